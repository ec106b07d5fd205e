/**
 * The fields of Odoo's models as far as the agent, or the person who tries it, meets them. A field's type:
 * `m2o res.users` is a many2one, `m2m …` a many2many; `html`, `datetime` and `date` are texts.
 */
export type Schema = Record<string, string>;

const LEAD: Schema = {
  active: 'boolean',
  activity_ids: 'm2m mail.activity',
  automated_probability: 'float',
  calendar_event_ids: 'm2m calendar.event',
  campaign_id: 'm2o utm.campaign',
  city: 'char',
  color: 'integer',
  company_currency: 'm2o res.currency',
  company_id: 'm2o res.company',
  contact_name: 'char',
  country_id: 'm2o res.country',
  create_date: 'datetime',
  create_uid: 'm2o res.users',
  date_automation_last: 'datetime',
  date_closed: 'datetime',
  date_conversion: 'datetime',
  date_deadline: 'date',
  date_last_stage_update: 'datetime',
  date_open: 'datetime',
  day_close: 'float',
  day_open: 'float',
  description: 'html',
  display_name: 'char',
  duplicate_lead_count: 'integer',
  email_cc: 'char',
  email_from: 'char',
  email_normalized: 'char',
  email_state: 'selection',
  expected_revenue: 'float',
  function: 'char',
  is_automated_probability: 'boolean',
  lang_code: 'char',
  lang_id: 'm2o res.lang',
  lost_reason_id: 'm2o crm.lost.reason',
  medium_id: 'm2o utm.medium',
  message_ids: 'm2m mail.message',
  mobile: 'char',
  name: 'char',
  partner_id: 'm2o res.partner',
  partner_name: 'char',
  phone: 'char',
  phone_sanitized: 'char',
  phone_state: 'selection',
  priority: 'selection',
  probability: 'float',
  prorated_revenue: 'float',
  recurring_plan: 'm2o crm.recurring.plan',
  recurring_revenue: 'float',
  referred: 'char',
  source_id: 'm2o utm.source',
  stage_id: 'm2o crm.stage',
  state_id: 'm2o res.country.state',
  street: 'char',
  street2: 'char',
  tag_ids: 'm2m crm.tag',
  team_id: 'm2o crm.team',
  title: 'm2o res.partner.title',
  type: 'selection',
  user_id: 'm2o res.users',
  website: 'char',
  won_status: 'selection',
  write_date: 'datetime',
  x_industry: 'char',
  x_size: 'char',
  zip: 'char',
};

/** Fields of crm.lead that only some versions have. */
const ONLY_IN: Record<string, (version: number) => boolean> = {
  mobile: (version) => version < 19,
  title: (version) => version < 19,
  won_status: (version) => version >= 19,
};

const NAMED: Schema = { name: 'char', display_name: 'char' };

const OTHERS: Record<string, Schema> = {
  'crm.stage': { ...NAMED, sequence: 'integer', is_won: 'boolean', fold: 'boolean' },
  'crm.tag': NAMED,
  'crm.team': NAMED,
  'crm.lost.reason': NAMED,
  'utm.source': NAMED,
  'utm.medium': NAMED,
  'utm.campaign': NAMED,
  'res.country': { ...NAMED, code: 'char' },
  'res.lang': { ...NAMED, code: 'char' },
  'res.company': NAMED,
  'res.currency': NAMED,
  'res.partner.industry': NAMED,
  'res.users': { ...NAMED, login: 'char', email: 'char', partner_id: 'm2o res.partner', active: 'boolean' },
  'res.partner': {
    ...NAMED,
    email: 'char',
    phone: 'char',
    industry_id: 'm2o res.partner.industry',
    partner_share: 'boolean',
    active: 'boolean',
  },
  'mail.message': {
    model: 'char',
    res_id: 'integer',
    date: 'datetime',
    create_date: 'datetime',
    message_type: 'selection',
    subtype_id: 'm2o mail.message.subtype',
    is_internal: 'boolean',
    author_id: 'm2o res.partner',
    email_from: 'char',
    subject: 'char',
    body: 'html',
    mail_activity_type_id: 'm2o mail.activity.type',
    tracking_value_ids: 'm2m mail.tracking.value',
    partner_ids: 'm2m res.partner',
  },
  'mail.message.subtype': { ...NAMED, internal: 'boolean', res_model: 'char' },
  'mail.activity': {
    summary: 'char',
    activity_type_id: 'm2o mail.activity.type',
    date_deadline: 'date',
    user_id: 'm2o res.users',
    note: 'html',
    automated: 'boolean',
    state: 'selection',
    res_model: 'char',
    res_model_id: 'm2o ir.model',
    res_id: 'integer',
    active: 'boolean',
    date_done: 'date',
    feedback: 'char',
    create_date: 'datetime',
  },
  'mail.activity.type': {
    ...NAMED,
    category: 'selection',
    delay_count: 'integer',
    delay_unit: 'selection',
    res_model: 'char',
    icon: 'char',
  },
  'mail.mail': { subject: 'char', body_html: 'html', email_to: 'char' },
  'ir.model': { ...NAMED, model: 'char' },
  'ir.model.data': {
    complete_name: 'char',
    module: 'char',
    name: 'char',
    model: 'char',
    res_id: 'integer',
    noupdate: 'boolean',
  },
};

/** `undefined` for a model that the stand-in does not have. */
export function schemaOf(model: string, version: number): Schema | undefined {
  if (model !== 'crm.lead') return OTHERS[model];
  const entries = Object.entries(LEAD).filter(([field]) => ONLY_IN[field]?.(version) ?? true);
  return Object.fromEntries(entries);
}

/** The model that a many2one or many2many points to. */
export function targetOf(type: string | undefined): string | undefined {
  return /^m2[om] (.+)$/.exec(type ?? '')?.[1];
}

export const SELECTIONS: Record<string, [string, string][]> = {
  priority: [
    ['0', 'Low'],
    ['1', 'Medium'],
    ['2', 'High'],
    ['3', 'Very High'],
  ],
  won_status: [
    ['won', 'Won'],
    ['lost', 'Lost'],
    ['pending', 'Pending'],
  ],
  type: [
    ['lead', 'Lead'],
    ['opportunity', 'Opportunity'],
  ],
};
