import type { Acts } from './acts';
import type { Editor } from './editor';
import type { Grid } from './grid';

/** What the keys do while a cell is selected and none is being written in: as in Sheets. */
export function listenToKeys(grid: Grid, editor: Editor, acts: Acts, openMenu: () => void): void {
  const { selection, scroller } = grid;
  const page = () => Math.max(1, Math.floor(scroller.clientHeight / 40));

  scroller.addEventListener('keydown', (event) => {
    if (event.target !== scroller || event.isComposing) return;
    const { key, shiftKey: extending } = event;
    const control = event.ctrlKey || event.metaKey;
    const move = (dimension: 'rows' | 'columns', by: 1 | -1) =>
      control ? selection.jump(dimension, by, extending) : selection.step(dimension, by, extending);
    const last = () => ({ row: Math.max(1, grid.sheet.lastRow), column: Math.max(1, grid.sheet.lastColumn) });
    const keys: Record<string, () => void> = {
      ArrowDown: () => move('rows', 1),
      ArrowUp: () => move('rows', -1),
      ArrowRight: () => move('columns', 1),
      ArrowLeft: () => move('columns', -1),
      PageDown: () => selection.step('rows', 1, extending, page()),
      PageUp: () => selection.step('rows', -1, extending, page()),
      Home: () =>
        selection.goTo(control ? { row: 1, column: 1 } : { ...selection.active, column: 1 }, extending),
      End: () => selection.goTo(control ? last() : { ...selection.active, column: last().column }, extending),
      Tab: () => selection.step('columns', extending ? -1 : 1),
      Enter: () => (extending ? selection.step('rows', -1) : editor.open()),
      F2: () => editor.open(),
      Delete: () => void acts.clear(),
      Backspace: () => void acts.clear(),
      Escape: () => selection.choose(selection.active.row, selection.active.column),
      ContextMenu: openMenu,
    };
    const shortcuts: Record<string, () => void> = {
      a: () => selection.chooseAll(),
      z: () => void acts.undo(),
    };
    const act = control && shortcuts[key.toLowerCase()] ? shortcuts[key.toLowerCase()] : keys[key];
    if (act) {
      event.preventDefault();
      return act();
    }
    if (control || event.altKey || key.length !== 1) return;
    event.preventDefault();
    if (key === ' ' && isTickBox(grid)) void editor.tick();
    else editor.open(key);
  });
}

function isTickBox({ book, sheetId, selection: { active } }: Grid): boolean {
  return book.cell(sheetId, active.row, active.column).style.validation?.type === 'CHECKBOX';
}
