import * as v from 'valibot';
import type { Host } from '../host';
import { HttpError } from './http';

type Schema = v.GenericSchema | undefined;
type Body<S extends Schema> = S extends v.GenericSchema ? v.InferOutput<S> : undefined;

/** One call of the control API. */
export interface Route {
  method: string;
  path: RegExp;
  schema: Schema;
  /** what is sent back as JSON; nothing: `{ok: true}` */
  answer(host: Host, body: unknown, id: string): unknown;
}

/**
 * @param line method and path, e.g. `PATCH /api/odoo/leads/:id`
 * @param schema shape of the body; a body of another shape is refused with what is wrong
 */
export function route<S extends Schema>(
  line: string,
  schema: S,
  answer: (host: Host, body: Body<S>, id: string) => unknown,
): Route {
  const [method, path] = line.split(' ') as [string, string];
  const pattern = new RegExp(`^${path.replace(':id', '([^/]+)')}$`);
  return { method, path: pattern, schema, answer: answer as Route['answer'] };
}

/** The body a route asks for. Throws 400 with what is wrong. */
export function bodyOf({ schema }: Route, bytes: Buffer): unknown {
  if (!schema) return undefined;
  const result = v.safeParse(schema, parse(bytes));
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => {
    const path = v.getDotPath(issue);
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  throw new HttpError(400, faults.join(' '));
}

function parse(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').trim();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, `The body is not JSON: ${(error as Error).message}`);
  }
}
