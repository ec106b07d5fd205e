export type Language = 'fr' | 'en';

/** A text that people see, in both languages. */
export type Label = Record<Language, string>;

/** `fr_FR` → `fr`; anything that is not French → `en`. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Fills `{name}` marks of a text with values. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
}
