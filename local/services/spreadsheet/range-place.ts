import { type Rect, toA1 } from '../../world/workbook/a1';
import { call } from '../door';
import { type At, type Range, range } from './range';
import { sheet } from './sheet';

/** Where a Range is, and the Ranges beside it. */
export function rangePlace(at: At) {
  const { sheetId, rect } = at;
  const neighbour = (row: number, column: number, rows: number, columns: number) =>
    range(sheetId, call<Rect>('Sheet.getRange', sheetId, row, column, rows, columns));
  return {
    getA1Notation: () => toA1(rect),
    getSheet: () => sheet(sheetId),
    getGridId: () => sheetId,
    getRow: () => rect.row,
    getRowIndex: () => rect.row,
    getColumn: () => rect.column,
    getNumRows: () => rect.rows,
    getNumColumns: () => rect.columns,
    getHeight: () => rect.rows,
    getWidth: () => rect.columns,
    getLastRow: () => rect.row + rect.rows - 1,
    getLastColumn: () => rect.column + rect.columns - 1,
    offset: (
      rowOffset: number,
      columnOffset: number,
      rows: number = rect.rows,
      columns: number = rect.columns,
    ) => neighbour(rect.row + rowOffset, rect.column + columnOffset, rows, columns),
    getCell(row: number, column: number) {
      if (row < 1 || column < 1 || row > rect.rows || column > rect.columns)
        throw new Error('Cell reference out of range');
      return neighbour(rect.row + row - 1, rect.column + column - 1, 1, 1);
    },
    getDataRegion: () => range(sheetId, call<Rect>('Range.getDataRegion', sheetId, rect)),
    activate: () => activate(at),
    activateAsCurrentCell: () => activate(at),
  } satisfies Partial<Range>;
}

function activate(at: At): Range {
  call('Range.activate', at.sheetId, at.rect);
  return at.self;
}
