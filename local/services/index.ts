/**
 * Evaluated inside every execution's context before the project's files: puts Google's global objects there.
 * Each service is thin and keeps no state; what is behind it lives in ../world.
 */
import { decode, encode } from '../isolate/protocol';
import { dateOf } from './clock';
import { context } from './context';
import { LockService } from './lock';
import { console, Logger } from './log';
import { CacheService, PropertiesService } from './properties';

const scope = globalThis as unknown as Record<string, unknown>;

function define(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

define({
  Date: dateOf(context.clock),
  console,
  Logger,
  PropertiesService,
  CacheService,
  LockService,
  /** Called by the worker: runs a global function of the project. Arguments and result as tagged JSON text. */
  __invoke(functionName: string, args: string): string {
    const target = scope[functionName];
    if (typeof target !== 'function') throw new Error(`Script function not found: ${functionName}`);
    return encode(target(...(decode(args) as unknown[])) ?? null);
  },
});
