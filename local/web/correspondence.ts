import type { Host } from '../host';
import type { Message } from '../world/mailbox/message';
import { mailAddress } from './frames';

/** Header of the agent's Outbox column in which a mail's thread stands, in either language. */
const THREAD_HEADERS = ['thread id', 'id fil'];
const WHY_HEADERS = {
  because: ['because', 'parce que'],
  rule: ['rule', 'règle'],
  subject: ['subject', 'objet'],
};

/** The spreadsheet's row that is behind a mail. */
interface Why {
  sheetId: number;
  row: number;
  because: string;
  rule: string;
  subject: string;
}

/** The mailbox by threads, newest first, each message with what the page shows of it and why it was written. */
export function correspondence(host: Host) {
  const { mailbox } = host.world;
  const whys = whysByThread(host);
  const threads = new Map<string, Message[]>();
  for (const message of mailbox.state.messages) {
    if (message.labels.includes('TRASH')) continue;
    threads.set(message.threadId, [...(threads.get(message.threadId) ?? []), message]);
  }
  return {
    user: mailbox.user,
    threads: [...threads]
      .map(([id, messages]) => ({
        id,
        messages: messages.map((message) => letterOf(host, message, whys.get(id))),
      }))
      .sort((a, b) => (a.messages.at(-1)!.date < b.messages.at(-1)!.date ? 1 : -1)),
  };
}

function letterOf(host: Host, message: Message, whys: Why[] = []) {
  const { id, from, to, cc, subject, text, html, labels, attachments } = message;
  const why = labels.includes('INBOX')
    ? undefined
    : (whys.find((each) => each.subject === subject) ?? whys.find(() => whys.length === 1));
  return {
    id,
    from,
    to,
    cc,
    subject,
    text,
    preview: html ? mailAddress(host, id) : null,
    date: new Date(message.date).toISOString(),
    folder: labels.includes('DRAFT') ? 'draft' : labels.includes('SENT') ? 'sent' : 'received',
    attachments: attachments.map(({ name }) => name ?? ''),
    why,
  };
}

function whysByThread({ world: { workbook } }: Host): Map<string, Why[]> {
  const found = new Map<string, Why[]>();
  for (const sheet of workbook.state.sheets) {
    const header = (sheet.rows[0]?.values ?? []).map((value) => String(value ?? '').toLowerCase());
    const place = (names: string[]) => header.findIndex((text) => names.includes(text));
    const thread = place(THREAD_HEADERS);
    if (thread < 0) continue;
    sheet.rows.forEach((row, index) => {
      const id = row?.values[thread];
      if (index === 0 || !id) return;
      const text = (names: string[]) => String(row.values[place(names)] ?? '');
      const why = {
        sheetId: sheet.id,
        row: index + 1,
        because: text(WHY_HEADERS.because),
        rule: text(WHY_HEADERS.rule),
        subject: text(WHY_HEADERS.subject),
      };
      found.set(String(id), [...(found.get(String(id)) ?? []), why]);
    });
  }
  return found;
}
