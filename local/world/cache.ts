import type { Clock } from './clock';
import type { Handlers } from './execution';

/** Google's limits: 100 kB a value, 250 characters a key, 6 hours, 1,000 entries (then the oldest go). */
export const CACHE_VALUE_LIMIT = 100 * 1024;
export const CACHE_KEY_LIMIT = 250;
export const CACHE_MAX_SECONDS = 21_600;
export const CACHE_ENTRIES = 1_000;

interface Entry {
  value: string;
  /** epoch milliseconds of the world's clock */
  until: number;
}

/** The script's caches. They promise nothing: `evict` empties them, and a restart does too. */
export class Cache {
  private stores: Record<string, Map<string, Entry>> = {};

  constructor(private readonly clock: Clock) {}

  evict(): void {
    this.stores = {};
  }

  private store(name: string): Map<string, Entry> {
    this.stores[name] ??= new Map();
    return this.stores[name];
  }

  handlers(): Handlers {
    return {
      'Cache.getAll': (_, name: string, keys: string[]) => {
        const found: Record<string, string> = {};
        for (const key of keys) {
          const entry = this.store(name).get(key);
          if (entry && entry.until > this.clock.now()) found[key] = entry.value;
        }
        return found;
      },
      'Cache.putAll': (_, name: string, values: Record<string, string>, seconds: number) => {
        const store = this.store(name);
        const until = this.clock.now() + Math.min(seconds, CACHE_MAX_SECONDS) * 1000;
        for (const [key, value] of Object.entries(values)) {
          if (key.length > CACHE_KEY_LIMIT) throw new Error('Argument too large: key');
          if (Buffer.byteLength(value) > CACHE_VALUE_LIMIT) throw new Error('Argument too large: value');
          store.delete(key);
          store.set(key, { value, until });
          if (store.size > CACHE_ENTRIES) store.delete(store.keys().next().value!);
        }
      },
      'Cache.removeAll': (_, name: string, keys: string[]) => {
        for (const key of keys) this.store(name).delete(key);
      },
    };
  }
}
