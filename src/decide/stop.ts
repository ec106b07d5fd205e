import type { LeadRecord } from '../lead/record';

/** Why a lead gets nothing at all, whatever the rules say; `undefined` when it may be dealt with. */
export type StopReason = 'won' | 'lost' | 'archived' | 'deleted' | 'optedOut' | 'snoozed' | 'missing';

export function stopReason(lead: LeadRecord, now: Date): StopReason | undefined {
  if (lead.status !== 'open') return lead.status;
  if (lead.confirmation === 'missing') return 'missing';
  if (lead.snoozedUntil && lead.snoozedUntil > now) return 'snoozed';
  return undefined;
}
