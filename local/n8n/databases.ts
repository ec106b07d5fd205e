import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { Leashed, runToEnd } from './leashed';
import { freePort } from './ports';

const DEBIANS_POSTGRES = '/usr/lib/postgresql';
const PATIENCE_MS = 60_000;

/** Redis and PostgreSQL for n8n's queue mode: own folders and ports, nothing that is already there is touched. */
export class Databases {
  redisPort = 0;
  postgresPort = 0;
  readonly user = 'n8n';
  /** PostgreSQL's own first database */
  readonly database = 'postgres';
  private processes: Leashed[] = [];

  constructor(private readonly folder: string) {}

  async start(): Promise<void> {
    const postgres = postgresFolder();
    this.redisPort = await freePort();
    this.postgresPort = await freePort();
    await Promise.all([this.startRedis(), this.startPostgres(postgres)]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.end('SIGINT')));
  }

  private async startRedis(): Promise<void> {
    const folder = path.join(this.folder, 'redis');
    mkdirSync(folder, { recursive: true });
    const port = this.redisPort;
    const options = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const redis = new Leashed({ command: 'redis-server', args, log: path.join(this.folder, 'redis.log') });
    this.processes.push(redis);
    await redis.ready(() => answersAt(port), PATIENCE_MS);
  }

  /** PostgreSQL refuses to run as root: there it runs as Debian's user `postgres`. */
  private async startPostgres(bin: string): Promise<void> {
    const folder = path.join(this.folder, 'postgres');
    mkdirSync(folder, { recursive: true });
    const log = path.join(this.folder, 'postgres.log');
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync('chown', ['postgres', folder]);
    const asPostgres = (command: string, args: string[]) =>
      isRoot
        ? {
            command: 'setpriv',
            args: ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args],
          }
        : { command, args };
    const data = path.join(folder, 'data');
    if (!existsSync(data))
      await runToEnd(
        {
          ...asPostgres(path.join(bin, 'initdb'), ['-D', data, '-U', this.user, '-A', 'trust', '-N']),
          log,
          cwd: folder,
        },
        PATIENCE_MS,
      );
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
    };
    const server = new Leashed({
      ...asPostgres(path.join(bin, 'postgres'), [
        ...['-D', data, '-p', String(this.postgresPort)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ]),
      log,
      cwd: folder,
    });
    this.processes.push(server);
    await server.ready(() => answersAt(this.postgresPort), PATIENCE_MS);
  }
}

/** The folder of the newest PostgreSQL of Debian's. @throws Error that says what to install */
function postgresFolder(): string {
  const versions = existsSync(DEBIANS_POSTGRES) ? readdirSync(DEBIANS_POSTGRES).map(Number) : [];
  const newest = versions.sort((a, b) => b - a)[0];
  const redis = (process.env.PATH ?? '').split(':').some((at) => existsSync(path.join(at, 'redis-server')));
  if (newest === undefined || !redis)
    throw new Error('Queue mode needs both: apt-get install -y redis-server postgresql');
  return path.join(DEBIANS_POSTGRES, String(newest), 'bin');
}

function answersAt(port: number): Promise<boolean> {
  return new Promise((answered) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answered(true);
    });
    socket.once('error', () => answered(false));
  });
}
