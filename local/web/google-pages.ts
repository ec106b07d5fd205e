import type { Reply } from './http';

const HTML = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };

/** What Google shows where a web app has failed or answered nothing: a page, with status 200. */
export function errorPage(message: string): Reply {
  return {
    status: 200,
    headers: { ...HTML, 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" },
    body: `<!DOCTYPE html><html><head><title>Error</title></head><body style="margin:20px"><div style="text-align:center;font-family:monospace;margin:50px auto 0;max-width:600px">${escaped(message)}</div></body></html>`,
  };
}

/** Sends the caller to where the answer waits. */
export function movedPage(location: string): Reply {
  return {
    status: 302,
    headers: { ...HTML, Location: location },
    body: `<HTML><HEAD><TITLE>Moved Temporarily</TITLE></HEAD><BODY><H1>Moved Temporarily</H1>The document has moved <A HREF="${escaped(location)}">here</A>.</BODY></HTML>`,
  };
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
