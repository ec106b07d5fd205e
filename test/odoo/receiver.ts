import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { OdooStandIn, type OdooVersion } from '../../local/odoo/stand-in';

export interface Received {
  method: string;
  url: string;
  text: string;
  headers: http.IncomingHttpHeaders;
}

export type Answer = (request: Received, response: http.ServerResponse) => void;

const ok: Answer = (_request, response) => response.end('{"ok":true}');

/** A stand-in that posts its webhooks to a small server of the test's own. */
export async function postingTo(
  onPost: (body: Record<string, unknown>, request: Received) => void,
  version: OdooVersion,
  answer: Answer = ok,
) {
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const received = { method: request.method!, url: request.url!, text, headers: request.headers };
    if (received.method === 'POST') onPost(JSON.parse(text), received);
    answer(received, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const clock = { time: Date.parse('2026-11-22T09:00:00Z'), now: () => clock.time };
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/exec?key=secret`;
  return {
    clock,
    odoo: new OdooStandIn({ version, clock, webhookUrl }),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
