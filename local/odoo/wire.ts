import type { OdooError } from './odoo-error';

/** A request as an HTTP server got it; header names in lower case, `path` relative to the stand-in's base, with query. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Makes one call for an authenticated user; throws OdooError. */
export type Perform = (call: {
  uid: number;
  model: string;
  method: string;
  ids: number[];
  named: Record<string, unknown>;
  context: Record<string, unknown>;
}) => unknown;

/** What both APIs ask of the stand-in. */
export interface Backend {
  version: number;
  database: string;
  /** the user who goes by this key */
  userOfKey(key: string): number | undefined;
  userOfLogin(login: string): number | undefined;
  isKeyOf(uid: number, key: string): boolean;
  perform: Perform;
  log(api: 'json-rpc' | 'json-2', call: string, outcome: string): void;
}

export const json = (status: number, value: unknown): WireResponse => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

export const html = (status: number, title: string, text = ''): WireResponse => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title.replace(/^\d+ /, '')}</h1>\n<p>${text}</p>\n`,
});

export const errorOutcome = (error: OdooError) => `${error.pythonName}: ${error.message.split('\n')[0]}`;

/** Odoo's servers tell requests apart by content type before they look at the path. */
export function isJson(headers: Record<string, string>): boolean {
  return /^application\/json\b/.test(headers['content-type'] ?? '');
}

/** An object, or an empty one for any other JSON value. */
export function asNamed(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
