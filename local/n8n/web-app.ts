import { mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { ROOT } from '../isolate/bundle';
import { Leashed } from './leashed';
import type { OdooServer } from './odoo-server';
import { freePort } from './ports';

/** The secret of the web app's address. */
export const WEB_APP_KEY = 'secret-of-the-web-app';

const PATIENCE_MS = 60_000;

/** A row of a tab by its headers. */
export type Row = Record<string, string | number | boolean>;

/** The agent's built bundle on the local host, as `npm start` runs it: a process of its own, on a port that stays. */
export class WebApp {
  private process?: Leashed;
  private port = 0;
  private readonly data: string;

  constructor(
    private readonly folder: string,
    private readonly odoo: OdooServer,
  ) {
    this.data = path.join(folder, 'web-app');
    mkdirSync(this.data, { recursive: true });
  }

  get exec(): string {
    return `http://127.0.0.1:${this.port}/exec`;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const { db, login, key } = this.odoo.odoo.credentials;
    const options = {
      port: String(this.port),
      data: this.data,
      seed: 'none',
      locale: 'en_GB',
      'web-app-key': WEB_APP_KEY,
      'odoo-url': this.odoo.url,
      'odoo-db': db,
      'odoo-user': login,
      'odoo-key': key,
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    this.process = new Leashed({
      command: path.join(ROOT, 'node_modules', '.bin', 'tsx'),
      args: [path.join(ROOT, 'local', 'main.ts'), ...args],
      cwd: ROOT,
      log: path.join(this.folder, 'web-app.log'),
    });
    await this.process.ready(() => this.answers(), PATIENCE_MS);
  }

  /** Ends it as Ctrl-C does; started again, everything is as it was. */
  async stop(): Promise<void> {
    await this.process?.end('SIGTERM');
    this.process = undefined;
  }

  /** While the web app is stopped, somebody else answers on its port: status 500. `asked` gives the bodies so far. */
  async whileBroken(act: (asked: () => string[]) => Promise<unknown>): Promise<void> {
    const bodies: string[] = [];
    const server = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      response.writeHead(500, { 'Content-Type': 'text/html' });
      response.end('<html>Sorry, unable to open the file at this time.</html>');
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    try {
      await act(() => bodies);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  }

  /** Asks the control API, e.g. `POST /api/run`. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON is answered
  async control(line: string, body?: unknown): Promise<any> {
    const [method, where] = line.split(' ') as [string, string];
    const { url, token } = JSON.parse(readFileSync(path.join(this.data, 'control.json'), 'utf8'));
    const response = await fetch(`${url}${where}`, {
      method,
      headers: { 'X-Control-Token': token },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${line}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** The rows of a tab of the workbook, by header. */
  async rows(tab: string): Promise<Row[]> {
    const { sheets } = await this.control('GET /api/workbook');
    const [header, ...rows] = sheets.find(({ name }: { name: string }) => name === tab).values;
    return rows.map((values: Row[string][], index: number) => ({
      ...Object.fromEntries(header.map((name: string, at: number) => [name, values[at] ?? ''])),
      row: index + 2,
    }));
  }

  /** What was intended for a lead, as `support-new sent`, in order. */
  async intended(leadId: number | string): Promise<string[]> {
    const rows = await this.rows('Outbox');
    return rows
      .filter((row) => row['Lead id'] === String(leadId))
      .map((row) => `${row.Rule} ${row.State}`)
      .sort();
  }

  /** Writes a setting as a person does, by its key. */
  async set(key: string, value: string): Promise<void> {
    const found = (await this.rows('Settings')).find((row) => row.Key === key);
    if (!found) throw new Error(`The tab Settings has no row ${key}.`);
    await this.control('PUT /api/cell', { sheet: 'Settings', a1: `B${found.row}`, value });
  }

  private async answers(): Promise<boolean> {
    try {
      return (await this.control('GET /api/clock')).now !== undefined;
    } catch {
      return false;
    }
  }
}
