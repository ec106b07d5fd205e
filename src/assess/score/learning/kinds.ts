import type { Kind, Value } from '../learned';

/** How the engine reads a column: a {@link Kind}, or what only it tells apart. */
export type Reading = Kind | 'email' | 'presence' | 'season';

/** Written for "not known" in exports of CRMs and of data frames. */
const UNKNOWN = /^(?:|null|nan|n\/?a|none|undefined|#n\/a)$/i;
const NUMBER =
  /^[+-]?(?:\d+(?:[.,]\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|[.,]\d+)(?:e[+-]?\d+)? ?[%€$£]?$/i;
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const PARTED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$/i;
/** Months and weekdays written as numbers: near numbers do not mean near behaviour, and 12 is next to 1. */
const SEASON =
  /(?:^|[^a-z])(?:month|mois|weekday|jour_semaine|quarter|trimestre|dayofweek|day_of_week)(?:$|[^a-z])/i;

/** A value as text, `''` for what is not known. */
export function asText(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = String(value).trim();
  return UNKNOWN.test(text) ? '' : text;
}

/** A value as a number, `undefined` for what is none. Both `1,5` and `1.5` are one and a half; `1,500` is fifteen hundred. */
export function asNumber(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = asText(value);
  if (!NUMBER.test(text)) return undefined;
  let plain = text.replace(/[ \u00a0\u202f%€$£]/g, '');
  plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replace(/,/g, '')
    : plain.replace(',', '.');
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * A value as a date: epoch ms, in UTC where no zone is written; `undefined` for what is none.
 * @param monthFirst reads 03/04/2025 as the 4th of March; it is the 3rd of April otherwise
 */
export function asDate(value: Value | undefined, monthFirst = false): number | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? value : undefined;
  const text = asText(value);
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    const at = utc(year, month, day, hour, minute, second);
    return at === undefined || !zone || zone === 'Z' ? at : at - offset(zone);
  }
  const parted = PARTED.exec(text);
  if (!parted) return undefined;
  const [, first, second, year, hour, minute, seconds] = parted;
  return monthFirst
    ? utc(year, first, second, hour, minute, seconds)
    : utc(year, second, first, hour, minute, seconds);
}

/** Whether dates like 03/25/2025 occur among `values`, so that all are read with the month first. */
export function isMonthFirst(values: Iterable<Value | undefined>): boolean {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const value of values) {
    const parts = typeof value === 'string' ? PARTED.exec(value.trim()) : null;
    if (!parts) continue;
    if (Number(parts[1]) > 12) dayFirst++;
    if (Number(parts[2]) > 12) monthFirst++;
  }
  return monthFirst > dayFirst;
}

/** The parts of a list written in one cell. */
export function asTags(value: Value | undefined): string[] {
  const text = asText(value);
  const separator = /[;|\n]/.test(text) ? /[;|\n]/ : /,/;
  return [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
}

/** Finds how a column is to be read from its values; in doubt as a category. */
export function readingOf(column: string, values: readonly (Value | undefined)[]): Reading {
  const texts = values.map(asText).filter((text) => text !== '');
  const most = (holds: (text: string) => boolean) => texts.filter(holds).length >= 0.95 * texts.length;
  const distinct = new Set(texts);
  if (most((text) => NUMBER.test(text)))
    return SEASON.test(column) && distinct.size <= 12 ? 'season' : 'number';
  if (most((text) => asDate(text, true) !== undefined || asDate(text) !== undefined)) return 'date';
  if (most((text) => EMAIL.test(text))) return 'email';
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, texts.length);
  if (words >= 4 && distinct.size > 0.5 * texts.length) return 'text';
  if (isList(texts)) return 'tags';
  return 'category';
}

/** Many combinations of few parts. */
function isList(texts: readonly string[]): boolean {
  const separated = texts.filter((text) => /[;|]/.test(text) || /,\s?\S/.test(text));
  if (separated.length < 0.3 * texts.length || texts.length < 10) return false;
  const parts = new Set(texts.flatMap(asTags));
  return parts.size < new Set(texts).size;
}

function utc(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour = '0',
  minute = '0',
  second = '0',
): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31 || Number(hour) > 24 || Number(minute) > 59) return undefined;
  const at = Date.UTC(y, m - 1, d, Number(hour), Number(minute), Number(second));
  return Number.isFinite(at) &&
    new Date(at - Number(hour) * 3_600_000).getUTCDate() !== d &&
    Number(hour) < 24
    ? undefined
    : at;
}

/** Milliseconds east of UTC of `+02:00` or `+0200`. */
function offset(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
