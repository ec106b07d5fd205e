import { counted } from './meter';
import { flush } from './spreadsheet';

/**
 * Runs `work` while nobody else holds the script's lock; what was written takes effect before it is let go.
 * @param waitMs how long to wait for it
 * @returns `undefined` when the lock was not to be had
 */
export function withLock<Result>(waitMs: number, work: () => Result): { result: Result } | undefined {
  const lock = LockService.getScriptLock();
  if (!counted(() => lock.tryLock(waitMs))) return undefined;
  try {
    const result = work();
    flush();
    return { result };
  } finally {
    counted(() => lock.releaseLock());
  }
}
