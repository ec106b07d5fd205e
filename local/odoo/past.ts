import { escapeHtml } from '../../src/odoo/html';
import { addMessage, logCreation } from './chatter';
import { SUBTYPE } from './first-state';
import { type Act, newLead, writeLead } from './lead';
import { type Entered, userOf, valuesOf } from './people';
import { schemaOf } from './schema';
import type { Row, Tables } from './tables';

export interface PastMessage {
  /** epoch ms */
  at: number;
  from: 'customer' | 'us';
  body: string;
}

/** A lead that was closed before anybody looked. */
export interface PastLead {
  /** as a person enters them */
  fields: Entered;
  /** epoch ms */
  createdAt: number;
  closedAt: number;
  won: boolean;
  messages: PastMessage[];
}

/** Puts closed leads into the tables as Odoo would hold them today; nobody is told. */
export function putPast(tables: Tables, leads: readonly PastLead[], version: number): void {
  const wonStage = tables.rows('crm.stage').find(({ is_won: won }) => won === true)!.id;
  const reasons = tables.rows('crm.lost.reason').map(({ id }) => id);
  for (const [i, { fields, createdAt, closedAt, won, messages }] of leads.entries()) {
    const owner = userOf(tables, String(fields.user_id ?? ''))?.id ?? 0;
    const act = (now: number): Act => ({ version, now, uid: owner });
    const values = valuesOf(tables, fields, Object.keys(schemaOf('crm.lead', version)!));
    const lead = newLead(tables, values, act(createdAt));
    tables.put('crm.lead', lead);
    logCreation(tables, lead, act(createdAt));
    for (const message of messages) say(tables, lead, message, act(message.at));
    const closed = { ...lead };
    if (won) writeLead(tables, closed, { stage_id: wonStage }, act(closedAt));
    else {
      const reason = reasons[i % reasons.length] ?? false;
      writeLead(tables, closed, { active: false, probability: 0, lost_reason_id: reason }, act(closedAt));
      closed.automated_probability = 0;
    }
    tables.put('crm.lead', closed);
  }
}

function say(tables: Tables, lead: Row, { from, body }: PastMessage, act: Act): void {
  const common = { subtype_id: SUBTYPE.discussions, body: `<p>${escapeHtml(body)}</p>` };
  const customer = { message_type: 'email', author_id: false, email_from: lead.email_from ?? false } as const;
  addMessage(
    tables,
    lead.id,
    from === 'customer' ? { ...common, ...customer } : { ...common, message_type: 'comment' },
    act,
  );
}
