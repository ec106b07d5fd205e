import { counted } from './meter';

/** Odoo posts the repeats of one save within seconds; an hour also covers a caller's retries. Seconds. */
const KEPT_SECONDS = 3_600;

/** Answers given lately, by the digest of the post. May forget at any time. */
export const answers = {
  get: (digest: string): string | null =>
    counted(() => CacheService.getScriptCache().get(`answer-${digest}`)),
  put: (digest: string, answer: string): void => {
    counted(() => CacheService.getScriptCache().put(`answer-${digest}`, answer, KEPT_SECONDS));
  },
};

/** Strangers who post without the key get so many lines in the Journal in an hour. */
const STRANGERS_TOLD = 20;

/** Whether so many posts without the key came in the last hour that the Journal need not tell of one more. */
export function isFlood(): boolean {
  const cache = CacheService.getScriptCache();
  const count = Number(counted(() => cache.get('strangers')) ?? 0) + 1;
  counted(() => cache.put('strangers', String(count), KEPT_SECONDS));
  return count > STRANGERS_TOLD;
}
