import http from 'node:http';
import https from 'node:https';

/** Odoo waits this long for each read of an answer. Source: `_run_action_webhook` in ir_actions.py. Real milliseconds. */
export const READ_TIME_OUT_MS = 1000;

/** As the `requests` library, which Odoo uses. */
const REDIRECTS_FOLLOWED = 30;

/**
 * Posts JSON once as Odoo does: gives up after 1 s without a byte, follows a 302 with a GET and no body, never tries
 * again. Gives what became of it: the last status, or why there is none.
 */
export async function deliver(url: string, body: string): Promise<string> {
  try {
    let answer = await send(url, 'POST', body);
    for (let hops = 0; answer.location && hops < REDIRECTS_FOLLOWED; hops++) {
      const next = new URL(answer.location, url).href;
      const again = answer.status === 307 || answer.status === 308;
      answer = again ? await send(next, 'POST', body) : await send(next, 'GET');
    }
    return String(answer.status);
  } catch (error) {
    return (error as Error).message;
  }
}

function send(
  url: string,
  method: 'POST' | 'GET',
  body?: string,
): Promise<{ status: number; location?: string }> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { 'User-Agent': 'python-requests/2.28.1', Accept: '*/*' };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = String(Buffer.byteLength(body));
    }
    const { request } = url.startsWith('https:') ? https : http;
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      const isRedirect = status >= 301 && status <= 308 && status !== 304;
      response.on('end', () =>
        resolve({ status, location: isRedirect ? response.headers.location : undefined }),
      );
      response.on('error', reject);
      response.resume();
    });
    sent.setTimeout(READ_TIME_OUT_MS, () =>
      sent.destroy(new Error(`timed out after ${READ_TIME_OUT_MS / 1000}s`)),
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** JSON as Python's `json.dumps(sort_keys=True)` writes it: keys sorted, blanks after `:` and `,`, pure ASCII. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${ascii(key)}: ${pythonJson(inner)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? ascii(value) : JSON.stringify(value);
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
