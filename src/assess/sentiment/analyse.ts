import type { Language } from '../../i18n/language';
import type { Sentiment } from '../../lead/record';
import { findOwnWords, READ_LIMIT } from '../clean';
import { detectLanguage } from '../language';
import { withoutCourtesies } from './courtesies';
import { type Evidence, evidenceOf } from './evidence';
import { readFeatures } from './features';
import { judge } from './model';

export type { Evidence };

export interface Mood {
  label: Sentiment;
  /** −1 (angry) … 1 (delighted) */
  score: number;
  /** how likely the label is right, 0…1 */
  confidence: number;
  /** strongest first */
  evidence: Evidence[];
  lang: Language;
  /** not confident enough: the label is neutral for want of a better one */
  unsure: boolean;
}

/** No more than this is read: nobody's mood needs more. Characters. */
export const TEXT_LIMIT = READ_LIMIT;

/** Below this confidence the label is neutral and the mood "unsure". */
export const LEAST_CONFIDENCE = 0.42;

/**
 * The mood of a customer's words, French or English or both. Markup, quoted threads, signatures and polite formulas
 * are left out first. The same answer with and without `lang`, which only names the language where the text is too
 * short to tell it.
 * @param leastConfidence 0…1
 */
export function analyse(text: string, lang?: Language, leastConfidence: number = LEAST_CONFIDENCE): Mood {
  const own = findOwnWords(text);
  const features = readFeatures(own.plain, withoutCourtesies(own.plain, own.ranges));
  const language = features.language ?? detectLanguage(own.plain) ?? lang ?? 'fr';
  if (!saysSomething(features.tokens, own.plain, features.starts))
    return { label: 'neutral', score: 0, confidence: 0, evidence: [], lang: language, unsure: false };
  const { negative, neutral, positive, mail } = judge(features);
  const confidence = Math.max(negative, neutral, positive);
  const unsure = confidence < leastConfidence;
  const label =
    unsure || neutral === confidence ? 'neutral' : negative === confidence ? 'negative' : 'positive';
  const place = (at: number): number => own.at?.[at] ?? at;
  return {
    label,
    score: positive - negative,
    confidence,
    evidence: evidenceOf(features, own.plain, text, mail, place),
    lang: language,
    unsure,
  };
}

/** A text without any letter or sign of a feeling has no mood. */
function saysSomething(tokens: number, plain: string, starts: Int32Array): boolean {
  for (let token = 0; token < tokens; token++) {
    const code = plain.charCodeAt(starts[token]!);
    if (code > 57 || code === 33) return true;
  }
  return false;
}
