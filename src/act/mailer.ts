/** A mail on its way out. */
export interface OutgoingMail {
  /** one bare address */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** shown as the sender; `''`: the account's own name */
  senderName: string;
}

/** A draft and the thread it lies in; the thread stays when the draft is sent. */
export interface DraftPlace {
  draftId: string;
  threadId: string;
}

/** A message that came in. */
export interface IncomingMail {
  id: string;
  threadId: string;
  /** one bare address, lower case */
  from: string;
  subject: string;
  /** plain text */
  text: string;
  at: Date;
  /** written by a machine: an absence notice, a bounce */
  automatic: boolean;
}

/** What the agent asks of the mailbox. Gmail's errors are thrown as they are. */
export interface Mailer {
  createDraft(mail: OutgoingMail): DraftPlace;
  sendDraft(draftId: string): void;
  discardDraft(draftId: string): void;
  /** whether the draft is still there, unsent */
  hasDraft(draftId: string): boolean;
  /** whether the draft that lay alone in this thread was sent: the thread then holds a message */
  sentInThread(threadId: string): boolean;
  /** a draft with this recipient and subject made since, if there is one */
  findDraft(to: string, subject: string, since: Date): DraftPlace | undefined;
  /** whether a message with this recipient and subject was sent since */
  findSent(to: string, subject: string, since: Date): boolean;
  /** how many recipients may still be written to today */
  remainingQuota(): number;
  /** whether anything at all came in since */
  hasNewSince(since: Date): boolean;
  /** messages that came in since, oldest first, from the addresses that `wanted` says; others are not opened */
  readSince(since: Date, wanted: (address: string) => boolean): IncomingMail[];
}

/** Whether Gmail refuses because the day's quota is used up. */
export function isQuotaError(error: unknown): boolean {
  return /too many times|quota|limit exceeded/i.test((error as Error)?.message ?? '');
}
