import { CrmError, type NewActivity } from '../ports';
import { noteHtml } from './html';
import { type Odoo, odooIds, referenceId } from './records';

/** External ids of the activity types that every Odoo has; their names are translated and may be changed. */
export const TYPE_XMLIDS: Record<NewActivity['type'], string> = {
  call: 'mail.mail_activity_data_call',
  email: 'mail.mail_activity_data_email',
  meeting: 'mail.mail_activity_data_meeting',
  todo: 'mail.mail_activity_data_todo',
};

/** `activity_schedule` works for a plain salesperson, who may not create mail.activity itself. Gives its id or `''`. */
export function scheduleActivity(odoo: Odoo, activity: NewActivity): string {
  const leadId = oneId(activity.leadId);
  const existing = findActivity(odoo, activity.leadId, activity.ref);
  if (existing !== undefined) return String(existing);
  const userId = Number(activity.userId) || ownerOf(odoo, leadId);
  const result = odoo.execute('crm.lead', 'activity_schedule', {
    ids: [leadId],
    act_type_xmlid: TYPE_XMLIDS[activity.type],
    summary: activity.summary,
    note: noteHtml(activity.note, activity.ref),
    date_deadline: activity.deadline,
    ...(userId ? { user_id: userId } : {}),
  });
  return idIn(result);
}

/** The activity of a lead that bears this reference, done ones included as far as Odoo keeps them. */
export function findActivity(odoo: Odoo, leadId: string, ref: string): number | undefined {
  const domain = [
    ['res_model', '=', 'crm.lead'],
    ['res_id', '=', oneId(leadId)],
    ['note', 'ilike', ref],
  ];
  return odoo.searchRead('mail.activity', domain, ['res_id'], { limit: 1 })[0]?.id;
}

/** A note that only colleagues see. Odoo escapes a text body; that this one is HTML has to be said. */
export function postNote(odoo: Odoo, leadId: string, text: string, ref: string): void {
  const id = oneId(leadId);
  const domain = [
    ['model', '=', 'crm.lead'],
    ['res_id', '=', id],
    ['body', 'ilike', ref],
  ];
  if (odoo.searchRead('mail.message', domain, ['res_id'], { limit: 1 }).length > 0) return;
  odoo.execute('crm.lead', 'message_post', {
    ids: [id],
    body: noteHtml(text, ref),
    body_is_html: true,
    message_type: 'comment',
    subtype_xmlid: 'mail.mt_note',
  });
}

/** Left to itself Odoo gives the activity to the user who calls, the agent's own. */
function ownerOf(odoo: Odoo, leadId: number): number | undefined {
  return referenceId(
    odoo.searchRead('crm.lead', [['id', '=', leadId]], ['user_id'], { limit: 1 })[0]?.user_id,
  );
}

/** `[14]` in 19; in 17 and 18 the text `mail.activity(13,)`. */
function idIn(result: unknown): string {
  const first = Array.isArray(result) ? result[0] : result;
  return /\d+/.exec(String(first ?? ''))?.[0] ?? '';
}

function oneId(leadId: string): number {
  const id = odooIds([leadId])[0];
  if (id === undefined) throw new CrmError(`${leadId} is no id of an Odoo lead.`, false, 'MISSING_RECORD');
  return id;
}
