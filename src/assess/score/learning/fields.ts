import type { Value } from '../learned';
import { asDate, asNumber, asTags, asText, isMonthFirst, type Reading } from './kinds';
import { hashOf } from './random';
import { signsOf, wordsOf } from './words';

/** What a field looks at in its column. */
export type Part =
  | 'value'
  | 'presence'
  | 'domain'
  | 'gap'
  | 'weekday'
  | 'month'
  | 'length'
  | 'count'
  | 'words'
  | 'signs'
  | 'filled'
  | 'pattern'
  | 'ratio';

/** One thing the model looks at, as it is stored: how to read it, and into which code each value falls. */
export interface Field {
  column: string;
  part: Part;
  /** ordered: bounds of the bins, ascending; code 0 is "not known", code i the values below cuts[i - 1] */
  cuts?: number[];
  /** nominal and several: code 0 is "not known", 1 rare or never seen, i + 2 known[i] */
  known?: string[];
  /** a lead may have several of `known`, or none */
  several?: boolean;
  /** dates read with the month first */
  monthFirst?: boolean;
  /** the date column that a gap is counted from */
  from?: string;
  fromMonthFirst?: boolean;
  /** the number column that a ratio divides by */
  by?: string;
  /** columns whose being filled counts */
  columns?: string[];
}

/** The column name under which completeness is explained. */
export const COMPLETENESS = 'completeness';

const DAY = 86_400_000;
/** Longer categories are kept as their hash: the model stays small, and is not read by people anyway. */
const LONGEST_KNOWN = 20;
const MOST_KNOWN = 160;
const MOST_WORDS = 150;
const MOST_BINS = 40;
/** With more number columns, their ratios would be more noise than what they tell. */
const MOST_DIVIDED = 3;

const FREE_MAIL =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|zoho|yandex|qq|163|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable|club-internet|bluewin|skynet|telenet|t-online|libero|virgilio)\.[a-z.]+$/i;

type Values = Readonly<Record<string, Value>>;

/** How many codes a field has. */
export function sizeOf(field: Field): number {
  return field.cuts ? field.cuts.length + 2 : (field.known?.length ?? 0) + 2;
}

/** The code of a lead in a field of one value. */
export function codeOf(field: Field, values: Values): number {
  if (field.cuts) {
    const number = numberIn(field, values);
    return number === undefined ? 0 : 1 + binOf(field.cuts, number);
  }
  const text = textIn(field, values);
  return text === '' ? 0 : 2 + indexIn(field, text);
}

/** The codes of a lead in a field of several values, ascending. */
export function codesOf(field: Field, values: Values): number[] {
  const codes = new Set<number>();
  for (const item of itemsIn(field, values)) {
    const index = indexIn(field, item);
    if (index >= 0) codes.add(2 + index);
  }
  return [...codes].sort((a, b) => a - b);
}

function binOf(cuts: readonly number[], number: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

const indexes = new WeakMap<Field, Map<string, number>>();

/** Index of an item in what the field knows, -1 for rare and new ones. */
function indexIn(field: Field, item: string): number {
  let index = indexes.get(field);
  if (!index) {
    index = new Map((field.known ?? []).map((known, at) => [known, at]));
    indexes.set(field, index);
  }
  return index.get(keyOf(item)) ?? -1;
}

function keyOf(item: string): string {
  return item.length <= LONGEST_KNOWN ? item : `#${hashOf(item).toString(36)}`;
}

/** The number that an ordered field looks at. */
export function numberIn(field: Field, values: Values): number | undefined {
  const value = values[field.column];
  switch (field.part) {
    case 'length':
      return Math.min(400, wordsIn(asText(value)));
    case 'count':
      return asTags(value).length;
    case 'filled':
      return (field.columns ?? []).filter((column) => asText(values[column]) !== '').length;
    case 'ratio': {
      const over = asNumber(value);
      const under = asNumber(values[field.by ?? '']);
      return over === undefined || under === undefined || under === 0 ? undefined : over / under;
    }
    case 'gap': {
      const to = asDate(value, field.monthFirst);
      const from = asDate(values[field.from ?? ''], field.fromMonthFirst);
      return to === undefined || from === undefined ? undefined : (to - from) / DAY;
    }
    default:
      return asNumber(value);
  }
}

/** The category that a nominal field looks at, `''` for none. */
export function textIn(field: Field, values: Values): string {
  const value = values[field.column];
  switch (field.part) {
    case 'pattern':
      return `?${(field.columns ?? []).map((column) => (asText(values[column]) === '' ? '0' : '1')).join('')}`;
    case 'presence':
      return asText(value) === '' ? '' : 'filled';
    case 'domain': {
      const address = asText(value);
      return address.includes('@') ? (FREE_MAIL.test(address) ? 'free' : 'company') : '';
    }
    case 'weekday':
    case 'month': {
      const at = asDate(value, field.monthFirst);
      if (at === undefined) return '';
      const date = new Date(at);
      return String(field.part === 'month' ? date.getUTCMonth() + 1 : date.getUTCDay());
    }
    default: {
      const text = asText(value);
      // 5 and 5.0 are the same month, product number or yes.
      const number = asNumber(text);
      return number === undefined ? text : String(number);
    }
  }
}

/** The words, signs or tags that a field of several values looks at. */
export function itemsIn(field: Field, values: Values): string[] {
  const value = values[field.column];
  if (field.part === 'words') return wordsOf(asText(value));
  return field.part === 'signs' ? signsOf(asText(value)) : asTags(value);
}

function wordsIn(text: string): number {
  return text === '' ? 0 : text.split(/\s+/).length;
}

/** A column and how it is read. */
export interface Column {
  name: string;
  reading: Reading;
}

/**
 * Makes the fields of columns from how their values spread; how leads ended is not looked at.
 * @param columns in the order of their names
 */
export function fieldsOf(columns: readonly Column[], leads: readonly Values[]): Field[] {
  const fields: Field[] = [];
  const anchor = anchorOf(columns, leads);
  for (const { name, reading } of columns) {
    const of = (part: Part, more: Partial<Field> = {}): Field => ({ column: name, part, ...more });
    if (reading === 'number') fields.push(...ordered(of('value'), leads));
    else if (reading === 'presence') fields.push(of('presence', { known: ['filled'] }));
    else if (reading === 'email') fields.push(of('domain', { known: ['company', 'free'] }));
    else if (reading === 'date') fields.push(...dateFields(name, anchor, leads));
    else if (reading === 'text')
      fields.push(
        ...ordered(of('length'), leads),
        ...several(of('signs'), leads, 40),
        ...several(of('words'), leads, MOST_WORDS),
      );
    else if (reading === 'tags') fields.push(...several(of('value'), leads, MOST_WORDS));
    else if (reading !== 'season' || isWholeYear(name, leads)) fields.push(...nominal(of('value'), leads));
  }
  return [...fields, ...ratios(columns, leads), ...completeness(columns, leads)];
}

function ratios(columns: readonly Column[], leads: readonly Values[]): Field[] {
  const numbers = columns.filter(({ reading }) => reading === 'number').map(({ name }) => name);
  if (numbers.length > MOST_DIVIDED) return [];
  return numbers.flatMap((column, at) =>
    numbers.slice(at + 1).flatMap((by) => ordered({ column, by, part: 'ratio' }, leads)),
  );
}

function completeness(columns: readonly Column[], leads: readonly Values[]): Field[] {
  const open = columns
    .map(({ name }) => name)
    .filter((name) => {
      const empty = leads.filter((values) => asText(values[name]) === '').length;
      return empty > 0.02 * leads.length;
    });
  if (open.length < 3) return [];
  const of = (part: Part): Field => ({ column: COMPLETENESS, part, columns: open });
  return [...ordered(of('filled'), leads), ...nominal(of('pattern'), leads)];
}

/** Months of less than a year stand for a trend, not for a season: next month is none of them. */
function isWholeYear(name: string, leads: readonly Values[]): boolean {
  if (!/month|mois/i.test(name) || leads.length < 200) return true;
  return (
    new Set(leads.map((values) => asNumber(values[name])).filter((month) => month !== undefined)).size >= 12
  );
}

/** The date column that the others are counted from: the one that is filled most, of those the earliest. */
function anchorOf(
  columns: readonly Column[],
  leads: readonly Values[],
): { name: string; monthFirst: boolean } | undefined {
  const dates = columns
    .filter(({ reading }) => reading === 'date')
    .map(({ name }) => {
      const monthFirst = isMonthFirst(leads.map((values) => values[name]));
      const known = leads.flatMap((values) => asDate(values[name], monthFirst) ?? []);
      return {
        name,
        monthFirst,
        filled: known.length,
        mean: known.reduce((a, b) => a + b / known.length, 0),
      };
    });
  const most = Math.max(0, ...dates.map(({ filled }) => filled));
  return dates.filter(({ filled }) => filled >= 0.98 * most).sort((a, b) => a.mean - b.mean)[0];
}

function dateFields(
  name: string,
  anchor: { name: string; monthFirst: boolean } | undefined,
  leads: readonly Values[],
): Field[] {
  const monthFirst = isMonthFirst(leads.map((values) => values[name])) || undefined;
  const known = leads.flatMap((values) => asDate(values[name], monthFirst) ?? []);
  const more: Partial<Field> = monthFirst ? { monthFirst } : {};
  const fields: Field[] = nominal({ column: name, part: 'weekday', ...more }, leads);
  const [from, to] = known.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)], [Infinity, -Infinity]);
  // With less than two of each month, a season cannot be told from a trend.
  if (to - from > 1.5 * 365 * DAY) fields.push(...nominal({ column: name, part: 'month', ...more }, leads));
  if (anchor && anchor.name !== name)
    fields.push(
      ...ordered(
        {
          column: name,
          part: 'gap',
          from: anchor.name,
          ...more,
          ...(anchor.monthFirst ? { fromMonthFirst: true } : {}),
        },
        leads,
      ),
    );
  return fields;
}

/** Bins of about equally many leads; a value that many leads share gets a bin of its own. */
function ordered(field: Field, leads: readonly Values[]): Field[] {
  const numbers = leads.flatMap((values) => numberIn(field, values) ?? []).sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const distinct = new Set(numbers).size;
  // Days of a month, numbers of visits: few values get a bin each.
  const bins =
    distinct <= MOST_BINS && numbers.length > 20 * distinct ? numbers.length : binsFor(numbers.length);
  const cuts: number[] = [];
  let filled = 0;
  for (let at = 0; at < numbers.length; ) {
    let next = at;
    while (next < numbers.length && numbers[next] === numbers[at]) next++;
    const many = next - at >= numbers.length / bins;
    if (filled > 0 && many) cuts.push(between(numbers[at - 1]!, numbers[at]!));
    filled = many ? numbers.length : filled + (next - at);
    if (filled >= numbers.length / bins && next < numbers.length) {
      cuts.push(between(numbers[next - 1]!, numbers[next]!));
      filled = 0;
    }
    at = next;
  }
  const own = [...new Set(cuts)];
  if (own.length === 0 && numbers.length === leads.length) return [];
  return [{ ...field, cuts: own }];
}

function binsFor(numbers: number): number {
  return Math.max(14, Math.min(32, Math.round(Math.sqrt(numbers) / 1.6)));
}

/** A short number between two, the second included: cuts are stored as text. */
function between(low: number, high: number): number {
  for (let digits = 2; digits < 16; digits++) {
    const short = Number(((low + high) / 2).toPrecision(digits));
    if (short > low && short <= high) return short;
  }
  return high;
}

function nominal(field: Field, leads: readonly Values[]): Field[] {
  const known = frequent(
    leads.map((values) => [textIn(field, values)].filter((text) => text !== '')),
    MOST_KNOWN,
  );
  return [{ ...field, known }];
}

function several(field: Field, leads: readonly Values[], most: number): Field[] {
  const known = frequent(
    leads.map((values) => itemsIn(field, values)),
    most,
  );
  return known.length === 0 ? [] : [{ ...field, known, several: true }];
}

/** The most frequent items that are not rare; ties in the order of the alphabet. */
function frequent(leads: readonly string[][], most: number): string[] {
  const counts = new Map<string, number>();
  for (const items of leads) for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const rare = leads.length < 200 ? 1 : leads.length < 2_000 ? 2 : 4;
  return [...counts]
    .filter(([, count]) => count > rare)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([item]) => keyOf(item));
}
