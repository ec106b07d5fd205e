import { fault, httpFault, odooFault } from './errors';
import { type Execute, type Line, type Named, postJson } from './transport';

/** JSON-RPC of Odoo 17 and 18 (deprecated in 19). Every error of Odoo's comes with HTTP 200. */
export function jsonrpc(line: Line): Execute {
  const { connection, session } = line;
  return (model, method, named) => {
    session.uid ??= authenticate(line);
    const { db, key } = connection;
    const { positional, keyword } = split(named);
    const args = [db, session.uid, key, model, method, positional, keyword];
    return call(line, 'object', 'execute_kw', args, model, method);
  };
}

/** Major version of the server, e.g. 18; asked without a login. */
export function serverVersion(line: Line): number {
  const told = call(line, 'common', 'version', [], 'common', 'version');
  const info = (told as { server_version_info?: unknown[] } | null)?.server_version_info;
  // Odoo Online tells its intermediate versions as "saas~18".
  const major = Number(/\d+/.exec(String(info?.[0] ?? ''))?.[0]);
  if (!Number.isInteger(major)) throw fault('NOT_ODOO', { ...line, model: 'common', method: 'version' });
  return major;
}

/** A wrong login is `false`, not an error. */
function authenticate(line: Line): number {
  const { db, login, key } = line.connection;
  const uid = call(line, 'common', 'authenticate', [db, login, key, {}], 'common', 'authenticate');
  if (typeof uid === 'number') return uid;
  throw fault('BAD_LOGIN', { ...line, model: 'common', method: 'authenticate' });
}

/** The records and the search domain go by position, as Odoo's documentation calls them; the rest by name. */
function split(named: Named): { positional: unknown[]; keyword: Record<string, unknown> } {
  const { ids, domain, ...keyword } = named;
  return { positional: [...(ids ? [ids] : []), ...(domain ? [domain] : [])], keyword };
}

function call(
  line: Line,
  service: string,
  method: string,
  args: unknown[],
  model: string,
  name: string,
): unknown {
  const asked = { ...line, model, method: name };
  const body = { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } };
  const { status, json } = postJson(line, '/jsonrpc', {}, body, asked, 'json-rpc');
  const answer = json as {
    result?: unknown;
    error?: { message?: string; data?: { name?: string; message?: string } };
  };
  if (answer?.error) {
    const { message, data } = answer.error;
    throw odooFault({ name: data?.name ?? '', message: data?.message ?? message ?? '', status }, asked);
  }
  if (answer === null || typeof answer !== 'object' || !('result' in answer))
    throw httpFault({ status, contentType: '', body: '' }, asked, 'json-rpc');
  return answer.result;
}
