import type { WireBlob } from '../../services/blob';
import { type Address, bareAddresses, formatAddresses, parseAddresses } from './addresses';
import { type Attachment, headerOf, type Message } from './message';

/** What a script asks to be written, as GmailApp and MailApp take it. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
  options: {
    htmlBody?: string;
    cc?: string;
    bcc?: string;
    from?: string;
    name?: string;
    replyTo?: string;
    attachments?: WireBlob[];
    inlineImages?: Record<string, WireBlob>;
  };
}

/** Source: "Quotas for Google Services". The subject's length is Gmail's, in characters. */
export const RECIPIENTS_PER_MESSAGE = 50;
export const SUBJECT_LIMIT = 250;
export const ATTACHMENTS_PER_MESSAGE = 250;
export const ATTACHMENTS_TOTAL_BYTES = 25 * 1024 * 1024;

export interface Sender {
  /** the account's own address */
  user: string;
  /** further addresses that it may send from */
  aliases: string[];
  bodyLimitBytes: number;
}

/** A message that is not in the mailbox yet. */
export type Composed = Omit<Message, 'id' | 'threadId' | 'date' | 'labels'>;

/**
 * The message that a letter makes, checked as Gmail checks it.
 * @param answered the message to which it is a reply
 * @throws Error with Google's message for a bad address, a line break in a header or a limit
 */
export function compose(letter: Letter, sender: Sender, answered?: Message): Composed {
  const { to, subject, body, options } = letter;
  refuseLineBreaks({
    recipient: to,
    subject,
    cc: options.cc,
    bcc: options.bcc,
    from: options.from,
    name: options.name,
    replyTo: options.replyTo,
  });
  if (subject.length > SUBJECT_LIMIT) throw new Error('Argument too large: subject');
  const size = Buffer.byteLength(body) + Buffer.byteLength(options.htmlBody ?? '');
  if (size > sender.bodyLimitBytes) throw new Error('Limit Exceeded: Email Body Size.');
  const [toList, cc, bcc] = [to, options.cc ?? '', options.bcc ?? ''].map(parseAddresses) as [
    Address[],
    Address[],
    Address[],
  ];
  if (toList.length + cc.length + bcc.length > RECIPIENTS_PER_MESSAGE)
    throw new Error('Limit Exceeded: Email Recipients Per Message.');
  const from = formatAddresses([{ name: options.name ?? '', address: ownAddress(options.from, sender) }]);
  const headers: Record<string, string> = { From: from, To: formatAddresses(toList), Subject: subject };
  if (cc.length) headers.Cc = formatAddresses(cc);
  if (options.replyTo) headers['Reply-To'] = formatAddresses(parseAddresses(options.replyTo));
  if (answered) Object.assign(headers, replyHeaders(answered));
  return {
    from,
    to: formatAddresses(toList),
    cc: formatAddresses(cc),
    bcc: formatAddresses(bcc),
    subject,
    text: body,
    html: options.htmlBody ?? '',
    headers,
    attachments: attachmentsOf(options),
  };
}

/** How many a message goes to: each counts towards the day's quota. */
export function recipientsOf(message: Pick<Message, 'to' | 'cc' | 'bcc'>): string[] {
  return [message.to, message.cc, message.bcc].flatMap(bareAddresses);
}

function refuseLineBreaks(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && ['\r', '\n', '\0'].some((end) => value.includes(end)))
      throw new Error(`Invalid argument: ${name}`);
}

function ownAddress(from: string | undefined, sender: Sender): string {
  if (!from) return sender.user;
  const own = [sender.user, ...sender.aliases].find(
    (address) => address.toLowerCase() === from.toLowerCase(),
  );
  if (!own) throw new Error(`Invalid argument: ${from}`);
  return own;
}

function replyHeaders(answered: Message): Record<string, string> {
  const id = headerOf(answered, 'Message-ID');
  const earlier = headerOf(answered, 'References');
  return { 'In-Reply-To': id, References: earlier ? `${earlier} ${id}` : id };
}

function attachmentsOf(options: Letter['options']): Attachment[] {
  const inline = Object.entries(options.inlineImages ?? {}).map(([inlineId, file]) => ({
    ...file,
    inlineId,
  }));
  const attachments: Attachment[] = [...(options.attachments ?? []), ...inline];
  if (attachments.length > ATTACHMENTS_PER_MESSAGE)
    throw new Error('Limit Exceeded: Email Attachments Per Message.');
  const size = attachments.reduce((sum, file) => sum + contentBytes(file).length, 0);
  if (size > ATTACHMENTS_TOTAL_BYTES) throw new Error('Limit Exceeded: Email Total Attachments Size.');
  return attachments;
}

export function contentBytes(file: WireBlob): Buffer {
  return 'text' in file.content ? Buffer.from(file.content.text) : Buffer.from(file.content.base64, 'base64');
}
