/**
 * What Sheets makes of a text that is typed, or set by a script: a number, a date, a percentage, a truth value,
 * a formula, or the text itself. Pure.
 */
import type { CellValue } from './display';
import type { Locale } from './locale';
import { serialFrom } from './serial';

export interface Entry {
  value: CellValue;
  /** with its `=`; the value is what it calculates to */
  formula?: string;
  /** given to the cell when its own format is automatic */
  numberFormat?: string;
}

/** The format that keeps every text to the letter. */
export const PLAIN_TEXT = '@';

/**
 * @param format the cell's number format; in `@` the text stays as it is
 * @param year the present year, for a date typed without one
 */
export function parseEntry(text: string, format: string | undefined, locale: Locale, year: number): Entry {
  if (text === '') return { value: null };
  if (format === PLAIN_TEXT) return { value: text };
  if (text[0] === '=' && text.length > 1) return { value: null, formula: text };
  if (text[0] === "'") return { value: text.slice(1) };
  return (
    parseTruth(text, locale) ??
    (/\d/.test(text) ? parseFigure(text.trim(), locale, year) : undefined) ?? { value: text }
  );
}

function parseTruth(text: string, locale: Locale): Entry | undefined {
  if (text.length > 12) return undefined;
  const word = text.trim().toUpperCase();
  if (word === 'TRUE' || word === locale.true) return { value: true };
  if (word === 'FALSE' || word === locale.false) return { value: false };
  return undefined;
}

/** Nothing longer than this is a number or a date. */
const LONGEST_FIGURE = 60;

function parseFigure(text: string, locale: Locale, year: number): Entry | undefined {
  if (text.length > LONGEST_FIGURE) return undefined;
  return parseNumber(text, locale) ?? parseDateTime(text, locale, year);
}

const CURRENCY: Record<string, string> = { '€': '[$€-1]', $: '$', '£': '[$£]', '¥': '[$¥]' };

function parseNumber(text: string, locale: Locale): Entry | undefined {
  let rest = text;
  let negative = false;
  if (/^\(.*\)$/.test(rest)) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  const sign = /^[+-]/.exec(rest)?.[0];
  if (sign) rest = rest.slice(1).trim();
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trim();
  const before = /^[€$£¥]/.exec(rest)?.[0];
  const after = before ? undefined : /[€$£¥]$/.exec(rest)?.[0];
  if (before) rest = rest.slice(1).trim();
  if (after) rest = rest.slice(0, -1).trim();
  const figure = plainFigure(rest, locale);
  if (!figure || (percent && (before || after))) return undefined;
  const size = figure.value / (percent ? 100 : 1);
  const value = negative || sign === '-' ? -size : size;
  return { value: value === 0 ? 0 : value, numberFormat: numberFormatOf(figure, { percent, before, after }) };
}

interface Figure {
  value: number;
  grouped: boolean;
  decimals: number;
  scientific: boolean;
}

function plainFigure(text: string, locale: Locale): Figure | undefined {
  const decimal = locale.decimal === '.' ? '\\.' : locale.decimal;
  const group = /\s/.test(locale.group)
    ? '[ \\u00a0\\u202f]'
    : locale.group === '.'
      ? '\\.'
      : `[${locale.group}]`;
  const pattern = new RegExp(
    `^(\\d+|\\d{1,3}(?:${group}\\d{3})+)?(?:${decimal}(\\d*))?(E[+-]?\\d{1,3})?$`,
    'i',
  );
  const match = pattern.exec(text);
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (!match || !(whole || fraction)) return undefined;
  const value = Number(`${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}${match[3] ?? ''}`);
  if (!Number.isFinite(value)) return undefined;
  return { value, grouped: /\D/.test(whole), decimals: fraction.length, scientific: !!match[3] };
}

function numberFormatOf(
  figure: Figure,
  { percent, before, after }: { percent: boolean; before?: string; after?: string },
): string | undefined {
  if (percent) return figure.decimals ? '0.00%' : '0%';
  if (figure.scientific) return '0.00E+00';
  const pattern = figure.decimals ? '#,##0.00' : '#,##0';
  if (before) return CURRENCY[before] + pattern;
  if (after) return `${pattern} ${CURRENCY[after]}`;
  return figure.grouped ? pattern : undefined;
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?m\.?)?$/i;

function parseDateTime(text: string, locale: Locale, year: number): Entry | undefined {
  const time = parseTime(text);
  if (time)
    return {
      value: time.day,
      numberFormat: time.seconds ? locale.timeFormat : locale.timeFormat.replace(':ss', ''),
    };
  const split = /^(.*\S)\s+(\d{1,2}:\d{2}\S*(?:\s*[ap]\.?m\.?)?)$/i.exec(text);
  const clock = split ? parseTime(split[2]!) : undefined;
  if (split && !clock) return undefined;
  const date = parseDate(split ? split[1]! : text, locale, year);
  if (!date) return undefined;
  if (!clock) return { value: date.serial, numberFormat: date.format };
  const timeFormat = clock.seconds ? locale.timeFormat : locale.timeFormat.replace(':ss', '');
  return { value: date.serial + clock.day, numberFormat: `${date.format} ${timeFormat}` };
}

/** fraction of a day */
function parseTime(text: string): { day: number; seconds: boolean } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const hour = half ? (Number(match[1]) % 12) + (half === 'p' ? 12 : 0) : Number(match[1]);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return { day: (hour * 3600 + minute * 60 + second) / 86_400, seconds: match[3] !== undefined };
}

function parseDate(
  text: string,
  locale: Locale,
  year: number,
): { serial: number; format: string } | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'yyyy-MM-dd');
  const short = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (short) {
    if (short[2] === '.' && locale.decimal === '.') return undefined;
    const dayFirst = locale.order.indexOf('day') < locale.order.indexOf('month');
    const [first, second] = [Number(short[1]), Number(short[3])];
    const [day, month] = dayFirst ? [first, second] : [second, first];
    return dated(short[4] ? fullYear(short[4]) : year, month, day, locale.dateFormat);
  }
  return parseNamedMonth(text, locale, year);
}

/** `1 juillet 2026`, `July 1, 2026`, `1-Jul-2026` */
function parseNamedMonth(text: string, locale: Locale, year: number) {
  const match =
    /^(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}+)\.?(?:,?[\s-]+(\d{4}))?$/u.exec(text) ??
    /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/u.exec(text);
  if (!match) return undefined;
  const [day, name] = /^\d/.test(match[1]!) ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
  const month = monthNamed(name, locale);
  if (!month) return undefined;
  return dated(match[3] ? Number(match[3]) : year, month, Number(day), 'd MMM yyyy');
}

function monthNamed(name: string, locale: Locale): number {
  const wanted = name.toLowerCase();
  const same = (known: string) => known.toLowerCase().replace(/\.$/, '') === wanted;
  return Math.max(locale.months.findIndex(same), locale.shortMonths.findIndex(same)) + 1;
}

/** As Sheets: two digits up to 29 mean this century. */
function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) < 30 ? 2000 : 1900);
}

function dated(year: number, month: number, day: number, format: string) {
  if (month < 1 || month > 12 || day < 1 || year < 1900) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { serial: serialFrom(year, month, day), format };
}
