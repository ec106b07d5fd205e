/** A rectangle of cells, counted from 1 as Google's methods do. */
export interface Rect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The size of a sheet's grid: what an open end such as `A2:A` runs to. */
export interface GridSize {
  rowCount: number;
  columnCount: number;
}

const CELL = /^\$?([A-Za-z]{0,3})\$?(\d*)$/;

/**
 * Reads `B2`, `A1:C3`, `A:A`, `2:2`, `C2:C`, with or without `$`.
 * @returns undefined when the text is no such notation
 */
export function parseA1(text: string, grid: GridSize): Rect | undefined {
  const [from, to, ...more] = text.trim().split(':').map(corner);
  if (!from || more.length || (text.includes(':') && !to)) return undefined;
  if (!to && !(from.row && from.column)) return undefined;
  const end = to ?? from;
  if ((from.column === 0 && end.column !== 0) || (from.row === 0 && end.row !== 0 && end.column === 0))
    return undefined;
  const rows = span(from.row, end.row, grid.rowCount);
  const columns = span(from.column, end.column, grid.columnCount);
  return { row: rows.first, rows: rows.count, column: columns.first, columns: columns.count };
}

function corner(text: string): { row: number; column: number } | undefined {
  const match = CELL.exec(text.trim());
  if (!match || (!match[1] && !match[2])) return undefined;
  return { column: columnNumber(match[1]!), row: match[2] ? Number(match[2]) : 0 };
}

/** 0 stands for an open end. */
function span(from: number, to: number, last: number): { first: number; count: number } {
  const first = from || 1;
  const end = to || last;
  return { first: Math.min(first, end), count: Math.abs(end - first) + 1 };
}

/** `A` → 1, `AA` → 27, `` → 0 */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** 1 → `A`, 27 → `AA` */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function toA1({ row, column, rows, columns }: Rect): string {
  const start = columnLetters(column) + row;
  return rows === 1 && columns === 1
    ? start
    : `${start}:${columnLetters(column + columns - 1)}${row + rows - 1}`;
}

/** Splits `'My tab'!A1:B2` into the tab's name, unquoted, and the rest. */
export function splitSheetName(text: string): { sheetName?: string; a1: string } {
  const match = /^(?:'((?:[^']|'')*)'|([^'!]+))!(.+)$/.exec(text.trim());
  if (!match) return { a1: text };
  return { sheetName: match[1]?.replaceAll("''", "'") ?? match[2]!, a1: match[3]! };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

export function intersects(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}
