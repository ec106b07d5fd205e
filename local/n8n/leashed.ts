import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Command {
  command: string;
  args: string[];
  /** file that gets what it prints */
  log: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

const LEASH = path.join(__dirname, 'leash.mjs');

/** Lines of its log that are shown of a process that failed. */
const LINES_SHOWN = 25;

const POLL_MS = 100;

/** A process that dies with this one, whatever happens to it: see leash.mjs. */
export class Leashed {
  private readonly child: ChildProcess;
  private over = false;
  /** its exit code */
  readonly exited: Promise<number>;

  constructor(private readonly what: Command) {
    const { command, args, log, env, cwd } = what;
    this.child = spawn(process.execPath, [LEASH, command, ...args], { env: env ?? process.env, cwd });
    const file = createWriteStream(log, { flags: 'a' });
    this.child.stdout!.pipe(file, { end: false });
    this.child.stderr!.pipe(file, { end: false });
    this.child.stdin!.on('error', () => {});
    this.exited = new Promise((exited) => {
      this.child.on('close', (code) => {
        this.over = true;
        file.end(() => exited(code ?? 1));
      });
    });
  }

  /** Resolves when `isReady` says so. Rejects with the end of its log when it ends before, or after `patience` ms. */
  async ready(isReady: () => Promise<boolean> | boolean, patience: number): Promise<void> {
    const end = Date.now() + patience;
    while (!(await isReady())) {
      if (this.over || Date.now() > end) {
        await this.end('SIGKILL');
        throw new Error(`${this.name} ${this.over ? 'ended at once' : 'is not ready'}.\n${this.tail()}`);
      }
      await pause(POLL_MS);
    }
  }

  /** Sends a signal to the process and its children, and after `patience` ms SIGKILL; resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT' = 'SIGTERM', patience = 10_000): Promise<void> {
    if (this.over) return;
    this.child.stdin!.write(`${signal}\n`);
    const late = setTimeout(() => this.child.stdin!.end(), patience);
    await this.exited;
    clearTimeout(late);
  }

  /** The last lines that it printed. */
  tail(): string {
    return readFileSync(this.what.log, 'utf8').split('\n').slice(-LINES_SHOWN).join('\n');
  }

  get name(): string {
    return [path.basename(this.what.command), ...this.what.args].join(' ').slice(0, 120);
  }
}

/** Runs a command to its end. @throws Error with the end of its log when it fails or takes longer than `patience` ms */
export async function runToEnd(what: Command, patience: number): Promise<void> {
  const running = new Leashed(what);
  const late = setTimeout(() => void running.end('SIGKILL'), patience);
  const code = await running.exited;
  clearTimeout(late);
  if (code !== 0) throw new Error(`${running.name} failed (${code}).\n${running.tail()}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}

/** Asks again and again until there is an answer. @throws Error that says what was waited for */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  patience = 30_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as T;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s in vain: ${what}`);
    await pause(POLL_MS);
  }
}
