import { bareAddress } from '../../src/receive/text';
import { validationError } from './odoo-error';
import type { Row, Tables, Value } from './tables';
import { stored } from './time';

/** Who does something, and when. */
export interface Act {
  version: number;
  now: number;
  /** of res.users */
  uid: number;
}

/** A new crm.lead with Odoo's defaults and computed fields; not yet in the tables. */
export function newLead(tables: Tables, values: Partial<Row>, { version, now, uid }: Act): Row {
  const time = stored(now);
  const firstStage = [...tables.rows('crm.stage')].sort((a, b) => Number(a.sequence) - Number(b.sequence))[0];
  const userId = values.user_id === undefined ? uid : values.user_id;
  const lead: Row = {
    id: tables.nextId('crm.lead'),
    active: true,
    automated_probability: 0,
    calendar_event_ids: [],
    campaign_id: false,
    city: false,
    color: 0,
    company_currency: 1,
    company_id: 1,
    contact_name: false,
    country_id: false,
    create_date: time,
    create_uid: uid,
    date_automation_last: false,
    date_closed: false,
    date_conversion: false,
    date_deadline: false,
    date_last_stage_update: time,
    date_open: userId === false ? false : time,
    day_close: 0,
    day_open: 0,
    description: false,
    duplicate_lead_count: 0,
    email_cc: false,
    email_from: false,
    expected_revenue: 0,
    function: false,
    is_automated_probability: true,
    lang_id: false,
    lost_reason_id: false,
    medium_id: false,
    mobile: false,
    name: '',
    partner_id: false,
    partner_name: false,
    phone: false,
    priority: '0',
    probability: 0,
    recurring_plan: false,
    recurring_revenue: 0,
    referred: false,
    source_id: false,
    stage_id: firstStage?.id ?? false,
    state_id: false,
    street: false,
    street2: false,
    tag_ids: [],
    team_id: 1,
    title: false,
    type: 'opportunity',
    website: false,
    write_date: time,
    x_industry: false,
    x_size: false,
    zip: false,
  };
  edit(tables, lead, { ...values, user_id: userId }, now);
  lead.date_last_stage_update = time;
  if (version >= 19) lead.won_status = wonStatus(tables, lead);
  return lead;
}

/** Writes values into a lead as `crm.lead.write` does: what follows from them is set too. */
export function writeLead(tables: Tables, lead: Row, values: Partial<Row>, { version, now }: Act): void {
  edit(tables, lead, values, now);
  lead.write_date = stored(now);
  if (version >= 19) lead.won_status = wonStatus(tables, lead);
}

function edit(tables: Tables, lead: Row, values: Partial<Row>, now: number): void {
  const before = { ...lead };
  const probability = values.probability;
  if (typeof probability === 'number' && (probability < 0 || probability > 100))
    throw validationError(
      'The operation cannot be completed: The probability of closing the deal should be between 0% and 100%!',
    );
  for (const [field, value] of Object.entries(values))
    if (value !== undefined) lead[field] = odooText(field, value);
  if (lead.stage_id !== before.stage_id) {
    lead.date_last_stage_update = stored(now);
    const won = tables.row('crm.stage', lead.stage_id)?.is_won === true;
    if (won) Object.assign(lead, { probability: 100, automated_probability: 100 });
    else if (before.probability === 100) lead.probability = 0;
  }
  if (probability !== undefined) lead.is_automated_probability = probability === lead.automated_probability;
  if (lead.user_id !== before.user_id && lead.user_id !== false) lead.date_open = stored(now);
  const closed = lead.probability === 100 || lead.active === false;
  if (!closed) lead.date_closed = false;
  else if (lead.date_closed === false) lead.date_closed = stored(Math.floor(now / 1000) * 1000);
  compute(tables, lead);
}

/** Odoo's own ways with texts: plain text of an HTML field becomes a paragraph, an address of a site gets `http://`. */
function odooText(field: string, value: Value): Value {
  if (value === '') return false;
  if (typeof value !== 'string') return value;
  if (field === 'website') return /^https?:\/\//.test(value) ? value : `http://${value}`;
  if (field === 'description') return sanitized(value);
  return value;
}

export function sanitized(html: string): string {
  if (!/^\s*</.test(html))
    return `<p>${html
      .replace(/&(?!\w+;)/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')}</p>`;
  return html
    .replace(/<script[\s\S]*?<\/script>/gi, '')
    .replace(/\son\w+="[^"]*"/gi, '')
    .replace(/<br\s*\/>/gi, '<br>');
}

function compute(tables: Tables, lead: Row): void {
  const address = lead.email_from ? bareAddress(String(lead.email_from)) : '';
  const phone = String(lead.mobile || lead.phone || '');
  Object.assign(lead, {
    display_name: lead.name,
    email_normalized: address || false,
    email_state: lead.email_from ? (address ? 'correct' : 'incorrect') : false,
    phone_sanitized: internationalNumber(phone),
    phone_state: lead.phone ? (internationalNumber(String(lead.phone)) ? 'correct' : 'incorrect') : false,
    lang_code: tables.row('res.lang', lead.lang_id)?.code ?? false,
    prorated_revenue: Math.round(Number(lead.expected_revenue) * Number(lead.probability)) / 100,
  });
}

/** Odoo makes a number international by the company's country: here France. */
function internationalNumber(phone: string): string | false {
  const digits = phone.replace(/[\s.()-]/g, '');
  if (/^\+\d{8,15}$/.test(digits)) return digits;
  return /^0\d{9}$/.test(digits) ? `+33${digits.slice(1)}` : false;
}

function wonStatus(tables: Tables, lead: Row): string {
  if (lead.probability === 100 && tables.row('crm.stage', lead.stage_id)?.is_won === true) return 'won';
  return lead.active === false && lead.probability === 0 ? 'lost' : 'pending';
}
