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
  const own = column.kind === 'text' || column.kind === 'tags' ? shown : (values[key] ?? '');
  const value = typeof own === 'number' ? numberText(own, language) : String(own);
  const words = column.words[String(own)] ?? column.words[value === '' ? '' : '*'];
  return words ? fill(words[language], { value }) : `${column.label[language]}: ${value}`;
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
