/** The workbook as plain JSON: what is kept on disk, and what every other file here works on. */
import { encode } from '../../isolate/protocol';
import type { Rect } from './a1';
import type { CellValue } from './display';

export interface WorkbookState {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  /** in the order of the tabs */
  sheets: SheetState[];
  /** every style in use, once; cells name them by index, 0 is the default */
  styles: CellStyle[];
  namedRanges: { name: string; range: RangeRef }[];
  metadata: MetadataState[];
  activeSheetId: number;
  /** source of the ids of sheets, charts, protections, metadata */
  lastId: number;
}

export interface SheetState {
  id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  rowCount: number;
  columnCount: number;
  frozenRows: number;
  frozenColumns: number;
  /** index 0 is row 1; null or absent: nothing in it */
  rows: (RowState | null)[];
  /** index 0 is column A; null or absent: as a new sheet has it */
  columns: (ColumnState | null)[];
  merges: Rect[];
  conditionalFormats: ConditionalFormatState[];
  filter: FilterState | null;
  protections: ProtectionState[];
  charts: ChartState[];
  active: Rect;
}

/** `values` and `styles` run in parallel, index 0 is column A; what is absent is empty, or style 0. */
export interface RowState {
  values: CellValue[];
  styles: number[];
  /** by column index: what only few cells have */
  extras?: Record<number, Extra>;
  height?: number;
  hidden?: boolean;
}

export interface Extra {
  formula?: string;
  note?: string;
  rich?: RichTextState;
  /** a Date that was set in a cell whose format does not show dates */
  date?: true;
}

export interface ColumnState {
  width?: number;
  hidden?: boolean;
}

/** A cell's looks and its validation rule. An absent property is the default. */
export interface CellStyle {
  numberFormat?: string;
  background?: string;
  fontColor?: string;
  fontWeight?: string;
  fontStyle?: string;
  fontSize?: number;
  fontFamily?: string;
  fontLine?: string;
  wrap?: string;
  horizontal?: string;
  vertical?: string;
  borders?: Partial<Record<'top' | 'left' | 'bottom' | 'right', { color: string; style: string }>>;
  validation?: ValidationState;
}

export interface RichTextState {
  text: string;
  runs: { start: number; end: number; link?: string | null; style?: TextStyleState }[];
}

export interface TextStyleState {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  color?: string;
  fontFamily?: string;
  fontSize?: number;
}

export interface RangeRef {
  sheetId: number;
  rect: Rect;
}

/** A Date as it is kept: the tagged form of isolate/protocol.ts, so it reaches a script as a Date again. */
export interface StoredDate {
  $date: number;
}

export type CriterionValue = null | string | number | boolean | StoredDate | RangeRef | string[];

/** One condition of a validation, a filter or a conditional format, by Google's name of it. */
export interface CriterionState {
  type: string;
  values: CriterionValue[];
}

export interface ValidationState extends CriterionState {
  allowInvalid: boolean;
  helpText: string | null;
}

export interface ConditionalFormatState {
  ranges: RangeRef[];
  condition?: CriterionState;
  style?: TextStyleState & { background?: string };
  gradient?: Partial<Record<'min' | 'mid' | 'max', { color: string; type: string | null; value: string }>>;
}

export interface FilterState {
  range: Rect;
  /** by column number in the sheet */
  criteria: Record<number, FilterCriteriaState>;
}

export interface FilterCriteriaState {
  condition?: CriterionState;
  hiddenValues?: string[];
  visibleValues?: string[];
}

export interface ProtectionState {
  id: number;
  kind: 'RANGE' | 'SHEET';
  rect: Rect | null;
  description: string;
  warningOnly: boolean;
  domainEdit: boolean;
  editors: string[];
  unprotected: Rect[];
  rangeName: string | null;
}

export interface ChartState {
  id: number;
  type: string;
  ranges: RangeRef[];
  options: Record<string, unknown>;
  position: { row: number; column: number; offsetX: number; offsetY: number };
  headers: number;
  transpose: boolean;
  mergeStrategy: string;
  hiddenDimensionStrategy: string;
}

export interface MetadataState {
  id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  location: MetadataLocation;
}

export type MetadataLocation =
  | { type: 'SPREADSHEET' }
  | { type: 'SHEET'; sheetId: number }
  | { type: 'ROW' | 'COLUMN'; sheetId: number; index: number };

/** A value as it can be kept: its Dates tagged. It reaches a script with Dates again. */
export function storable<T>(value: T): T {
  return JSON.parse(encode(value)) as T;
}

/** Size of a new sheet. Source: what Google Sheets makes. */
export const NEW_SHEET = { rows: 1000, columns: 26 };

export function newSheet(
  id: number,
  name: string,
  rowCount = NEW_SHEET.rows,
  columnCount = NEW_SHEET.columns,
): SheetState {
  return {
    id,
    name,
    hidden: false,
    tabColor: null,
    rowCount,
    columnCount,
    frozenRows: 0,
    frozenColumns: 0,
    rows: [],
    columns: [],
    merges: [],
    conditionalFormats: [],
    filter: null,
    protections: [],
    charts: [],
    active: { row: 1, column: 1, rows: 1, columns: 1 },
  };
}
