import { createHash, timingSafeEqual } from 'node:crypto';
import type { Host } from '../host';
import { clockRoutes } from './api/clock';
import { mailRoutes } from './api/mail';
import { odooRoutes } from './api/odoo';
import { pageRoutes } from './api/page';
import { scriptRoutes } from './api/script';
import { workbookRoutes } from './api/workbook';
import { HttpError, type Incoming, json, type Reply, type Respond } from './http';
import { bodyOf } from './route';

const ROUTES = [
  ...scriptRoutes,
  ...workbookRoutes,
  ...mailRoutes,
  ...clockRoutes,
  ...odooRoutes,
  ...pageRoutes,
];

/**
 * What tools and the page ask of the host, under `/api`. Every call carries the header `X-Control-Token`; no other
 * origin is allowed in. A refusal is `{ok: false, error}` in a sentence.
 */
export function controlApi(host: Host): Respond {
  return async (request) => {
    if (!request.url.pathname.startsWith('/api/')) return undefined;
    if (!same(String(request.headers['x-control-token'] ?? ''), host.token))
      throw new HttpError(
        401,
        'The header X-Control-Token is missing or wrong. The token is in control.json.',
      );
    return answer(host, request);
  };
}

async function answer(host: Host, request: Incoming): Promise<Reply> {
  const path = request.url.pathname;
  const here = ROUTES.filter((route) => route.path.test(path));
  const route = here.find(({ method }) => method === request.method);
  if (!route) {
    if (here.length === 0) throw new HttpError(404, `The control API has no ${path}.`);
    throw new HttpError(405, `${path} takes ${here.map(({ method }) => method).join(' and ')}.`);
  }
  const body = bodyOf(route, request.body);
  const [, id = ''] = route.path.exec(path)!;
  try {
    return json((await route.answer(host, body, id)) ?? { ok: true });
  } catch (error) {
    // A plain Error is the world refusing, in its own words; anything else is a fault of the host.
    if (error instanceof HttpError || !isRefusal(error)) throw error;
    throw new HttpError(422, error.message);
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof TypeError || error instanceof ReferenceError);
}

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
