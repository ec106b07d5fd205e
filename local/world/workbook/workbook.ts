import type { Handlers } from '../execution';
import type { Rect } from './a1';
import { chartHandlers } from './charts';
import { conditionalFormatHandlers } from './conditional-format';
import type { Candidate, Surroundings } from './criteria';
import { type CellValue, displayValue } from './display';
import { filterHandlers } from './filter';
import { formatHandlers } from './formats';
import { Grid } from './grid';
import { type Locale, localeOf } from './locale';
import { metadataHandlers } from './metadata';
import { namedRangeHandlers } from './named-ranges';
import { isDateFormat } from './number-format';
import { act, type PersonsAct, type Typed, typeAs } from './person';
import { protectionHandlers } from './protection';
import { rangeHandlers } from './range';
import { remember } from './remember';
import { richTextHandlers } from './rich-text';
import { epochOf, fieldsOf, serialOf } from './serial';
import { sheetHandlers } from './sheet';
import { sheetGridHandlers } from './sheet-grid';
import { spreadsheetHandlers } from './spreadsheet';
import { type Extra, newSheet, type SheetState, type WorkbookState } from './state';
import { type Change, restructure } from './structure';
import { Styles } from './styles';
import { defaultSheetName } from './tabs';
import { textFinderHandlers } from './text-finder';
import { validationHandlers } from './validation';

export interface WorkbookOptions {
  /** as Sheets names it, e.g. `fr_FR` */
  locale: string;
  /** e.g. `Europe/Paris` */
  timeZone: string;
  name: string;
  /** the world's clock, epoch milliseconds */
  now: () => number;
}

/** What `onChange` tells: which cells of which sheet, and whether their content, their looks or the grid changed. */
export interface ChangeNotice {
  sheetId: number;
  rect: Rect;
  kind: 'values' | 'formats' | 'structure';
}

/** The one spreadsheet that the script is bound to. */
export class Workbook {
  readonly state: WorkbookState;
  readonly styles: Styles;
  private readonly grids = new WeakMap<SheetState, Grid>();
  private readonly listeners: ((notice: ChangeNotice) => void)[] = [];

  /** @param saved what {@link snapshot} gave; its locale, zone and name win over the options */
  constructor(
    private readonly options: WorkbookOptions,
    saved?: WorkbookState,
  ) {
    this.state = saved ?? {
      id: '1LocalHostSpreadsheet0000000000000000000000',
      name: options.name,
      locale: options.locale,
      timeZone: options.timeZone,
      sheets: [newSheet(0, defaultSheetName(localeOf(options.locale), 1))],
      styles: [],
      namedRanges: [],
      metadata: [],
      activeSheetId: 0,
      lastId: 0,
    };
    this.styles = new Styles(this.state.styles);
  }

  get locale(): Locale {
    return localeOf(this.state.locale);
  }

  /** today's date in the spreadsheet's zone, as a serial number */
  today(): number {
    return Math.floor(serialOf(this.options.now(), this.state.timeZone));
  }

  year(): number {
    return fieldsOf(this.today()).year;
  }

  sheet(name: string): SheetState | undefined {
    return this.state.sheets.find((sheet) => sheet.name === name);
  }

  /** The sheet of an id; throws when it was deleted. */
  at(sheetId: number): SheetState {
    const sheet = this.state.sheets.find(({ id }) => id === sheetId);
    if (!sheet) throw new Error(`Sheet ${sheetId} not found`);
    return sheet;
  }

  grid(sheet: SheetState): Grid {
    return remember(this.grids, sheet, () => new Grid(sheet));
  }

  nextId(): number {
    return ++this.state.lastId;
  }

  /** What a script reads in a cell: dates as Date, an empty cell as ''. */
  read(value: CellValue, style: number, extra: Extra | undefined): string | number | boolean | Date {
    if (value === null) return '';
    return typeof value === 'number' && this.isDate(style, extra)
      ? new Date(epochOf(value, this.state.timeZone))
      : value;
  }

  /** What a cell shows. */
  show(value: CellValue, style: number, extra?: Extra): string {
    const format = extra?.date ? this.locale.dateTimeFormat : this.styles.get(style).numberFormat;
    return displayValue(value, format, this.locale);
  }

  candidate(value: CellValue, style: number, extra?: Extra): Candidate {
    return { value, shown: this.show(value, style, extra), isDate: this.isDate(style, extra) };
  }

  /** What criteria need to know besides the cell. */
  surroundings(): Surroundings {
    return {
      today: this.today(),
      serial: ({ $date }) => serialOf($date, this.state.timeZone),
      shown: (sheetId, rect) =>
        this.grid(this.at(sheetId))
          .map(rect, (value, style, extra) => this.show(value, style, extra))
          .flat()
          .filter((text) => text !== ''),
    };
  }

  private isDate(style: number, extra: Extra | undefined): boolean {
    return extra?.date === true || isDateFormat(this.styles.get(style).numberFormat);
  }

  /** Inserts, deletes or moves rows or columns. */
  restructure(sheet: SheetState, change: Change): void {
    restructure(this.state, this.styles, sheet, change);
    this.changed(sheet, this.grid(sheet).whole(), 'structure');
  }

  /** @param listener told of every changed rectangle, after the change */
  onChange(listener: (notice: ChangeNotice) => void): void {
    this.listeners.push(listener);
  }

  changed(sheet: SheetState, rect: Rect, kind: ChangeNotice['kind']): void {
    for (const listener of this.listeners) listener({ sheetId: sheet.id, rect, kind });
  }

  /** Every tab with its values down to the last content; dates as Date. */
  view(): { name: string; values: (string | number | boolean | Date)[][] }[] {
    return this.state.sheets.map((sheet) => {
      const grid = this.grid(sheet);
      const empty = grid.lastRow() === 0;
      return {
        name: sheet.name,
        values: empty
          ? []
          : grid.map(grid.dataRange(), (value, style, extra) => this.read(value, style, extra)),
      };
    });
  }

  /** What a person's typing does: parsed, validated, written. @throws the refusal of the cell's validation rule */
  type(sheetName: string, a1: string, value: unknown): Typed {
    return typeAs(this, sheetName, a1, value);
  }

  /** What else a person does in the sheet: sort, filter, move, rename, hide … */
  act(does: PersonsAct): void {
    act(this, does);
  }

  /** The state itself, plain JSON: write it out at once, it goes on changing. */
  snapshot(): WorkbookState {
    return this.state;
  }

  handlers(): Handlers {
    return {
      ...spreadsheetHandlers(this),
      ...sheetHandlers(this),
      ...sheetGridHandlers(this),
      ...rangeHandlers(this),
      ...formatHandlers(this),
      ...richTextHandlers(this),
      ...validationHandlers(this),
      ...conditionalFormatHandlers(this),
      ...filterHandlers(this),
      ...protectionHandlers(this),
      ...chartHandlers(this),
      ...metadataHandlers(this),
      ...namedRangeHandlers(this),
      ...textFinderHandlers(this),
    };
  }
}
