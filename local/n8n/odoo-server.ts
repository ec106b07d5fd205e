import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { OdooStandIn } from '../odoo/stand-in';

/** The stand-in for Odoo 19 on an address of its own: it stays up while the agent's web app is down. */
export class OdooServer {
  /** milliseconds by which its clock is ahead of the machine's */
  ahead = 0;
  readonly odoo = new OdooStandIn({ version: 19, clock: { now: () => Date.now() + this.ahead } });
  url = '';
  private readonly server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const reply = this.odoo.handle({ method: request.method!, path: request.url!, headers, body });
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
  });

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
