import { columnLetters, parseA1 } from '../../../world/workbook/a1';
import { h } from '../elements';
import type { Acts } from '../grid/acts';
import type { Editor } from '../grid/editor';
import type { Grid } from '../grid/grid';
import { say } from '../words';

/** The name of the active cell, which takes one elsewhere, and its whole content, which can be edited here too. */
export function formulaBar(grid: Grid, editor: Editor, acts: Acts): HTMLElement {
  const name = h('input', {
    class: 'name-box',
    type: 'text',
    'aria-label': say('cell'),
    spellcheck: 'false',
  });
  const content = h('textarea', {
    class: 'content',
    rows: 1,
    spellcheck: 'false',
    'aria-label': say('formulaBar'),
  });
  const nameOf = ({ row, column }: { row: number; column: number }) => columnLetters(column) + row;
  const text = () => {
    const { row, column } = grid.selection.active;
    return grid.book.editable(grid.book.cell(grid.sheetId, row, column));
  };
  const refresh = () => {
    if (document.activeElement !== name) name.value = nameOf(grid.selection.active);
    if (document.activeElement !== content && !editor.isOpen) content.value = text();
  };
  const back = () => grid.scroller.focus({ preventScroll: true });

  name.addEventListener('focus', () => name.select());
  name.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter' && key !== 'Escape') return;
    const rect = key === 'Enter' ? parseA1(name.value, grid.sheet) : undefined;
    back();
    if (rect && rect.row <= grid.sheet.rowCount && rect.column <= grid.sheet.columnCount)
      grid.selection.goTo(rect);
    refresh();
  });
  name.addEventListener('blur', refresh);
  content.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') content.value = text();
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.altKey || event.ctrlKey)) return;
    event.preventDefault();
    back();
    if (event.key === 'Enter') grid.selection.step('rows', 1);
  });
  let edited: { row: number; column: number } | undefined;
  content.addEventListener('focus', () => {
    edited = grid.selection.active;
  });
  content.addEventListener('blur', () => {
    const { row, column } = edited!;
    void acts.type(row, column, content.value);
    queueMicrotask(refresh);
  });
  editor.text.on((written) => {
    if (written !== undefined) content.value = written;
    else queueMicrotask(refresh);
  });
  grid.selection.changed.on(refresh);
  grid.shown.on(refresh);
  grid.book.arrived.on(refresh);
  return h(
    'div',
    { class: 'formula-bar' },
    name,
    h('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'),
    content,
  );
}
