import { MINUTE_MS } from '../lead/time';
import type { ActionState, OutboxRow } from './outbox';

/*
 * An action that somebody else carries out (n8n) is handed to him under a lease. While it lasts nobody else touches
 * the row; what he reports settles it; a lease that runs out leaves the row `unknown`, because a mail may have left.
 * Pure: rows in, rows out.
 */

/** How long after it was handed out an action may be begun. Minutes. */
export const LEASE_MINUTES = 10;

/** What was begun in the last instant has so long to end and be reported, retries included. Minutes. */
export const GRACE_MINUTES = 5;

/** Minutes until an action that failed is offered again, after each time: mail servers are down for hours at times. */
export const OFFER_AGAIN_AFTER = [5, 15, 60, 240];

/** An action that failed this often is given up, and the rep told. */
export const OFFERS = OFFER_AGAIN_AFTER.length + 1;

/** `failed`: it certainly did not leave. */
export type Outcome = 'sent' | 'failed' | 'unknown';

export interface Told {
  lease: string;
  outcome: Outcome;
  messageId: string;
  /** false: it would fail the next time as well */
  retry: boolean;
}

/** Whether somebody may be carrying it out now. */
export function isUnderLease(row: Pick<OutboxRow, 'state' | 'leaseUntil'>): boolean {
  return row.state === 'sending' && row.leaseUntil !== undefined;
}

/** An approved action as it is handed out. @param lease unique for each time */
export function handOut(row: OutboxRow, lease: string, now: Date): OutboxRow {
  // Whole seconds, as a cell keeps them.
  const second = Math.floor(now.getTime() / 1_000) * 1_000;
  const leaseUntil = new Date(second + LEASE_MINUTES * MINUTE_MS);
  return { ...row, state: 'sending', lease, leaseUntil, dueAt: undefined };
}

/** Whether nothing was heard of it for so long that nothing is to be expected. */
export function hasRunOut(row: OutboxRow, now: Date): boolean {
  return isUnderLease(row) && now.getTime() >= row.leaseUntil!.getTime() + GRACE_MINUTES * MINUTE_MS;
}

/** It may have been done, up to the end of its lease: a rep has to look. */
export function runOut(row: OutboxRow): OutboxRow {
  return settled(row, 'unknown', row.leaseUntil!);
}

/**
 * What a report makes of its action. The same report again changes nothing and is answered the same; one that comes
 * late still counts as long as the action was not handed out anew; that it was sent is always believed.
 * @returns `undefined` when the lease is not the action's (any more)
 */
export function report(
  row: OutboxRow,
  told: Told,
  now: Date,
): { row: OutboxRow; state: ActionState; changed: boolean } | undefined {
  const before = lastReport(row);
  const again = before?.lease === told.lease;
  if (again && before.outcome === told.outcome) return { row, state: before.state, changed: false };
  if (row.lease !== told.lease) return undefined;
  if (again && told.outcome !== 'sent') return { row, state: row.state, changed: false };
  const next = outcomeOf(row, told, now);
  const reported = [told.lease, told.outcome, next.state, told.messageId].join(' ').trim();
  return { row: { ...next, reported }, state: next.state, changed: true };
}

function outcomeOf(row: OutboxRow, { outcome, retry }: Told, now: Date): OutboxRow {
  if (outcome === 'sent') return row.state === 'sent' ? row : settled(row, 'sent', now);
  // A rep, or Odoo, has settled it meanwhile.
  const open = row.state === 'sending' || row.state === 'unknown';
  if (!open) return row;
  if (outcome === 'unknown') return settled(row, 'unknown', now);
  return offeredAgain(row, now, retry);
}

/** It was certainly not done: it is offered again some minutes later, or given up. */
export function offeredAgain(row: OutboxRow, now: Date, retry = true): OutboxRow {
  const tries = row.tries + 1;
  if (!retry || tries >= OFFERS) return settled({ ...row, tries }, 'failed', now);
  const wait = OFFER_AGAIN_AFTER[tries - 1]!;
  const dueAt = new Date(now.getTime() + wait * MINUTE_MS);
  return { ...row, state: 'approved', tries, dueAt, doneAt: undefined, leaseUntil: undefined };
}

/** Done by somebody else, or not known: a run has to tell the lead and the CRM. */
export function settled(row: OutboxRow, state: 'sent' | 'failed' | 'unknown', now: Date): OutboxRow {
  return { ...row, state, doneAt: now, dueAt: undefined, leaseUntil: undefined, untold: true };
}

/**
 * The rep's word on an action whose outcome is not known, or that failed; the column is cleared by the caller.
 * @returns `undefined` where there is nothing to decide
 */
export function judged(row: OutboxRow, now: Date): OutboxRow | undefined {
  const undecided = row.state === 'unknown' || (row.state === 'failed' && row.text !== '');
  if (!undecided || row.verdict === '') return undefined;
  if (row.verdict === 'sent') return { ...settled(row, 'sent', row.doneAt ?? now), verdict: '' };
  return { ...row, state: 'approved', tries: 0, doneAt: undefined, untold: false, verdict: '' };
}

/** The report that settled it last, as it stands in the column. */
function lastReport(row: OutboxRow): { lease: string; outcome: Outcome; state: ActionState } | undefined {
  const [lease, outcome, state] = row.reported.split(' ');
  return lease ? { lease, outcome: outcome as Outcome, state: state as ActionState } : undefined;
}
