import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClockReading } from './services/clock';
import type { WorldState } from './world/world';

/** What one start leaves to the next. */
export interface Kept {
  world: WorldState;
  clock: ClockReading;
  /** state of Odoo's stand-in */
  odoo?: unknown;
  /** where that stand-in was last served: the port may be another next time */
  url: string;
}

/** Where a running host is reached, for tools on this machine. */
export interface Control {
  url: string;
  exec: string;
  token: string;
  pid: number;
}

/** A change is on disk this much later at the latest. Real milliseconds. */
const WRITE_DELAY_MS = 200;

const OWNER_ONLY = { mode: 0o600 };

/**
 * The folder in which a host keeps its world: `state.json`, written whole beside the old one and then renamed, so
 * that it is never half a file; `control.json` while it serves; `host.pid`, which keeps a second host out.
 */
export class Storage {
  /** what an earlier start left, if it can be read */
  readonly kept?: Kept;
  /** said to the person who starts the host */
  readonly notices: string[] = [];
  private timer?: NodeJS.Timeout;

  /**
   * @param fresh forget what an earlier start left
   * @throws Error when another host uses the folder
   */
  constructor(
    private readonly folder: string,
    fresh: boolean,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.claim();
    if (fresh) rmSync(this.path('state.json'), { force: true });
    this.kept = this.read();
  }

  /** Soon writes what `snapshot` then gives; calls in between cost nothing. */
  keep(snapshot: () => Kept): void {
    this.timer ??= setTimeout(() => this.write(snapshot()), WRITE_DELAY_MS);
  }

  announce(control: Control): void {
    this.replace('control.json', JSON.stringify(control));
  }

  /** Writes the last state and gives the folder free. */
  close(last: Kept): void {
    this.write(last);
    this.release();
  }

  /** Gives the folder free and leaves the state as it is. */
  release(): void {
    clearTimeout(this.timer);
    rmSync(this.path('control.json'), { force: true });
    rmSync(this.path('host.pid'), { force: true });
    claimedHere.delete(this.path('host.pid'));
  }

  private write(kept: Kept): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.replace('state.json', JSON.stringify(kept));
  }

  private replace(name: string, text: string): void {
    const whole = this.path(`${name}.${randomBytes(4).toString('hex')}.new`);
    writeFileSync(whole, text, { ...OWNER_ONLY, flush: true });
    renameSync(whole, this.path(name));
  }

  private read(): Kept | undefined {
    const file = this.path('state.json');
    if (!existsSync(file)) return undefined;
    try {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
      if (!kept?.world || !kept.clock) throw new Error('it holds no workbook');
      return kept;
    } catch (error) {
      const aside = `${file}.broken-${randomBytes(2).toString('hex')}`;
      renameSync(file, aside);
      this.notices.push(
        `${file} cannot be read (${(error as Error).message}). It is kept as ${aside}; this start is with an empty workbook.`,
      );
      return undefined;
    }
  }

  private claim(): void {
    const file = this.path('host.pid');
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
    if (holder && (holder === process.pid ? claimedHere.has(file) : isAlive(holder)))
      throw new Error(
        `${this.folder} is in use by another host (process ${holder}). Stop it, or choose another folder with --data. If that process is something else, delete ${file}.`,
      );
    rmSync(file, { force: true });
    writeFileSync(file, String(process.pid), { ...OWNER_ONLY, flag: 'wx' });
    claimedHere.add(file);
  }

  private path(name: string): string {
    return path.resolve(this.folder, name);
  }
}

/** Folders claimed by this very process: in a container a later host may well get the same process id. */
const claimedHere = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
