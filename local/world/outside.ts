import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Content } from '../services/bytes';
import type { Handlers } from './execution';
import type { Quotas } from './quotas';

/** Source: "Quotas for Google Services"; the time is what scripts observe. */
export const BODY_LIMIT_BYTES = 50 * 1024 * 1024;
export const URL_LIMIT = 2 * 1024;
export const FETCH_TIMEOUT_MS = 60_000;
export const REDIRECT_LIMIT = 20;

/** How much of an answer Google's message shows, in characters. */
const SHOWN_OF_AN_ERROR = 100;

/** Which hosts a script may reach. Without any of this: only this machine. */
export interface OutsidePolicy {
  /** every host */
  allowOutside?: boolean;
  /** by host name, as `example.com` or `example.com:8069`: allowed, forbidden, or answered by another origin (`http://127.0.0.1:8069`) */
  hosts?: Record<string, boolean | string>;
}

export interface WireRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Content;
  muteHttpExceptions: boolean;
  followRedirects: boolean;
}

export interface WireResponse {
  /** where the answer came from, after redirects */
  url: string;
  status: number;
  /** in their order and spelling */
  headers: [string, string][];
  body: Content;
}

/** What UrlFetchApp reaches: real HTTP, by default to this machine only. */
export class Outside {
  constructor(
    private readonly quotas: Quotas,
    private readonly policy: OutsidePolicy = {},
  ) {}

  /** Throws Google's message when the host cannot be reached or, unless muted, answers 400 or above. */
  async fetch(request: WireRequest): Promise<WireResponse> {
    this.quotas.take('urlfetch', 1);
    const response = await this.follow(request);
    if (response.status >= 400 && !request.muteHttpExceptions) throw new Error(failure(response));
    return response;
  }

  handlers(): Handlers {
    return {
      'UrlFetchApp.fetch': (_, request: WireRequest) => this.fetch(request),
      'UrlFetchApp.fetchAll': (_, requests: WireRequest[]) =>
        Promise.all(requests.map((request) => this.fetch(request))),
    };
  }

  private async follow(first: WireRequest): Promise<WireResponse> {
    let request = { ...first, url: urlOf(first.url).href };
    for (let redirects = 0; redirects <= REDIRECT_LIMIT; redirects++) {
      const response = await exchange(request, this.reachable(new URL(request.url)));
      const location = response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
      const redirected = [301, 302, 303, 307, 308].includes(response.status) && location !== undefined;
      if (!redirected || !first.followRedirects) return response;
      request = redirect(request, response.status, new URL(location, request.url));
    }
    throw new Error(`Too many redirects: ${first.url}`);
  }

  /** Where a request for this URL really goes. Throws when the host is out of bounds. */
  private reachable(url: URL): URL {
    const rule = this.policy.hosts?.[url.host] ?? this.policy.hosts?.[url.hostname];
    if (typeof rule === 'string') return new URL(url.pathname + url.search, rule);
    const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
    if (rule ?? (loopback || this.policy.allowOutside)) return url;
    throw new Error(`The local host does not let scripts reach ${url.host}: only addresses of this machine.`);
  }
}

function urlOf(text: string): URL {
  if (text.length > URL_LIMIT) throw new Error('Limit Exceeded: URLFetch URL Length.');
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    // told below, as for another protocol
  }
  throw new Error(`Invalid argument: ${text}`);
}

/** The request after a redirect: a POST becomes a GET as in a browser; secrets do not go to another host. */
function redirect(request: WireRequest, status: number, to: URL): WireRequest {
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  const dropped = becomesGet ? ['content-type'] : [];
  if (to.host !== new URL(request.url).host) dropped.push('authorization', 'cookie');
  const headers = Object.entries(request.headers).filter(([name]) => !dropped.includes(name.toLowerCase()));
  return {
    ...request,
    url: to.href,
    headers: Object.fromEntries(headers),
    ...(becomesGet && { method: 'GET', body: undefined }),
  };
}

function exchange(request: WireRequest, target: URL): Promise<WireResponse> {
  const body = request.body && bufferOf(request.body);
  if (body && body.length > BODY_LIMIT_BYTES) throw new Error('Limit Exceeded: URLFetch POST Size.');
  const hasLength = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(request.method);
  const headers = {
    'User-Agent': 'Mozilla/5.0 (compatible; Google-Apps-Script; local host)',
    ...request.headers,
    ...(hasLength && { 'Content-Length': String(body?.length ?? 0) }),
  };
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
    const fail = (error: NodeJS.ErrnoException) => reject(new Error(unreachable(error, request.url)));
    // No agent: a connection that is kept open would outlive the world.
    const outgoing = send(target, { method: request.method, headers, signal, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > BODY_LIMIT_BYTES) {
          reject(new Error('Limit Exceeded: URLFetch Response Size.'));
          incoming.destroy();
        }
      });
      incoming.on('error', fail);
      incoming.on('end', () =>
        resolve({
          url: request.url,
          status: incoming.statusCode!,
          headers: pairsOf(incoming.rawHeaders),
          body: contentOf(Buffer.concat(chunks)),
        }),
      );
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

const bufferOf = (content: Content) =>
  'text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64');

/** As text when it is UTF-8, which crosses cheaper than base64. */
function contentOf(bytes: Buffer): Content {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { base64: bytes.toString('base64') };
  }
}

const pairsOf = (raw: string[]): [string, string][] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1]!] as [string, string]] : []));

function unreachable(error: NodeJS.ErrnoException, url: string): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `Timeout: ${url}`;
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return `DNS error: ${url}`;
  if (/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(error.code ?? ''))
    return `SSL Error ${url}`;
  return `Address unavailable: ${url}`;
}

function failure({ url, status, body }: WireResponse): string {
  const text = 'text' in body ? body.text : bufferOf(body).toString('latin1');
  const shown = text.length > SHOWN_OF_AN_ERROR ? `${text.slice(0, SHOWN_OF_AN_ERROR)}...` : text;
  return `Request failed for ${new URL(url).origin} returned code ${status}. Truncated server response: ${shown} (use muteHttpExceptions option to examine full response)`;
}
