import { ask } from '../host';
import type { Grid } from './grid';

/** Tells the host what is selected, so that the script finds it as its active range; one word after the other. */
export function tellSelection(grid: Grid): void {
  let told = '';
  let telling = false;
  const tell = async () => {
    if (telling) return;
    telling = true;
    for (let now = selected(grid); JSON.stringify(now) !== told; now = selected(grid)) {
      told = JSON.stringify(now);
      // A sheet that has just gone has no selection; trouble with the host is told elsewhere.
      await ask('POST /api/page/select', now).catch(() => {});
    }
    telling = false;
  };
  grid.selection.changed.on(() => void tell());
  grid.shown.on(() => void tell());
}

function selected({ sheetId, selection: { rect } }: Grid) {
  const { row, column, lastRow, lastColumn } = rect;
  return { sheetId, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}
