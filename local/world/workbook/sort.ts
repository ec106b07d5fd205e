import type { Rect } from './a1';
import type { Cell } from './grid';
import type { SheetState } from './state';
import type { Workbook } from './workbook';

/** `column` counts in the sheet, from 1 */
export interface SortKey {
  column: number;
  ascending: boolean;
}

/** Sorts the rows of a range; formats, notes and validation rules travel with their cells. */
export function sortRange(book: Workbook, sheet: SheetState, rect: Rect, keys: SortKey[]): void {
  for (const { column } of keys)
    if (column < rect.column || column >= rect.column + rect.columns)
      throw new Error(`The column index is out of range: ${column}`);
  const grid = book.grid(sheet);
  const rows = Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (_, c) => grid.cell(rect.row + r, rect.column + c)),
  );
  const collator = new Intl.Collator(sheet && book.locale.name.replace('_', '-'), { sensitivity: 'accent' });
  rows.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const order = compareCells(a[column - rect.column]!, b[column - rect.column]!, ascending, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  rows.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      grid.put(rect.row + r, rect.column + c, cell);
    });
  });
  book.changed(sheet, rect, 'values');
}

/** Numbers and dates, then texts, then truth values; empty cells are last in either direction. */
function compareCells(a: Cell, b: Cell, ascending: boolean, collator: Intl.Collator): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  const kinds = rank(a) - rank(b);
  const order =
    kinds ||
    (typeof a.value === 'string'
      ? collator.compare(a.value, b.value as string)
      : Number(a.value) - Number(b.value));
  return ascending ? order : -order;
}

function rank({ value }: Cell): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/** All rows below the frozen ones, as sorting a sheet does. */
export function sortSheet(book: Workbook, sheet: SheetState, key: SortKey): void {
  const whole = book.grid(sheet).dataRange();
  const first = sheet.frozenRows + 1;
  if (whole.rows < first) return;
  const columns = Math.max(whole.columns, key.column);
  sortRange(book, sheet, { row: first, column: 1, rows: whole.rows - sheet.frozenRows, columns }, [key]);
}
