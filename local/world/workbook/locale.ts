import { remember } from './remember';

/** How one locale writes numbers, dates and truth: derived from Intl, so any locale of Sheets works. */
export interface Locale {
  /** as Sheets names it, e.g. `fr_FR` */
  name: string;
  decimal: string;
  group: string;
  /** order of the parts of a short date */
  order: ('day' | 'month' | 'year')[];
  /** the number formats that Sheets gives to an entry it recognises */
  dateFormat: string;
  dateTimeFormat: string;
  timeFormat: string;
  true: string;
  false: string;
  /** 12 names each, January first */
  months: string[];
  shortMonths: string[];
  /** 7 names each, Sunday first */
  days: string[];
  shortDays: string[];
  /** separator of a formula's arguments */
  argument: string;
}

/** Words for true and false that Sheets shows, by language; other languages show the English ones. */
const TRUTH: Record<string, [string, string]> = {
  fr: ['VRAI', 'FAUX'],
  de: ['WAHR', 'FALSCH'],
  es: ['VERDADERO', 'FALSO'],
  it: ['VERO', 'FALSO'],
  pt: ['VERDADEIRO', 'FALSO'],
  nl: ['WAAR', 'ONWAAR'],
};

const known = new Map<string, Locale>();

/** @param name e.g. `fr_FR` */
export function localeOf(name: string): Locale {
  return remember(known, name, () => describe(name));
}

function describe(name: string): Locale {
  const tag = name.replace('_', '-');
  const numbers = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1234567.5);
  const decimal = numbers.find((part) => part.type === 'decimal')?.value ?? '.';
  const date = new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .formatToParts(Date.UTC(2026, 10, 22))
    .map((part) => (part.type === 'literal' ? part.value : part.type));
  const order = date.filter((part) => part === 'day' || part === 'month' || part === 'year');
  const american = name === 'en_US';
  const pattern = date
    .map(
      (part) =>
        (
          ({ day: american ? 'd' : 'dd', month: american ? 'M' : 'MM', year: 'yyyy' }) as Record<
            string,
            string
          >
        )[part] ?? part,
    )
    .join('');
  const time = american ? 'H:mm:ss' : 'HH:mm:ss';
  const [yes, no] = TRUTH[name.slice(0, 2)] ?? ['TRUE', 'FALSE'];
  return {
    name,
    decimal,
    group: numbers.find((part) => part.type === 'group')?.value ?? ',',
    order: order as Locale['order'],
    dateFormat: pattern,
    dateTimeFormat: `${pattern} ${time}`,
    timeFormat: time,
    true: yes,
    false: no,
    months: monthNames(tag, 'long'),
    shortMonths: monthNames(tag, 'short'),
    days: dayNames(tag, 'long'),
    shortDays: dayNames(tag, 'short'),
    argument: decimal === ',' ? ';' : ',',
  };
}

function monthNames(tag: string, length: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(tag, { month: length, day: 'numeric', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => part(format, Date.UTC(2026, month, 1), 'month'));
}

function dayNames(tag: string, length: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(tag, { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => part(format, Date.UTC(2026, 10, 1 + day), 'weekday'));
}

function part(format: Intl.DateTimeFormat, instant: number, type: string): string {
  return format.formatToParts(instant).find((each) => each.type === type)?.value ?? '';
}
