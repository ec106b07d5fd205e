import type { OutboxRow, Purpose } from '../act/outbox';
import type { Condition, Rule } from './rule';
import type { StopReason } from './stop';

/** What an admin sets about how often people are written to. */
export interface Restraint {
  /** hours between two sales mails to one address, whatever lead they are about */
  addressGapHours: number;
  /** sales mails in a row that the customer may leave unanswered */
  unansweredLimit: number;
  /** automatic mails to the customer of one lead within seven days */
  weeklyLimit: number;
}

/** What the decision needs to know besides the lead. */
export interface Surroundings {
  /** rows of the tab Rules that are in order and switched on */
  rules: Rule[];
  purposeOf: (template: string) => Purpose;
  /** earlier actions for this lead, oldest first */
  history: OutboxRow[];
  /** latest mail to this address about any lead */
  addressMailedAt?: Date;
  restraint: Restraint;
  /** addresses and domains (`@example.com`) that get a task in place of a mail */
  neverWriteTo: string[];
}

/** An action that ought to be done; it becomes a row of the Outbox. */
export interface Intent {
  key: string;
  rule: Rule;
  purpose: Purpose;
  /** `email` turned into `activity` where there is no address to write to */
  action: Rule['action'];
  state: 'proposed' | 'approved';
  because: Because[];
}

/** One reason, to be put into words for the reader. */
export type Because =
  | { code: 'condition'; condition: Condition; actual: number | boolean | string }
  | { code: 'noAddress' }
  | { code: 'backlog' }
  | { code: 'stopped'; reason: StopReason | 'optedOut' }
  | { code: 'unhappy' }
  | { code: 'addressGap'; hours: number }
  | { code: 'unansweredLimit'; mails: number }
  | { code: 'weeklyLimit'; mails: number }
  | { code: 'waiting'; rule: string; condition: Condition; actual: number }
  | { code: 'underWay' }
  | { code: 'nothingHolds' };

export interface Decision {
  intents: Intent[];
  /** open rows that no longer make sense */
  withdrawals: { row: OutboxRow; why: 'superseded' | 'contacted' | 'stopped' | 'noLonger' }[];
  /** what is best done next: an intent, an earlier row that stands, or nothing, with the reasons */
  next: { intent?: Intent; row?: OutboxRow; because: Because[] };
}
