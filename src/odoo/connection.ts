import type { Language } from '../i18n/language';

/** How to reach one Odoo database as one user. */
export interface Connection {
  /** address of Odoo, e.g. `https://company.odoo.com`; what a browser shows behind it (`/web#…`) is left out */
  url: string;
  db: string;
  login: string;
  /** API key, in place of the password */
  key: string;
  /** `auto`: JSON-2 where the server is a version 19 or later, else JSON-RPC */
  transport: 'json-2' | 'json-rpc' | 'auto';
}

/** What was found out about a server; kept between runs by the caller, it saves two requests a run. */
export interface Session {
  /** whose session it is; with another server or user it begins anew */
  of?: string;
  /** 17, 18, 19 … */
  major?: number;
  /** the user's id, which JSON-RPC asks for */
  uid?: number;
}

/** What is remembered is wrong after these: another key, or the server was upgraded. */
const STALE = ['BAD_KEY', 'BAD_LOGIN', 'NO_JSON2', 'NOT_ODOO', 'UNKNOWN_FIELD', 'UNKNOWN_METHOD'];

/** Empties a session that was made with another server, database or user. */
export function sessionFor(connection: Connection, session: Session): Session {
  const of = [baseUrl(connection.url), connection.db, connection.login].join(' ');
  if (session.of !== undefined && session.of !== of) forget(session);
  session.of = of;
  return session;
}

/** After a fault that a stale session may have caused, the next call finds out anew. */
export function forgetAfter(session: Session, code: string): void {
  if (STALE.includes(code)) forget(session);
}

function forget(session: Session): void {
  session.major = undefined;
  session.uid = undefined;
}

/** How faults are told. */
export interface Telling {
  language: Language;
  /** where the connection is entered, as the reader finds it */
  menu: string;
}

/** The first version that has JSON-2. */
export const FIRST_JSON2_VERSION = 19;

export function baseUrl(url: string): string {
  const withoutQuery = url.trim().split(/[?#]/)[0]!;
  return withoutQuery.replace(/\/web(?:\/.*)?$/, '').replace(/\/{1,9}$/, '');
}
