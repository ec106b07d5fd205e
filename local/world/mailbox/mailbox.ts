import type { Clock } from '../clock';
import type { Handlers } from '../execution';
import type { Quotas } from '../quotas';
import { formatAddresses, parseAddresses } from './addresses';
import { gmailHandlers } from './handlers';
import { type Composed, compose, type Letter, recipientsOf } from './letter';
import { type Draft, headerOf, type MailboxState, type Message } from './message';
import { plainTextOf } from './plain-text';
import { searchMessages } from './search';
import { staysHere, type Transport } from './transport';

export interface MailboxOptions {
  clock: Clock;
  quotas: Quotas;
  /** the account's address */
  user: string;
  /** further addresses that it may send from */
  aliases?: string[];
  /** of the user, for the days of a search */
  timeZone: string;
  transport?: Transport;
}

/** A message that comes from outside. */
export interface Incoming {
  from: string;
  /** the account's own address unless given */
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  html?: string;
  /** puts it in this thread; without it In-Reply-To and References decide */
  threadId?: string;
  headers?: Record<string, string>;
}

const DRAFT_GONE = 'Requested entity was not found.';

/** The Gmail account of the user: messages in threads, drafts, labels. */
export class Mailbox {
  readonly user: string;
  readonly aliases: string[];
  private readonly transport: Transport;
  /** drafts that are on their way through the transport */
  private readonly leaving = new Set<string>();

  constructor(
    private readonly options: MailboxOptions,
    readonly state: MailboxState = { nextNumber: 1, messages: [], drafts: [], labels: [] },
  ) {
    this.user = options.user;
    this.aliases = options.aliases ?? [];
    this.transport = options.transport ?? staysHere;
  }

  /** Sends at once. Throws what the script shall see: a limit, or the server's refusal. */
  async send(letter: Letter, answered?: Message): Promise<Message> {
    return this.dispatch(this.compose(letter, answered), answered?.threadId);
  }

  createDraft(letter: Letter, answered?: Message): Draft {
    const message = this.keep(this.compose(letter, answered), ['DRAFT'], answered?.threadId);
    const draft = { id: `r${message.id}`, messageId: message.id };
    this.state.drafts.push(draft);
    return draft;
  }

  /** Replaces a draft's content: the draft's id and thread stay, its message is another one. */
  updateDraft(id: string, letter: Letter): Draft {
    const draft = this.draft(id);
    const old = this.message(draft.messageId);
    const composed = this.compose(letter);
    for (const name of ['In-Reply-To', 'References']) {
      if (headerOf(old, name)) composed.headers[name] = headerOf(old, name);
    }
    this.forget(old);
    draft.messageId = this.keep(composed, ['DRAFT'], old.threadId).id;
    return draft;
  }

  /** Gmail deletes the draft and makes a new message in its thread; when the server refuses, the draft stays. */
  async sendDraft(id: string): Promise<Message> {
    const draft = this.draft(id);
    if (this.leaving.has(id)) throw new Error(DRAFT_GONE);
    this.leaving.add(id);
    try {
      const { id: oldId, threadId, date, labels, ...composed } = this.message(draft.messageId);
      const sent = await this.dispatch(composed, threadId);
      this.deleteDraft(id);
      return sent;
    } finally {
      this.leaving.delete(id);
    }
  }

  deleteDraft(id: string): void {
    const draft = this.draft(id);
    this.forget(this.message(draft.messageId));
    this.state.drafts = this.state.drafts.filter((other) => other !== draft);
  }

  /** A message arrives: unread, in the inbox. Throws for a bad address or an unknown thread. */
  incoming(mail: Incoming): Message {
    const to = formatAddresses(parseAddresses(mail.to ?? this.user));
    const from = formatAddresses(parseAddresses(mail.from));
    const html = mail.html ?? '';
    const headers = { From: from, To: to, Subject: mail.subject ?? '', ...mail.headers };
    const composed: Composed = {
      from,
      to,
      cc: mail.cc ?? '',
      bcc: '',
      subject: mail.subject ?? '',
      text: mail.text ?? plainTextOf(html),
      html,
      headers,
      attachments: [],
    };
    if (mail.threadId !== undefined) this.thread(mail.threadId);
    return this.keep(composed, ['INBOX', 'UNREAD'], mail.threadId ?? this.threadOfReferences(headers));
  }

  /** Throws Google's message when there is none. */
  message(id: string): Message {
    const message = this.state.messages.find((other) => other.id === id);
    if (!message) throw new Error('Requested entity was not found.');
    return message;
  }

  /** Its messages, the oldest first, drafts and trash among them. Throws when there is none. */
  thread(threadId: string): Message[] {
    const messages = this.state.messages.filter((message) => message.threadId === threadId);
    if (messages.length === 0) throw new Error('Requested entity was not found.');
    return messages;
  }

  draft(id: string): Draft {
    const draft = this.state.drafts.find((other) => other.id === id);
    if (!draft) throw new Error(DRAFT_GONE);
    return draft;
  }

  search(query: string): Message[] {
    const { clock, timeZone } = this.options;
    return searchMessages(this.state.messages, query, { now: clock.now(), timeZone });
  }

  remainingQuota(): number {
    return this.options.quotas.remaining('email');
  }

  /** What the control API shows, the newest last; dates as ISO text. */
  view() {
    const all = this.state.messages.filter((message) => !message.labels.includes('TRASH'));
    const having = (label: string) => all.filter((message) => message.labels.includes(label)).map(viewOf);
    const own = (message: Message) => message.labels.includes('SENT') || message.labels.includes('DRAFT');
    const received = all.filter((message) => message.labels.includes('INBOX') || !own(message));
    return { sent: having('SENT'), drafts: having('DRAFT'), received: received.map(viewOf) };
  }

  handlers(): Handlers {
    return gmailHandlers(this);
  }

  private compose(letter: Letter, answered?: Message): Composed {
    const bodyLimitBytes = this.options.quotas.limits.emailBodyBytes;
    return compose(letter, { user: this.user, aliases: this.aliases, bodyLimitBytes }, answered);
  }

  private async dispatch(composed: Composed, threadId?: string): Promise<Message> {
    const recipients = recipientsOf(composed);
    if (recipients.length === 0) throw new Error('Failed to send email: no recipient');
    const { quotas } = this.options;
    quotas.take('email', recipients.length);
    const labels = recipients.includes(this.user.toLowerCase()) ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'];
    const message = this.made(composed, labels, threadId);
    try {
      await this.transport.deliver(message);
    } catch (error) {
      quotas.give('email', recipients.length);
      throw new Error(`Failed to send email: ${(error as Error).message}`);
    }
    this.state.messages.push(message);
    return message;
  }

  private keep(composed: Composed, labels: string[], threadId?: string): Message {
    const message = this.made(composed, labels, threadId);
    this.state.messages.push(message);
    return message;
  }

  private made(composed: Composed, labels: string[], threadId?: string): Message {
    const date = this.options.clock.now();
    // As Gmail's: time first, so that ids grow; the number keeps those of one millisecond apart.
    const number = this.state.nextNumber++ % 0x100000;
    const id = date.toString(16).padStart(11, '0') + number.toString(16).padStart(5, '0');
    const domain = this.user.split('@')[1];
    const headers = {
      'Message-ID': `<${id}@${domain}>`,
      Date: new Date(date).toUTCString().replace('GMT', '+0000'),
      ...composed.headers,
    };
    return { ...composed, id, threadId: threadId ?? id, date, labels, headers };
  }

  private forget(message: Message): void {
    this.state.messages = this.state.messages.filter((other) => other !== message);
  }

  private threadOfReferences(headers: Record<string, string>): string | undefined {
    const referred = Object.entries(headers)
      .filter(([name]) => /^(in-reply-to|references)$/i.test(name))
      .flatMap(([, value]) => value.match(/<[^<>\s]+>/g) ?? []);
    return this.state.messages.find((message) => referred.includes(headerOf(message, 'Message-ID')))
      ?.threadId;
  }
}

function viewOf(message: Message) {
  const { id, threadId, from, to, cc, bcc, subject, text, html, headers, labels } = message;
  const attachments = message.attachments.map(({ name, contentType }) => ({ name, contentType }));
  const date = new Date(message.date).toISOString();
  return { id, threadId, from, to, cc, bcc, subject, text, html, headers, date, labels, attachments };
}
