import { fill, type Label, type Language } from '../../i18n/language';
import { columnOf } from './columns';
import type { Value } from './learned';
import type { Reason } from './score';

/** The rep reads this many reasons for a score in the row; the card shows all. */
const REASONS_SHOWN = 5;

const OTHERS: Label = { fr: 'le reste', en: 'the rest' };

/** A reason in words: `silent for 11 days`. @param values of the lead that the reason is about */
export function reasonText(
  { column: key, value: shown }: Reason,
  values: Readonly<Record<string, Value>>,
  language: Language,
): string {
  const column = columnOf(key);
  if (!column) return key === '' ? OTHERS[language] : `${key} ${shown}`.trim();
  // Of a list the engine names what counted; of the rest the lead's own value says more than its bin.
  const own = column.kind === 'tags' || !(key in values) ? shown : (values[key] ?? '');
  return valueText(key, own, language);
}

/** What a value of a column means, in words; `''`: not known. @param value a text, a number, or a range of numbers `2–5` */
export function valueText(key: string, value: string | number, language: Language): string {
  const column = columnOf(key);
  if (!column) return String(value);
  const told = typeof value === 'number' ? numberText(value, language) : value;
  // A source may be called `constructor`.
  const known = new Map(Object.entries(column.words));
  const words = known.get(String(value)) ?? known.get(told === '' ? '' : '*');
  return words ? fill(words[language], { value: told }) : `${column.label[language]}: ${told}`;
}

/** The strongest reasons, one text: `+18 asks for a quote or a price · −7 silent for 11 days`. */
export function whyText(
  reasons: readonly Reason[],
  values: Readonly<Record<string, Value>>,
  language: Language,
): string {
  return reasons
    .filter(({ column }) => column !== '')
    .slice(0, REASONS_SHOWN)
    .map((reason) => `${pointsText(reason.points)} ${reasonText(reason, values, language)}`)
    .join(' · ');
}

export function pointsText(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
}

/** 12500 → `12 500` or `12,500`: Intl is not to be had everywhere. */
function numberText(value: number, language: Language): string {
  const grouped = String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
  return grouped;
}
