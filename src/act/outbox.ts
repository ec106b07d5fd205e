import type { Action, Mode } from '../decide/rule';

/**
 * What becomes of an intended action. `proposed` waits for a rep; `approved` will be done by the next run;
 * `sending`: begun, the truth is in Gmail or Odoo; `drafted`: left in Gmail's drafts for the rep to send;
 * `unknown`: it may have been done, and is never repeated on a guess.
 */
export type ActionState =
  | 'proposed'
  | 'approved'
  | 'sending'
  | 'sent'
  | 'drafted'
  | 'failed'
  | 'cancelled'
  | 'unknown';

/** What a rep says of an action that may have been done: it shall be done again, or it was done. */
export type Verdict = 'again' | 'sent';

/** A mail or task that failed this often is given up, and the rep told. */
export const TRIES = 3;

/** What a mail is for. Who is unhappy gets `support` only; `sales` stops at an opt-out; `internal` stays with us. */
export type Purpose = 'internal' | 'support' | 'sales';

/** One intended action: a row of the tab Outbox, there before anything is done, so that it can exist only once. */
export interface OutboxRow {
  /** lead + rule + occasion */
  key: string;
  leadId: string;
  ruleId: string;
  /** the lead's company or contact, for the reader */
  lead: string;
  state: ActionState;
  action: Action;
  mode: Mode;
  purpose: Purpose;
  template: string;
  /** make the draft and leave it to the rep to send */
  draftOnly: boolean;
  /** the rep's tick box: true sends the proposal */
  approve: boolean;
  to: string;
  subject: string;
  /** plain text of the mail, or the note of the activity */
  text: string;
  because: string;
  /** what became of it, in words */
  result: string;
  createdAt: Date;
  /** not before this instant */
  dueAt?: Date;
  doneAt?: Date;
  draftId: string;
  threadId: string;
  /** how often it was tried and failed */
  tries: number;
  /** whoever delivers for the agent was handed the action under this id last; `''`: never */
  lease: string;
  /** not to be begun by him after this instant; absent: the lease is over */
  leaseUntil?: Date;
  /** what was reported last, see act/lease.ts; `''`: nothing */
  reported: string;
  /** somebody else settled it, and no run has told the lead and the CRM of it yet */
  untold: boolean;
  /** the rep's, cleared once carried out */
  verdict: Verdict | '';
}

const OPEN: readonly ActionState[] = ['proposed', 'approved', 'sending', 'drafted', 'unknown'];

/** Whether the action may still happen. */
export function isOpen(row: Pick<OutboxRow, 'state'>): boolean {
  return OPEN.includes(row.state);
}

/** Whether it is time to do it, as far as it is approved. */
export function isDue(row: Pick<OutboxRow, 'state' | 'dueAt'>, now: Date): boolean {
  return row.state === 'approved' && !(row.dueAt && row.dueAt > now);
}

/** The only key under which this action can exist. @param attempt 0 for the first time on this occasion */
export function outboxKey(leadId: string, ruleId: string, occasion: string, attempt = 0): string {
  return `${leadId}|${ruleId}|${occasion}${attempt > 0 ? `|${attempt + 1}` : ''}`;
}

/** Whether a text bears one of our references: the agent wrote it itself. */
export function bearsReference(text: string): boolean {
  return /\basc-[0-9a-z]{2,16}\b/.test(text);
}

/** A short text, the same for the same key, by which an activity or note is found again in Odoo. */
export function referenceOf(key: string): string {
  let hash = 0x811c9dc5;
  let second = 0x1000193;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    second = Math.imul(second + key.charCodeAt(i), 0x85ebca6b) ^ (second >>> 13);
  }
  return `asc-${(hash >>> 0).toString(36)}${(second >>> 0).toString(36)}`;
}
