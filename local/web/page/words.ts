import { en } from './words/en';
import { fr } from './words/fr';

/** The page's own words, in the spreadsheet's language. */
export type Word = keyof typeof en;

let words: Record<Word, string> = en;
let tag = 'en-GB';

/** @param locale of the spreadsheet, e.g. `fr_FR` */
export function speak(locale: string): void {
  words = locale.startsWith('fr') ? fr : en;
  tag = locale.replace('_', '-');
  document.documentElement.lang = words === fr ? 'fr' : 'en';
}

export function isFrench(): boolean {
  return words === fr;
}

/** `{name}` in the text is filled in. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return words[word].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

let zone = 'UTC';

export function liveIn(timeZone: string): void {
  zone = timeZone;
}

/** @param epoch milliseconds */
export function timeText(epoch: number, style: 'short' | 'long' | 'exact' = 'short'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { dateStyle: 'full', timeStyle: 'short' }
      : {
          day: '2-digit',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          ...(style === 'exact' && { second: '2-digit' }),
        };
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: zone }).format(epoch);
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }).format(value);
}
