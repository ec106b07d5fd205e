import { type CellValue, displayValue } from '../../world/workbook/display';
import { type Locale, localeOf } from '../../world/workbook/locale';
import { isDateFormat } from '../../world/workbook/number-format';
import type { CellStyle, Extra } from '../../world/workbook/state';
import type { ChangeNotice } from '../../world/workbook/workbook';
import type { News } from '../attendance';
import type { BookView, RowView, SheetView } from '../sheet-view';
import { ask } from './host';
import { Signal } from './signal';

/** Rows that are asked for at once. */
const BLOCK = 100;

export interface Cell {
  value: CellValue;
  style: CellStyle;
  styleId: number;
  extra?: Extra;
}

/** Rows that have come, and which of their cells differ from what stood there before. */
export interface Arrived {
  sheetId: number;
  from: number;
  count: number;
  changed: { row: number; column: number }[];
}

interface Block {
  rows: RowView[];
  state: 'fresh' | 'stale' | 'asked' | 'asked, stale';
  /** what was moved about is not shown as changed */
  moved: boolean;
}

/** The spreadsheet as far as the page knows it: rows come when they are needed, and again when they have changed. */
export class Book {
  /** the view has changed: tabs, columns, looks … */
  readonly changed = new Signal();
  readonly arrived = new Signal<Arrived>();
  /** the rows of a sheet are out of date */
  readonly outdated = new Signal<number>();
  view: BookView;
  locale: Locale;
  private readonly blocks = new Map<number, Map<number, Block>>();

  constructor(view: BookView) {
    this.view = view;
    this.locale = localeOf(view.locale);
  }

  take({ book, changes }: News): void {
    if (!book) return;
    this.view = book;
    this.locale = localeOf(book.locale);
    if (!changes) this.blocks.clear();
    for (const change of changes ?? []) this.outdate(change);
    this.changed.tell();
    for (const id of new Set(changes?.map(({ sheetId }) => sheetId) ?? this.view.sheets.map(({ id }) => id)))
      this.outdated.tell(id);
  }

  sheet(id: number): SheetView | undefined {
    return this.view.sheets.find((sheet) => sheet.id === id);
  }

  cell(sheetId: number, row: number, column: number): Cell {
    const found = this.row(sheetId, row);
    const styleId = found?.styles[column - 1] ?? 0;
    return {
      value: found?.values[column - 1] ?? null,
      styleId,
      style: this.view.styles[styleId] ?? {},
      extra: found?.extras?.[column - 1],
    };
  }

  /** `undefined`: not here yet */
  row(sheetId: number, row: number): RowView | undefined {
    return this.blocks.get(sheetId)?.get(Math.floor((row - 1) / BLOCK))?.rows[(row - 1) % BLOCK];
  }

  isLoaded(sheetId: number, row: number): boolean {
    return this.blocks.get(sheetId)?.has(Math.floor((row - 1) / BLOCK)) ?? false;
  }

  shown({ value, style, extra }: Cell): string {
    const format = extra?.date ? this.locale.dateTimeFormat : style.numberFormat;
    return displayValue(value, format, this.locale);
  }

  isDate({ style, extra }: Cell): boolean {
    return extra?.date === true || isDateFormat(style.numberFormat);
  }

  /** What a person edits: the formula; a number without its format; else what is shown. */
  editable(cell: Cell): string {
    if (cell.extra?.formula) return cell.extra.formula;
    if (typeof cell.value === 'number' && !this.isDate(cell))
      return displayValue(cell.value, undefined, this.locale);
    return this.shown(cell);
  }

  /** Shows a typed text at once; the host's answer comes after. */
  expect(sheetId: number, row: number, column: number, value: CellValue): void {
    const found = this.row(sheetId, row);
    if (!found) return;
    while (found.values.length < column) found.values.push(null);
    found.values[column - 1] = value;
    this.arrived.tell({ sheetId, from: row, count: 1, changed: [] });
  }

  /** Sees to it that rows are here and up to date. */
  need(sheetId: number, from: number, to: number): void {
    const blocks = this.blocksOf(sheetId);
    const last = Math.min(to, this.sheet(sheetId)?.rowCount ?? 0);
    for (let number = Math.floor((from - 1) / BLOCK); number * BLOCK < last; number++) {
      const block = blocks.get(number);
      if (!block || block.state === 'stale') void this.load(sheetId, number);
    }
  }

  private blocksOf(sheetId: number): Map<number, Block> {
    const blocks = this.blocks.get(sheetId) ?? new Map<number, Block>();
    this.blocks.set(sheetId, blocks);
    return blocks;
  }

  private outdate({ sheetId, rect, kind }: ChangeNotice): void {
    for (const [number, block] of this.blocksOf(sheetId)) {
      const apart = number * BLOCK + BLOCK < rect.row || number * BLOCK + 1 > rect.row + rect.rows - 1;
      if (apart) continue;
      block.state = block.state.startsWith('asked') ? 'asked, stale' : 'stale';
      if (kind === 'structure') block.moved = true;
    }
  }

  private async load(sheetId: number, number: number): Promise<void> {
    const blocks = this.blocksOf(sheetId);
    const before = blocks.get(number);
    const block: Block = before ?? { rows: [], state: 'asked', moved: true };
    block.state = 'asked';
    blocks.set(number, block);
    const asked = { sheetId, from: number * BLOCK + 1, count: BLOCK };
    try {
      const { rows } = await ask<{ rows: RowView[] }>('POST /api/page/rows', asked);
      const old = block.rows;
      block.rows = rows;
      const changed = block.moved ? [] : differences(old, rows, asked.from);
      const again = (block.state as Block['state']) === 'asked, stale';
      block.state = again ? 'stale' : 'fresh';
      block.moved = false;
      this.arrived.tell({ ...asked, changed });
      if (again) this.outdated.tell(sheetId);
    } catch {
      // The trouble is told where the host is asked for news; the rows are asked for again when next needed.
      block.state = 'stale';
    }
  }
}

function differences(old: RowView[], rows: RowView[], from: number): { row: number; column: number }[] {
  return rows.flatMap((row, index) => {
    const before = old[index]?.values ?? [];
    const now = row?.values ?? [];
    const width = Math.max(before.length, now.length);
    return Array.from({ length: width }, (_, column) => column)
      .filter((column) => (before[column] ?? null) !== (now[column] ?? null))
      .map((column) => ({ row: from + index, column: column + 1 }));
  });
}
