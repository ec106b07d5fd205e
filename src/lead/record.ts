import type { LeadFields } from './lead';

export type Sentiment = 'negative' | 'neutral' | 'positive';

export type Grade = 'A' | 'B' | 'C' | 'D';

/** Where a score is going. */
export type Trend = 'improving' | 'steady' | 'declining';

/** What the rep chose for the proposal of a lead, in the column "Decision". */
export type RepDecision = 'send' | 'draft' | 'snooze' | 'reject';

/**
 * Whether the CRM has been seen to hold this lead. Odoo 17 and 18 post before they commit and an import's dry run
 * posts leads that will never exist, so a lead that only a webhook told of is `pending` and nothing is done for it.
 */
export type Confirmation = 'pending' | 'confirmed' | 'missing';

/** What the agent found out about a lead. */
export interface Assessment {
  need: string;
  /** mood of the customer's latest words: the last incoming interaction, else the description */
  sentiment: Sentiment;
  /** mood of the description alone */
  descriptionSentiment: Sentiment;
  /** the words that decided it, for the note on the cell */
  evidence: string;
  /** 1–99: probability of winning × 100; of a closed lead as it last was while it was open */
  score: number;
  grade: Grade;
  /** the top reasons for the score, one text */
  why: string;
  /** against 7 days ago; `''` for a lead that is not known that long, or is closed */
  trend: Trend | '';
  /** earlier scores, see assess/score/trend.ts */
  pastScores: string;
}

/** All that is kept of a lead between two runs: one row of the tab Leads. */
export interface LeadRecord extends LeadFields, Assessment {
  id: string;
  origin: 'odoo' | 'other';
  confirmation: Confirmation;
  /** how often the CRM was asked for a pending lead in vain, and when it was asked last */
  confirmationTries: number;
  confirmationTriedAt?: Date;
  /** when the agent first heard of the lead */
  seenAt: Date;
  /** when the rules for a lead seen for the first time were applied; absent: not yet */
  welcomedAt?: Date;
  /** the lead was older than the agent when it came in: the agent only proposes, until the customer speaks again */
  backlog: boolean;
  /** the customer asked not to be written to */
  optedOut: boolean;
  snoozedUntil?: Date;

  /** latest message either way, or a completed call or meeting; the customer's own request counts */
  lastContactAt: Date;
  /** latest change of stage, or interaction */
  lastMovementAt: Date;
  /** messages of the customer's, and ours to him, calls and meetings included */
  received: number;
  sent: number;
  positive: number;
  negative: number;
  /** the customer's newest message and its mood */
  newestIncomingAt?: Date;
  newestIncomingSentiment?: Sentiment;
  /** the note on that mood; `''`: not known */
  newestIncomingEvidence: string;
  /** of the messages that no decision has taken account of yet, the unhappiest: its interaction's id, and its mood */
  openMessageId: string;
  openMessageSentiment?: Sentiment;

  nextBestAction: string;
  because: string;
  lastAction: string;
  /** when the agent learnt that the lead was won or lost */
  closedAt?: Date;
  /** what was known on the day on which the lead was looked at to be learned from, see run/history.ts */
  lookedAt: string;
  /** what was last noted in the CRM about score and next best action, so that it is noted only when it changes */
  noted: string;

  /** the rep's own columns: read, and cleared once carried out */
  decision: RepDecision | '';
  notes: string;
  /** what became of the rep's last decision */
  decisionResult: string;
}
