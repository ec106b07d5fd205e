import type { Advance } from './clockwork';
import type { Project, Result } from './isolate/execute';
import { LocalHost } from './local-host';
import type { OdooStandIn } from './odoo/stand-in';
import type { OdooChoice } from './options';
import { readProject } from './project';
import { Storage } from './storage';
import type { ExecutionKind } from './world/execution';
import type { World } from './world/world';

export interface HostOptions {
  /** the project, or the folder it is in */
  project: Project | string;
  /** 0 or absent: any free port */
  port?: number;
  /** folder in which the world is kept; absent: nothing is kept */
  data?: string;
  /** forget what an earlier start kept */
  fresh?: boolean;
  /** epoch milliseconds at which a still clock starts; absent: the machine's clock */
  now?: number;
  locale?: string;
  /** `smtp://host:port`; absent: mail stays in the local mailbox */
  smtp?: string;
  /** absent: the stand-in for Odoo 19 */
  odoo?: OdooChoice;
  /** done before the host says that it is ready, e.g. setting the script's properties */
  prepare?: (host: Host) => Promise<void>;
}

/** One Apps Script project at work in its world, served on 127.0.0.1. */
export interface Host {
  /** e.g. `http://127.0.0.1:8787` */
  readonly url: string;
  /** address of the web app */
  readonly exec: string;
  /** what the control API asks for */
  readonly token: string;
  readonly world: World;
  /** absent when a real Odoo, or none, was chosen */
  readonly odoo?: OdooStandIn;
  /** where the stand-in's API is, now and at the start before */
  readonly odooUrl: string;
  readonly formerOdooUrl?: string;
  /** nothing was kept from an earlier start */
  readonly isNew: boolean;
  /** said to the person who starts the host */
  readonly notices: string[];
  /** Runs a global of the project as a menu item would. What went wrong is in `execution.error`. */
  run(functionName: string, args?: unknown[], kind?: ExecutionKind): Promise<Result>;
  /** Moves the clock: `by` a duration such as `15d`, or `to` an ISO instant. */
  advance(move: { by: string } | { to: string }, firings?: number): Promise<Advance>;
  /** What a person's typing does: parsed, validated, onEdit and the installable edit triggers run. */
  edit(sheet: string, a1: string, value: string | number | boolean): Promise<Edited>;
  /** A person opens the spreadsheet: onOpen and the installable open triggers run. */
  open(): Promise<void>;
  /** A person changed the grid itself (a row inserted, a tab deleted): the installable change triggers run. */
  changed(changeType: string): Promise<void>;
  /** Says that something changed that is to be kept. */
  keep(): void;
  close(): Promise<void>;
}

export type Edited = ReturnType<World['workbook']['type']>;

/**
 * Starts a host and resolves when it serves.
 * @throws Error with a sentence for the person who starts it: port taken, folder in use, no project
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const project = typeof options.project === 'string' ? readProject(options.project) : options.project;
  const storage = options.data === undefined ? undefined : new Storage(options.data, options.fresh ?? false);
  let host: LocalHost | undefined;
  try {
    host = new LocalHost(options, project, storage);
    await host.serve(options.port ?? 0);
    await options.prepare?.(host);
    host.announce();
    return host;
  } catch (error) {
    await host?.stop();
    storage?.release();
    throw error;
  }
}
