import { columnLetters } from '../../../world/workbook/a1';
import { h } from '../elements';
import { ask } from '../host';
import { closePopups } from '../popup';
import { say } from '../words';
import type { Acts } from './acts';
import type { Grid } from './grid';

/** More texts than this are found by the search field. */
const LISTED = 300;

/** Sort and filter of a column by the texts in it. */
export async function filterPanel(
  { sheet, sheetId }: Grid,
  acts: Acts,
  column: number,
): Promise<HTMLElement> {
  const { texts } = await ask<{ texts: string[] }>('POST /api/page/texts', { sheetId, column });
  const criteria = sheet.filter?.criteria[column];
  const hidden = new Set(
    texts.filter(
      (text) =>
        criteria?.hiddenValues?.includes(text) ||
        (criteria?.visibleValues?.length ? !criteria.visibleValues.includes(text) : false),
    ),
  );
  const search = h('input', { type: 'search', 'aria-label': say('search'), placeholder: say('search') });
  const list = h('div', { class: 'values' });
  const matching = () =>
    texts.filter((text) => text.toLowerCase().includes(search.value.trim().toLowerCase()));
  const draw = () => list.replaceChildren(...matching().slice(0, LISTED).map(choice));
  const choice = (text: string) =>
    h(
      'label',
      {},
      h('input', {
        type: 'checkbox',
        checked: !hidden.has(text),
        onchange: (event: Event) =>
          (event.target as HTMLInputElement).checked ? hidden.delete(text) : hidden.add(text),
      }),
      text || say('emptyCells'),
    );
  const all = (shown: boolean) => () => {
    for (const text of matching())
      if (shown) hidden.delete(text);
      else hidden.add(text);
    draw();
  };
  const apply = () => {
    closePopups();
    const chosen = hidden.size > 0 ? { hiddenValues: [...hidden] } : null;
    void acts.act({ act: 'filter', column, criteria: chosen });
  };
  const sort = (ascending: boolean) => () => {
    closePopups();
    void acts.sort(column, ascending);
  };
  search.addEventListener('input', draw);
  draw();
  return h(
    'div',
    {
      class: 'filter-panel',
      role: 'dialog',
      'aria-label': say('filterColumn', { column: columnLetters(column) }),
    },
    h('button', { type: 'button', class: 'plain', onclick: sort(true) }, say('sortAZ')),
    h('button', { type: 'button', class: 'plain', onclick: sort(false) }, say('sortZA')),
    h('hr'),
    h('div', { class: 'heading' }, say('filterByValues')),
    h(
      'div',
      { class: 'row-of-buttons' },
      h('button', { type: 'button', class: 'link-button', onclick: all(true) }, say('selectAll')),
      h('button', { type: 'button', class: 'link-button', onclick: all(false) }, say('clear')),
    ),
    search,
    list,
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'button', onclick: closePopups }, say('cancel')),
      h('button', { type: 'button', class: 'main', onclick: apply }, say('ok')),
    ),
  );
}
