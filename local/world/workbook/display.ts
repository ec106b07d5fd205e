/** What a cell shows for its value. Pure: the browser page uses it too. */
import type { Locale } from './locale';
import { sections, type Token, tokens } from './number-format';
import { fieldsOf } from './serial';

/** A cell's content: a date is its serial number, an empty cell null. */
export type CellValue = null | boolean | number | string;

/**
 * @param format the cell's number format; empty means automatic
 */
export function displayValue(value: CellValue, format: string | undefined, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? locale.true : locale.false;
  if (!format || format === '@') return typeof value === 'number' ? automatic(value, locale) : value;
  const parts = sections(format);
  if (typeof value === 'string') return displayText(value, parts);
  return displayNumber(value, parts, locale);
}

function displayText(text: string, parts: string[]): string {
  const section = parts[3] ?? (parts[0]!.includes('@') ? parts[0]! : undefined);
  if (section === undefined) return text;
  return tokens(section)
    .map((token) => (token.kind === 'text' ? text : token.kind === 'literal' ? token.text : ''))
    .join('');
}

function displayNumber(value: number, parts: string[], locale: Locale): string {
  const negative = value < 0;
  const own = negative && parts.length > 1 && parts[1] !== undefined;
  const section = own ? parts[1]! : value === 0 && parts[2] !== undefined ? parts[2] : parts[0]!;
  const list = tokens(section);
  if (list.some((token) => token.kind === 'date' || token.kind === 'elapsed'))
    return displayDate(value, list, locale);
  const percents = list.filter((token) => token.kind === 'percent').length;
  const scaled = Math.abs(value) * 100 ** percents;
  const text = list
    .map((token) => {
      if (token.kind === 'digits') return digits(scaled, token.pattern, locale);
      if (token.kind === 'percent') return '%';
      if (token.kind === 'general' || token.kind === 'text') return automatic(scaled, locale);
      return token.kind === 'literal' ? token.text : '';
    })
    .join('');
  return negative && !own && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Digits beyond which a double says nothing: what Sheets shows of an automatic number. */
const AUTOMATIC_DIGITS = 15;

function automatic(value: number, locale: Locale): string {
  const rounded = Number(value.toPrecision(AUTOMATIC_DIGITS));
  const text =
    Math.abs(rounded) >= 1e15 || (rounded !== 0 && Math.abs(rounded) < 1e-9)
      ? scientific(rounded)
      : String(rounded);
  return text.replace('.', locale.decimal);
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return `${Number(Number(mantissa).toFixed(5))}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

function digits(value: number, pattern: string, locale: Locale): string {
  const exponent = /E([+-])([0#?]+)$/i.exec(pattern);
  if (exponent) return withExponent(value, pattern.slice(0, exponent.index), exponent, locale);
  const [whole = '', fraction = ''] = pattern.split('.');
  const thousands = /,+$/.exec(whole)?.[0].length ?? 0;
  const places = fraction.replace(/[^0#?]/g, '').length;
  const [wholeDigits, fractionDigits = ''] = fixed(value / 1000 ** thousands, places).split('.') as [
    string,
    string?,
  ];
  const least = whole.replace(/[^0]/g, '').length;
  let shown = (wholeDigits === '0' && least === 0 ? '' : wholeDigits).padStart(least, '0');
  if (whole.replace(/,+$/, '').includes(',')) shown = shown.replace(/\B(?=(\d{3})+$)/g, locale.group);
  const kept = fraction.replace(/[^0#?]/g, '').replace(/[#?]+$/, '').length;
  let tail = fractionDigits;
  while (tail.length > kept && tail.endsWith('0')) tail = tail.slice(0, -1);
  return tail || pattern.endsWith('.') ? `${shown}${locale.decimal}${tail}` : shown;
}

/** Half away from zero on the decimal text, as a spreadsheet rounds: 1.005 to two places is 1.01. */
function fixed(value: number, places: number): string {
  if (value >= 1e15) return value.toFixed(places);
  const shifted = Number(`${value.toPrecision(AUTOMATIC_DIGITS)}`);
  const [mantissa, exponent = '0'] = String(shifted).split('e') as [string, string?];
  const rounded = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  return Number(`${rounded}e-${places}`).toFixed(places);
}

function withExponent(
  value: number,
  mantissaPattern: string,
  exponent: RegExpExecArray,
  locale: Locale,
): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(value));
  const sign = power < 0 ? '-' : exponent[1] === '+' ? '+' : '';
  const powerText = String(Math.abs(power)).padStart(exponent[2]!.length, '0');
  return `${digits(value / 10 ** power, mantissaPattern, locale)}E${sign}${powerText}`;
}

function displayDate(serial: number, list: Token[], locale: Locale): string {
  const fields = fieldsOf(serial);
  const half = list.some((token) => token.kind === 'date' && token.letters.startsWith('a'));
  return list
    .map((token, index) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'elapsed') return elapsed(serial, token.letters);
      if (token.kind === 'digits')
        return /^\.?0+$/.test(token.pattern) ? milliseconds(fields.millisecond, token.pattern, locale) : '';
      if (token.kind !== 'date') return '';
      return dateField(token.letters, fields, { half, minutes: isMinutes(list, index) }, locale);
    })
    .join('');
}

const shows = (letter: string) => (token: Token) =>
  (token.kind === 'date' || token.kind === 'elapsed') && token.letters[0] === letter;

/** `m` means minutes right after hours or right before seconds. */
function isMinutes(list: Token[], index: number): boolean {
  const units = list
    .map((token, at) => ({ token, at }))
    .filter(({ token }) => token.kind === 'date' || token.kind === 'elapsed');
  const here = units.findIndex(({ at }) => at === index);
  const before = units[here - 1]?.token;
  const after = units[here + 1]?.token;
  return (!!before && shows('h')(before)) || (!!after && shows('s')(after));
}

function dateField(
  letters: string,
  fields: ReturnType<typeof fieldsOf>,
  { half, minutes }: { half: boolean; minutes: boolean },
  locale: Locale,
): string {
  const number = (value: number) => String(value).padStart(Math.min(letters.length, 2), '0');
  switch (letters[0]) {
    case 'y':
      return letters.length <= 2
        ? String(fields.year % 100).padStart(2, '0')
        : String(fields.year).padStart(4, '0');
    case 'm':
      if (minutes) return number(fields.minute);
      if (letters.length >= 5) return locale.months[fields.month - 1]![0]!.toUpperCase();
      if (letters.length === 4) return locale.months[fields.month - 1]!;
      return letters.length === 3 ? locale.shortMonths[fields.month - 1]! : number(fields.month);
    case 'd':
      if (letters.length >= 4) return locale.days[fields.weekday]!;
      return letters.length === 3 ? locale.shortDays[fields.weekday]! : number(fields.day);
    case 'h':
      return number(half ? fields.hour % 12 || 12 : fields.hour);
    case 's':
      return number(fields.second);
    default:
      return fields.hour < 12 ? 'AM' : 'PM';
  }
}

function elapsed(serial: number, letters: string): string {
  const seconds = Math.round(serial * 86_400);
  const amount = letters[0] === 'h' ? seconds / 3600 : letters[0] === 'm' ? seconds / 60 : seconds;
  return String(Math.floor(amount)).padStart(letters.length, '0');
}

function milliseconds(value: number, pattern: string, locale: Locale): string {
  const places = pattern.replace('.', '').length;
  return (pattern.startsWith('.') ? locale.decimal : '') + String(value).padStart(3, '0').slice(0, places);
}
