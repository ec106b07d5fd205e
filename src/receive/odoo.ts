import * as v from 'valibot';
import type { LeadFields, LeadStatus, LeadUpdate } from '../lead/lead';
import type { Stage } from '../ports';
import { formAnswers } from './form-answers';
import { bareAddress, plainText, utcDate } from './text';

export type OdooBody =
  | { ok: true; update: LeadUpdate }
  | { ok: false; reason: 'UNKNOWN_MODEL' | 'MISSING_ID' | 'NOT_ODOO'; message: string };

export interface OdooReading {
  /** what the URL says of the event (`?event=`): Odoo's body is the same for a deleted lead and a living one */
  event?: string;
  /** names of the fields that hold the company's activity and size, which crm.lead itself has not */
  extraFields?: ExtraFields;
  /** the pipeline as far as it is known; without it a probability of 100 alone means won (17 and 18 tell no `won_status`) */
  stages?: Stage[];
}

export interface ExtraFields {
  industry?: string;
  size?: string;
}

/** Names that people give to such fields, by hand or with Studio; looked for where none is configured. */
const USUAL_EXTRA_FIELDS = {
  industry: [
    'x_industry',
    'x_studio_industry',
    'x_activity',
    'x_studio_activity',
    'x_secteur',
    'x_studio_secteur',
  ],
  size: ['x_size', 'x_company_size', 'x_studio_size', 'x_employees', 'x_studio_employees', 'x_effectif'],
};

/** A field of another type than Odoo's is ignored, as if it had not been sent. */
const lenient = <T extends v.GenericSchema>(type: T) => v.fallback(v.optional(type), undefined);

/** `false` is Odoo's word for empty. */
const text = lenient(v.union([v.string(), v.literal(false)]));
const number = lenient(v.pipe(v.number(), v.finite()));
const flag = lenient(v.boolean());
/** a bare id (webhook), `[id, name]` (API) or `false` */
const reference = lenient(
  v.union([
    v.literal(false),
    v.number(),
    v.looseTuple([v.number(), v.union([v.string(), v.literal(false)])]),
  ]),
);

const LeadRecord = v.looseObject({
  name: text,
  partner_name: text,
  contact_name: text,
  email_from: text,
  email_normalized: text,
  phone: text,
  mobile: text,
  website: text,
  city: text,
  country_id: reference,
  lang_code: text,
  description: text,
  stage_id: reference,
  probability: number,
  automated_probability: number,
  expected_revenue: number,
  user_id: reference,
  source_id: reference,
  tag_ids: lenient(v.array(v.number())),
  priority: lenient(v.union([v.picklist(['0', '1', '2', '3']), v.literal(false)])),
  active: flag,
  won_status: lenient(v.picklist(['won', 'lost', 'pending'])),
  create_date: text,
  date_last_stage_update: text,
  write_date: text,
});

type LeadRecord = v.InferOutput<typeof LeadRecord>;

const Envelope = v.looseObject({
  _model: v.string(),
  _id: v.optional(v.unknown()),
  id: v.optional(v.unknown()),
});

/**
 * Reads the body that Odoo's "Send Webhook Notification" posts (17, 18 and 19).
 * @param receivedAt taken for the change's own time where the body cannot tell it: the deletion of a lead
 */
export function readOdooBody(body: unknown, receivedAt: Date, reading: OdooReading = {}): OdooBody {
  const envelope = v.safeParse(Envelope, body);
  if (!envelope.success || Array.isArray(body))
    return {
      ok: false,
      reason: 'NOT_ODOO',
      message: 'This is no webhook body of Odoo: `_model` is missing.',
    };
  const { _model: model, _id, id } = envelope.output;
  if (model !== 'crm.lead')
    return {
      ok: false,
      reason: 'UNKNOWN_MODEL',
      message: `Only crm.lead is read, not ${model.slice(0, 80)}.`,
    };
  const leadId = idOf(_id) ?? idOf(id);
  if (leadId === undefined)
    return {
      ok: false,
      reason: 'MISSING_ID',
      message: 'The body of Odoo has no `_id`: which lead is it about?',
    };
  const update = readOdooRecord(leadId, envelope.output, reading);
  if (isDeletion(reading.event)) Object.assign(update.fields, { status: 'deleted', updatedAt: receivedAt });
  return { ok: true, update };
}

/**
 * Reads the fields of a crm.lead, from a webhook (ids in place of names) or from the API (`[id, name]`).
 * A field that is absent stays unmentioned, `false` clears. A name that cannot be known is `''` beside its id.
 */
export function readOdooRecord(
  id: number,
  record: Record<string, unknown>,
  reading: OdooReading = {},
): LeadUpdate {
  const lead = v.parse(LeadRecord, record);
  const description = plain(lead.description);
  const answers = formAnswers(description ?? '');
  const stage = reading.stages?.find((known) => known.id === idText(lead.stage_id));
  const told: { [Field in keyof LeadFields]: LeadFields[Field] | undefined } = {
    name: line(lead.name),
    company: line(lead.partner_name),
    industry: extraField(record, 'industry', reading) ?? answers.industry,
    size: extraField(record, 'size', reading) ?? answers.size,
    contact: line(lead.contact_name),
    email: address(lead),
    phone: line(lead.phone || lead.mobile || (lead.phone ?? lead.mobile)),
    website: line(lead.website),
    city: line(lead.city),
    country: nameOnly(lead.country_id),
    lang: language(lead.lang_code),
    description,
    stageId: idText(lead.stage_id),
    stage: nameBesideId(lead.stage_id) || (stage?.name ?? nameBesideId(lead.stage_id)),
    firstStage: stage?.first,
    probability: lead.probability === undefined ? undefined : Math.min(100, Math.max(0, lead.probability)),
    automatedProbability: lead.automated_probability,
    revenue: lead.expected_revenue,
    salespersonId: idText(lead.user_id),
    salesperson: nameBesideId(lead.user_id),
    salespersonEmail: lead.user_id === undefined ? undefined : '',
    source: nameOnly(lead.source_id),
    tags: lead.tag_ids?.length === 0 ? '' : undefined,
    priority: lead.priority === undefined ? undefined : Number(lead.priority),
    status: status(lead, stage),
    createdAt: date(lead.create_date),
    movedAt: date(lead.date_last_stage_update),
    updatedAt: date(lead.write_date),
  };
  const fields = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { id: String(id), origin: 'odoo', fields: fields as Partial<LeadFields> };
}

/** `active: false` alone is archived: nobody decided that the deal is lost. */
function status(lead: LeadRecord, stage: Stage | undefined): LeadStatus | undefined {
  const { active, won_status: outcome, probability } = lead;
  if (outcome === 'won' || outcome === 'lost') return outcome;
  if (outcome === 'pending') return active === false ? 'archived' : 'open';
  if (active === false) return probability === 0 ? 'lost' : 'archived';
  if (active === undefined) return undefined;
  return probability !== undefined && probability >= 100 && stage?.won !== false ? 'won' : 'open';
}

function isDeletion(event: string | undefined): boolean {
  return /^(?:unlink|delete|deleted|suppression)$/i.test(event ?? '');
}

function idOf(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Email_normalized is `false` where Odoo itself could make nothing of `email_from`. */
function address(lead: LeadRecord): string | undefined {
  if (lead.email_normalized) return bareAddress(lead.email_normalized);
  if (lead.email_from !== undefined) return bareAddress(lead.email_from || '');
  return lead.email_normalized === false ? '' : undefined;
}

function language(code: string | false | undefined): string | undefined {
  if (code === undefined) return undefined;
  const language = (code || '').slice(0, 2).toLowerCase();
  return language === 'fr' || language === 'en' ? language : '';
}

/** A field of one line: breaks inside it would end up in mail headers and names. */
function line(value: string | false | undefined): string | undefined {
  return value === undefined ? undefined : (value || '').replace(/[\r\n\t]+/g, ' ').trim();
}

function plain(html: string | false | undefined): string | undefined {
  return html === undefined ? undefined : plainText(html || '');
}

function date(value: string | false | undefined): Date | undefined {
  return value ? utcDate(value) : undefined;
}

type Reference = v.InferOutput<typeof reference>;

function idText(value: Reference): string | undefined {
  if (value === undefined) return undefined;
  return value === false ? '' : String(typeof value === 'number' ? value : value[0]);
}

function nameBesideId(value: Reference): string | undefined {
  return value === undefined ? undefined : (nameOnly(value) ?? '');
}

/** Unmentioned while only an id is known. */
function nameOnly(value: Reference): string | undefined {
  if (value === undefined || typeof value === 'number') return undefined;
  return value === false ? '' : value[1] || '';
}

function extraField(
  record: Record<string, unknown>,
  field: keyof ExtraFields,
  reading: OdooReading,
): string | undefined {
  const configured = reading.extraFields?.[field];
  for (const name of configured ? [configured] : USUAL_EXTRA_FIELDS[field]) {
    const value = record[name];
    if (typeof value === 'string') return line(value);
    if (typeof value === 'number' && value > 0) return String(value);
    if (Array.isArray(value) && typeof value[1] === 'string') return line(value[1]);
    if (value === false) return '';
  }
  return undefined;
}
