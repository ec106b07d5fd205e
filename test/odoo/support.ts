import { OdooStandIn, type OdooVersion, type StandInOptions } from '../../local/odoo/stand-in';
import { type OdooOptions, odooCrm } from '../../src/odoo/client';
import type { Connection } from '../../src/odoo/connection';
import type { HttpRequest, HttpResponse, SendHttp } from '../../src/ports';

export const BASE = 'https://odoo.example';

/** Carries the client's requests straight to the stand-in, following redirects as UrlFetchApp does, and keeps them. */
export function wireTo(odoo: OdooStandIn): { send: SendHttp; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const answer = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string,
  ): HttpResponse => {
    const response = odoo.handle({ method, path, headers, body });
    const location = response.headers.Location;
    if (location) return answer('GET', location, {}, '');
    const contentType = (response.headers['Content-Type'] ?? '').toLowerCase();
    return { status: response.status, contentType, body: response.body };
  };
  return {
    sent,
    send: (requests) =>
      requests.map((request) => {
        sent.push(request);
        return answer(
          request.method.toUpperCase(),
          request.url.slice(BASE.length),
          request.headers,
          request.body ?? '',
        );
      }),
  };
}

/** A stand-in on a still clock, and a client of it. */
export function odooWithClient(
  version: OdooVersion,
  options: Partial<OdooOptions> & { connect?: Partial<Connection> } & Partial<StandInOptions> = {},
) {
  const clock = { time: Date.parse('2026-11-22T09:00:00Z'), now: () => clock.time };
  const odoo = new OdooStandIn({ clock, lang: options.lang?.slice(0, 2), ...options, version });
  const wire = wireTo(odoo);
  const connection: Connection = { url: BASE, ...odoo.credentials, transport: 'auto', ...options.connect };
  const crm = odooCrm({
    send: wire.send,
    session: options.session,
    telling: options.telling,
    lang: options.lang,
    extraFields: options.extraFields,
    connection,
  });
  return { clock, odoo, crm, sent: wire.sent };
}

/** An Odoo that gives one answer to everything. */
export function answering(response: Partial<HttpResponse> | Error): SendHttp {
  return (requests) =>
    requests.map(() => {
      if (response instanceof Error) throw response;
      return { status: 200, contentType: 'application/json; charset=utf-8', body: '', ...response };
    });
}
