import { computed, type Reading } from './records';
import { schemaOf } from './schema';
import type { Row, Tables } from './tables';
import { asPython, stored } from './time';

/** Rules of the recommended set-up. The event stands in the webhook's URL: Odoo's body does not tell it. */
export type RuleName = 'create' | 'update' | 'message' | 'unlink';

/** Ids of the rules' actions, which stand in the field `_action`. */
const ACTIONS: Record<RuleName, number> = { create: 278, update: 279, message: 282, unlink: 286 };

export interface Post {
  rule: RuleName;
  body: Record<string, unknown>;
}

/** "When updating" of the rule on saving. */
const WATCHED = [
  'stage_id',
  'probability',
  'active',
  'description',
  'email_from',
  'phone',
  'priority',
  'expected_revenue',
  'user_id',
];

/** Fields of crm.lead that the set-up does not tick. */
const NOT_SENT = ['activity_ids', 'date_automation_last'];

/**
 * What a new lead posts. 17 and 18 offer only "On save": one post. 19 has "On create" too, and its rule on saving
 * fires before and after it, with the same body (recomputed fields count as an edit).
 */
export function postsOnCreate(tables: Tables, lead: Row, reading: Reading): Post[] {
  const rules: RuleName[] = reading.version < 19 ? ['update'] : ['update', 'create', 'update'];
  return rules.map((rule) => post(rule, tables, lead, reading));
}

/** What one write posts: nothing unless a watched field has another value. */
export function postsOnWrite(tables: Tables, before: Row, lead: Row, reading: Reading): Post[] {
  const changed = WATCHED.some((field) => before[field] !== lead[field]);
  return changed ? [post('update', tables, lead, reading)] : [];
}

/** A message of a customer: the post holds the lead, not the message. The rule's run itself is a write to the lead. */
export function postsOnMessage(tables: Tables, lead: Row, reading: Reading): Post[] {
  const touched = { ...lead, date_automation_last: stored(reading.now), write_date: stored(reading.now) };
  tables.put('crm.lead', touched);
  return [post('message', tables, touched, reading)];
}

export function postsOnUnlink(tables: Tables, lead: Row, reading: Reading): Post[] {
  return [post('unlink', tables, lead, reading)];
}

/** Ids in place of names, `false` for empty, times in UTC with microseconds. */
function post(rule: RuleName, tables: Tables, lead: Row, reading: Reading): Post {
  const schema = schemaOf('crm.lead', reading.version)!;
  const fields = Object.keys(schema).filter((field) => !NOT_SENT.includes(field));
  const whole = computed(tables, 'crm.lead', lead, fields, reading);
  const values = fields.map((field) => {
    const value = whole[field] ?? false;
    return [field, schema[field] === 'datetime' && value !== false ? asPython(String(value)) : value];
  });
  const action = `Send Webhook Notification(#${ACTIONS[rule]})`;
  return {
    rule,
    body: { _action: action, _id: lead.id, _model: 'crm.lead', id: lead.id, ...Object.fromEntries(values) },
  };
}
