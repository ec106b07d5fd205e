import type { Rect } from './a1';
import type { CellValue } from './display';
import { calculate } from './formula';
import { isAutomatic, isDateFormat } from './number-format';
import { type Entry, PLAIN_TEXT, parseEntry } from './parse';
import { serialOf } from './serial';
import type { SheetState } from './state';
import { refuseInvalid } from './validation';
import type { Workbook } from './workbook';

/** Characters in one cell. Source: the message with which Sheets refuses more. */
export const CELL_TEXT_LIMIT = 50_000;

/** What a script or a person may enter in a cell. */
export type Input = unknown;

/**
 * Writes into a range what was entered, parsed as Sheets parses it. Nothing is written when one cell refuses.
 * @param inputs one a cell, of the range's size
 */
export function enter(book: Workbook, sheet: SheetState, rect: Rect, inputs: Input[][]): void {
  refuseWrongSize(inputs, rect);
  const { locale, styles } = book;
  const year = book.year();
  write(book, sheet, rect, (r, c, style) => {
    const input = inputs[r]![c];
    const format = styles.get(style).numberFormat;
    if (typeof input === 'string') return parseEntry(input, format, locale, year);
    if (input instanceof Date) return dateEntry(book, input, format);
    if (typeof input === 'number' || typeof input === 'boolean') return { value: input };
    return { value: input === null || input === undefined ? null : String(input) };
  });
}

/** Writes formulas as they are, whatever the cell's format; '' empties the cell. */
export function enterFormulas(book: Workbook, sheet: SheetState, rect: Rect, formulas: string[][]): void {
  refuseWrongSize(formulas, rect);
  write(book, sheet, rect, (r, c) => {
    const text = String(formulas[r]![c] ?? '');
    if (text === '') return { value: null };
    return { value: null, formula: text.startsWith('=') ? text : `=${text}` };
  });
}

type EntryWithDate = Entry & { date?: true };

/** A Date keeps being one: an automatic format becomes a date format, any other stays and the cell remembers. */
function dateEntry(book: Workbook, date: Date, format: string | undefined): EntryWithDate {
  if (Number.isNaN(date.getTime())) return { value: '#NUM!' };
  const value = serialOf(date.getTime(), book.state.timeZone);
  if (isDateFormat(format)) return { value };
  if (!isAutomatic(format)) return format === PLAIN_TEXT ? { value, date: true } : { value };
  return {
    value,
    numberFormat: Number.isInteger(value) ? book.locale.dateFormat : book.locale.dateTimeFormat,
  };
}

function write(
  book: Workbook,
  sheet: SheetState,
  rect: Rect,
  entryAt: (r: number, c: number, style: number) => EntryWithDate,
): void {
  const grid = book.grid(sheet);
  const special: { row: number; column: number; entry: EntryWithDate; style: number }[] = [];
  const values = grid.map(rect, (_value, style, extra, row, column): CellValue => {
    const entry = entryAt(row - rect.row, column - rect.column, style);
    if (entry.formula !== undefined) entry.value = calculate(entry.formula);
    refuseTooLong(entry.formula ?? entry.value);
    if (style !== 0 && entry.value !== null) refuseInvalid(book, row, column, entry.value, style, entry);
    const formatted = entry.numberFormat !== undefined && isAutomatic(book.styles.get(style).numberFormat);
    if (formatted || entry.formula !== undefined || entry.date || extra)
      special.push({ row, column, entry, style });
    return entry.value;
  });
  values.forEach((line, r) => {
    line.forEach((value, c) => {
      grid.setValue(rect.row + r, rect.column + c, value);
    });
  });
  for (const { row, column, entry, style } of special) {
    const { formula, date, numberFormat } = entry;
    grid.setExtra(row, column, ({ note }) => ({ note, formula, date }));
    if (numberFormat && isAutomatic(book.styles.get(style).numberFormat))
      grid.setStyle(row, column, book.styles.changed(style, { numberFormat }));
  }
  book.changed(sheet, rect, 'values');
}

function refuseTooLong(content: CellValue): void {
  if (typeof content === 'string' && content.length > CELL_TEXT_LIMIT)
    throw new Error(
      `Your input contains more than the maximum of ${CELL_TEXT_LIMIT} characters in a single cell.`,
    );
}

/** @throws Google's message when a matrix has not the size of its range */
export function refuseWrongSize(matrix: unknown[][], rect: Rect): void {
  if (matrix.length !== rect.rows)
    throw new Error(
      `The number of rows in the data does not match the number of rows in the range. The data has ${matrix.length} but the range has ${rect.rows}.`,
    );
  const wrong = matrix.find((line) => line.length !== rect.columns);
  if (wrong)
    throw new Error(
      `The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${rect.columns}.`,
    );
}
