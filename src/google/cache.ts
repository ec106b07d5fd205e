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
