import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import { type Handlers, handle } from './execution';

/** Google refuses to sleep longer than 5 minutes. Source: reference of Utilities.sleep. */
export const SLEEP_LIMIT_MS = 300_000;

export interface UtilitiesState {
  /** how many unique ids were given out */
  uuids: number;
}

/** What Utilities cannot do inside the script: hashes, unique ids, waiting. None of it reads or changes the user's data. */
export class Utilities {
  /** @param seed makes the unique ids the same in every run; without it they are random */
  constructor(
    private readonly clock: Clock,
    private readonly seed?: string,
    readonly state: UtilitiesState = { uuids: 0 },
  ) {}

  private uuid(): string {
    if (this.seed === undefined) return randomUUID();
    const hash = createHash('sha256')
      .update(`${this.seed}:${this.state.uuids++}`)
      .digest('hex');
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  /** A clock that stands still does not make anyone wait. */
  private sleep(milliseconds: number): Promise<void> | undefined {
    if (!(milliseconds >= 0 && milliseconds <= SLEEP_LIMIT_MS))
      throw new Error('Invalid argument: milliseconds');
    if (this.clock.read().kind === 'still') return;
    return new Promise((done) => setTimeout(done, milliseconds));
  }

  handlers(): Handlers {
    return {
      'Utilities.computeDigest': handle((_, algorithm: string, base64: string) =>
        createHash(nodeName(algorithm)).update(base64, 'base64').digest('base64'),
      ),
      'Utilities.computeHmacSignature': handle((_, algorithm: string, base64: string, key: string) =>
        createHmac(nodeName(algorithm.replace(/^HMAC_/, '')), Buffer.from(key, 'base64'))
          .update(base64, 'base64')
          .digest('base64'),
      ),
      'Utilities.getUuid': handle(() => this.uuid()),
      'Utilities.sleep': handle((_, milliseconds: number) => this.sleep(milliseconds)),
    };
  }
}

/** `SHA_256` → `sha256` */
const nodeName = (algorithm: string) => algorithm.replace('_', '').toLowerCase();
