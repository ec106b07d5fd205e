import { isOpen, type OutboxRow, outboxKey } from '../act/outbox';
import type { LeadRecord } from '../lead/record';
import { DAY_MS } from '../lead/time';
import type { Because, Intent, Surroundings } from './decision';
import { FACTS } from './facts';
import type { Rule } from './rule';

/** What a rule that holds wants done for this lead, and why. A mail that has nowhere to go becomes a task. */
export function intentOf(rule: Rule, lead: LeadRecord, around: Surroundings, now: Date): Intent {
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
export function isNew(intent: Intent, lead: LeadRecord, around: Surroundings, now: Date): boolean {
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

function shown(value: number | boolean | string | string[]): number | boolean | string {
  return Array.isArray(value) ? (value.find((text) => text !== '') ?? '') : value;
}
