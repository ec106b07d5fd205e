import type { OutboxRow } from '../act/outbox';
import type { LeadRecord } from '../lead/record';
import type { Because, Decision, Intent, Surroundings } from './decision';
import { FACTS } from './facts';
import { holds } from './holds';
import { intentOf, isNew } from './intent';
import { objectionTo, withinWeek } from './restraint';
import type { Rule } from './rule';
import { stopReason } from './stop';

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
