import * as v from 'valibot';
import type { Host } from '../../host';
import type { OdooStandIn } from '../../odoo/stand-in';
import { HttpError } from '../http';
import { route } from '../route';

const Fields = v.record(v.string(), v.any());
const Message = v.strictObject({
  body: v.string(),
  from: v.optional(v.string()),
  subject: v.optional(v.string()),
  internal: v.optional(v.boolean()),
});

/** What a person or a customer does in Odoo; answered with the record as Odoo's API tells it. The webhooks have been sent when the call is answered. */
export const odooRoutes = [
  route('GET /api/odoo', undefined, (host) => standIn(host).view()),

  route('POST /api/odoo/leads', Fields, (host, fields) => act(host, (odoo) => odoo.createLead(fields))),

  route('PATCH /api/odoo/leads/:id', Fields, (host, fields, id) =>
    act(host, (odoo) => odoo.updateLead(leadId(id), fields)),
  ),

  route('DELETE /api/odoo/leads/:id', undefined, (host, _, id) =>
    act(host, (odoo) => odoo.deleteLead(leadId(id))),
  ),

  route('POST /api/odoo/leads/:id/messages', Message, (host, message, id) =>
    act(host, (odoo) => odoo.message(leadId(id), message)),
  ),
];

async function act<Answer>(host: Host, perform: (odoo: OdooStandIn) => Promise<Answer>): Promise<Answer> {
  try {
    return await perform(standIn(host));
  } finally {
    host.keep();
  }
}

function standIn(host: Host): OdooStandIn {
  if (host.odoo) return host.odoo;
  throw new HttpError(409, 'The stand-in for Odoo is not running: this host was started with --odoo-url.');
}

function leadId(text: string): number {
  if (!/^\d+$/.test(text)) throw new HttpError(404, `"${text}" is not the number of a lead.`);
  return Number(text);
}
