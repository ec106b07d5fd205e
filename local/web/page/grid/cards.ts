import { h } from '../elements';
import { say } from '../words';
import type { Grid } from './grid';
import { linksIn } from './links';

/** The note of the cell under the pointer, or of the active one; and the links of the active one. */
export function showCards(grid: Grid): void {
  const card = h('div', { class: 'card', role: 'note', 'aria-label': say('note'), hidden: true });
  grid.element.append(card);
  const show = (row: number, column: number, isActive: boolean) => {
    const cell = grid.book.cell(grid.sheetId, row, column);
    const element = grid.cellElement(row, column);
    const links = isActive ? linksIn(cell, grid.book.shown(cell)) : [];
    const note = cell.extra?.note;
    card.hidden = !element || (!note && links.length === 0);
    if (card.hidden || !element) return;
    card.replaceChildren(
      ...links.map(({ url }) =>
        h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', title: say('openLink') }, url),
      ),
      ...(note ? [h('p', {}, note)] : []),
    );
    place(card, element, grid.element);
  };
  const showActive = () => show(grid.selection.active.row, grid.selection.active.column, true);
  grid.scroller.addEventListener('pointerover', ({ target }) => {
    const cell = (target as HTMLElement).closest<HTMLElement>('.cell');
    const noted = cell?.querySelector('.note-mark');
    if (cell && noted) show(Number(cell.dataset.row), Number(cell.dataset.column), false);
    else if (cell) showActive();
  });
  grid.selection.changed.on(showActive);
  grid.scroller.addEventListener('scroll', () => (card.hidden = true), { passive: true });
}

function place(card: HTMLElement, cell: HTMLElement, frame: HTMLElement): void {
  const [box, around] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
  const { width, height } = card.getBoundingClientRect();
  const right = box.right - around.left + 4;
  const fits = right + width < around.width;
  card.style.left = `${fits ? right : Math.max(4, Math.min(box.left - around.left, around.width - width - 4))}px`;
  const top = fits ? box.top - around.top : box.bottom - around.top + 2;
  card.style.top = `${Math.max(4, Math.min(top, around.height - height - 4))}px`;
}
