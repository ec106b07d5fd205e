import { call } from '../door';
import { cellsOf, expect, isNumber } from './carried';
import type { Sheet } from './sheet';

/** The rows and columns of a Sheet: insert, delete, move, size, hide, freeze. */
export function sheetGrid(id: number, self: () => Sheet) {
  const get = <Result>(method: string, ...args: unknown[]) => call<Result>(`Sheet.${method}`, id, ...args);
  const set = (method: string, ...args: unknown[]): Sheet => {
    expect(`SpreadsheetApp.Sheet.${method}`, args, args.every(isNumber));
    call(`Sheet.${method}`, id, ...args);
    return self();
  };
  const act = (method: string, ...args: unknown[]) => {
    set(method, ...args);
  };
  return {
    getMaxRows: () => get<number>('getMaxRows'),
    getMaxColumns: () => get<number>('getMaxColumns'),
    insertRowAfter: (after) => set('insertRowsAfter', after, 1),
    insertRowsAfter: (after, count) => set('insertRowsAfter', after, count),
    insertRowBefore: (before) => set('insertRowsBefore', before, 1),
    insertRowsBefore: (before, count) => set('insertRowsBefore', before, count),
    insertRows: (row: number, count = 1) => act('insertRowsBefore', row, count),
    insertColumnAfter: (after) => set('insertColumnsAfter', after, 1),
    insertColumnsAfter: (after, count) => set('insertColumnsAfter', after, count),
    insertColumnBefore: (before) => set('insertColumnsBefore', before, 1),
    insertColumnsBefore: (before, count) => set('insertColumnsBefore', before, count),
    insertColumns: (column: number, count = 1) => act('insertColumnsBefore', column, count),
    deleteRow: (row) => set('deleteRows', row, 1),
    deleteRows: (row, count) => act('deleteRows', row, count),
    deleteColumn: (column) => set('deleteColumns', column, 1),
    deleteColumns: (column, count) => act('deleteColumns', column, count),
    moveRows(spec, to) {
      const { rect } = cellsOf(spec);
      act('moveRows', rect.row, rect.rows, to);
    },
    moveColumns(spec, to) {
      const { rect } = cellsOf(spec);
      act('moveColumns', rect.column, rect.columns, to);
    },
    getColumnWidth: (column) => get<number>('getColumnWidth', column),
    setColumnWidth: (column, width) => set('setColumnWidths', column, 1, width),
    setColumnWidths: (column, count, width) => set('setColumnWidths', column, count, width),
    autoResizeColumn: (column) => set('autoResizeColumns', column, 1),
    autoResizeColumns: (column, count) => set('autoResizeColumns', column, count),
    getRowHeight: (row) => get<number>('getRowHeight', row),
    setRowHeight: (row, height) => set('setRowHeights', row, 1, height),
    setRowHeights: (row, count, height) => set('setRowHeights', row, count, height),
    setRowHeightsForced: (row, count, height) => set('setRowHeights', row, count, height),
    hideColumns: (column: number, count = 1) => act('hideColumns', column, count),
    hideColumn: (column) => act('hideColumns', cellsOf(column).rect.column, cellsOf(column).rect.columns),
    showColumns: (column: number, count = 1) => act('showColumns', column, count),
    unhideColumn: (column) => act('showColumns', cellsOf(column).rect.column, cellsOf(column).rect.columns),
    isColumnHiddenByUser: (column) => get<boolean>('isColumnHiddenByUser', column),
    hideRows: (row: number, count = 1) => act('hideRows', row, count),
    hideRow: (row) => act('hideRows', cellsOf(row).rect.row, cellsOf(row).rect.rows),
    showRows: (row: number, count = 1) => act('showRows', row, count),
    unhideRow: (row) => act('showRows', cellsOf(row).rect.row, cellsOf(row).rect.rows),
    isRowHiddenByUser: (row) => get<boolean>('isRowHiddenByUser', row),
    isRowHiddenByFilter: (row) => get<boolean>('isRowHiddenByFilter', row),
    getFrozenRows: () => get<number>('getFrozenRows'),
    setFrozenRows: (rows) => act('setFrozenRows', rows),
    getFrozenColumns: () => get<number>('getFrozenColumns'),
    setFrozenColumns: (columns) => act('setFrozenColumns', columns),
  } satisfies Partial<Sheet>;
}
