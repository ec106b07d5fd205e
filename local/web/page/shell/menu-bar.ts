import { columnLetters } from '../../../world/workbook/a1';
import type { State } from '../../attendance';
import { h } from '../elements';
import type { Acts } from '../grid/acts';
import type { FindBar } from '../grid/find-bar';
import type { Grid } from '../grid/grid';
import { type MenuEntry, openMenu } from '../popup';
import { say } from '../words';
import type { ScriptRuns } from './script-runs';
import { setTheme, theme } from './theme';

type ScriptMenu = State['menus'][number];
type ScriptItem = ScriptMenu['items'][number];

/** Sheets' own menus, as far as they are needed here, and those that the script has added. */
export class MenuBar {
  readonly element = h('nav', { class: 'menu-bar', 'aria-label': say('bar') });
  private drawn = '';

  constructor(
    private readonly grid: Grid,
    private readonly acts: Acts,
    private readonly findBar: FindBar,
    private readonly runs: ScriptRuns,
  ) {}

  take({ menus }: State): void {
    const state = JSON.stringify(menus);
    if (state === this.drawn) return;
    this.drawn = state;
    this.element.replaceChildren(
      this.menu(say('edit'), () => this.edit()),
      this.menu(say('view'), () => this.view()),
      this.menu(say('data'), () => this.data()),
      ...menus.map((menu) => this.menu(menu.caption, () => this.entriesOf(menu.items), 'own')),
    );
  }

  /** @param className `own`: of the script */
  private menu(caption: string, entries: () => MenuEntry[], className = ''): HTMLElement {
    const button = h(
      'button',
      {
        type: 'button',
        class: className,
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: () => {
          button.setAttribute('aria-expanded', 'true');
          openMenu(entries(), button, caption, () => button.setAttribute('aria-expanded', 'false'));
        },
      },
      caption,
    );
    return button;
  }

  private entriesOf(items: ScriptItem[]): MenuEntry[] {
    return items.map((item) => {
      if (item.kind === 'separator') return 'line';
      if (item.kind === 'menu') return { label: item.caption, entries: this.entriesOf(item.items) };
      return { label: item.caption, act: () => void this.runs.run(item.functionName) };
    });
  }

  private edit(): MenuEntry[] {
    return [
      { label: say('undo'), keys: 'Ctrl+Z', act: () => void this.acts.undo() },
      { label: say('find'), keys: 'Ctrl+F', act: () => this.findBar.open() },
    ];
  }

  private view(): MenuEntry[] {
    const { sheets } = this.grid.book.view;
    const hidden = sheets.filter((sheet) => sheet.hidden);
    const hiddenColumns = this.grid.sheet.columns.flatMap((column, index) =>
      column?.hidden ? [index + 1] : [],
    );
    const show = (at: number, count: number) =>
      void this.acts.act({ act: 'hide', dimension: 'columns', at, count, hidden: false });
    return [
      {
        label: say('theme'),
        entries: (['light', 'dark', 'system'] as const).map((each) => ({
          label: say(each),
          checked: theme() === each,
          act: () => setTheme(each),
        })),
      },
      ...hidden.map(({ name }) => ({
        label: say('showSheet', { name }),
        act: () => void this.acts.actAnywhere({ act: 'hideSheet', sheet: name, hidden: false }),
      })),
      ...(hiddenColumns.length
        ? [
            {
              label: say('unhideColumns', { columns: lettersOf(hiddenColumns) }),
              act: () => show(hiddenColumns[0]!, hiddenColumns.at(-1)! - hiddenColumns[0]! + 1),
            },
          ]
        : []),
    ];
  }

  private data(): MenuEntry[] {
    const { column } = this.grid.selection.active;
    const letters = columnLetters(column);
    return [
      { label: say('sortBy', { column: letters }), act: () => void this.acts.sort(column, true) },
      { label: say('sortByDown', { column: letters }), act: () => void this.acts.sort(column, false) },
      'line',
      this.grid.sheet.filter
        ? { label: say('removeFilter'), act: () => void this.acts.act({ act: 'removeFilter' }) }
        : {
            label: say('createFilter'),
            act: () => void this.acts.act({ act: 'filter', column, criteria: null }),
          },
    ];
  }
}

function lettersOf(columns: number[]): string {
  const [first, last] = [columns[0]!, columns.at(-1)!];
  return first === last ? columnLetters(first) : `${columnLetters(first)}–${columnLetters(last)}`;
}
