import { type Crm, CrmError, type NewActivity } from '../ports';
import { type Gate, mayGo } from './gate';
import { isUnderLease } from './lease';
import { isQuotaError, type Mailer } from './mailer';
import { isDue, type OutboxRow, referenceOf, TRIES } from './outbox';
import { htmlOf } from './render';

/** Actions that are marked as begun at once, before the first of them is done. */
const BATCH = 20;

/** What the carrying-out of actions needs from outside. */
export interface Performance extends Gate {
  mailer: Mailer;
  /** absent where no CRM is connected: tasks go out as internal mails */
  crm?: Crm;
  /** stores rows at once, durably: when it returns they are in the sheet */
  store(rows: OutboxRow[]): void;
  now(): Date;
  timeIsUp(): boolean;
  /** whether somebody else carries it out */
  isForOthers(row: OutboxRow): boolean;
  activity(row: OutboxRow): NewActivity;
  senderName(row: OutboxRow): string;
  links: string[];
  say(code: PerformMessage, values?: Record<string, string | number>): string;
}

export type PerformMessage =
  | 'resultSent'
  | 'resultActivity'
  | 'resultTaskMail'
  | 'resultFailed'
  | 'resultUnknown'
  | 'resultQuota'
  | 'resultDailyLimit'
  | 'resultNoRecipient'
  | 'resultWaitsTask'
  | 'resultDrafted'
  | 'withdrawn_deletedDraft';

export interface Tally {
  sent: OutboxRow[];
  activities: OutboxRow[];
  drafts: OutboxRow[];
  failed: OutboxRow[];
  held: OutboxRow[];
  faults: string[];
  timeUp: boolean;
}

/**
 * Carries out what is approved, and first settles what an earlier run began and did not finish. Each row is marked
 * as begun before anything happens, and a mail's draft is noted before it is sent, so that after a crash at any
 * point Gmail and Odoo tell what was done. Nothing is ever sent again on a guess.
 */
export function perform(rows: OutboxRow[], with_: Performance): Tally {
  const tally: Tally = {
    sent: [],
    activities: [],
    drafts: [],
    failed: [],
    held: [],
    faults: [],
    timeUp: false,
  };
  const begun = rows.filter((row) => row.state === 'sending' && !isUnderLease(row));
  for (const row of begun) {
    if (with_.timeIsUp()) return { ...tally, timeUp: true };
    if (row.draftId === '') adopt(row, with_, tally);
    if (revoked(row, with_)) continue;
    if (isLeftToOthers(row, with_)) row.state = 'approved';
    else carryOut(row, with_, tally);
  }
  const due = rows.filter((row) => isDue(row, with_.now()) && !with_.isForOthers(row));
  for (let from = 0; from < due.length; from += BATCH) {
    if (with_.timeIsUp()) return { ...tally, timeUp: true };
    const batch = due.slice(from, from + BATCH).filter((row) => {
      const goes = mayGo(row, with_, tally.held);
      if (goes) row.state = 'sending';
      return goes;
    });
    if (batch.length === 0) continue;
    with_.store(batch);
    for (const row of batch) {
      if (with_.timeIsUp()) return { ...tally, timeUp: true };
      carryOut(row, with_, tally);
    }
  }
  return tally;
}

/** Whether the drafts that were left to the rep have been sent, or thrown away. */
export function lookAfterDrafts(rows: OutboxRow[], with_: Performance, tally: Tally): void {
  for (const row of rows) {
    if (row.state !== 'drafted' || with_.timeIsUp()) continue;
    try {
      if (!with_.mailer.hasDraft(row.draftId)) settleGone(row, row.to, with_, tally);
    } catch (error) {
      tally.faults.push((error as Error).message);
    }
  }
}

function carryOut(row: OutboxRow, with_: Performance, tally: Tally): void {
  try {
    if (row.action === 'activity' && with_.crm) {
      with_.crm.scheduleActivity(with_.activity(row));
      settle(row, 'sent', with_.say('resultActivity'), with_);
      tally.activities.push(row);
    } else if (row.state === 'sending') {
      sendMail(row, with_, tally);
    }
  } catch (error) {
    giveBack(row, error as Error, with_, tally);
  }
}

function sendMail(row: OutboxRow, with_: Performance, tally: Tally): void {
  const { mailer } = with_;
  const asTask = row.action === 'activity';
  const to = asTask ? with_.taskAddress(row) : row.to;
  if (row.draftId === '') {
    const { subject, text } = row;
    const html = htmlOf(text, with_.links);
    Object.assign(row, mailer.createDraft({ to, subject, text, html, senderName: with_.senderName(row) }));
    with_.store([row]);
  } else if (!mailer.hasDraft(row.draftId)) {
    settleGone(row, to, with_, tally);
    return;
  }
  if (row.draftOnly) {
    Object.assign(row, { state: 'drafted', result: with_.say('resultDrafted') });
    tally.drafts.push(row);
    return;
  }
  mailer.sendDraft(row.draftId);
  settle(row, 'sent', with_.say(asTask ? 'resultTaskMail' : 'resultSent', { to }), with_);
  (asTask ? tally.activities : tally.sent).push(row);
}

/** The draft is not there any more: it was sent, or somebody deleted it. The thread tells. */
function settleGone(row: OutboxRow, to: string, with_: Performance, tally: Tally): void {
  if (with_.mailer.sentInThread(row.threadId)) {
    settle(row, 'sent', with_.say('resultSent', { to }), with_);
    tally.sent.push(row);
  } else {
    settle(row, 'cancelled', with_.say('withdrawn_deletedDraft'), with_);
  }
}

/**
 * A run died after it began this mail and before it noted the draft: an identical draft is that one. A task in the
 * CRM needs no such care, it is looked for by its reference.
 */
function adopt(row: OutboxRow, with_: Performance, tally: Tally): void {
  if (row.action === 'activity' && with_.crm) return;
  const to = row.action === 'activity' ? with_.taskAddress(row) : row.to;
  const place = with_.mailer.findDraft(to, row.subject, row.createdAt);
  if (place) {
    Object.assign(row, place);
    with_.store([row]);
  } else if (with_.mailer.findSent(to, row.subject, row.createdAt)) {
    settle(row, 'sent', with_.say('resultSent', { to }), with_);
    tally.sent.push(row);
  }
}

/** Nothing has left, and meanwhile somebody else delivers. A task in the CRM is finished: it is looked for first. */
function isLeftToOthers(row: OutboxRow, with_: Performance): boolean {
  if (row.state !== 'sending' || (row.action === 'activity' && with_.crm)) return false;
  return with_.isForOthers(row);
}

/** Begun, not sent, and meanwhile there is a reason against it: the draft is thrown away. */
function revoked(row: OutboxRow, with_: Performance): boolean {
  if (row.state !== 'sending') return false;
  const objection = with_.objection(row);
  if (!objection || !('cancel' in objection)) return false;
  if (row.draftId !== '' && !with_.mailer.hasDraft(row.draftId)) return false;
  if (row.draftId !== '') with_.mailer.discardDraft(row.draftId);
  settle(row, 'cancelled', objection.cancel, with_);
  return true;
}

function settle(row: OutboxRow, state: OutboxRow['state'], result: string, with_: Performance): void {
  Object.assign(row, { state, result, doneAt: with_.now(), dueAt: undefined });
}

/** A fault before anything left: the row is tried again, or given up. A draft that was made stays noted. */
function giveBack(row: OutboxRow, error: Error, with_: Performance, tally: Tally): void {
  if (isQuotaError(error)) {
    row.state = row.draftId === '' ? 'approved' : 'sending';
    row.result = with_.say('resultQuota');
    with_.allowance = 0;
    tally.held.push(row);
    return;
  }
  const retry = !(error instanceof CrmError) || error.retry;
  row.tries += 1;
  const given = !retry || row.tries >= TRIES;
  const begun = row.draftId !== '';
  row.result = with_.say('resultFailed', { error: error.message, tries: row.tries, of: TRIES });
  if (given && begun) row.result = `${with_.say('resultUnknown')} (${error.message})`;
  if (given) row.state = begun ? 'unknown' : 'failed';
  else row.state = begun ? 'sending' : 'approved';
  tally.failed.push(row);
  tally.faults.push(row.result);
}

/** The reference under which this row's activity is found in the CRM. */
export function activityReference(row: OutboxRow): string {
  return referenceOf(row.key);
}
