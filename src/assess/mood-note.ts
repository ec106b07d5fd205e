import type { Language } from '../i18n/language';
import { say } from '../i18n/messages';
import type { Mood } from './sentiment/analyse';

/** So many of the words that decided stand in the note. */
const WORDS_SHOWN = 6;

/** The note on the sentiment's cell: how sure the judgement is, and the words that decided it. */
export function moodNote(mood: Mood, language: Language): string {
  if (mood.confidence === 0) return say(language, 'moodNothing');
  const words = mood.evidence
    .slice(0, WORDS_SHOWN)
    .map(({ text, weight }) => `${weight > 0 ? '+' : '−'} ${text.replace(/\s+/g, ' ')}`);
  return [surenessOf(mood, language), ...words].join('\n');
}

/** “Sure to 92 %”, or that the label is neutral for want of a better one. */
export function surenessOf({ confidence, unsure }: Mood, language: Language): string {
  return say(language, unsure ? 'moodUnsure' : 'moodSure', { percent: Math.round(confidence * 100) });
}
