import type { Project } from '../isolate/execute';
import type { ExecutionContext } from '../services/context';
import { Cache } from './cache';
import { Clock } from './clock';
import type { Execution, ExecutionKind, Handlers } from './execution';
import { Executions } from './executions';
import { Locks } from './locks';
import { Properties, type PropertiesState } from './properties';

export interface WorldOptions {
  /** epoch milliseconds at which a still clock starts; without it the clock is the machine's */
  now?: number;
  /** of the spreadsheet, e.g. `fr_FR` */
  locale?: string;
  /** what an earlier start left, from {@link World.snapshot} */
  saved?: WorldState;
}

/** All that outlives the process, as plain JSON. */
export interface WorldState {
  properties: PropertiesState;
}

/** Everything behind the services of one script: its spreadsheet, mailbox, clock, locks, triggers, properties. */
export class World {
  readonly clock: Clock;
  readonly executions: Executions;
  readonly properties: Properties;
  readonly cache: Cache;
  readonly locks = new Locks();

  constructor(readonly options: WorldOptions = {}) {
    this.clock = new Clock(options.now);
    this.executions = new Executions(this.clock);
    this.properties = new Properties(options.saved?.properties);
    this.cache = new Cache(this.clock);
  }

  /** Every service call that can be answered, by `Class.member`. */
  handlers(): Handlers {
    return { ...this.properties.handlers(), ...this.cache.handlers(), ...this.locks.handlers() };
  }

  /** What an execution of this kind is told at its start. */
  contextFor(kind: ExecutionKind, project: Project): ExecutionContext {
    return {
      clock: this.clock.read(),
      hasUi: kind === 'menu' || kind === 'dialog' || kind === 'api',
      authorised: kind !== 'simple',
      scriptTimeZone: project.manifest.timeZone ?? 'Etc/UTC',
      html: project.html,
    };
  }

  /** A word from an execution that wants no answer: a line of its log. */
  tell(execution: Execution, what: string, args: unknown[]): void {
    if (what !== 'log') return;
    const [level, text] = args as [Execution['log'][number]['level'], string];
    execution.log.push({ level, time: this.clock.now(), text });
  }

  ended(execution: Execution): void {
    this.locks.releaseAll(execution);
  }

  snapshot(): WorldState {
    return { properties: this.properties.state };
  }
}
