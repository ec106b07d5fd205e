import { fill } from '../i18n/language';
import { CrmError, type HttpResponse } from '../ports';
import { baseUrl, type Connection, type Telling } from './connection';
import { FAULTS, type FaultCode } from './messages';

/** What was asked, for the sentence that says what went wrong. */
export interface Asked {
  connection: Connection;
  telling: Telling;
  model: string;
  method: string;
}

/** Odoo's own words about an error, from either API; its `debug` (a traceback with server paths) is never read. */
export interface OdooError {
  /** e.g. `odoo.exceptions.AccessError` */
  name: string;
  message: string;
  /** HTTP status; 200 for every error of JSON-RPC */
  status: number;
}

interface Known {
  code: FaultCode;
  name?: RegExp;
  /** its first group, if any, is the field or model that the sentence names */
  message?: RegExp;
}

/** From Odoo's error to what it means for the admin; the first that fits counts. */
const KNOWN: Known[] = [
  { code: 'BAD_LANGUAGE', message: /Invalid language code/ },
  { code: 'TOO_MANY_LOGINS', message: /Too many login failures/ },
  { code: 'BAD_KEY', name: /\.(?:AccessDenied|Unauthorized)$/ },
  { code: 'BAD_DATABASE', name: /^psycopg2.*OperationalError$/, message: /database .*does not exist/ },
  { code: 'BUSY', name: /^psycopg2\./ },
  { code: 'MISSING_RECORD', name: /\.MissingError$/ },
  { code: 'UNKNOWN_METHOD', name: /\.AccessError$/, message: /^Private methods/ },
  { code: 'NO_RIGHT', name: /\.(?:AccessError|Forbidden)$/ },
  { code: 'UNKNOWN_MODEL', message: /^(?:Object \S+ doesn't exist|the model '\S+' does not exist)/ },
  { code: 'UNKNOWN_METHOD', message: /^The method '.*' does not exist/ },
  { code: 'UNKNOWN_FIELD', message: /^Invalid field '?([\w.]+)'?/ },
  {
    code: 'NO_SENDER',
    message: /configure the sender's email|adresse (?:e-?mail|courriel) de l['’]expéditeur/i,
  },
  { code: 'NOT_ODOO', message: /^Did you mean POST/ },
  { code: 'REFUSED', name: /\.(?:ValidationError|UserError)$/ },
  { code: 'BAD_CALL', name: /^(?:werkzeug\.|builtins\.)/ },
];

/** The same call may succeed later. */
const RETRY: FaultCode[] = ['UNREACHABLE', 'UNAVAILABLE', 'BUSY', 'TOO_MANY_LOGINS'];

/** An error that Odoo itself worded. */
export function odooFault(error: OdooError, asked: Asked): CrmError {
  if (error.status === 429) return fault('BUSY', asked);
  const known = KNOWN.find(
    ({ name, message }) => (name?.test(error.name) ?? true) && (message?.test(error.message) ?? true),
  );
  const field = known?.message?.exec(error.message)?.[1];
  if (!known && error.status >= 500) return fault('UNAVAILABLE', asked, { status: error.status });
  return fault(known?.code ?? 'REFUSED', asked, {
    field: field ?? '',
    said: firstLine(error.message || error.name),
  });
}

/** An answer that is no JSON of Odoo's: a proxy, a login page, another server. */
export function httpFault(response: HttpResponse, asked: Asked, api: 'json-2' | 'json-rpc'): CrmError {
  const { status, body } = response;
  if (status === 429) return fault('BUSY', asked);
  if (status >= 500) return fault('UNAVAILABLE', asked, { status });
  if (status === 401) return fault('BAD_KEY', asked);
  if (/No database is selected/.test(body)) return fault('BAD_DATABASE', asked);
  if (status === 400 || status === 415 || status === 413)
    return fault('BAD_CALL', asked, { said: `HTTP ${status}` });
  return fault(api === 'json-2' ? 'NO_JSON2' : 'NOT_ODOO', asked);
}

export function unreachable(thrown: unknown, asked: Asked): CrmError {
  return fault('UNREACHABLE', asked, {
    said: firstLine(thrown instanceof Error ? thrown.message : String(thrown)),
  });
}

export function fault(code: FaultCode, asked: Asked, values: Record<string, string | number> = {}): CrmError {
  const { connection, telling, model, method } = asked;
  const { login, db, key } = connection;
  const sentence = fill(FAULTS[code][telling.language], {
    url: baseUrl(connection.url),
    login,
    db,
    model,
    method,
    menu: telling.menu,
    ...values,
  });
  // Whatever a server or a proxy puts in its words, the key is not shown.
  const told = key ? sentence.split(key).join('…') : sentence;
  return new CrmError(told, RETRY.includes(code), code);
}

/** Long enough for any sentence of Odoo's, short enough for a cell. */
const SAID_LIMIT = 200;

function firstLine(message: string): string {
  return message.trim().split('\n')[0]!.trim().slice(0, SAID_LIMIT);
}
