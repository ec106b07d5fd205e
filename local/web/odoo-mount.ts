import type { OdooStandIn } from '../odoo/stand-in';
import type { Respond } from './http';

const BASE = '/odoo';

/** The stand-in for Odoo, its two APIs under `/odoo` of this server. */
export function odooMount(host: { odoo?: OdooStandIn; keep(): void }): Respond {
  return async ({ method, url, headers, body }) => {
    if (!host.odoo || !(url.pathname === BASE || url.pathname.startsWith(`${BASE}/`))) return undefined;
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const path = url.pathname.slice(BASE.length) + url.search;
    const reply = await host.odoo.handle({ method, path, headers: flat, body: body.toString('utf8') });
    host.keep();
    return reply;
  };
}
