import { type Answer, decode, encode } from '../isolate/protocol';
import { type Execution, type Handlers, isHandle } from './execution';

/** Thrown to end an execution as if Google had killed it: nothing in the script can catch it. */
export class Killed extends Error {}

/**
 * The one door through which every service call of every execution passes: here calls are counted, delayed,
 * made to fail, or made to kill the execution.
 */
export class Door {
  constructor(private readonly handlers: Handlers) {}

  /** Answers one call; rejects with {@link Killed} when the fault of this execution says that it dies here. */
  async answer(execution: Execution, method: string, args: string): Promise<Answer> {
    const handler = this.handlers[method];
    if (!handler) return { ok: false, message: `${method} is not implemented by the local host.` };
    if (isHandle(handler)) execution.calls.handles++;
    else this.count(execution, method);
    if (execution.fault.delayCalls) await new Promise((done) => setTimeout(done, execution.fault.delayCalls));
    try {
      this.refuseIfFaulty(execution, method);
      const value = await handler(execution, ...(decode(args) as unknown[]));
      return { ok: true, value: encode(value) };
    } catch (error) {
      if (error instanceof Killed) throw error;
      return { ok: false, message: (error as Error).message, name: (error as Error).name };
    }
  }

  private count(execution: Execution, method: string): void {
    execution.fault.beforeCall?.(method);
    execution.calls.total++;
    execution.calls.byMethod[method] = (execution.calls.byMethod[method] ?? 0) + 1;
    if (execution.calls.total === execution.fault.crashAtCall)
      throw new Killed(`killed at service call ${execution.calls.total} (${method})`);
  }

  private refuseIfFaulty(execution: Execution, method: string): void {
    const fail = execution.fault.failCall;
    if (fail?.method === method && execution.calls.byMethod[method] === (fail.nth ?? 1)) {
      throw new Error(fail.message ?? `Service error: ${method}`);
    }
  }
}
