import type { SheetView } from '../../sheet-view';
import type { Book } from '../book';
import type { Axis } from './axis';
import { CELL_PADDING, fontOf, lineHeight } from './looks';
import { linesOf } from './measure';

export const DEFAULT_ROW_HEIGHT = 21;

/** What is left for the text beside padding and the grid's line; a little less than measured breaks no line too late. */
const SIDES = 2 * CELL_PADDING.x + 2;
const DROPDOWN_MARK = 18;

/** As high as the cells that wrap need, in pixels. */
export function heightOf(book: Book, sheet: SheetView, row: number, columns: Axis): number {
  const values = book.row(sheet.id, row)?.values ?? [];
  let height = DEFAULT_ROW_HEIGHT;
  for (let column = 1; column <= values.length; column++) {
    const value = values[column - 1];
    if (typeof value !== 'string' || columns.size(column) === 0) continue;
    const cell = book.cell(sheet.id, row, column);
    const { wrap, validation, fontSize } = cell.style;
    if (wrap !== 'WRAP' && !fontSize) continue;
    const width = columns.size(column) - SIDES - (validation ? DROPDOWN_MARK : 0);
    const lines = wrap === 'WRAP' ? linesOf(book.shown(cell), width, fontOf(cell.style)) : 1;
    height = Math.max(height, lines * lineHeight(cell.style) + 2 * CELL_PADDING.y);
  }
  return height;
}
