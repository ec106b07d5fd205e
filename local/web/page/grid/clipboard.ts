import type { Acts } from './acts';
import type { Grid } from './grid';

/** More cells are not pasted at once: each is an entry of its own, with its validation and its onEdit. */
const PASTED_AT_ONCE = 500;

/** Copy, cut and paste, as text with tabs between the cells. */
export function listenToClipboard(grid: Grid, acts: Acts): void {
  const mine = () => document.activeElement === grid.scroller;
  document.addEventListener('copy', (event) => {
    if (!mine()) return;
    event.clipboardData?.setData('text/plain', selectedText(grid));
    event.preventDefault();
  });
  document.addEventListener('cut', (event) => {
    if (!mine()) return;
    event.clipboardData?.setData('text/plain', selectedText(grid));
    event.preventDefault();
    void acts.clear();
  });
  document.addEventListener('paste', (event) => {
    if (!mine()) return;
    event.preventDefault();
    void paste(grid, acts, event.clipboardData?.getData('text/plain') ?? '');
  });
}

function selectedText({ book, sheetId, sheet, selection, rows, columns }: Grid): string {
  const { row, column, lastRow, lastColumn } = selection.rect;
  const lines: string[] = [];
  for (let r = row; r <= Math.min(lastRow, Math.max(row, sheet.lastRow)); r++) {
    if (rows.size(r) === 0) continue;
    const texts: string[] = [];
    for (let c = column; c <= Math.min(lastColumn, Math.max(column, sheet.lastColumn)); c++)
      if (columns.size(c) > 0) texts.push(quoted(book.shown(book.cell(sheetId, r, c))));
    lines.push(texts.join('\t'));
  }
  return lines.join('\n');
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function paste({ selection, rows, columns }: Grid, acts: Acts, text: string): Promise<void> {
  const lines = cellsOf(text.replace(/\r\n/g, '\n').replace(/\n$/, ''));
  let { row } = selection.active;
  let pasted = 0;
  for (const line of lines) {
    let { column } = selection.active;
    for (const cell of line) {
      if (++pasted > PASTED_AT_ONCE || !(await acts.type(row, column, cell))) return;
      column = columns.step(column, 1);
    }
    row = rows.step(row, 1);
  }
}

/** The cells of a text with tabs and line breaks; a cell that holds such is in quotes. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quotedCell, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    lines.at(-1)!.push(quotedCell?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  return lines;
}
