import { columnLetters } from '../../../world/workbook/a1';
import { type MenuEntry, openMenu, openPopup } from '../popup';
import { say } from '../words';
import type { Acts } from './acts';
import { filterPanel } from './filter-panel';
import type { Grid } from './grid';

type Anchor = Element | { x: number; y: number };

/** The menus of columns, rows, cells and filters. */
export class GridMenus {
  constructor(
    private readonly grid: Grid,
    private readonly acts: Acts,
  ) {}

  column(column: number, at: Anchor): void {
    const { acts } = this;
    this.grid.selection.chooseColumn(column);
    const entries: MenuEntry[] = [
      { label: say('sortAZ'), act: () => void acts.sort(column, true) },
      { label: say('sortZA'), act: () => void acts.sort(column, false) },
      { label: say('filterByValues'), act: () => this.filter(column, at) },
      'line',
      {
        label: say('insertLeft'),
        act: () => void acts.act({ act: 'insert', dimension: 'columns', before: column }),
      },
      {
        label: say('insertRight'),
        act: () => void acts.act({ act: 'insert', dimension: 'columns', after: column }),
      },
      {
        label: say('deleteColumn'),
        act: () => void acts.act({ act: 'delete', dimension: 'columns', at: column }),
      },
      {
        label: say('hideColumn'),
        act: () => void acts.act({ act: 'hide', dimension: 'columns', at: column, hidden: true }),
      },
      ...this.hiddenColumnsBeside(column),
    ];
    openMenu(entries, at, say('columnMenu', { column: columnLetters(column) }), () => this.focus());
  }

  row(row: number, at: Anchor): void {
    const { acts } = this;
    this.grid.selection.chooseRow(row);
    const entries: MenuEntry[] = [
      {
        label: say('insertAbove'),
        act: () => void acts.act({ act: 'insert', dimension: 'rows', before: row }),
      },
      {
        label: say('insertBelow'),
        act: () => void acts.act({ act: 'insert', dimension: 'rows', after: row }),
      },
      { label: say('deleteRow'), act: () => void acts.act({ act: 'delete', dimension: 'rows', at: row }) },
      {
        label: say('hideRow'),
        act: () => void acts.act({ act: 'hide', dimension: 'rows', at: row, hidden: true }),
      },
      ...this.hiddenRowsBeside(row),
    ];
    openMenu(entries, at, String(row), () => this.focus());
  }

  cell(at: Anchor): void {
    const { acts } = this;
    const { column, row } = this.grid.selection.active;
    const letters = columnLetters(column);
    const entries: MenuEntry[] = [
      { label: say('sortBy', { column: letters }), act: () => void acts.sort(column, true) },
      { label: say('sortByDown', { column: letters }), act: () => void acts.sort(column, false) },
      { label: say('filterByValues'), act: () => this.filter(column, at) },
      'line',
      {
        label: say('insertAbove'),
        act: () => void acts.act({ act: 'insert', dimension: 'rows', before: row }),
      },
      { label: say('deleteRow'), act: () => void acts.act({ act: 'delete', dimension: 'rows', at: row }) },
    ];
    openMenu(entries, at, letters + row, () => this.focus());
  }

  filter(column: number, at: Anchor): void {
    void filterPanel(this.grid, this.acts, column).then((panel) => {
      openPopup(panel, at);
      panel.querySelector<HTMLElement>('input')?.focus();
    });
  }

  private focus(): void {
    this.grid.scroller.focus({ preventScroll: true });
  }

  private hiddenColumnsBeside(column: number): MenuEntry[] {
    const { columns } = this.grid;
    return hiddenBeside(
      column,
      (number) => columns.size(number) === 0 && number >= 1 && number <= columns.count,
    ).map(([from, to]) => ({
      label: say('unhideColumns', {
        columns: from === to ? columnLetters(from) : `${columnLetters(from)}–${columnLetters(to)}`,
      }),
      act: () =>
        void this.acts.act({
          act: 'hide',
          dimension: 'columns',
          at: from,
          count: to - from + 1,
          hidden: false,
        }),
    }));
  }

  /** Rows that a filter hides come back with the filter only. */
  private hiddenRowsBeside(row: number): MenuEntry[] {
    const { rows } = this.grid;
    return hiddenBeside(row, (number) => rows.size(number) === 0 && number >= 1 && number <= rows.count).map(
      ([from, to]) => ({
        label: say('unhideRows', { rows: from === to ? from : `${from}–${to}` }),
        act: () =>
          void this.acts.act({
            act: 'hide',
            dimension: 'rows',
            at: from,
            count: to - from + 1,
            hidden: false,
          }),
      }),
    );
  }
}

/** The stretches of hidden ones right before and right after. */
function hiddenBeside(number: number, isHidden: (number: number) => boolean): [from: number, to: number][] {
  let [from, to] = [number, number];
  while (isHidden(from - 1)) from--;
  while (isHidden(to + 1)) to++;
  const stretches: [number, number][] = [];
  if (from < number) stretches.push([from, number - 1]);
  if (to > number) stretches.push([number + 1, to]);
  return stretches;
}
