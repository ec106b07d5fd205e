import { type Handler, type Handlers, handle } from '../execution';
import { parseA1, type Rect, splitSheetName } from './a1';
import { type Clear, clear } from './clearing';
import { enter, type Input } from './entering';
import { insertAfter } from './sheet-grid';
import { sortSheet } from './sort';
import type { SheetState } from './state';
import { copyName, deleteSheet, hideSheet, insertSheet, moveSheet, renameSheet } from './tabs';
import type { Workbook } from './workbook';

/** A sheet as a whole: its name, place, size, colours, and what adds a row to it. */
export function sheetHandlers(book: Workbook): Handlers {
  const grid = (sheetId: number) => book.grid(book.at(sheetId));
  const looks = (sheetId: number, change: (sheet: SheetState) => void) => {
    const sheet = book.at(sheetId);
    change(sheet);
    book.changed(sheet, book.grid(sheet).whole(), 'structure');
  };
  const clearing: Handler = (_, sheetId: number, what: Clear) =>
    clear(book, book.at(sheetId), grid(sheetId).whole(), what);
  return {
    'Sheet.getName': (_, sheetId: number) => book.at(sheetId).name,
    'Sheet.setName': (_, sheetId: number, name: string) => renameSheet(book, book.at(sheetId), name),
    'Sheet.getIndex': (_, sheetId: number) => book.state.sheets.indexOf(book.at(sheetId)) + 1,
    'Sheet.getRange': handle((_, sheetId: number, ...spec: [string] | number[]) =>
      resolveRange(book, book.at(sheetId), spec),
    ),
    'Sheet.getDataRange': handle((_, sheetId: number) => grid(sheetId).dataRange()),
    'Sheet.getLastRow': (_, sheetId: number) => grid(sheetId).lastRow(),
    'Sheet.getLastColumn': (_, sheetId: number) => grid(sheetId).lastColumn(),
    'Sheet.getMaxRows': (_, sheetId: number) => book.at(sheetId).rowCount,
    'Sheet.getMaxColumns': (_, sheetId: number) => book.at(sheetId).columnCount,
    'Sheet.appendRow': (_, sheetId: number, values: Input[]) => appendRow(book, book.at(sheetId), values),
    'Sheet.clear': clearing,
    'Sheet.clearContents': clearing,
    'Sheet.clearFormats': clearing,
    'Sheet.clearNotes': clearing,
    'Sheet.sort': (_, sheetId: number, column: number, ascending: boolean) =>
      sortSheet(book, book.at(sheetId), { column, ascending }),
    'Sheet.copyTo': (_, sheetId: number) => {
      const sheet = book.at(sheetId);
      return insertSheet(book, copyName(book, sheet.name), undefined, sheet).id;
    },
    'Sheet.activate': (_, sheetId: number) => {
      book.state.activeSheetId = book.at(sheetId).id;
    },
    'Sheet.getActiveRange': handle((_, sheetId: number) => book.at(sheetId).active),
    'Sheet.isSheetHidden': (_, sheetId: number) => book.at(sheetId).hidden,
    'Sheet.hideSheet': (_, sheetId: number) => hideSheet(book, book.at(sheetId), true),
    'Sheet.showSheet': (_, sheetId: number) => hideSheet(book, book.at(sheetId), false),
    'Sheet.getTabColor': (_, sheetId: number) => book.at(sheetId).tabColor,
    'Sheet.setTabColor': (_, sheetId: number, color: string | null) =>
      looks(sheetId, (sheet) => {
        sheet.tabColor = color;
      }),
    'Spreadsheet.insertSheet': (_, name: string | null, index: number | null, templateId: number | null) =>
      insertSheet(
        book,
        name ?? undefined,
        index ?? undefined,
        templateId === null ? undefined : book.at(templateId),
      ).id,
    'Spreadsheet.deleteSheet': (_, sheetId: number) => deleteSheet(book, book.at(sheetId)),
    'Spreadsheet.moveActiveSheet': (_, position: number) =>
      moveSheet(book, book.at(book.state.activeSheetId), position),
  };
}

/**
 * Writes a row below the last content, as one act. A row below the grid, or columns right of it, are added; a new
 * row takes formats and validation rules of the row above.
 */
export function appendRow(book: Workbook, sheet: SheetState, values: Input[]): void {
  const row = book.grid(sheet).lastRow() + 1;
  if (row > sheet.rowCount) insertAfter(book, sheet, 'rows', sheet.rowCount, 1);
  const missing = values.length - sheet.columnCount;
  if (missing > 0) insertAfter(book, sheet, 'columns', sheet.columnCount, missing);
  if (values.length > 0) enter(book, sheet, { row, column: 1, rows: 1, columns: values.length }, [values]);
}

/** @throws Google's message for a place that is not in the sheet */
export function resolveRange(book: Workbook, sheet: SheetState, spec: [string] | number[]): Rect {
  if (typeof spec[0] === 'string') {
    const found = resolveA1(book, spec[0], sheet);
    if (found.sheetId !== sheet.id) throw new Error('Range not found');
    return found.rect;
  }
  const [row, column, rows = 1, columns = 1] = spec as number[];
  return checked(sheet, { row: row!, column: column!, rows, columns });
}

/** Reads `A1:B2`, `Tab!A1:B2` or the name of a named range. */
export function resolveA1(book: Workbook, text: string, sheet: SheetState): { sheetId: number; rect: Rect } {
  const { sheetName, a1 } = splitSheetName(text);
  const target = sheetName === undefined ? sheet : book.sheet(sheetName);
  const rect = target && parseA1(a1, target);
  if (target && rect) return { sheetId: target.id, rect: checked(target, rect) };
  const named = book.state.namedRanges.find(({ name }) => name === text);
  if (!named) throw new Error('Range not found');
  return named.range;
}

function checked(sheet: SheetState, rect: Rect): Rect {
  if (rect.row < 1) throw new Error('The starting row of the range is too small.');
  if (rect.column < 1) throw new Error('The starting column of the range is too small.');
  if (rect.rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (rect.columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  if (rect.row + rect.rows - 1 > sheet.rowCount || rect.column + rect.columns - 1 > sheet.columnCount)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
  return rect;
}
