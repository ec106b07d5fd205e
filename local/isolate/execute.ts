import { MessageChannel, Worker } from 'node:worker_threads';
import { Door, Killed } from '../world/door';
import type { Execution, ExecutionKind } from '../world/execution';
import type { World } from '../world/world';
import { isolateSources } from './bundle';
import { codeCacheOf } from './code-cache';
import { type CallMessage, decode, encode } from './protocol';
import type { Assignment, Outcome } from './worker';

/** Google ends an execution after 6 minutes (a simple trigger after 30 seconds). Real milliseconds. */
export const TIME_LIMIT_MS = { execution: 6 * 60_000, simpleTrigger: 30_000 };

/** Executions of one script at the same time; further ones are refused (Google's quota: 30 per user). */
export const SIMULTANEOUS_EXECUTIONS = 30;

/** Workers kept ready, so that an execution need not wait for a thread to start. */
const SPARE_WORKERS = 2;

/** An Apps Script project as pushed: scripts in evaluation order, HTML files by name, the manifest. */
export interface Project {
  files: { name: string; source: string }[];
  /** HTML files by name without ending, as HtmlService knows them */
  html: Record<string, string>;
  manifest: { timeZone?: string; [key: string]: unknown };
}

export interface Request {
  functionName: string;
  args?: unknown[];
  kind: ExecutionKind;
}

export type Result = { execution: Execution; value?: unknown };

/** One execution = one fresh V8 context in a worker of its own, whose every service call asks the world. */
export class Isolate {
  private readonly spare: ReadyWorker[] = [];
  private readonly door: Door;
  private readonly running = new Set<Promise<Result>>();

  constructor(
    private readonly world: World,
    private readonly project: Project,
  ) {
    this.door = new Door(world.handlers());
  }

  /** Runs one function to its end. Never rejects: what went wrong is in `execution.state` and `.error`. */
  run(request: Request): Promise<Result> {
    const result = this.perform(request);
    this.running.add(result);
    return result.finally(() => this.running.delete(result));
  }

  /** Waits for what runs, then lets the spare workers go. */
  async close(): Promise<void> {
    await Promise.all(this.running);
    await Promise.all(this.spare.splice(0).map((ready) => ready.worker.terminate()));
  }

  private async perform(request: Request): Promise<Result> {
    const execution = this.world.executions.begin(request.functionName, request.kind);
    if (this.running.size >= SIMULTANEOUS_EXECUTIONS) {
      const message = 'There are too many scripts running simultaneously for this Google user account.';
      this.end(execution, 'failed', 0, { name: 'Exception', message, stack: '' });
      return { execution };
    }
    const began = performance.now();
    const ready = this.spare.shift() ?? startWorker();
    const outcome = await this.drive(ready, execution, this.assignment(request));
    await ready.worker.terminate();
    this.refillSpares();
    const ms = Math.round(performance.now() - began);
    if (outcome === 'killed' || outcome === 'timed out') {
      const message = outcome === 'killed' ? 'The execution was killed.' : 'Exceeded maximum execution time';
      this.end(execution, outcome, ms, { name: 'Exception', message, stack: '' });
      return { execution };
    }
    if (!outcome.ok) {
      this.end(execution, 'failed', ms, outcome);
      return { execution };
    }
    this.end(execution, 'completed', ms);
    return { execution, value: decode(outcome.value) };
  }

  private assignment(request: Request): Assignment {
    const context = this.world.contextFor(request.kind, this.project);
    return {
      files: this.project.files.map(({ name, source }) => ({
        name,
        source,
        cache: codeCacheOf(source, name),
      })),
      functionName: request.functionName,
      args: encode(request.args ?? []),
      context: encode(context),
    };
  }

  /** Serves the worker's calls until it has an outcome, dies by a fault or runs out of time. */
  private drive(ready: ReadyWorker, execution: Execution, assignment: Assignment) {
    const { worker, door, signal } = ready;
    return new Promise<Outcome | 'killed' | 'timed out'>((settle) => {
      const limit = execution.kind === 'simple' ? TIME_LIMIT_MS.simpleTrigger : TIME_LIMIT_MS.execution;
      const timer = setTimeout(() => settle('timed out'), limit);
      const finish = (outcome: Outcome | 'killed') => {
        clearTimeout(timer);
        settle(outcome);
      };
      door.on('message', async ({ method, args, tell }: CallMessage & { tell?: boolean }) => {
        if (tell) return this.world.tell(execution, method, decode(args) as unknown[]);
        try {
          door.postMessage(await this.door.answer(execution, method, args));
          Atomics.store(signal, 0, 1);
          Atomics.notify(signal, 0);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          finish('killed');
        }
      });
      worker.once('message', finish);
      worker.once('error', (error: Error) =>
        finish({ ok: false, name: error.name, message: error.message, stack: error.stack ?? '' }),
      );
      worker.postMessage(assignment);
    });
  }

  private end(
    execution: Execution,
    state: Execution['state'],
    ms: number,
    error?: { name: string; message: string; stack: string },
  ): void {
    execution.state = state;
    execution.ms = ms;
    if (error) execution.error = { name: error.name, message: error.message, stack: error.stack };
    this.world.ended(execution);
  }

  private refillSpares(): void {
    while (this.spare.length < SPARE_WORKERS) this.spare.push(startWorker());
  }
}

interface ReadyWorker {
  worker: Worker;
  door: MessageChannel['port1'];
  signal: Int32Array;
}

function startWorker(): ReadyWorker {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const sources = isolateSources();
  const worker = new Worker(sources.worker, {
    eval: true,
    workerData: {
      services: sources.services,
      servicesCache: codeCacheOf(sources.services, 'services.js'),
      door: port2,
      signal,
    },
    transferList: [port2],
    execArgv: [],
  });
  worker.unref();
  port1.unref();
  return { worker, door: port1, signal };
}
