import type { Cell } from '../book';
import type { Grid } from './grid';

/** Cells that a text may run over at most. */
const REACH = 12;

/** Whether the text of a cell goes on over empty cells beside it. */
export function isOverflowing({ value, style }: Cell): boolean {
  const { wrap = 'OVERFLOW', horizontal = 'general', validation } = style;
  return (
    wrap === 'OVERFLOW' &&
    typeof value === 'string' &&
    !validation &&
    (horizontal === 'general' || horizontal === 'left')
  );
}

/** Pixels from a cell's left edge to the next cell that holds something. */
export function roomToTheRight({ book, sheet, columns }: Grid, row: number, column: number): number {
  let last = column;
  while (
    last < Math.min(column + REACH, sheet.columnCount) &&
    last !== sheet.frozenColumns &&
    book.cell(sheet.id, row, last + 1).value === null
  )
    last++;
  return columns.end(last) - columns.start(column);
}
