import type { Acts } from './acts';
import type { Editor } from './editor';
import type { Grid } from './grid';
import type { GridMenus } from './grid-menus';
import type { Place } from './selection';

/** Narrower, a column could not be grasped any more. */
const LEAST_WIDTH = 24;

/** What mouse and finger do in the grid. */
export function listenToPointer(grid: Grid, editor: Editor, acts: Acts, menus: GridMenus): void {
  const { scroller, selection } = grid;
  let dragging = false;

  scroller.addEventListener('pointerdown', (event) => {
    const target = event.target as HTMLElement;
    const sizes = target.dataset.sizes;
    if (sizes) return resize(grid, acts, Number(sizes), event);
    if (event.button !== 0 || target.closest('button')) return;
    // A finger that goes down may be about to scroll; it chooses when it has gone up again.
    if (event.pointerType === 'mouse' && choose(target, event.shiftKey)) dragging = true;
  });
  scroller.addEventListener('pointermove', ({ target, buttons }) => {
    if (!dragging || buttons === 0) {
      dragging = false;
      return;
    }
    const place = placeOf(target as HTMLElement);
    if (place && (place.row !== selection.corner.row || place.column !== selection.corner.column))
      selection.extend(place.row, place.column);
  });
  scroller.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    const menu = target.closest<HTMLElement>('[data-menu-of]');
    if (menu) return menus.column(Number(menu.dataset.menuOf), menu);
    const filter = target.closest<HTMLElement>('[data-filters]');
    if (filter) return menus.filter(Number(filter.dataset.filters), filter);
    if ((event as PointerEvent).pointerType !== 'mouse') choose(target, event.shiftKey);
    if (target.closest('.tick')) void editor.tick();
    if (target.closest('.dropdown-mark')) editor.open();
  });
  scroller.addEventListener('dblclick', ({ target }) => {
    if (placeOf(target as HTMLElement) && !(target as HTMLElement).closest('.tick')) editor.open();
  });
  scroller.addEventListener('contextmenu', (event) => {
    const target = event.target as HTMLElement;
    const header = target.closest<HTMLElement>('.column-header');
    const number = target.closest<HTMLElement>('.row-number');
    const place = placeOf(target);
    if (!header && !number && !place) return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    if (header) return menus.column(Number(header.dataset.column), at);
    if (number) return menus.row(Number(number.dataset.rowNumber), at);
    if (!selection.contains(place!.row, place!.column)) selection.choose(place!.row, place!.column);
    menus.cell(at);
  });

  function choose(target: HTMLElement, extending: boolean): boolean {
    const column = target.closest<HTMLElement>('.column-header')?.dataset.column;
    const row = target.closest<HTMLElement>('.row-number')?.dataset.rowNumber;
    if (target.closest('.corner')) selection.chooseAll();
    if (column) selection.chooseColumn(Number(column));
    if (row) selection.chooseRow(Number(row));
    const place = placeOf(target);
    if (!place) return false;
    if (extending) selection.extend(place.row, place.column);
    else selection.choose(place.row, place.column);
    scroller.focus({ preventScroll: true });
    return true;
  }
}

function placeOf(target: HTMLElement): Place | undefined {
  const cell = target.closest<HTMLElement>('.cell');
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

/** A column's edge follows the pointer; the width is set when it is let go. */
function resize(grid: Grid, acts: Acts, column: number, start: PointerEvent): void {
  start.preventDefault();
  const width = grid.columns.size(column);
  const widthAt = ({ clientX }: PointerEvent) =>
    Math.max(LEAST_WIDTH, Math.round(width + clientX - start.clientX));
  const move = (event: PointerEvent) => {
    if (grid.columns.resize(column, widthAt(event))) grid.redraw();
  };
  const end = (event: PointerEvent) => {
    removeEventListener('pointermove', move);
    if (widthAt(event) !== width)
      void acts.act({ act: 'resize', dimension: 'columns', at: column, pixels: widthAt(event) });
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end, { once: true });
}
