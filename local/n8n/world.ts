import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Databases } from './databases';
import { until } from './leashed';
import { MailServer } from './mail-server';
import { N8n } from './n8n';
import { OdooServer } from './odoo-server';
import { WEB_APP_KEY, WebApp } from './web-app';
import type { Filled } from './workflows';

/** What Odoo's webhook address holds. */
const ODOO_LOGIN = { user: 'odoo', password: 'secret-of-the-webhook' };
const MAILS = { user: 'coach', password: 'secret-of-the-mails' };
const ALERTS = { user: 'alerts', password: 'secret-of-the-alerts' };

export interface WorldOptions
  extends Pick<Filled, 'everySeconds' | 'repeatsKept' | 'waitSeconds' | 'rounds' | 'betweenTriesMs'> {
  mode: 'regular' | 'queue';
  /** added to n8n's own environment */
  environment?: NodeJS.ProcessEnv;
}

interface PostOptions {
  event?: string;
  login?: typeof ODOO_LOGIN;
  signal?: AbortSignal;
}

/**
 * Everything that stands around n8n, on this machine: Odoo (the stand-in), the agent's web app (the built bundle), a
 * mail server for the mails and another one for the alerts, and for queue mode Redis and PostgreSQL.
 */
export class N8nWorld {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'agent-n8n-'));
  readonly mails = new MailServer(MAILS);
  readonly alerts = new MailServer(ALERTS);
  readonly odoo = new OdooServer();
  readonly webApp = new WebApp(this.folder, this.odoo);
  readonly databases?: Databases;
  readonly n8n: N8n;

  constructor(private readonly options: WorldOptions) {
    // PostgreSQL's user must be able to get at its folder.
    chmodSync(this.folder, 0o755);
    this.databases = options.mode === 'queue' ? new Databases(this.folder) : undefined;
    this.n8n = new N8n(this.folder, this.databases, options.environment);
  }

  /** Starts everything but n8n's workers; n8n delivers. */
  async start(): Promise<void> {
    const [mailPort, alertPort] = [await this.mails.start(), await this.alerts.start()];
    await Promise.all([this.startWebApp(), this.databases?.start()]);
    await this.webApp.set('deliver', 'n8n');
    const smtp = (port: number, login: typeof MAILS) => ({
      host: '127.0.0.1',
      port,
      secure: false,
      disableStartTls: true,
      ...login,
    });
    const { db, key } = this.odoo.odoo.credentials;
    await this.n8n.setUp({
      webAppUrl: this.webApp.exec,
      odooUrl: this.odoo.url,
      odooDatabase: db,
      credentials: {
        ascOdooCallsN8n0: ODOO_LOGIN,
        ascWebAppSecret0: { name: 'key', value: WEB_APP_KEY },
        ascMailsSmtp0000: smtp(mailPort, MAILS),
        ascOdooApiKey000: { token: key },
        ascAlertsSmtp000: smtp(alertPort, ALERTS),
      },
      ...this.options,
    });
    await this.n8n.start();
    this.odoo.odoo.webhookUrl = this.webhook(ODOO_LOGIN);
  }

  /** Odoo and the web app alone. */
  async startWebApp(): Promise<void> {
    await this.odoo.start();
    await this.webApp.start();
  }

  async stop(): Promise<void> {
    await this.n8n.stop();
    await this.webApp.stop();
    await Promise.all([this.databases?.stop(), this.mails.stop(), this.alerts.stop(), this.odoo.stop()]);
    if (!process.env.N8N_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The address that is entered in Odoo. */
  webhook({ user, password }: typeof ODOO_LOGIN = ODOO_LOGIN): string {
    const url = new URL('/webhook/agent-sales-coach', this.n8n.url);
    return Object.assign(url, { username: user, password }).href;
  }

  /** Posts to n8n's webhook as Odoo does; gives the status. */
  async post(
    body: unknown,
    { event = 'create', login = ODOO_LOGIN, signal }: PostOptions = {},
  ): Promise<number> {
    const response = await fetch(`${this.n8n.url}/webhook/agent-sales-coach?event=${event}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`,
      },
      body: JSON.stringify(body),
      signal,
    });
    await response.arrayBuffer();
    return response.status;
  }

  /** Time passes for the agent and Odoo, not for n8n. */
  async advance(minutes: number): Promise<void> {
    this.odoo.ahead += minutes * 60_000;
    await this.webApp.control('POST /api/clock', { advance: `${minutes}m` });
  }

  /** Mails that reached this address. */
  mailsTo(address: string) {
    return this.mails.taken.filter(({ recipients }) => recipients.includes(address));
  }

  /** Waits until what was intended for a lead is exactly this, in the form `support-new sent`. */
  async intended(leadId: number | string, wanted: string[], patience?: number): Promise<void> {
    let seen: string[] = [];
    try {
      await until(
        `lead ${leadId}: ${wanted}`,
        async () => {
          seen = await this.webApp.intended(leadId);
          return JSON.stringify(seen) === JSON.stringify([...wanted].sort());
        },
        patience,
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}. It is: ${seen.join(', ')}`);
    }
  }
}
