import type { Handlers } from '../execution';
import { columnLetters, type Rect } from './a1';
import { meets } from './criteria';
import { type CellValue, displayValue } from './display';
import { refuseWrongSize } from './entering';
import { isAutomatic, isDateFormat } from './number-format';
import type { Entry } from './parse';
import { type SheetState, storable, type ValidationState } from './state';
import type { Workbook } from './workbook';

/** @throws Google's refusal when the cell's rule rejects the value. A rule that only warns lets everything in. */
export function refuseInvalid(
  book: Workbook,
  row: number,
  column: number,
  value: CellValue,
  style: number,
  entry: Entry & { date?: true },
): void {
  const rule = book.styles.get(style).validation;
  if (!rule || rule.allowInvalid) return;
  const format = book.styles.get(style).numberFormat;
  const shownAs = isAutomatic(format) ? entry.numberFormat : format;
  const cell = {
    value,
    shown: displayValue(value, shownAs, book.locale),
    isDate: entry.date === true || isDateFormat(shownAs),
  };
  if (meets(rule, cell, book.surroundings()) !== false) return;
  const cellName = columnLetters(column) + row;
  const help = rule.helpText ?? allowedValues(book, rule);
  throw new Error(
    `The data you entered in cell ${cellName} violates the data validation rules set on this cell.${help ? ` ${help}` : ''}`,
  );
}

function allowedValues(book: Workbook, rule: ValidationState): string {
  if (rule.type !== 'VALUE_IN_LIST' && rule.type !== 'VALUE_IN_RANGE') return '';
  const first = rule.values[0];
  if (Array.isArray(first)) return `Please enter one of the following values: ${first.join(', ')}.`;
  if (typeof first !== 'object' || first === null || !('rect' in first)) return '';
  const values = book.surroundings().shown(first.sheetId, first.rect);
  return `Please enter one of the following values: ${values.join(', ')}.`;
}

/** Sets one rule on every cell of a range; null takes the rule away. */
export function setValidation(
  book: Workbook,
  sheet: SheetState,
  rect: Rect,
  rule: ValidationState | null,
): void {
  const change = book.styles.changer((style) => ({ ...style, validation: rule ?? undefined }));
  book.grid(sheet).restyle(rect, change);
  book.changed(sheet, rect, 'formats');
}

/** Tick boxes, unticked where the cell was empty. */
export function insertCheckboxes(
  book: Workbook,
  sheet: SheetState,
  rect: Rect,
  values: (string | number | boolean)[],
): void {
  setValidation(book, sheet, rect, { type: 'CHECKBOX', values, allowInvalid: true, helpText: null });
  const grid = book.grid(sheet);
  const unticked = values[1] ?? (values.length ? null : false);
  for (let row = rect.row; row < rect.row + rect.rows; row++)
    for (let column = rect.column; column < rect.column + rect.columns; column++)
      if (grid.cell(row, column).value === null) grid.setValue(row, column, unticked);
  book.changed(sheet, rect, 'values');
}

function removeCheckboxes(book: Workbook, sheet: SheetState, rect: Rect): void {
  const grid = book.grid(sheet);
  for (let row = rect.row; row < rect.row + rect.rows; row++)
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const { style } = grid.cell(row, column);
      if (book.styles.get(style).validation?.type !== 'CHECKBOX') continue;
      grid.setStyle(row, column, book.styles.changed(style, { validation: undefined }));
      grid.setValue(row, column, null);
    }
  book.changed(sheet, rect, 'values');
}

/** The value of a tick box when ticked and when not. */
function tickValues(
  rule: ValidationState | undefined,
): { ticked: CellValue; unticked: CellValue } | undefined {
  if (rule?.type !== 'CHECKBOX') return undefined;
  const [ticked = true, unticked = rule.values.length ? null : false] = rule.values as CellValue[];
  return { ticked, unticked };
}

function tick(book: Workbook, sheet: SheetState, rect: Rect, on: boolean): void {
  const grid = book.grid(sheet);
  for (const { row, column, values } of ticksIn(book, sheet, rect))
    if (values) grid.setValue(row, column, on ? values.ticked : values.unticked);
  book.changed(sheet, rect, 'values');
}

function ticksIn(book: Workbook, sheet: SheetState, rect: Rect) {
  return book
    .grid(sheet)
    .map(rect, (value, style, _extra, row, column) => ({
      row,
      column,
      value,
      values: tickValues(book.styles.get(style).validation),
    }))
    .flat();
}

/** true or false when all are ticked or all are not; null when they differ or a cell is no tick box. */
function areTicked(book: Workbook, sheet: SheetState, rect: Rect): boolean | null {
  const ticks = ticksIn(book, sheet, rect);
  if (ticks.every(({ value, values }) => values && value === values.ticked)) return true;
  return ticks.every(({ value, values }) => values && value !== values.ticked) ? false : null;
}

export function validationHandlers(book: Workbook): Handlers {
  const read = (sheetId: number, rect: Rect) =>
    book.grid(book.at(sheetId)).map(rect, (_value, style) => book.styles.get(style).validation ?? null);
  return {
    'Range.getDataValidation': (_, sheetId: number, rect: Rect) =>
      read(sheetId, { ...rect, rows: 1, columns: 1 })[0]![0],
    'Range.getDataValidations': (_, sheetId: number, rect: Rect) => read(sheetId, rect),
    'Range.setDataValidation': (_, sheetId: number, rect: Rect, rule: ValidationState | null) =>
      setValidation(book, book.at(sheetId), rect, storable(rule)),
    'Range.setDataValidations': (_, sheetId: number, rect: Rect, given: (ValidationState | null)[][]) => {
      const rules = storable(given);
      refuseWrongSize(rules, rect);
      const at = (row: number, column: number) => rules[row - rect.row]![column - rect.column] ?? undefined;
      const sheet = book.at(sheetId);
      book
        .grid(sheet)
        .restyle(rect, (style, row, column) => book.styles.changed(style, { validation: at(row, column) }));
      book.changed(sheet, rect, 'formats');
    },
    'Range.clearDataValidations': (_, sheetId: number, rect: Rect) =>
      setValidation(book, book.at(sheetId), rect, null),
    'Range.insertCheckboxes': (_, sheetId: number, rect: Rect, values: (string | number | boolean)[]) =>
      insertCheckboxes(book, book.at(sheetId), rect, values),
    'Range.removeCheckboxes': (_, sheetId: number, rect: Rect) =>
      removeCheckboxes(book, book.at(sheetId), rect),
    'Range.check': (_, sheetId: number, rect: Rect) => tick(book, book.at(sheetId), rect, true),
    'Range.uncheck': (_, sheetId: number, rect: Rect) => tick(book, book.at(sheetId), rect, false),
    'Range.isChecked': (_, sheetId: number, rect: Rect) => areTicked(book, book.at(sheetId), rect),
  };
}
