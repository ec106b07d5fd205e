import { methodOf } from './methods';
import { accessError, OdooError, tellError, userError } from './odoo-error';
import { schemaOf } from './schema';
import {
  asNamed,
  type Backend,
  errorOutcome,
  html,
  isJson,
  json,
  type WireRequest,
  type WireResponse,
} from './wire';

/** `POST /jsonrpc` of Odoo 17 to 19: services `common` and `object`; every error of Odoo's comes with HTTP 200. */
export function answerJsonrpc(request: WireRequest, backend: Backend): WireResponse {
  if (!isJson(request.headers))
    return backend.version < 19
      ? html(
          400,
          '400 Bad Request',
          "Request inferred type is compatible with ['http'] but '/jsonrpc' is type='json'.",
        )
      : html(
          415,
          '415 Unsupported Media Type',
          'Please verify the Content-Type request header and try again.',
        );
  let body: Record<string, unknown>;
  try {
    body = asNamed(JSON.parse(request.body));
  } catch {
    return {
      status: 400,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: 'Invalid JSON data',
    };
  }
  const { service, method, args } = asNamed(body.params);
  const called = service === 'object' ? (args as unknown[])?.slice(3, 5).join('.') : `${service}.${method}`;
  const answer = { jsonrpc: '2.0', id: body.id ?? null };
  try {
    const result = serve(String(service), String(method), (args as unknown[]) ?? [], backend);
    backend.log('json-rpc', called, '200');
    return json(200, { ...answer, result });
  } catch (thrown) {
    if (!(thrown instanceof OdooError)) throw thrown;
    backend.log('json-rpc', called, errorOutcome(thrown));
    const code = backend.version < 19 ? 200 : 0;
    return json(200, { ...answer, error: { code, message: 'Odoo Server Error', data: tellError(thrown) } });
  }
}

function serve(service: string, method: string, args: unknown[], backend: Backend): unknown {
  const { version } = backend;
  if (service === 'common' && method === 'version')
    return {
      server_version: `${version}.0`,
      server_version_info: [version, 0, 0, 'final', 0, ''],
      server_serie: `${version}.0`,
      protocol_version: 1,
    };
  checkDatabase(args[0], backend);
  if (service === 'common' && method === 'authenticate') {
    const uid = backend.userOfLogin(String(args[1]));
    return uid !== undefined && backend.isKeyOf(uid, String(args[2])) ? uid : false;
  }
  if (service === 'object' && method === 'execute_kw') return execute(args, backend);
  throw new OdooError('builtins.AttributeError', `No service ${service}.${method}`);
}

function checkDatabase(name: unknown, { database }: Backend): void {
  if (name !== database)
    throw new OdooError(
      'psycopg2.OperationalError',
      `connection to server at "127.0.0.1", port 5432 failed: FATAL:  database "${name}" does not exist\n`,
    );
}

function execute(args: unknown[], backend: Backend): unknown {
  const [, uid, key, model, name, positional = [], keyword = {}] = args as [
    string,
    number,
    string,
    string,
    string,
    unknown[]?,
    Record<string, unknown>?,
  ];
  if (!backend.isKeyOf(uid, key)) throw new OdooError('odoo.exceptions.AccessDenied', 'Access Denied');
  if (!schemaOf(model, backend.version)) throw userError(`Object ${model} doesn't exist`);
  const shown = backend.version < 19 ? name : `'${model}.${name}'`;
  if (name.startsWith('_'))
    throw accessError(`Private methods (such as ${shown}) cannot be called remotely.`);
  const method = methodOf(model, name);
  if (!method)
    throw new OdooError(
      'builtins.AttributeError',
      backend.version < 19
        ? `The method '${name}' does not exist on the model '${model}'`
        : `The method ${shown} does not exist`,
    );
  const rest = [...positional];
  const ids = method.onRecords ? [rest.shift() as number[] | number].flat() : [];
  const { context, ...named } = keyword;
  rest.forEach((value, index) => {
    named[method.parameters[index] ?? `argument ${index}`] = value;
  });
  return backend.perform({ uid, model, method: name, ids, named, context: asNamed(context) });
}
