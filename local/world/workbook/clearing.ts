import type { Rect } from './a1';
import type { SheetState } from './state';
import type { Workbook } from './workbook';

/** What is cleared of a range's cells. */
export type Clear = Partial<Record<'contents' | 'formats' | 'notes' | 'validations', boolean>>;

export function clear(book: Workbook, sheet: SheetState, rect: Rect, what: Clear): void {
  const grid = book.grid(sheet);
  const change = book.styles.changer(({ validation, ...formats }) => ({
    ...(what.formats ? {} : formats),
    validation: what.validations ? undefined : validation,
  }));
  if (what.formats || what.validations) grid.restyle(rect, change);
  const columns = (row: { extras?: object }) =>
    Object.keys(row.extras ?? {}).map((index) => Number(index) + 1);
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const state = sheet.rows[row - 1];
    if (!state) continue;
    if (what.contents) state.values.fill(null, rect.column - 1, rect.column - 1 + rect.columns);
    for (const column of columns(state)) {
      if (column < rect.column || column >= rect.column + rect.columns) continue;
      grid.setExtra(row, column, ({ note, ...content }) => ({
        ...(what.contents ? {} : content),
        note: what.notes ? undefined : note,
      }));
    }
  }
  book.changed(sheet, rect, what.contents ? 'values' : 'formats');
}
