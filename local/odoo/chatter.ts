import { DEFAULT_ACTIVITY_TYPE, SUBTYPE } from './first-state';
import type { Act } from './lead';
import type { Row, Tables } from './tables';
import { stored, today } from './time';

/** Puts a message on a lead; what is not given is an internal note of the acting user. */
export function addMessage(tables: Tables, leadId: number, values: Partial<Row>, act: Act): Row {
  const author = tables.row('res.users', act.uid);
  const row: Row = {
    id: tables.nextId('mail.message'),
    model: 'crm.lead',
    res_id: leadId,
    date: stored(act.now),
    create_date: stored(act.now),
    message_type: 'notification',
    subtype_id: SUBTYPE.note,
    is_internal: false,
    author_id: author?.partner_id ?? false,
    // 19 leaves the address out where the author is known.
    email_from: act.version < 19 && author ? `"${author.name}" <${author.email}>` : false,
    subject: false,
    body: '',
    mail_activity_type_id: false,
    tracking_value_ids: [],
    partner_ids: [],
    ...values,
  } as Row;
  tables.put('mail.message', row);
  return row;
}

/** The line with which Odoo begins a lead's history. */
export function logCreation(tables: Tables, lead: Row, act: Act): void {
  const text = 'A new lead has been created for the team "Sales".';
  const body = act.version < 19 ? '' : `<div summary="o_mail_notification"><p>${text}</p></div>`;
  addMessage(tables, lead.id, { subtype_id: SUBTYPE.leadCreated, body }, act);
}

/** Plans an activity; whoever else gets it is told so by a message. */
export function addActivity(tables: Tables, leadId: number, values: Partial<Row>, act: Act): Row {
  const type = tables.row('mail.activity.type', values.activity_type_id ?? DEFAULT_ACTIVITY_TYPE);
  const row: Row = {
    id: tables.nextId('mail.activity'),
    summary: false,
    activity_type_id: type?.id ?? DEFAULT_ACTIVITY_TYPE,
    date_deadline: today(act.now),
    user_id: act.uid,
    note: false,
    automated: true,
    res_model: 'crm.lead',
    res_model_id: tables.rows('ir.model')[0]?.id ?? false,
    res_id: leadId,
    active: true,
    date_done: false,
    feedback: false,
    create_date: stored(act.now),
    ...values,
  } as Row;
  tables.put('mail.activity', row);
  if (row.user_id !== act.uid) {
    const title = `${tables.row('crm.lead', leadId)?.name}: ${row.summary || type?.name}`;
    const body = `<div>\n    <p>has just assigned you the following activity:</p><ul><li>Summary: <span>${row.summary}</span></li></ul>\n</div>`;
    const notice = {
      message_type: 'user_notification',
      is_internal: true,
      subject: `"${title}" assigned to you`,
      body,
    };
    addMessage(tables, leadId, notice, act);
  }
  return row;
}

/** An activity done: a line in the history. 19 keeps it archived, 17 and 18 delete it. */
export function finishActivity(tables: Tables, activity: Row, feedback: string, act: Act): void {
  const type = tables.row('mail.activity.type', activity.activity_type_id);
  const said = feedback
    ? `<div><div class="fw-bold">Feedback:</div>\n            ${feedback}\n    </div>`
    : '';
  addMessage(
    tables,
    Number(activity.res_id),
    {
      subtype_id: SUBTYPE.activities,
      mail_activity_type_id: activity.activity_type_id!,
      body: `<div>\n    <p><span>${type?.name}</span> done<span>: </span><span>${activity.summary || ''}</span></p>${said}</div>`,
    },
    act,
  );
  if (act.version < 19) tables.remove('mail.activity', activity.id);
  else
    tables.put('mail.activity', {
      ...activity,
      active: false,
      date_done: today(act.now),
      feedback: feedback || false,
    });
}
