import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Databases } from './databases';
import { type Installed, installN8n } from './install';
import { Leashed, runToEnd } from './leashed';
import { freePort } from './ports';
import { ERRORS, type Filled, fillIn, MAIN, readWorkflow } from './workflows';

const CLI_PATIENCE_MS = 120_000;
const START_PATIENCE_MS = 120_000;

/** Jobs that one worker does at a time in queue mode. */
const WORKER_CONCURRENCY = 10;

/** N8n's own default is 2: many posts at once then wait too long for a connection and are answered with 500. */
const POOL_SIZE = 20;

/** A real n8n on 127.0.0.1 with the shipped workflows imported and published; nothing of it calls the internet. */
export class N8n {
  url = '';
  private installed!: Installed;
  private port = 0;
  private main?: Leashed;
  private readonly workers: Leashed[] = [];

  /** @param databases for queue mode; absent: regular mode with SQLite */
  constructor(
    private readonly folder: string,
    private readonly databases?: Databases,
    private readonly environment: NodeJS.ProcessEnv = {},
  ) {}

  /** What an admin does once: credentials and workflows imported, the error workflow published first. */
  async setUp(filled: Filled): Promise<void> {
    this.installed = await installN8n();
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    mkdirSync(path.join(this.folder, 'n8n'), { recursive: true });
    const files = fillIn(this.folder, filled);
    await this.cli('import:credentials', `--input=${files.credentials}`);
    await this.cli('import:workflow', '--separate', `--input=${files.workflows}`);
    for (const file of [ERRORS, MAIN] as const)
      await this.cli('publish:workflow', `--id=${readWorkflow(file).id}`);
  }

  async start(): Promise<void> {
    const env = await this.env();
    this.main = new Leashed({ command: this.installed.n8n, args: ['start'], env, log: this.log('main') });
    await this.main.ready(() => this.listens(), START_PATIENCE_MS);
  }

  /** Starts one more worker (queue mode); gives it, so that it can be killed. */
  async startWorker(): Promise<Leashed> {
    const health = await freePort();
    const env = {
      ...(await this.env()),
      QUEUE_HEALTH_CHECK_ACTIVE: 'true',
      QUEUE_HEALTH_CHECK_PORT: String(health),
    };
    const args = ['worker', `--concurrency=${WORKER_CONCURRENCY}`];
    const worker = new Leashed({ command: this.installed.n8n, args, env, log: this.log('worker') });
    this.workers.push(worker);
    await worker.ready(() => answers(`http://127.0.0.1:${health}/healthz/readiness`), START_PATIENCE_MS);
    return worker;
  }

  async kill(): Promise<void> {
    await this.main?.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await Promise.all([this.main, ...this.workers].map((process) => process?.end('SIGTERM', 5_000)));
  }

  /** Its own word for ready comes before the webhooks are there: one without a password is 404 until then. */
  private async listens(): Promise<boolean> {
    try {
      const { status } = await fetch(`${this.url}/webhook/agent-sales-coach`, { method: 'POST' });
      return status === 401;
    } catch {
      return false;
    }
  }

  log(of: string): string {
    return path.join(this.folder, `n8n-${of}.log`);
  }

  private async cli(...args: string[]): Promise<void> {
    const env = await this.env();
    await runToEnd({ command: this.installed.n8n, args, env, log: this.log('cli') }, CLI_PATIENCE_MS);
  }

  private async env(): Promise<NodeJS.ProcessEnv> {
    const { databases } = this;
    const queue = databases && {
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(databases.redisPort),
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(databases.postgresPort),
      DB_POSTGRESDB_DATABASE: databases.database,
      DB_POSTGRESDB_USER: databases.user,
      DB_POSTGRESDB_POOL_SIZE: String(POOL_SIZE),
    };
    return {
      PATH: `${this.installed.nodeFolder}:${process.env.PATH}`,
      HOME: this.folder,
      N8N_USER_FOLDER: path.join(this.folder, 'n8n'),
      N8N_ENCRYPTION_KEY: 'only-for-this-test',
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      N8N_PORT: String(this.port),
      N8N_WEBHOOK_URL: `${this.url}/`,
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      // Otherwise it calls home at every start.
      N8N_DIAGNOSTICS_ENABLED: 'false',
      N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
      N8N_TEMPLATES_ENABLED: 'false',
      N8N_DYNAMIC_BANNERS_ENABLED: 'false',
      N8N_DISABLED_MODULES: 'mcp-registry,community-packages',
      N8N_DISABLE_UI: 'true',
      ...queue,
      ...this.environment,
    };
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
