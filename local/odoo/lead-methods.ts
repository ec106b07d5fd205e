import { escapeHtml } from '../../src/odoo/html';
import { addActivity, addMessage } from './chatter';
import { SUBTYPE } from './first-state';
import { sanitized } from './lead';
import { type Call, existing, type Named } from './methods';
import { missing, valueError } from './odoo-error';
import { checkSender, maySee, refuseActivity, refuseRecord } from './rights';
import type { Row } from './tables';

/** An external id that does not exist is no error: the default type is taken. */
export function activitySchedule(call: Call, named: Named): unknown {
  const { tables, ids, user, act } = call;
  const created = ids.map((id) => {
    const lead = tables.row('crm.lead', id);
    if (!lead && act.version < 19) throw missing('crm.lead', id, user.uid);
    if (!lead || !maySee(user.rights, user.uid, lead)) refuseActivity(user, act.version);
    const type = tables
      .rows('ir.model.data')
      .find((row) => row.complete_name === named.act_type_xmlid && row.model === 'mail.activity.type');
    const { act_type_xmlid: _, ...values } = named;
    if (type) values.activity_type_id = type.res_id;
    return addActivity(tables, id, values as Partial<Row>, act).id;
  });
  return act.version < 19 ? `mail.activity(${created.join(', ')},)` : created;
}

/** Arguments that this method names but refuses; `outgoing_email_to` is new in 19. */
function notSupported(named: Named, version: number): string[] {
  const refused = ['model', 'res_id', ...(version < 19 ? ['outgoing_email_to'] : [])];
  return Object.keys(named).filter((name) => refused.includes(name));
}

const SUBTYPES: Record<string, number> = {
  'mail.mt_comment': SUBTYPE.discussions,
  'mail.mt_note': SUBTYPE.note,
};

export function messagePost(call: Call, named: Named): unknown {
  const { tables, user, act } = call;
  const refused = notSupported(named, act.version);
  const posted = existing(call).map((lead) => {
    if (!maySee(user.rights, user.uid, lead)) refuseRecord(user, 'crm.lead', 'read', act.version);
    if (refused.length > 0)
      throw valueError(`Those values are not supported when posting or notifying: ${refused.join(', ')}`);
    checkSender(tables.row('res.users', user.uid)?.email, act.version);
    const body = String(named.body ?? '');
    const message = {
      body: named.body_is_html ? sanitized(body) : `<p>${escapeHtml(body)}</p>`,
      message_type: String(named.message_type ?? 'notification'),
      subtype_id: SUBTYPES[String(named.subtype_xmlid ?? 'mail.mt_note')] ?? SUBTYPE.note,
      subject: (named.subject as string) ?? false,
    };
    return addMessage(tables, lead.id, message, act).id;
  });
  if (act.version >= 19) return posted;
  return call.hasMessageRule ? `mail.message(${posted.join(', ')},)` : posted[0];
}
