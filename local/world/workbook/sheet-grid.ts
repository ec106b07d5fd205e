import type { Handlers } from '../execution';
import type { ColumnState, RowState, SheetState } from './state';
import type { Dimension } from './structure';
import { refuseTooManyCells } from './tabs';
import type { Workbook } from './workbook';

/** Pixels of a new sheet's columns and rows. */
export const DEFAULT_COLUMN_WIDTH = 100;
export const DEFAULT_ROW_HEIGHT = 21;

/** The rows and columns of a sheet: insert, delete, move, size, hide, freeze. */
export function sheetGridHandlers(book: Workbook): Handlers {
  const looks = (sheetId: number, change: (sheet: SheetState) => void) => {
    const sheet = book.at(sheetId);
    change(sheet);
    book.changed(sheet, book.grid(sheet).whole(), 'structure');
  };
  const each =
    (dimension: Dimension, change: (item: RowState & ColumnState, value: never) => void) =>
    (_: unknown, sheetId: number, first: number, count: number, value?: unknown) =>
      looks(sheetId, (sheet) => {
        refuseOutside(sheet, dimension, first, count);
        const grid = book.grid(sheet);
        for (let n = first; n < first + count; n++)
          change(
            (dimension === 'rows' ? grid.row(n) : grid.column(n)) as RowState & ColumnState,
            value as never,
          );
      });
  return {
    ...gridChanges(book, 'rows', 'Rows'),
    ...gridChanges(book, 'columns', 'Columns'),
    'Sheet.getColumnWidth': (_, sheetId: number, column: number) =>
      book.at(sheetId).columns[column - 1]?.width ?? DEFAULT_COLUMN_WIDTH,
    'Sheet.setColumnWidths': each('columns', (column, width: number) => {
      column.width = width;
    }),
    'Sheet.autoResizeColumns': (_, sheetId: number, first: number, count: number) =>
      looks(sheetId, (sheet) => {
        for (let n = first; n < first + count; n++)
          book.grid(sheet).column(n).width = fittingWidth(book, sheet, n);
      }),
    'Sheet.getRowHeight': (_, sheetId: number, row: number) =>
      book.at(sheetId).rows[row - 1]?.height ?? DEFAULT_ROW_HEIGHT,
    'Sheet.setRowHeights': each('rows', (row, height: number) => {
      row.height = height;
    }),
    'Sheet.hideColumns': (_, sheetId: number, first: number, count: number) =>
      hide(book, book.at(sheetId), 'columns', first, count, true),
    'Sheet.showColumns': (_, sheetId: number, first: number, count: number) =>
      hide(book, book.at(sheetId), 'columns', first, count, false),
    'Sheet.isColumnHiddenByUser': (_, sheetId: number, column: number) =>
      book.at(sheetId).columns[column - 1]?.hidden === true,
    'Sheet.hideRows': (_, sheetId: number, first: number, count: number) =>
      hide(book, book.at(sheetId), 'rows', first, count, true),
    'Sheet.showRows': (_, sheetId: number, first: number, count: number) =>
      hide(book, book.at(sheetId), 'rows', first, count, false),
    'Sheet.isRowHiddenByUser': (_, sheetId: number, row: number) =>
      book.at(sheetId).rows[row - 1]?.hidden === true,
    'Sheet.getFrozenRows': (_, sheetId: number) => book.at(sheetId).frozenRows,
    'Sheet.getFrozenColumns': (_, sheetId: number) => book.at(sheetId).frozenColumns,
    'Sheet.setFrozenRows': (_, sheetId: number, rows: number) =>
      looks(sheetId, (sheet) => {
        if (rows >= sheet.rowCount) throw new Error("You can't freeze all visible rows on the sheet.");
        sheet.frozenRows = rows;
      }),
    'Sheet.setFrozenColumns': (_, sheetId: number, columns: number) =>
      looks(sheetId, (sheet) => {
        if (columns >= sheet.columnCount)
          throw new Error("You can't freeze all visible columns on the sheet.");
        sheet.frozenColumns = columns;
      }),
  };
}

function gridChanges(book: Workbook, dimension: Dimension, name: 'Rows' | 'Columns'): Handlers {
  return {
    [`Sheet.insert${name}After`]: (_, sheetId: number, after: number, count: number) =>
      insertAfter(book, book.at(sheetId), dimension, after, count),
    [`Sheet.insert${name}Before`]: (_, sheetId: number, before: number, count: number) =>
      insertBefore(book, book.at(sheetId), dimension, before, count),
    [`Sheet.delete${name}`]: (_, sheetId: number, first: number, count: number) =>
      remove(book, book.at(sheetId), dimension, first, count),
    [`Sheet.move${name}`]: (_, sheetId: number, first: number, count: number, to: number) =>
      move(book, book.at(sheetId), dimension, first, count, to),
  };
}

/** New rows or columns take formats and validation rules of the one they come after. */
export function insertAfter(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  after: number,
  count: number,
): void {
  refuseOutside(sheet, dimension, after, 1);
  refuseGrowth(book, sheet, dimension, count);
  book.restructure(sheet, { kind: 'insert', dimension, at: after + 1, count, likeRowOrColumn: after });
}

/** New rows or columns take formats and validation rules of the one they come before. */
export function insertBefore(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  before: number,
  count: number,
): void {
  refuseOutside(sheet, dimension, before, 1);
  refuseGrowth(book, sheet, dimension, count);
  book.restructure(sheet, { kind: 'insert', dimension, at: before, count, likeRowOrColumn: before });
}

export function remove(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  first: number,
  count: number,
): void {
  refuseOutside(sheet, dimension, first, count);
  if (count === size(sheet, dimension))
    throw new Error(`You can't delete all the ${dimension} on the sheet.`);
  const frozen = dimension === 'rows' ? sheet.frozenRows : sheet.frozenColumns;
  if (first === frozen + 1 && first + count > size(sheet, dimension))
    throw new Error(`Sorry, it is not possible to delete all non-frozen ${dimension}.`);
  book.restructure(sheet, { kind: 'delete', dimension, at: first, count });
}

export function hide(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  first: number,
  count: number,
  hidden: boolean,
): void {
  refuseOutside(sheet, dimension, first, count);
  const grid = book.grid(sheet);
  for (let n = first; n < first + count; n++) {
    const item = dimension === 'rows' ? grid.row(n) : grid.column(n);
    if (hidden) item.hidden = true;
    else delete item.hidden;
  }
  book.changed(sheet, grid.whole(), 'structure');
}

/** @param pixels width of columns, height of rows */
export function resize(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  first: number,
  count: number,
  pixels: number,
): void {
  refuseOutside(sheet, dimension, first, count);
  const grid = book.grid(sheet);
  for (let n = first; n < first + count; n++) {
    if (dimension === 'rows') grid.row(n).height = pixels;
    else grid.column(n).width = pixels;
  }
  book.changed(sheet, grid.whole(), 'structure');
}

/** @param to the place, counted before the move, that the first one gets */
export function move(
  book: Workbook,
  sheet: SheetState,
  dimension: Dimension,
  first: number,
  count: number,
  to: number,
): void {
  refuseOutside(sheet, dimension, first, count);
  if (to < 1 || to > size(sheet, dimension) + 1) throw new Error('The destination index is out of bounds.');
  if (to >= first && to <= first + count) return;
  book.restructure(sheet, { kind: 'move', dimension, at: first, count, to });
}

function size(sheet: SheetState, dimension: Dimension): number {
  return dimension === 'rows' ? sheet.rowCount : sheet.columnCount;
}

function refuseOutside(sheet: SheetState, dimension: Dimension, first: number, count: number): void {
  const one = dimension === 'rows' ? 'row' : 'column';
  if (count < 1) throw new Error(`The number of ${dimension} must be at least 1.`);
  if (first < 1 || first + count - 1 > size(sheet, dimension))
    throw new Error(`Those ${dimension} are out of bounds. (${one} ${first}, ${count})`);
}

function refuseGrowth(book: Workbook, sheet: SheetState, dimension: Dimension, count: number): void {
  refuseTooManyCells(book, count * size(sheet, dimension === 'rows' ? 'columns' : 'rows'));
}

/** About what the longest text needs in the default font, within what stays usable. */
function fittingWidth(book: Workbook, sheet: SheetState, column: number): number {
  const grid = book.grid(sheet);
  const shown = grid.map({ row: 1, column, rows: grid.dataRange().rows, columns: 1 }, (value, style, extra) =>
    book.show(value, style, extra),
  );
  const longest = shown.reduce(
    (most, [text]) => Math.max(most, ...text!.split('\n').map((line) => line.length)),
    0,
  );
  return Math.min(Math.max(longest * 7 + 10, 21), 1000);
}
