import type { Reply, Respond } from './http';
import { pageHtml, pageScript, pageStyles } from './page-files';

const FILES: Record<string, { type: string; body: () => string }> = {
  '/': { type: 'text/html; charset=utf-8', body: pageHtml },
  '/page.css': { type: 'text/css; charset=utf-8', body: pageStyles },
  '/page.js': { type: 'text/javascript; charset=utf-8', body: pageScript },
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page a person opens. It holds no data: what it shows it asks of the control API, with the token of its address. */
export function page(): Respond {
  return ({ method, url }): Reply | undefined => {
    const file = FILES[url.pathname];
    if (!file || (method !== 'GET' && method !== 'HEAD')) return undefined;
    return {
      status: 200,
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': POLICY,
        // The address holds the token.
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
      body: file.body(),
    };
  };
}
