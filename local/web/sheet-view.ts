import type { Rect } from '../world/workbook/a1';
import type { CellValue } from '../world/workbook/display';
import { isHiddenByFilter } from '../world/workbook/filter';
import type {
  CellStyle,
  ChartState,
  ColumnState,
  ConditionalFormatState,
  Extra,
  FilterState,
  SheetState,
} from '../world/workbook/state';
import type { Workbook } from '../world/workbook/workbook';

/** The spreadsheet but for its cells, as the page draws it. */
export interface BookView {
  name: string;
  locale: string;
  timeZone: string;
  /** serial number of the day */
  today: number;
  activeSheetId: number;
  styles: CellStyle[];
  sheets: SheetView[];
}

export interface SheetView
  extends Pick<
    SheetState,
    | 'id'
    | 'name'
    | 'hidden'
    | 'tabColor'
    | 'rowCount'
    | 'columnCount'
    | 'frozenRows'
    | 'frozenColumns'
    | 'merges'
  > {
  columns: (ColumnState | null)[];
  /** rows of a height of their own, and hidden rows, by number */
  rowHeights: Record<number, number>;
  hiddenRows: number[];
  lastRow: number;
  lastColumn: number;
  filter: FilterState | null;
  conditionalFormats: ConditionalFormatView[];
  charts: ChartView[];
}

/** Gradient points as numbers, whatever way they were given. */
export type ConditionalFormatView = Omit<ConditionalFormatState, 'gradient'> & {
  gradient?: { color: string; at: number }[];
};

/** A chart with the cells it shows: numbers as numbers, all else as shown. */
export type ChartView = ChartState & { table: CellValue[][] };

/** A row's cells; `null`: nothing is in it. Hidden columns are left out. */
export type RowView = { values: CellValue[]; styles: number[]; extras?: Record<number, Extra> } | null;

export function bookView(book: Workbook): BookView {
  const { name, locale, timeZone, activeSheetId, styles, sheets } = book.state;
  return {
    name,
    locale,
    timeZone,
    today: book.today(),
    activeSheetId,
    styles,
    sheets: sheets.map((sheet) => sheetView(book, sheet)),
  };
}

function sheetView(book: Workbook, sheet: SheetState): SheetView {
  const grid = book.grid(sheet);
  const rowHeights: Record<number, number> = {};
  const hiddenRows: number[] = [];
  sheet.rows.forEach((row, index) => {
    if (row?.height !== undefined) rowHeights[index + 1] = row.height;
    if (row?.hidden || (sheet.filter && isHiddenByFilter(book, sheet, index + 1))) hiddenRows.push(index + 1);
  });
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    merges: sheet.merges,
    columns: sheet.columns,
    rowHeights,
    hiddenRows,
    lastRow: grid.lastRow(),
    lastColumn: grid.lastColumn(),
    filter: sheet.filter,
    conditionalFormats: sheet.conditionalFormats.map((rule) => resolved(book, rule)),
    charts: sheet.charts.map((chart) => ({ ...chart, table: tableOf(book, chart) })),
  };
}

/** @param from first row, from 1 */
export function rowsView(book: Workbook, sheetId: number, from: number, count: number): RowView[] {
  const sheet = book.at(sheetId);
  const hidden = sheet.columns.flatMap((column, index) => (column?.hidden ? [index] : []));
  return Array.from({ length: Math.max(0, Math.min(count, sheet.rowCount - from + 1)) }, (_, index) => {
    const row = sheet.rows[from - 1 + index];
    if (!row) return null;
    const values = [...row.values];
    for (const column of hidden) if (column < values.length) values[column] = null;
    return { values, styles: row.styles, extras: row.extras };
  });
}

function resolved(book: Workbook, rule: ConditionalFormatState): ConditionalFormatView {
  const { gradient, ...rest } = rule;
  if (!gradient) return rest;
  const points = [
    { point: gradient.min, otherwise: 'MIN' },
    { point: gradient.mid, otherwise: 'PERCENTILE' },
    { point: gradient.max, otherwise: 'MAX' },
  ];
  const numbers = points.some(({ point }) => point && point.type !== 'NUMBER') ? numbersIn(book, rule) : [];
  return {
    ...rest,
    gradient: points.flatMap(({ point, otherwise }) =>
      point
        ? [{ color: point.color, at: pointOf(point.type ?? otherwise, Number(point.value), numbers) }]
        : [],
    ),
  };
}

/** @param numbers ascending */
function pointOf(type: string, value: number, numbers: number[]): number {
  const [low = 0] = numbers;
  const high = numbers.at(-1) ?? 0;
  if (type === 'NUMBER') return value;
  if (type === 'PERCENT') return low + ((high - low) * value) / 100;
  if (type === 'PERCENTILE') return numbers[Math.round((value / 100) * (numbers.length - 1))] ?? 0;
  return type === 'MAX' ? high : low;
}

function numbersIn(book: Workbook, { ranges }: ConditionalFormatState): number[] {
  return ranges
    .flatMap(({ sheetId, rect }) => cellsOf(book, sheetId, rect).flat())
    .filter((value): value is number => typeof value === 'number')
    .sort((a, b) => a - b);
}

function tableOf(book: Workbook, { ranges }: ChartState): CellValue[][] {
  const parts = ranges.map(({ sheetId, rect }) => cellsOf(book, sheetId, rect));
  const [first = []] = parts;
  return first.map((_, row) => parts.flatMap((part) => part[row] ?? []));
}

function cellsOf(book: Workbook, sheetId: number, rect: Rect): CellValue[][] {
  const sheet = book.at(sheetId);
  const rows = Math.min(rect.rows, Math.max(0, book.grid(sheet).lastRow() - rect.row + 1));
  return book
    .grid(sheet)
    .map({ ...rect, rows }, (value, style, extra) =>
      typeof value === 'number' && !book.candidate(value, style, extra).isDate
        ? value
        : value === null
          ? null
          : book.show(value, style, extra),
    );
}
