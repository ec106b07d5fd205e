import { isOpen, type OutboxRow, outboxKey, type Purpose } from '../act/outbox';
import type { LeadRecord } from '../lead/record';
import { DAY_MS, daysBetween, HOUR_MS } from '../lead/time';
import { FACTS } from './facts';
import { type Comparison, type Condition, plain, type Rule } from './rule';
import { type StopReason, stopReason } from './stop';

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

/** The next best action for one lead, and what follows from it. Pure. */
export function decide(lead: LeadRecord, surroundings: Surroundings, now: Date): Decision {
  const stop = stopReason(lead, now);
  const proposals = surroundings.history.filter(({ state }) => state === 'proposed');
  if (stop) {
    const withdrawals = proposals.map((row) => ({ row, why: 'stopped' as const }));
    return { intents: [], withdrawals, next: { because: [{ code: 'stopped', reason: stop }] } };
  }
  const holding = surroundings.rules.filter((rule) => rule.conditions.every((c) => holds(c, lead, now)));
  const stale = proposals.flatMap((row) => staleness(row, lead, holding, surroundings.rules));
  const around = without(stale, surroundings);
  const internal = holding
    .filter((rule) => rule.action !== 'email')
    .map((rule) => intentOf(rule, lead, around, now))
    .filter((intent) => isNew(intent, lead, around, now));
  const standing = proposals.filter((row) => !stale.some((withdrawal) => withdrawal.row === row));
  const { winner, refused } = bestForCustomer(holding, lead, around, now);
  return choose(lead, around, now, { internal, stale, standing, winner, refused });
}

/** What is withdrawn stands in the way of nothing any more. */
function without(stale: Decision['withdrawals'], surroundings: Surroundings): Surroundings {
  const rows = new Set(stale.map(({ row }) => row));
  const history = surroundings.history.map(
    (row): OutboxRow => (rows.has(row) ? { ...row, state: 'cancelled' } : row),
  );
  return { ...surroundings, history };
}

function choose(
  lead: LeadRecord,
  around: Surroundings,
  now: Date,
  found: {
    internal: Intent[];
    stale: Decision['withdrawals'];
    standing: OutboxRow[];
    winner: Intent | undefined;
    refused: Because | undefined;
  },
): Decision {
  const { internal, stale, winner } = found;
  const priorityOf = (row: OutboxRow) => around.rules.find(({ id }) => id === row.ruleId)?.priority ?? 0;
  const standing = [...found.standing].sort((a, b) => priorityOf(b) - priorityOf(a))[0];
  if (winner && !(standing && priorityOf(standing) >= winner.rule.priority)) {
    const superseded = found.standing.map((row) => ({ row, why: 'superseded' as const }));
    return {
      intents: [...internal, winner],
      withdrawals: [...stale, ...superseded],
      next: { intent: winner, because: winner.because },
    };
  }
  if (standing) return { intents: internal, withdrawals: stale, next: { row: standing, because: [] } };
  if (found.refused && found.refused.code !== 'underWay')
    return { intents: internal, withdrawals: stale, next: { because: [found.refused] } };
  const done = latestForCustomer(around.history);
  if (done && !(lead.newestIncomingAt && lead.newestIncomingAt > (done.doneAt ?? done.createdAt)))
    return { intents: internal, withdrawals: stale, next: { row: done, because: [] } };
  return { intents: internal, withdrawals: stale, next: { because: [nearest(lead, around, now)] } };
}

/** The mail to the customer that ought to go out now, and why the best one must not, if so. */
function bestForCustomer(
  holding: Rule[],
  lead: LeadRecord,
  around: Surroundings,
  now: Date,
): { winner?: Intent; refused?: Because } {
  const candidates = holding
    .filter((rule) => rule.action === 'email')
    .map((rule) => intentOf(rule, lead, around, now))
    .filter((intent) => isNew(intent, lead, around, now))
    .sort((a, b) => b.rule.priority - a.rule.priority);
  let refused: Because | undefined;
  for (const intent of candidates) {
    const objection = objectionTo(intent, lead, around, now);
    if (!objection) return { winner: withinWeek(intent, around, now), refused };
    refused ??= objection;
  }
  return { refused };
}

/** Why this mail must not go to this customer now. Support for an unhappy customer meets fewer objections. */
function objectionTo(intent: Intent, lead: LeadRecord, around: Surroundings, now: Date): Because | undefined {
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
function withinWeek(intent: Intent, { history, restraint }: Surroundings, now: Date): Intent {
  const weekAgo = now.getTime() - 7 * DAY_MS;
  const mails = history.filter(
    (row) =>
      row.action === 'email' && row.mode === 'auto' && row.state === 'sent' && +(row.doneAt ?? 0) > weekAgo,
  ).length;
  if (intent.state !== 'approved' || intent.action !== 'email' || mails < restraint.weeklyLimit)
    return intent;
  return { ...intent, state: 'proposed', because: [...intent.because, { code: 'weeklyLimit', mails }] };
}

function intentOf(rule: Rule, lead: LeadRecord, around: Surroundings, now: Date): Intent {
  const purpose = around.purposeOf(rule.template);
  const because: Because[] = rule.conditions.map((condition) => ({
    code: 'condition',
    condition,
    actual: shown(FACTS[condition.field].read(lead, now)),
  }));
  const mute = lead.email === '' || isMuted(lead.email, around.neverWriteTo);
  const unreachable = rule.action === 'email' && (mute || lead.optedOut);
  if (unreachable && !lead.optedOut) because.push({ code: 'noAddress' });
  if (unreachable && lead.optedOut) because.push({ code: 'stopped', reason: 'optedOut' });
  const held = rule.mode === 'auto' && rule.action === 'email' && lead.backlog && purpose !== 'internal';
  if (held && !unreachable) because.push({ code: 'backlog' });
  const state = unreachable || (rule.mode === 'auto' && !held) ? 'approved' : 'proposed';
  const action = unreachable ? 'activity' : rule.action;
  return { key: keyFor(rule, lead, around.history), rule, purpose, action, state, because };
}

function isMuted(address: string, muted: string[]): boolean {
  return muted.some((entry) => entry === address || (entry.startsWith('@') && address.endsWith(entry)));
}

/** A thing that happens once gives one key for ever; a lasting state gives a new one with each new silence. */
function keyFor(rule: Rule, lead: LeadRecord, history: OutboxRow[]): string {
  const moments = rule.conditions.map(({ field }) => FACTS[field].moment);
  if (moments.includes('message')) return outboxKey(lead.id, rule.id, lead.openMessageId);
  const first = rule.conditions.some(({ field, value }) => field === 'first_seen' && value === true);
  if (first) return outboxKey(lead.id, rule.id, 'first');
  const occasion = lead.lastContactAt.toISOString().slice(0, 16);
  const before = history.filter(
    (row) => row.ruleId === rule.id && row.key.startsWith(outboxKey(lead.id, rule.id, occasion)),
  );
  const settled = before.filter((row) => !isOpen(row)).length;
  return outboxKey(lead.id, rule.id, occasion, rule.cooldownDays > 0 ? settled : 0);
}

/** Whether this was not intended before, and the rule's cooldown is over. */
function isNew(intent: Intent, lead: LeadRecord, around: Surroundings, now: Date): boolean {
  // A mail that could not be written (a placeholder without a value) is written when it can be.
  const history = around.history.filter((row) => !(row.state === 'failed' && row.text === ''));
  if (history.some(({ key }) => key === intent.key)) return false;
  if (isOnTheList(intent, lead, history)) return false;
  const ofRule = history.filter(({ ruleId }) => ruleId === intent.rule.id);
  if (ofRule.some((row) => isOpen(row) && row.state !== 'proposed')) return false;
  const latest = ofRule[ofRule.length - 1];
  if (!latest || isOpen(latest)) return true;
  const cooled = intent.rule.cooldownDays * DAY_MS;
  return now.getTime() - (latest.doneAt ?? latest.createdAt).getTime() >= cooled;
}

/** A task in place of a mail stands on the salesperson's list until there is a contact: it is not made again. */
function isOnTheList(intent: Intent, lead: LeadRecord, history: OutboxRow[]): boolean {
  if (intent.action !== 'activity' || intent.rule.action !== 'email') return false;
  return history.some(
    (row) =>
      row.action === 'activity' &&
      row.template === intent.rule.template &&
      row.state !== 'cancelled' &&
      row.createdAt >= lead.lastContactAt,
  );
}

/** A proposal that waits for the rep stands until its reason is gone. */
function staleness(
  row: OutboxRow,
  lead: LeadRecord,
  holding: Rule[],
  rules: Rule[],
): Decision['withdrawals'] {
  if (lead.lastContactAt > row.createdAt) return [{ row, why: 'contacted' }];
  if (!isEvent(row, rules) && !holding.some(({ id }) => id === row.ruleId)) return [{ row, why: 'noLonger' }];
  if (row.purpose === 'sales' && (lead.optedOut || lead.sentiment === 'negative'))
    return [{ row, why: 'stopped' }];
  return [];
}

/** Whether the reason was a thing that happened, not a state: a first sight, a message. It stays true. */
function isEvent(row: OutboxRow, rules: Rule[]): boolean {
  const rule = rules.find(({ id }) => id === row.ruleId);
  const byMessage = rule?.conditions.some(({ field }) => FACTS[field].moment === 'message');
  return row.key.endsWith('|first') || byMessage === true;
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

function latestForCustomer(history: OutboxRow[]): OutboxRow | undefined {
  return history.filter((row) => row.purpose !== 'internal' && row.state !== 'cancelled').pop();
}

/** The rule that time alone will make hold, soonest first. */
function nearest(lead: LeadRecord, around: Surroundings, now: Date): Because {
  let best: { because: Because; missing: number } | undefined;
  for (const rule of around.rules) {
    const open = rule.conditions.filter((condition) => !holds(condition, lead, now));
    const only = open[0];
    if (open.length !== 1 || !only || !only.field.startsWith('days_') || only.comparison[0] !== '>') continue;
    const actual = FACTS[only.field].read(lead, now) as number;
    const missing = (only.value as number) - actual;
    if (!best || missing < best.missing)
      best = { because: { code: 'waiting', rule: rule.id, condition: only, actual }, missing };
  }
  return best?.because ?? { code: 'nothingHolds' };
}

/** Whether a condition is true of a lead. */
export function holds({ field, comparison, value }: Condition, lead: LeadRecord, now: Date): boolean {
  const actual = FACTS[field].read(lead, now);
  if (typeof actual === 'number') return compareNumbers(actual, comparison, value as number);
  if (typeof actual === 'boolean') return comparison === 'is not' ? actual !== value : actual === value;
  const texts = (Array.isArray(actual) ? actual : [actual]).map(plain).filter((text) => text !== '');
  const wanted = String(value);
  switch (comparison) {
    case 'is':
      return texts.includes(wanted);
    case 'is not':
      return !texts.includes(wanted);
    case 'contains':
      return texts.some((text) => text.includes(wanted));
    case 'is empty':
      return texts.length === 0;
    default:
      return texts.length > 0;
  }
}

function compareNumbers(actual: number, comparison: Comparison, value: number): boolean {
  switch (comparison) {
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case 'is not':
      return actual !== value;
    case 'is empty':
      return false;
    case 'is not empty':
      return true;
    default:
      return actual === value;
  }
}

function shown(value: number | boolean | string | string[]): number | boolean | string {
  return Array.isArray(value) ? (value.find((text) => text !== '') ?? '') : value;
}

/** When the same person may be written to again. */
export function gapEnds(mailedAt: Date, restraint: Restraint): Date {
  return new Date(mailedAt.getTime() + restraint.addressGapHours * HOUR_MS);
}
