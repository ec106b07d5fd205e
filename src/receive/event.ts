import type { Interaction } from '../lead/interaction';
import type { LeadUpdate } from '../lead/lead';

/** What a post tells: that a lead is so and so, or that somebody spoke. */
export type LeadEvent =
  | { kind: 'lead'; update: LeadUpdate }
  | { kind: 'interaction'; interaction: Interaction };

/** Faults of a post that the sender must mend; sending the same again will not help. */
export type Refusal =
  | 'BAD_SECRET'
  | 'EMPTY_BODY'
  | 'BAD_JSON'
  | 'TOO_LARGE'
  | 'TOO_MANY'
  | 'BAD_SHAPE'
  | 'UNKNOWN_MODEL'
  | 'MISSING_ID';

export type Refused = { ok: false; reason: Refusal; values: Record<string, string | number> };

export type Received = { ok: true; events: LeadEvent[] } | Refused;
