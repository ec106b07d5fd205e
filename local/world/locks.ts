import { type Execution, type Handlers, handle } from './execution';

type Scope = 'script' | 'user' | 'document';

interface Waiter {
  execution: Execution;
  grant: (got: boolean) => void;
}

/** Script, user and document locks: one holder each, waiters served in order, freed when the holder ends. */
export class Locks {
  private readonly holders = new Map<Scope, Execution>();
  private readonly waiting: Record<Scope, Waiter[]> = { script: [], user: [], document: [] };

  /** @param timeout real milliseconds to wait for the lock */
  acquire(execution: Execution, scope: Scope, timeout: number): Promise<boolean> | boolean {
    const holder = this.holders.get(scope);
    if (!holder || holder === execution) {
      this.holders.set(scope, execution);
      return true;
    }
    if (timeout <= 0) return false;
    return new Promise((resolve) => {
      const waiter: Waiter = {
        execution,
        grant: (got) => {
          clearTimeout(timer);
          resolve(got);
        },
      };
      const timer = setTimeout(() => {
        this.waiting[scope] = this.waiting[scope].filter((other) => other !== waiter);
        resolve(false);
      }, timeout);
      this.waiting[scope].push(waiter);
    });
  }

  release(execution: Execution, scope: Scope): void {
    if (this.holders.get(scope) !== execution) return;
    this.holders.delete(scope);
    const next = this.waiting[scope].shift();
    if (!next) return;
    this.holders.set(scope, next.execution);
    next.grant(true);
  }

  /** What Google does when an execution ends, however it ends. */
  releaseAll(execution: Execution): void {
    for (const scope of ['script', 'user', 'document'] as const) {
      this.waiting[scope] = this.waiting[scope].filter((waiter) => waiter.execution !== execution);
      this.release(execution, scope);
    }
  }

  handlers(): Handlers {
    const acquire = (execution: Execution, scope: Scope, timeout: number) =>
      this.acquire(execution, scope, timeout);
    return {
      'LockService.hasDocumentLock': handle((execution) => execution.kind !== 'webapp'),
      'Lock.tryLock': acquire,
      'Lock.waitLock': acquire,
      'Lock.releaseLock': (execution, scope: Scope) => this.release(execution, scope),
      'Lock.hasLock': (execution, scope: Scope) => this.holders.get(scope) === execution,
    };
  }
}
