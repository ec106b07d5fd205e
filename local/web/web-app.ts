import { randomBytes } from 'node:crypto';
import type { Result } from '../isolate/execute';
import type { WebResponse } from '../services/web-response';
import { errorPage, movedPage } from './google-pages';
import type { Incoming, Reply, Respond } from './http';

/** Answers wait at their one-time address; the oldest give way. */
const WAITING_ANSWERS = 1_000;

const ECHO = '/macros/echo';

/**
 * The project deployed as a web app at `/exec`. As on Google: the function's answer waits at another address, which
 * can be read once and only with GET, and the caller is sent there with 302; an error is an HTML page with status 200.
 * @param run runs doGet or doPost with its event
 */
export function webApp(
  run: (functionName: 'doGet' | 'doPost', event: WebAppEvent) => Promise<Result>,
): Respond {
  const answers = new Map<string, Reply>();

  async function exec(request: Incoming): Promise<Reply> {
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed('GET, POST');
    const { execution, value } = await run(request.method === 'GET' ? 'doGet' : 'doPost', eventOf(request));
    if (execution.error) return errorPage(named(execution.error));
    const output = value as WebResponse | null;
    if (output === null) return errorPage('The script completed but did not return anything.');
    if (output?.kind !== 'text' && output?.kind !== 'html')
      return errorPage('The script completed but the returned value is not a supported return type.');
    return movedPage(hold(answers, replyOf(output)));
  }

  return (request) => {
    if (request.url.pathname === '/exec') return exec(request);
    if (request.url.pathname !== ECHO) return undefined;
    if (request.method !== 'GET') return notAllowed('GET');
    const key = request.url.searchParams.get('user_content_key') ?? '';
    const answer = answers.get(key);
    answers.delete(key);
    return answer ?? { ...errorPage('Sorry, the file you have requested does not exist.'), status: 404 };
  };
}

/** The `e` of doGet and doPost. */
export interface WebAppEvent {
  queryString: string;
  /** first value of each name; of a posted form too */
  parameter: Record<string, string>;
  parameters: Record<string, string[]>;
  contextPath: '';
  /** bytes; -1 for a GET */
  contentLength: number;
  postData?: { length: number; type: string; contents: string; name: 'postData' };
}

const FORM = 'application/x-www-form-urlencoded';

function eventOf(request: Incoming): WebAppEvent {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const contents = request.body.toString('utf8');
  const pairs = [...request.url.searchParams];
  if (request.method === 'POST' && type === FORM) pairs.push(...new URLSearchParams(contents));
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of pairs) {
    if (!Object.hasOwn(parameters, name)) define(parameters, name, []);
    parameters[name]!.push(value);
  }
  const parameter: Record<string, string> = {};
  for (const [name, [first]] of Object.entries(parameters)) define(parameter, name, first!);
  const event: WebAppEvent = {
    queryString: request.url.search.slice(1),
    parameter,
    parameters,
    contextPath: '',
    contentLength: request.method === 'POST' ? request.body.length : -1,
  };
  if (request.method === 'POST')
    event.postData = { length: request.body.length, type, contents, name: 'postData' };
  return event;
}

/** Sets a member whatever its name: a caller may well send `__proto__`. */
function define<Value>(object: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

function hold(answers: Map<string, Reply>, answer: Reply): string {
  const key = randomBytes(24).toString('base64url');
  answers.set(key, answer);
  if (answers.size > WAITING_ANSWERS) answers.delete(answers.keys().next().value!);
  return `${ECHO}?user_content_key=${key}`;
}

function replyOf(output: WebResponse): Reply {
  if (output.kind === 'text') {
    const headers: Record<string, string> = { 'Content-Type': `${output.mimeType}; charset=utf-8` };
    if (output.fileName)
      headers['Content-Disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(output.fileName)}`;
    return { status: 200, headers, body: output.content };
  }
  return {
    status: 200,
    // The script's page gets an origin of its own, as Google's frame gives it: it must not reach the control API.
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': 'sandbox allow-scripts allow-forms allow-popups allow-modals',
    },
    body: output.content,
  };
}

function named(error: { name: string; message: string }): string {
  return `${error.name}: ${error.message}`;
}

function notAllowed(methods: string): Reply {
  return {
    ...errorPage('Method Not Allowed'),
    status: 405,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Allow: methods },
  };
}
