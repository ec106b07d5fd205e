import { methodOf } from './methods';
import { accessError, notFound, OdooError, statusOf, tellError, unprocessable } from './odoo-error';
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

const PATH = /^\/json\/2\/([^/]+)\/([^/]+)$/;

/** `POST /json/2/<model>/<method>` of Odoo 19: bearer key, arguments by name, a bare result, real HTTP statuses. */
export function answerJson2(request: WireRequest, backend: Backend): WireResponse {
  const { headers } = request;
  const path = request.path.split('?')[0]!;
  const named = PATH.exec(path);
  const database = headers['x-odoo-database'];
  if (database !== undefined && database !== backend.database)
    return html(
      404,
      '404 Not Found',
      'No database is selected and the requested URL was not found in the server-wide controllers.',
    );
  try {
    if (request.method !== 'POST' || !named) throw notFound('Did you mean POST /json/2/<model>/<method>?');
    if (!isJson(headers))
      return html(
        415,
        '415 Unsupported Media Type',
        'Please verify the Content-Type request header and try again.',
      );
    const result = call(named[1]!, named[2]!, request, backend);
    backend.log('json-2', `${named[1]}.${named[2]}`, '200');
    return json(200, result);
  } catch (thrown) {
    if (!(thrown instanceof OdooError)) throw thrown;
    backend.log('json-2', path.slice('/json/2/'.length).replace('/', '.'), errorOutcome(thrown));
    return json(statusOf(thrown), tellError(thrown));
  }
}

function call(model: string, name: string, request: WireRequest, backend: Backend): unknown {
  const uid = authenticated(request.headers, backend);
  const { ids, context, ...named } = asNamed(parse(request.body));
  if (!schemaOf(model, backend.version)) throw notFound(`the model '${model}' does not exist`);
  if (name.startsWith('_'))
    throw accessError(`Private methods (such as '${model}.${name}') cannot be called remotely.`);
  const method = methodOf(model, name);
  if (!method) throw notFound(`The method '${model}.${name}' does not exist`);
  if (ids !== undefined && !method.onRecords) throw unprocessable(`cannot call ${model}.${name} with ids`);
  const absent = method.parameters.slice(0, method.required).find((parameter) => !(parameter in named));
  if (absent) throw unprocessable(`missing a required argument: '${absent}'`);
  const unknown = Object.keys(named).find(
    (argument) => !method.open && !method.parameters.includes(argument),
  );
  if (unknown) throw unprocessable(`got an unexpected keyword argument '${unknown}'`);
  const result = backend.perform({
    uid,
    model,
    method: name,
    ids: (ids as number[]) ?? [],
    named,
    context: asNamed(context),
  });
  return name === 'create' && !Array.isArray(result) ? [result] : result;
}

function authenticated(headers: Record<string, string>, { userOfKey }: Backend): number {
  const unauthorized = (message: string) => new OdooError('werkzeug.exceptions.Unauthorized', message);
  const key = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!key) throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.');
  const uid = userOfKey(key);
  if (uid === undefined) throw unauthorized('Invalid apikey');
  return uid;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new OdooError(
      'werkzeug.exceptions.BadRequest',
      `could not parse the body as json: ${(error as Error).message}`,
    );
  }
}
