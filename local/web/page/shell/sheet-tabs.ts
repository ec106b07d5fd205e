import type { SheetView } from '../../sheet-view';
import { h, icon } from '../elements';
import type { Acts } from '../grid/acts';
import type { Grid } from '../grid/grid';
import { askConsent, askText } from '../modal';
import { type MenuEntry, openMenu } from '../popup';
import { numberText, say } from '../words';

/** The tabs at the bottom, with what a person does to sheets, and the sum of what is selected. */
export function sheetTabs(grid: Grid, acts: Acts, show: (sheetId: number) => void): HTMLElement {
  const tabs = h('div', { class: 'tabs' });
  const summary = h('output', { class: 'summary' });
  const { book } = grid;
  const draw = () => {
    const visible = book.view.sheets.filter(({ hidden }) => !hidden);
    tabs.replaceChildren(...visible.map((sheet) => tab(sheet)));
    tabs.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const tab = (sheet: SheetView) => {
    const isShown = sheet.id === grid.sheetId;
    const name = h(
      'button',
      {
        type: 'button',
        class: 'tab',
        'aria-current': isShown ? 'true' : undefined,
        onclick: () => show(sheet.id),
        ondblclick: () => renameSheet(sheet),
        oncontextmenu: (event: MouseEvent) => {
          event.preventDefault();
          openMenu(menuOf(sheet), { x: event.clientX, y: event.clientY }, sheet.name);
        },
      },
      sheet.name,
    );
    const more = h(
      'button',
      {
        type: 'button',
        class: 'tab-menu',
        'aria-label': say('sheetMenu', { name: sheet.name }),
        'aria-haspopup': 'menu',
        onclick: () => openMenu(menuOf(sheet), more, sheet.name),
      },
      icon('down'),
    );
    const box = h('div', { class: isShown ? 'tab-box shown' : 'tab-box' }, name, isShown && more);
    if (sheet.tabColor) box.style.setProperty('--tab', sheet.tabColor);
    return box;
  };
  const renameSheet = ({ name }: SheetView) =>
    askText(
      say('rename'),
      say('newName'),
      name,
      (text) => void acts.actAnywhere({ act: 'renameSheet', sheet: name, name: text }),
    );
  const menuOf = (sheet: SheetView): MenuEntry[] => {
    const { name } = sheet;
    const position = book.view.sheets.indexOf(sheet) + 1;
    const move = (by: number) =>
      void acts.actAnywhere({ act: 'moveSheet', sheet: name, position: position + by });
    return [
      { label: say('rename'), act: () => renameSheet(sheet) },
      {
        label: say('remove'),
        act: () =>
          askConsent(
            say('deleteSheetQuestion', { name }),
            () => void acts.actAnywhere({ act: 'deleteSheet', sheet: name }),
          ),
      },
      {
        label: say('hideSheet'),
        act: () => void acts.actAnywhere({ act: 'hideSheet', sheet: name, hidden: true }),
      },
      'line',
      { label: say('moveLeft'), disabled: position === 1, act: () => move(-1) },
      { label: say('moveRight'), disabled: position === book.view.sheets.length, act: () => move(1) },
    ];
  };
  const addSheet = () => {
    const names = new Set(book.view.sheets.map(({ name }) => name));
    let number = names.size + 1;
    while (names.has(`${say('sheet')} ${number}`)) number++;
    void acts.actAnywhere({ act: 'insertSheet', name: `${say('sheet')} ${number}` });
  };
  const all = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': say('allSheets'),
      'aria-haspopup': 'menu',
      onclick: () =>
        openMenu(
          book.view.sheets.map((sheet) =>
            sheet.hidden
              ? {
                  label: say('showSheet', { name: sheet.name }),
                  act: () => void acts.actAnywhere({ act: 'hideSheet', sheet: sheet.name, hidden: false }),
                }
              : { label: sheet.name, checked: sheet.id === grid.sheetId, act: () => show(sheet.id) },
          ),
          all,
          say('allSheets'),
        ),
    },
    icon('list'),
  );
  const plus = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': say('addSheet'), onclick: addSheet },
    icon('plus'),
  );
  grid.shown.on(draw);
  grid.selection.changed.on(() => {
    summary.textContent = summaryOf(grid);
  });
  return h('nav', { class: 'sheet-tabs', 'aria-label': say('sheets') }, plus, all, tabs, summary);
}

/** Sum and count of the selected cells that are here. */
function summaryOf({ book, sheetId, sheet, selection }: Grid): string {
  if (selection.isOneCell) return '';
  const { row, column, lastRow, lastColumn } = selection.rect;
  const values = [];
  for (let r = row; r <= Math.min(lastRow, sheet.lastRow); r++)
    for (let c = column; c <= Math.min(lastColumn, sheet.lastColumn); c++) {
      const { value } = book.cell(sheetId, r, c);
      if (value !== null) values.push(value);
    }
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 1)
    return say('sum', { sum: numberText(numbers.reduce((sum, number) => sum + number, 0)) });
  return values.length > 1 ? say('count', { count: values.length }) : '';
}
