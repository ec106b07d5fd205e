import { createHash } from 'node:crypto';
import type { Host } from '../host';
import { remember } from '../world/workbook/remember';
import type { ChangeNotice } from '../world/workbook/workbook';
import { Changes } from './changes';
import { dialogAddress } from './frames';
import { type BookView, bookView } from './sheet-view';

/** How long a page's question for news stays open, and how often it is looked at. Real milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 40;

/** A page that has not asked for so long is gone. */
const GONE_AFTER_MS = 4_000;

/** Triggers due further ahead are not announced. */
const AHEAD_MS = 366 * 86_400_000;

export interface News {
  /** number of the newest change of the spreadsheet */
  last: number;
  /** which state the page has now, to be sent back with the next question */
  mark: string;
  state: State;
  /** absent: nothing has changed in the spreadsheet; the page then keeps what it has */
  book?: BookView;
  /** absent beside `book`: load everything anew */
  changes?: ChangeNotice[];
}

export type State = ReturnType<typeof stateOf>;

/** The pages at which a person sits: while there is one, the script's questions wait for an answer. */
export class Attendance {
  private readonly changes: Changes;
  private waiting = 0;
  private farewell?: NodeJS.Timeout;

  private constructor(private readonly host: Host) {
    this.changes = new Changes(host.world.workbook);
  }

  static of(host: Host): Attendance {
    return remember(known, host, () => new Attendance(host));
  }

  /**
   * Waits until something differs from what a page knows.
   * @param known number and mark of the last news; without it everything is told at once
   */
  async news(known?: { last: number; mark: string }): Promise<News> {
    this.arrive();
    // As in Sheets, what was open before a page is loaded is gone.
    if (!known) this.host.world.ui.dialogs.length = 0;
    try {
      const until = performance.now() + PATIENCE_MS;
      while (known && this.isUpToDate(known) && performance.now() < until)
        await new Promise((looked) => setTimeout(looked, LOOK_EVERY_MS).unref());
      return this.tell(known);
    } finally {
      this.leave();
    }
  }

  private isUpToDate(known: { last: number; mark: string }): boolean {
    return this.changes.last === known.last && markOf(stateOf(this.host)) === known.mark;
  }

  private tell(known?: { last: number }): News {
    const state = stateOf(this.host);
    const { last } = this.changes;
    const news: News = { last, mark: markOf(state), state };
    if (known?.last === last) return news;
    return {
      ...news,
      book: bookView(this.host.world.workbook),
      changes: known && this.changes.since(known.last),
    };
  }

  private arrive(): void {
    this.waiting++;
    clearTimeout(this.farewell);
    this.host.world.ui.attended = true;
  }

  private leave(): void {
    if (--this.waiting > 0) return;
    this.farewell = setTimeout(() => this.goodbye(), GONE_AFTER_MS);
    this.farewell.unref();
  }

  /** Nobody is left who could answer: what was asked is closed. */
  private goodbye(): void {
    const { ui } = this.host.world;
    ui.attended = false;
    for (const { id } of ui.questions) ui.answer(id, { button: 'CLOSE' });
  }
}

const known = new WeakMap<Host, Attendance>();

function stateOf(host: Host) {
  const { ui, mailbox, executions, clock, triggers } = host.world;
  const reading = clock.read();
  const newest = executions.list.at(-1);
  return {
    menus: ui.menus,
    questions: ui.questions,
    dialogs: ui.dialogs.map(({ html, ...dialog }) => ({ ...dialog, src: dialogAddress(host, dialog.id) })),
    toasts: ui.toasts.slice(-3),
    /** changes with every message and every draft */
    mail: `${mailbox.state.nextNumber} ${mailbox.state.messages.length}`,
    messages: mailbox.state.messages.length,
    newestExecution: newest ? newest.id : 0,
    running: executions.list.filter(({ state }) => state === 'running').map(({ id }) => id),
    fault: executions.pendingFault,
    clock: {
      kind: reading.kind,
      /** epoch milliseconds; of a clock that runs, how far it is ahead of the machine's */
      at: reading.kind === 'still' ? reading.now : reading.offset,
      nextTrigger: triggers.next(clock.now() + AHEAD_MS)?.at ?? null,
    },
    /** whether leads can be made and answered here: there is an Odoo stand-in that tells the script of them */
    plays: !!host.odoo?.webhookUrl,
  };
}

function markOf(state: State): string {
  return createHash('sha1').update(JSON.stringify(state)).digest('base64url');
}
