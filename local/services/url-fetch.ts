import type { WireRequest, WireResponse } from '../world/outside';
import { blob, wireOf } from './blob';
import { base64Encode, bytesOf, type Content, decodeText } from './bytes';
import { call, emulated } from './door';
import { authorised } from './permission';

type Params = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

/** Headers that Google sets itself and refuses to take. */
const REFUSED_HEADERS = ['host', 'content-length', 'connection', 'transfer-encoding'];

export const UrlFetchApp = authorised<GoogleAppsScript.URL_Fetch.UrlFetchApp>(
  'UrlFetchApp',
  'https://www.googleapis.com/auth/script.external_request',
  {
    fetch: (url: string, params: Params = {}) =>
      response(call<WireResponse>('UrlFetchApp.fetch', requestOf(url, params))),
    fetchAll: (requests) => {
      const wires = requests.map((one) =>
        typeof one === 'string' ? requestOf(one, {}) : requestOf(one.url, one),
      );
      return call<WireResponse[]>('UrlFetchApp.fetchAll', wires).map(response);
    },
    getRequest(url: string, params: Params = {}) {
      const { method, headers, body } = requestOf(url, params);
      return {
        url,
        method: method.toLowerCase() as Request['method'],
        headers,
        payload: body && 'text' in body ? body.text : undefined,
        contentType: headers['Content-Type'],
        followRedirects: params.followRedirects ?? true,
        muteHttpExceptions: params.muteHttpExceptions ?? false,
        validateHttpsCertificates: params.validateHttpsCertificates ?? true,
        useIntranet: false,
      };
    },
  },
);

/** Throws Google's message for a parameter that it does not take. */
function requestOf(url: string, params: Params): WireRequest {
  if (typeof url !== 'string' || url === '') throw new Error('Attribute provided with no value: url');
  const payload = payloadOf(params.payload);
  const method = (params.method ?? (payload ? 'post' : 'get')).toUpperCase();
  if (!METHODS.includes(method)) throw new Error(`Attribute provided with invalid value: method`);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(params.headers ?? {})) {
    if (REFUSED_HEADERS.includes(name.toLowerCase()) || /[\r\n]/.test(`${name}${value}`))
      throw new Error(`Attribute provided with invalid value: Header:${name}`);
    headers[name] = String(value);
  }
  const contentType = params.contentType ?? payload?.contentType;
  if (contentType && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
    headers['Content-Type'] = contentType;
  return {
    url,
    method,
    headers,
    body: payload?.content,
    muteHttpExceptions: params.muteHttpExceptions === true,
    followRedirects: params.followRedirects !== false,
  };
}

/** A text as it is, bytes or a Blob with its type, an object as a web form would send it. */
function payloadOf(payload: unknown): { content: Content; contentType: string } | undefined {
  const form = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return undefined;
  if (Array.isArray(payload)) return { content: { base64: base64Encode(payload) }, contentType: form };
  if (typeof payload !== 'object') return { content: { text: String(payload) }, contentType: form };
  if ('getBlob' in payload) {
    const { content, contentType } = wireOf(payload as GoogleAppsScript.Base.Blob);
    return { content, contentType: contentType ?? 'application/octet-stream' };
  }
  const pairs = Object.entries(payload).map(([name, value]) => {
    if (typeof value === 'object' && value !== null)
      throw new Error('UrlFetchApp with files in a form is not implemented by the local host.');
    return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  });
  return { content: { text: pairs.join('&') }, contentType: form };
}

function response({ status, headers, body, url }: WireResponse): Response {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  const charset = /charset="?([\w-]+)/i.exec(type ?? '')?.[1];
  const contentType = type?.split(';').at(0)?.trim() ?? null;
  const file = () =>
    blob({ name: url.split(/[?#]/)[0]!.split('/').pop() || null, contentType, content: body });
  return emulated<Response>('HTTPResponse', {
    getResponseCode: () => status,
    getContentText(given?: string) {
      const asked = given ?? charset ?? 'UTF-8';
      return 'text' in body && /^utf-?8$/i.test(asked) ? body.text : decodeText(bytesOf(body), asked);
    },
    getContent: () => bytesOf(body),
    getBlob: file,
    getAs: (wanted) => file().getAs(wanted),
    getHeaders: () => Object.fromEntries(headers),
    getAllHeaders: () => allHeaders(headers),
  });
}

/** As `getHeaders`, but a name that came several times holds the list of its values. */
function allHeaders(headers: [string, string][]): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of headers) all[name] = name in all ? [all[name]!, value].flat() : value;
  return all;
}
