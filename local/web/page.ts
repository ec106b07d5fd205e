import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reply, Respond } from './http';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const FILES: Record<string, string> = {
  '/': 'index.html',
  '/page.css': 'page.css',
  '/page.js': 'page.js',
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page a person opens. It holds no data: what it shows it asks of the control API, with the token of its address. */
export function page(): Respond {
  return ({ method, url }): Reply | undefined => {
    const file = FILES[url.pathname];
    if (!file || (method !== 'GET' && method !== 'HEAD')) return undefined;
    return {
      status: 200,
      headers: {
        'Content-Type': TYPES[path.extname(file)]!,
        'Content-Security-Policy': POLICY,
        // The address holds the token.
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
      body: readFileSync(path.join(__dirname, 'page', file)),
    };
  };
}
