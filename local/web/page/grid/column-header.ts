import { columnLetters } from '../../../world/workbook/a1';
import { h, icon } from '../elements';
import { say } from '../words';
import type { Grid } from './grid';

/** The letter of a column, its menu, the edge that sizes it, and the mark of hidden columns before it. */
export function drawColumnHeader({ columns }: Grid, column: number): HTMLElement {
  const letters = columnLetters(column);
  const menu = h(
    'button',
    {
      class: 'column-menu',
      type: 'button',
      tabIndex: -1,
      'data-menu-of': column,
      'aria-label': say('columnMenu', { column: letters }),
    },
    icon('down'),
  );
  const header = h(
    'div',
    { class: 'column-header', role: 'columnheader', 'aria-colindex': column, 'data-column': column },
    h('span', {}, letters),
    menu,
    h('span', { class: 'sizer', 'data-sizes': column, 'aria-hidden': 'true' }),
  );
  if (column > 1 && columns.size(column - 1) === 0) header.classList.add('after-hidden');
  return header;
}

/** In the header row of a filter. @param narrows whether this column hides rows */
export function filterButton(column: number, narrows: boolean): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: narrows ? 'filter-button on' : 'filter-button',
      tabIndex: -1,
      'data-filters': column,
      'aria-label': say('filterColumn', { column: columnLetters(column) }),
    },
    icon('funnel'),
  );
}
