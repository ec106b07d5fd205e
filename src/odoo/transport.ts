import type { HttpResponse, SendHttp } from '../ports';
import { baseUrl, type Connection, type Session, type Telling } from './connection';
import { type Asked, httpFault, unreachable } from './errors';

/** Arguments by name; `ids` are the records that the method is called on. */
export type Named = { ids?: number[]; context?: Record<string, unknown>; [argument: string]: unknown };

/** One call of one method of one model, whichever API carries it. Throws CrmError. */
export type Execute = (model: string, method: string, named: Named) => unknown;

/** What a transport is built from. */
export interface Line {
  connection: Connection;
  session: Session;
  send: SendHttp;
  telling: Telling;
}

/**
 * Posts JSON and gives the response with its decoded body. An answer that is not JSON is a fault, whatever its
 * status: Odoo 18 answers an unknown path with its login page and HTTP 200.
 */
export function postJson(
  { connection, send }: Line,
  path: string,
  headers: Record<string, string>,
  body: unknown,
  asked: Asked,
  api: 'json-2' | 'json-rpc',
): { status: number; json: unknown } {
  const request = {
    url: baseUrl(connection.url) + path,
    method: 'post' as const,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  let response: HttpResponse;
  try {
    response = send([request])[0]!;
  } catch (thrown) {
    throw unreachable(thrown, asked);
  }
  if (!response.contentType.includes('application/json')) throw httpFault(response, asked, api);
  try {
    return { status: response.status, json: JSON.parse(response.body) };
  } catch {
    throw httpFault(response, asked, api);
  }
}
