import { isOpen, type OutboxRow } from '../act/outbox';
import type { LeadRecord } from '../lead/record';
import { DAY_MS, daysBetween, HOUR_MS } from '../lead/time';
import type { Because, Intent, Restraint, Surroundings } from './decision';

/** Why this mail must not go to this customer now. Support for an unhappy customer meets fewer objections. */
export function objectionTo(
  intent: Intent,
  lead: LeadRecord,
  around: Surroundings,
  now: Date,
): Because | undefined {
  const { restraint, history } = around;
  if (intent.purpose === 'support') {
    const under = history.find((row) => row.purpose === 'support' && isOpen(row) && row.state !== 'drafted');
    if (under) return { code: 'underWay' };
  } else {
    if (history.some(isLeaving)) return { code: 'underWay' };
    if (lead.optedOut) return { code: 'stopped', reason: 'optedOut' };
    if (lead.sentiment === 'negative') return { code: 'unhappy' };
    const unanswered = unansweredMails(lead, history);
    if (unanswered >= restraint.unansweredLimit) return { code: 'unansweredLimit', mails: unanswered };
    if (around.addressMailedAt && !spokenSince(lead, around.addressMailedAt)) {
      const hours = daysBetween(around.addressMailedAt, now) * 24;
      if (hours < restraint.addressGapHours) return { code: 'addressGap', hours: Math.floor(hours) };
    }
  }
  return undefined;
}

/** Beyond the week's automatic mails it is the rep's turn: the agent only proposes. */
export function withinWeek(intent: Intent, { history, restraint }: Surroundings, now: Date): Intent {
  const weekAgo = now.getTime() - 7 * DAY_MS;
  const mails = history.filter(
    (row) =>
      row.action === 'email' && row.mode === 'auto' && row.state === 'sent' && +(row.doneAt ?? 0) > weekAgo,
  ).length;
  if (intent.state !== 'approved' || intent.action !== 'email' || mails < restraint.weeklyLimit)
    return intent;
  return { ...intent, state: 'proposed', because: [...intent.because, { code: 'weeklyLimit', mails }] };
}

/** A mail to the customer that will go out by itself. */
function isLeaving({ action, purpose, state }: OutboxRow): boolean {
  return action === 'email' && purpose !== 'internal' && (state === 'approved' || state === 'sending');
}

function unansweredMails(lead: LeadRecord, history: OutboxRow[]): number {
  return history.filter(
    (row) =>
      row.action === 'email' && row.state === 'sent' && !spokenSince(lead, row.doneAt ?? row.createdAt),
  ).length;
}

function spokenSince(lead: LeadRecord, instant: Date): boolean {
  return lead.newestIncomingAt !== undefined && lead.newestIncomingAt >= instant;
}

/** When the same person may be written to again. */
export function gapEnds(mailedAt: Date, restraint: Restraint): Date {
  return new Date(mailedAt.getTime() + restraint.addressGapHours * HOUR_MS);
}
