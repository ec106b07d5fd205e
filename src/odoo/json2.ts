import { odooFault } from './errors';
import { type Execute, type Line, postJson } from './transport';

/** JSON-2 of Odoo 19 and later: `POST /json/2/<model>/<method>`, a bearer key, arguments by name, a bare result. */
export function json2(line: Line): Execute {
  const { db, key } = line.connection;
  const headers: Record<string, string> = { Authorization: `bearer ${key}` };
  if (db) headers['X-Odoo-Database'] = db;
  return (model, method, named) => {
    const asked = { ...line, model, method };
    const { status, json } = postJson(line, `/json/2/${model}/${method}`, headers, named, asked, 'json-2');
    if (status >= 200 && status < 300) return json;
    const { name, message } = (json ?? {}) as { name?: unknown; message?: unknown };
    throw odooFault({ name: String(name ?? ''), message: String(message ?? ''), status }, asked);
  };
}
