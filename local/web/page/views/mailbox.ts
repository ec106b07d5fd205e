import { h } from '../elements';
import { ask } from '../host';
import { say, timeText, type Word } from '../words';
import { type Correspondence, type Letter, nameIn, type Thread } from './letters';

type Folder = 'all' | Letter['folder'];

const FOLDERS: [Folder, Word][] = [
  ['all', 'all'],
  ['received', 'inbox'],
  ['sent', 'sent'],
  ['draft', 'drafts'],
];

/** The frame of a formatted part cannot be measured from here: it is about as high as the plain part is long. Pixels. */
const [EDGES, LINE, TALLEST] = [50, 20, 640];

export interface MailboxDoors {
  openRow(sheetId: number, row: number): void;
  /** @param address of the customer */
  reply(address: string): void;
}

/** The script's Gmail account: conversations at the left, the chosen one at the right. */
export class MailboxView {
  readonly element = h('section', { class: 'view mailbox', 'aria-label': say('mailbox') });
  private readonly folders = h('div', { class: 'folders', role: 'group', 'aria-label': say('folder') });
  private readonly list = h('ul', { class: 'threads', 'aria-label': say('conversations') });
  private readonly reading = h('div', { class: 'reading', tabIndex: 0 });
  private mail: Correspondence = { user: '', threads: [] };
  private folder: Folder = 'all';
  private chosen?: string;
  private drawn = '';

  constructor(private readonly doors: MailboxDoors) {
    this.element.append(h('div', { class: 'mail-list' }, this.folders, this.list), this.reading);
  }

  async refresh(): Promise<void> {
    this.mail = await ask<Correspondence>('GET /api/page/mail');
    this.draw();
  }

  private draw(): void {
    this.folders.replaceChildren(
      ...FOLDERS.map(([folder, word]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            'aria-pressed': String(folder === this.folder),
            onclick: () => this.choose(folder),
          },
          `${say(word)} ${this.threadsIn(folder).length}`,
        ),
      ),
    );
    const threads = this.threadsIn(this.folder);
    if (!threads.some(({ id }) => id === this.chosen)) this.chosen = undefined;
    this.list.replaceChildren(
      ...(threads.length
        ? threads.map((thread) => this.line(thread))
        : [h('li', { class: 'nothing' }, say('noMail'))]),
    );
    this.read(threads.find(({ id }) => id === this.chosen));
  }

  private choose(folder: Folder): void {
    this.folder = folder;
    this.draw();
  }

  private threadsIn(folder: Folder): Thread[] {
    return this.mail.threads.filter(
      ({ messages }) => folder === 'all' || messages.some((each) => each.folder === folder),
    );
  }

  private line({ id, messages }: Thread): HTMLElement {
    const last = messages.at(-1)!;
    const who = last.folder === 'received' ? nameIn(last.from) : `${say('to')} ${nameIn(last.to)}`;
    const open = () => {
      this.chosen = id;
      this.draw();
      this.element.classList.add('reads');
    };
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'thread',
          'aria-current': id === this.chosen ? 'true' : undefined,
          onclick: open,
        },
        h(
          'span',
          { class: 'top' },
          h('strong', {}, who),
          messages.length > 1 && h('span', { class: 'soft' }, messages.length),
          last.folder === 'draft' && h('span', { class: 'badge' }, say('draft')),
          h('time', {}, timeText(Date.parse(last.date))),
        ),
        h('span', { class: 'subject' }, last.subject || '—'),
        h('span', { class: 'soft' }, last.text.replace(/\s+/g, ' ').slice(0, 120)),
      ),
    );
  }

  private read(thread?: Thread): void {
    const state = JSON.stringify(thread ?? '');
    if (state === this.drawn) return;
    this.drawn = state;
    if (!thread) {
      this.element.classList.remove('reads');
      this.reading.replaceChildren(h('p', { class: 'nothing' }, say('chooseMail')));
      return;
    }
    this.reading.replaceChildren(
      h(
        'button',
        { type: 'button', class: 'link-button back', onclick: () => this.element.classList.remove('reads') },
        `‹ ${say('conversations')}`,
      ),
      h('h2', {}, thread.messages[0]!.subject || '—'),
      ...thread.messages.map((letter) => this.letter(letter)),
    );
    this.reading.scrollTop = this.reading.scrollHeight;
  }

  private letter(letter: Letter): HTMLElement {
    const { from, to, cc, date, folder, attachments } = letter;
    const customer = folder === 'sent' ? to : folder === 'received' ? from : '';
    return h(
      'article',
      { class: `letter ${folder}` },
      h(
        'header',
        {},
        h('strong', {}, nameIn(from)),
        folder === 'draft' && h('span', { class: 'badge' }, say('draft')),
        h('time', {}, timeText(Date.parse(date))),
        h('div', { class: 'soft' }, `${say('from')} ${from} · ${say('to')} ${to}${cc ? ` · Cc ${cc}` : ''}`),
      ),
      this.whyOf(letter),
      this.bodyOf(letter),
      attachments.length > 0 &&
        h('p', { class: 'soft' }, say('attachments', { names: attachments.join(', ') })),
      customer &&
        !customer.includes(this.mail.user) &&
        h('button', { type: 'button', onclick: () => this.doors.reply(customer) }, say('replyAsCustomer')),
    );
  }

  private whyOf({ why }: Letter): HTMLElement | undefined {
    if (!why) return undefined;
    return h(
      'p',
      { class: 'why' },
      h('strong', {}, `${say('why')} : `),
      [why.rule, why.because].filter(Boolean).join(' – '),
      ' ',
      h(
        'button',
        { type: 'button', class: 'link-button', onclick: () => this.doors.openRow(why.sheetId, why.row) },
        say('outboxRow', { row: why.row }),
      ),
    );
  }

  /** The HTML part as the customer sees it, and the plain one. */
  private bodyOf({ subject, text, preview }: Letter): HTMLElement {
    const plain = h('pre', { class: 'plain' }, text);
    if (!preview) return plain;
    const frame = h('iframe', {
      src: preview,
      sandbox: '',
      title: say('mailPreview', { subject }),
      referrerpolicy: 'no-referrer',
      loading: 'lazy',
    });
    frame.style.height = `${Math.min(TALLEST, EDGES + text.split('\n').length * LINE + (text.length / 90) * LINE)}px`;
    plain.hidden = true;
    const button = (word: Word, shows: HTMLElement, pressed: boolean): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': String(pressed),
          onclick: (event: Event) => {
            for (const part of [frame, plain]) part.hidden = part !== shows;
            for (const each of (event.target as HTMLElement).parentElement!.children)
              each.setAttribute('aria-pressed', String(each === event.target));
          },
        },
        say(word),
      );
    return h(
      'div',
      { class: 'body' },
      h('div', { class: 'parts' }, button('html', frame, true), button('plain', plain, false)),
      frame,
      plain,
    );
  }
}
