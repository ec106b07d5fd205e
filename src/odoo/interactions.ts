import type { Channel, Direction, Interaction } from '../lead/interaction';
import { plainText, utcDate } from '../receive/text';
import { CHUNK, chunks, type Odoo, type OdooRow, odooIds, odooTime, referenceId } from './records';

const FIELDS = [
  'res_id',
  'date',
  'message_type',
  'subtype_id',
  'is_internal',
  'author_id',
  'email_from',
  'subject',
  'body',
  'mail_activity_type_id',
];

/** What people said or did. Left out: notices to users, mass mailings, automatic replies. */
const TYPES = ['email', 'comment', 'notification', 'sms', 'whatsapp_message'];

/** Categories of activity types that, once done, are a contact with the customer. */
const DONE_CHANNELS: Record<string, Channel> = { phonecall: 'call', meeting: 'meeting' };

/** What the rows of the related models tell. */
interface Related {
  /** a partner who is a customer, or of whom nothing is known */
  isExternal(authorId: number | undefined): boolean;
  subtype(row: OdooRow): { internal: boolean; ofLead: boolean };
  activityCategory(row: OdooRow): string;
}

/**
 * What was said on these leads, oldest first. `since` is held against the moment Odoo got a message: the message's
 * own date is whatever the sender's clock said. A message of that very second comes again.
 */
export function readInteractions(odoo: Odoo, leadIds: string[], since: Date | undefined): Interaction[] {
  const rows = chunks(odooIds(leadIds)).flatMap((ids) => messages(odoo, ids, since));
  if (rows.length === 0) return [];
  const related = relatedTo(odoo, rows);
  return rows
    .map((row) => interaction(row, related))
    .filter((found): found is Interaction => found !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || Number(a.id.slice(5)) - Number(b.id.slice(5)));
}

function messages(odoo: Odoo, leadIds: number[], since: Date | undefined): OdooRow[] {
  const found: OdooRow[] = [];
  let page: OdooRow[];
  do {
    const domain = [
      ['model', '=', 'crm.lead'],
      ['res_id', 'in', leadIds],
      ['message_type', 'in', TYPES],
      ['id', '>', found[found.length - 1]?.id ?? 0],
      ...(since ? [['create_date', '>=', odooTime(since.getTime())]] : []),
    ];
    page = odoo.searchRead('mail.message', domain, FIELDS, { limit: CHUNK, order: 'id asc' });
    found.push(...page);
  } while (page.length === CHUNK);
  return found;
}

/**
 * Subtypes are told by what they are for, not by their external id (a salesperson may not read ir.model.data; every
 * user may read mail.message.subtype) nor by their name (translated): notes are `internal`, and the one with which an
 * e-mail made the lead is bound to crm.lead, while ordinary discussion is bound to no model.
 */
function relatedTo(odoo: Odoo, rows: OdooRow[]): Related {
  const ids = (field: string) =>
    rows.map((row) => referenceId(row[field])).filter((id) => id !== undefined) as number[];
  const partners = odoo.rowsById('res.partner', ids('author_id'), ['partner_share']);
  const subtypes = odoo.rowsById('mail.message.subtype', ids('subtype_id'), ['internal', 'res_model']);
  const types = odoo.rowsById('mail.activity.type', ids('mail_activity_type_id'), ['category']);
  const of = (found: Map<number, OdooRow>, row: OdooRow, field: string) =>
    found.get(referenceId(row[field]) ?? -1);
  return {
    isExternal: (id) => id === undefined || partners.get(id)?.partner_share !== false,
    subtype: (row) => {
      const subtype = of(subtypes, row, 'subtype_id');
      // What is not known to be meant for customers is taken for a note.
      return { internal: subtype?.internal !== false, ofLead: subtype?.res_model === 'crm.lead' };
    },
    activityCategory: (row) => String(of(types, row, 'mail_activity_type_id')?.category ?? ''),
  };
}

function interaction(row: OdooRow, related: Related): Interaction | undefined {
  const text = plainText(String(row.body || ''));
  const kind = kindOf(row, related, text);
  const at = utcDate(String(row.date));
  if (!kind || !at) return undefined;
  const author = Array.isArray(row.author_id) ? String(row.author_id[1] || '') : '';
  return {
    id: `odoo:${row.id}`,
    leadId: String(row.res_id),
    at,
    from: String(row.email_from || author),
    subject: String(row.subject || ''),
    text,
    ...kind,
  };
}

type Kind = { direction: Direction; channel: Channel; opening?: boolean };

/** Nothing for what nobody said: tracking of a stage, "a lead has been created". */
function kindOf(row: OdooRow, related: Related, text: string): Kind | undefined {
  const type = String(row.message_type);
  if (!TYPES.includes(type)) return undefined;
  const { internal, ofLead } = related.subtype(row);
  if (row.mail_activity_type_id) {
    const channel = DONE_CHANNELS[related.activityCategory(row)];
    return channel ? { direction: 'out', channel } : { direction: 'internal', channel: 'other' };
  }
  if (type === 'notification')
    return internal && text ? { direction: 'internal', channel: 'note' } : undefined;
  if (type === 'email' || type === 'comment') {
    if (related.isExternal(referenceId(row.author_id))) {
      const kind: Kind = { direction: 'in', channel: type === 'email' ? 'email' : 'other' };
      return type === 'email' && ofLead ? { ...kind, opening: true } : kind;
    }
    if (internal || row.is_internal === true) return { direction: 'internal', channel: 'note' };
    return { direction: 'out', channel: 'email' };
  }
  return { direction: related.isExternal(referenceId(row.author_id)) ? 'in' : 'out', channel: 'other' };
}
