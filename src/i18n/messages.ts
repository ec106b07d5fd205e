import { en } from './en';
import { fr } from './fr';
import { fill, type Language } from './language';

export type MessageCode = keyof typeof en;

const MESSAGES: Record<Language, Record<MessageCode, string>> = { fr, en };

/** A message in the reader's language with its values filled in. */
export function say(
  language: Language,
  code: MessageCode,
  values: Record<string, string | number> = {},
): string {
  return fill(MESSAGES[language][code], values);
}

/** `2026-11-22 10:14` as a reader writes it: `22/11/2026 10:14`. @param timeZone offset is the caller's business */
export function shortDate(language: Language, localIso: string): string {
  const [date = '', time = ''] = localIso.split(/[T ]/);
  const [year, month, day] = date.split('-');
  const written = language === 'fr' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
  return time ? `${written} ${time.slice(0, 5)}` : written;
}
