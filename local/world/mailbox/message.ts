import type { WireBlob } from '../../services/blob';

export interface Attachment extends WireBlob {
  /** the `cid:` under which the HTML shows it */
  inlineId?: string;
}

/** One e-mail as the mailbox keeps it. Address fields are header texts such as `"Doe, Jo" <jo@example.com>, x@example.com`. */
export interface Message {
  /** 16 hexadecimal digits */
  id: string;
  /** the id of the thread's first message */
  threadId: string;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  text: string;
  /** `''` when there is no HTML part */
  html: string;
  headers: Record<string, string>;
  /** epoch milliseconds of the world's clock */
  date: number;
  /** Gmail's own (INBOX, SENT, DRAFT, UNREAD, STARRED, TRASH, SPAM) and the user's, by name */
  labels: string[];
  attachments: Attachment[];
}

/** A draft keeps its id for life; its message is another one after each change. */
export interface Draft {
  id: string;
  messageId: string;
}

export interface MailboxState {
  nextNumber: number;
  messages: Message[];
  drafts: Draft[];
  /** the user's labels */
  labels: string[];
}

/** A header's value; names are compared without case. `''` when it is not there. */
export function headerOf(message: Message, name: string): string {
  const found = Object.keys(message.headers).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? '' : message.headers[found]!;
}
