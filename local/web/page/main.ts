import { Book } from './book';
import { h, type IconName, icon } from './elements';
import { Acts } from './grid/acts';
import { showCards } from './grid/cards';
import { listenToClipboard } from './grid/clipboard';
import { Editor } from './grid/editor';
import { FindBar } from './grid/find-bar';
import { Grid } from './grid/grid';
import { GridMenus } from './grid/grid-menus';
import { listenToKeys } from './grid/keyboard';
import { listenToPointer } from './grid/pointer';
import { tellSelection } from './grid/tell-selection';
import { ask } from './host';
import { Live } from './live';
import { customerReplyForm } from './panels/customer-reply';
import { newLeadForm } from './panels/new-lead';
import { Panels } from './panels/panel';
import { timePanel } from './panels/time';
import { formulaBar } from './shell/formula-bar';
import { MenuBar } from './shell/menu-bar';
import { Questions } from './shell/questions';
import { ScriptDialogs } from './shell/script-dialogs';
import { ScriptRuns } from './shell/script-runs';
import { sheetTabs } from './shell/sheet-tabs';
import { isDark, setTheme } from './shell/theme';
import { Toasts } from './shell/toasts';
import { ExecutionsView } from './views/executions';
import { MailboxView } from './views/mailbox';
import { liveIn, say, speak, timeText } from './words';

type View = 'sheet' | 'mailbox' | 'executions';

/** The clock in the head is written anew this often, in milliseconds. */
const CLOCK_MS = 5_000;

void start();

async function start(): Promise<void> {
  const live = new Live();
  try {
    const { book } = await live.start();
    speak(book!.locale);
    liveIn(book!.timeZone);
    new Page(live, new Book(book!)).open();
    await ask('POST /api/open');
  } catch (error) {
    document.body.append(h('p', { class: 'failure', role: 'alert' }, (error as Error).message));
  }
}

/** The page: head, formula bar, grid or another view, panels at the right, tabs at the bottom. */
class Page {
  private readonly grid: Grid;
  private readonly acts: Acts;
  private readonly panels = new Panels();
  private readonly runs = new ScriptRuns();
  private readonly toasts = new Toasts();
  private readonly questions = new Questions();
  private readonly executions = new ExecutionsView();
  private readonly mailbox: MailboxView;
  private readonly menuBar: MenuBar;
  private readonly dialogs: ScriptDialogs;
  private readonly findBar: FindBar;
  private readonly sheetView: HTMLElement;
  private readonly clock = h('span', { class: 'label' });
  private readonly trouble = h('p', { class: 'failure', role: 'alert', hidden: true });
  private readonly viewButtons = new Map<View, HTMLElement>();
  private view: View = 'sheet';
  private seen = { mail: '', executions: '' };

  constructor(
    private readonly live: Live,
    private readonly book: Book,
  ) {
    this.grid = new Grid(book);
    this.acts = new Acts(this.grid);
    const editor = new Editor(this.grid, this.acts);
    const menus = new GridMenus(this.grid, this.acts);
    this.findBar = new FindBar(this.grid);
    this.menuBar = new MenuBar(this.grid, this.acts, this.findBar, this.runs);
    this.mailbox = new MailboxView({
      openRow: (sheetId, row) => this.openRow(sheetId, row),
      reply: (address) => this.openPanel('reply', address),
    });
    const focusGrid = () => this.grid.scroller.focus({ preventScroll: true });
    this.dialogs = new ScriptDialogs(this.runs, this.panels.place, focusGrid);
    listenToKeys(this.grid, editor, this.acts, () => this.openCellMenu(menus));
    listenToPointer(this.grid, editor, this.acts, menus);
    listenToClipboard(this.grid, this.acts);
    showCards(this.grid);
    tellSelection(this.grid);
    this.runs.openExecutions.on((execution) => this.show('executions', execution));
    this.sheetView = h(
      'section',
      { class: 'view sheet', 'aria-label': say('sheet') },
      formulaBar(this.grid, editor, this.acts),
      this.grid.element,
      sheetTabs(this.grid, this.acts, (sheetId) => this.grid.show(sheetId)),
    );
  }

  open(): void {
    const { live, book } = this;
    document.title = book.view.name;
    document.body.append(
      this.head(),
      h('div', { class: 'lines' }, this.trouble, this.runs.element),
      h(
        'main',
        {},
        h('div', { class: 'views' }, this.sheetView, this.mailbox.element, this.executions.element),
        this.panels.place,
      ),
      this.toasts.element,
    );
    this.grid.show(firstSheet(book));
    this.show('sheet');
    live.trouble.on((why) => {
      this.trouble.hidden = !why;
      this.trouble.textContent = why ? say('hostGone', { why }) : '';
    });
    live.news.on((news) => {
      book.take(news);
      if (!book.sheet(this.grid.sheetId) || book.sheet(this.grid.sheetId)!.hidden)
        this.grid.show(firstSheet(book));
      this.take();
    });
    this.take();
    setInterval(() => this.tellTime(), CLOCK_MS);
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      this.show('sheet');
      this.findBar.open();
    });
    this.grid.scroller.focus({ preventScroll: true });
  }

  /** What is new around the sheet. */
  private take(): void {
    const { state } = this.live;
    this.menuBar.take(state);
    this.questions.take(state);
    this.dialogs.take(state);
    this.toasts.take(state);
    this.tellTime();
    this.viewButtons.get('mailbox')!.querySelector('.count')!.textContent = String(state.messages || '');
    this.viewButtons.get('executions')!.classList.toggle('busy', state.running.length > 0);
    void this.refreshView();
  }

  private async refreshView(): Promise<void> {
    const { state } = this.live;
    const executions = `${state.newestExecution} ${state.running.join()} ${JSON.stringify(state.fault)}`;
    if (this.view === 'mailbox' && state.mail !== this.seen.mail) {
      this.seen.mail = state.mail;
      await this.mailbox.refresh();
    }
    if (this.view === 'executions' && executions !== this.seen.executions) {
      this.seen.executions = executions;
      await this.executions.refresh(state.fault);
    }
  }

  private show(view: View, execution?: number): void {
    this.view = view;
    const views = {
      sheet: this.sheetView,
      mailbox: this.mailbox.element,
      executions: this.executions.element,
    };
    for (const [name, element] of Object.entries(views)) element.hidden = name !== view;
    for (const [name, button] of this.viewButtons)
      if (name === view) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    this.seen = { mail: '', executions: '' };
    if (execution === undefined) void this.refreshView();
    else void this.executions.refresh(this.live.state.fault, execution);
    if (view === 'sheet') this.grid.plan();
  }

  private openRow(sheetId: number, row: number): void {
    this.show('sheet');
    this.grid.show(sheetId);
    this.grid.selection.goTo({ row, column: 1 });
    this.grid.selection.chooseRow(row);
    this.grid.scroller.focus({ preventScroll: true });
  }

  private openPanel(name: 'lead' | 'reply' | 'time', address?: string): void {
    const make = {
      lead: () => ({
        title: say('newLead'),
        content: newLeadForm(
          () => void this.revealNewest(),
          () => this.show('mailbox'),
        ),
      }),
      reply: () => ({ title: say('customerReplies'), content: customerReplyForm(address) }),
      time: () => ({ title: say('time'), content: timePanel(this.live) }),
    }[name];
    if (address) this.panels.open(name, make);
    else this.panels.toggle(name, make);
  }

  /** The row that a new lead has just got is the last one of the first sheet. */
  private async revealNewest(): Promise<void> {
    const sheetId = firstSheet(this.book);
    const before = this.book.sheet(sheetId)!.lastRow;
    for (let look = 0; look < 20 && this.book.sheet(sheetId)!.lastRow === before; look++)
      await new Promise((over) => setTimeout(over, 100));
    if (this.view !== 'sheet' || this.grid.sheetId !== sheetId) return;
    const { lastRow } = this.book.sheet(sheetId)!;
    this.grid.selection.goTo({ row: lastRow, column: 1 });
  }

  private openCellMenu(menus: GridMenus): void {
    const { active } = this.grid.selection;
    const cell = this.grid.cellElement(active.row, active.column);
    if (cell) menus.cell(cell);
  }

  private tellTime(): void {
    this.clock.textContent = timeText(this.live.now());
  }

  private head(): HTMLElement {
    const view = (name: View, iconName: IconName, ...more: Node[]) => {
      const button = h(
        'button',
        { type: 'button', title: say(name), onclick: () => this.show(name) },
        icon(iconName),
        h('span', { class: 'label' }, say(name)),
        ...more,
      );
      this.viewButtons.set(name, button);
      return button;
    };
    const panel = (
      name: 'lead' | 'reply' | 'time',
      iconName: IconName,
      label: HTMLElement,
      title: string,
      main = false,
    ) =>
      h(
        'button',
        {
          type: 'button',
          title,
          class: main ? 'main' : '',
          'data-panel': name,
          'aria-expanded': 'false',
          onclick: () => this.openPanel(name),
        },
        icon(iconName),
        label,
      );
    const label = (text: string) => h('span', { class: 'label' }, text);
    const theme = h(
      'button',
      {
        type: 'button',
        class: 'icon-button theme',
        'aria-label': say('theme'),
        title: say('theme'),
        onclick: () => setTheme(isDark() ? 'light' : 'dark'),
      },
      icon('moon'),
    );
    return h(
      'header',
      { class: 'head-bar' },
      h(
        'h1',
        {},
        h('span', { class: 'logo', 'aria-hidden': 'true' }, icon('sheet')),
        h('span', { class: 'name' }, this.book.view.name),
      ),
      this.menuBar.element,
      h(
        'nav',
        { class: 'view-buttons', 'aria-label': say('view') },
        view('sheet', 'sheet'),
        view('mailbox', 'mail', h('span', { class: 'count' })),
        view('executions', 'play'),
      ),
      h(
        'div',
        { class: 'play-buttons' },
        ...(this.live.state.plays
          ? [
              panel('lead', 'plus', label(say('newLead')), say('newLead'), true),
              panel('reply', 'reply', label(say('customerReplies')), say('customerReplies')),
            ]
          : []),
        panel('time', 'clock', this.clock, say('time')),
        theme,
      ),
    );
  }
}

function firstSheet({ view }: Book): number {
  return view.sheets.find(({ hidden }) => !hidden)!.id;
}
