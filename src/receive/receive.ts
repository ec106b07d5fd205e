import type { LeadEvent, Received, Refused } from './event';
import { ITEMS_LIMIT, readItem } from './generic';
import { type OdooReading, readOdooBody } from './odoo';
import { sameSecret } from './secret';

/** A post as the web app gets it. */
export interface Post {
  /** the body, as text */
  body: string;
  /** parameters of the URL */
  parameters: Record<string, string>;
}

/** Longer bodies are refused: they would not fit a row of the Inbox. Characters. */
export const BODY_LIMIT = 500_000;

/** Lets in whoever knows the secret, if it is JSON. */
export function admit(post: Post, secret: string): Admitted {
  const refused = refusal(post, secret);
  if (refused) return refused;
  let parsed: unknown;
  try {
    parsed = JSON.parse(post.body);
  } catch (error) {
    return { ok: false, reason: 'BAD_JSON', values: { detail: (error as Error).message.slice(0, 200) } };
  }
  if (!allowed(post, parsed, secret)) return { ok: false, reason: 'BAD_SECRET', values: {} };
  return { ok: true, parsed };
}

export type Admitted = { ok: true; parsed: unknown } | Refused;

function refusal(post: Post, secret: string): Refused | undefined {
  const { body, parameters } = post;
  if (parameters.key !== undefined && !sameSecret(parameters.key, secret))
    return { ok: false, reason: 'BAD_SECRET', values: {} };
  if (body.length > BODY_LIMIT)
    return { ok: false, reason: 'TOO_LARGE', values: { size: body.length, limit: BODY_LIMIT } };
  if (body.trim() === '')
    return { ok: false, reason: parameters.key === undefined ? 'BAD_SECRET' : 'EMPTY_BODY', values: {} };
  return undefined;
}

/** The secret stands in the URL (Odoo can put it nowhere else) or in the body as `key`. */
function allowed(post: Post, parsed: unknown, secret: string): boolean {
  if (post.parameters.key !== undefined) return true;
  const inBody = (parsed as { key?: unknown } | null)?.key;
  return typeof inBody === 'string' && sameSecret(inBody, secret);
}

/**
 * Reads a body that was let in into events. Nothing of it is taken unless all of it is understood. Also used for the rows of the Inbox.
 * @param digest of the post: gives ids to interactions that have none
 */
export function readBody(
  parsed: unknown,
  { event, ...reading }: { event?: string } & OdooReading,
  digest: string,
  receivedAt: Date,
): Received {
  const items = Array.isArray(parsed) ? parsed : [parsed];
  if (items.length > ITEMS_LIMIT)
    return { ok: false, reason: 'TOO_MANY', values: { count: items.length, limit: ITEMS_LIMIT } };
  if (items.length === 0) return { ok: false, reason: 'BAD_SHAPE', values: { detail: 'the list is empty' } };
  const events: LeadEvent[] = [];
  for (const [place, item] of items.entries()) {
    const read = readOne(item, items.length > 1 ? `item ${place + 1}` : 'body', place);
    if (!read.ok) return read;
    events.push(...read.events);
  }
  return { ok: true, events };

  function readOne(item: unknown, name: string, place: number): Received {
    if (!item || typeof item !== 'object')
      return { ok: false, reason: 'BAD_SHAPE', values: { detail: `${name}: not an object` } };
    if ('type' in item && !('_model' in item)) {
      const { key: _, ...given } = item as Record<string, unknown>;
      if (given.type === 'lead' && given.id === undefined)
        return { ok: false, reason: 'MISSING_ID', values: {} };
      const generic = readItem(given, name, receivedAt, `post:${digest}-${place}`);
      if (generic.ok) return { ok: true, events: [generic.event] };
      return { ok: false, reason: 'BAD_SHAPE', values: { detail: generic.detail } };
    }
    const odoo = readOdooBody(item, receivedAt, { event, ...reading });
    if (odoo.ok) return { ok: true, events: [{ kind: 'lead', update: odoo.update }] };
    if (odoo.reason === 'NOT_ODOO') {
      const detail = `${name}: neither a body of Odoo's webhook ("_model", "_id") nor of the generic shape ("type")`;
      return { ok: false, reason: 'BAD_SHAPE', values: { detail } };
    }
    const value = String((item as { _model?: unknown })._model ?? '');
    return { ok: false, reason: odoo.reason, values: { value } };
  }
}

/** A body as it may be kept: a secret that stood in it is left out, everything else is to the letter. */
export function withoutKey(body: string): string {
  if (!body.includes('"key"')) return body;
  const parsed = JSON.parse(body) as unknown;
  if (!parsed || typeof parsed !== 'object' || Array.isArray(parsed) || !('key' in parsed)) return body;
  const { key: _, ...rest } = parsed;
  return JSON.stringify(rest);
}

/** A short text that is the same for the same event and body, and for no other that one meets (128 bits). */
export function digestOf({ body, parameters }: Post): string {
  const text = `${parameters.event ?? ''}\n${body}`;
  const seeds = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    seeds[0] = Math.imul(seeds[0]! ^ code, 0x01000193);
    seeds[1] = Math.imul(seeds[1]! ^ code, 0x5bd1e995) ^ (seeds[1]! >>> 15);
    seeds[2] = Math.imul(seeds[2]! + code, 0x27d4eb2f) ^ (seeds[2]! >>> 13);
    seeds[3] = Math.imul(seeds[3]! ^ (code + i), 0x165667b1) ^ (seeds[3]! >>> 16);
  }
  return seeds.map((seed) => (seed >>> 0).toString(36).padStart(7, '0')).join('');
}
