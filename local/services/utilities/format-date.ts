import { instantOf, type ZonedTime, zonedTime } from '../../world/zoned-time';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * A date in Java's SimpleDateFormat, with English names as Google writes them.
 * @param instant epoch milliseconds
 * @throws Error for a letter that SimpleDateFormat does not know
 */
export function formatDate(instant: number, zone: string, format: string): string {
  const time = zonedTime(instant, zone);
  return fieldsOf(format)
    .map((field) => ('literal' in field ? field.literal : shown(field, time, instant, zone)))
    .join('');
}

interface PatternField {
  letter: string;
  /** how often the letter stands there */
  count: number;
}
type Field = PatternField | { literal: string };

/** Letters and literals of a format; text in single quotes is literal, two quotes are one. */
function fieldsOf(format: string): Field[] {
  const fields: Field[] = [];
  for (const [token, letter] of format.matchAll(/''|'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (letter) fields.push({ letter, count: token.length });
    else if (token === "''") fields.push({ literal: "'" });
    else if (token.startsWith("'")) fields.push({ literal: token.slice(1, -1).replace(/''/g, "'") });
    else fields.push({ literal: token });
  }
  return fields;
}

function shown({ letter, count }: PatternField, time: ZonedTime, instant: number, zone: string): string {
  const padded = (value: number) => String(value).padStart(count, '0');
  const year = (value: number) => (count === 2 ? String(value % 100).padStart(2, '0') : padded(value));
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return year(time.year);
    case 'Y':
      return year(weekYear(time));
    case 'M':
    case 'L':
      return count >= 4
        ? MONTHS[time.month - 1]!
        : count === 3
          ? MONTHS[time.month - 1]!.slice(0, 3)
          : padded(time.month);
    case 'd':
      return padded(time.day);
    case 'D':
      return padded(dayOfYear(time));
    case 'w':
      return padded(weekOfYear(time));
    case 'E':
      return count >= 4 ? WEEKDAYS[time.weekday]! : WEEKDAYS[time.weekday]!.slice(0, 3);
    case 'u':
      return padded(time.weekday || 7);
    case 'a':
      return time.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(time.hour);
    case 'k':
      return padded(time.hour || 24);
    case 'K':
      return padded(time.hour % 12);
    case 'h':
      return padded(time.hour % 12 || 12);
    case 'm':
      return padded(time.minute);
    case 's':
      return padded(time.second);
    case 'S':
      return padded(time.millisecond);
    case 'z':
      return zoneName(instant, zone, time.offset, count);
    case 'Z':
      return offsetText(time.offset, '');
    case 'X':
      if (time.offset === 0) return 'Z';
      return count === 1
        ? offsetText(time.offset, '').slice(0, 3)
        : offsetText(time.offset, count === 2 ? '' : ':');
    default:
      throw new Error(`Illegal pattern character '${letter}'`);
  }
}

const dayOfYear = (time: ZonedTime) =>
  Math.round((Date.UTC(time.year, time.month - 1, time.day) - Date.UTC(time.year, 0, 0)) / 86_400_000);

/** Java's week in its default locale: weeks start on Sunday and the one with 1 January is the first. */
function weekOfYear(time: ZonedTime): number {
  if (weekYear(time) > time.year) return 1;
  const january1 = new Date(Date.UTC(time.year, 0, 1)).getUTCDay();
  return Math.floor((dayOfYear(time) - 1 + january1) / 7) + 1;
}

function weekYear(time: ZonedTime): number {
  const saturday = new Date(Date.UTC(time.year, time.month - 1, time.day + 6 - time.weekday));
  return saturday.getUTCFullYear();
}

function zoneName(instant: number, zone: string, offset: number, count: number): string {
  if (offset === 0 && /^(Etc\/)?(GMT|UTC)$/.test(zone)) return zone.replace('Etc/', '');
  for (const locale of ['en-US', 'en-GB']) {
    const name = namedZone(instant, zone, locale, count >= 4 ? 'long' : 'short');
    if (name && !/^GMT[+-]/.test(name)) return name;
  }
  return offset === 0 ? 'GMT' : `GMT${offsetText(offset, ':')}`;
}

function namedZone(instant: number, timeZone: string, locale: string, timeZoneName: 'short' | 'long') {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(instant);
    return parts.find((part) => part.type === 'timeZoneName')?.value;
  } catch {
    return undefined;
  }
}

function offsetText(minutes: number, separator: string): string {
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}${separator}${two(absolute % 60)}`;
}

/**
 * The instant (epoch milliseconds) that a text names in a SimpleDateFormat.
 * @throws Error when the text is not of that format
 */
export function parseDate(text: string, zone: string, format: string): number {
  const read: Record<string, string> = {};
  let rest = text;
  for (const field of fieldsOf(format)) {
    const pattern = 'literal' in field ? undefined : patternOf(field);
    const found = 'literal' in field ? literalAt(rest, field.literal) : pattern!.exec(rest)?.[0];
    if (found === undefined) throw new Error(`Unparseable date: "${text}"`);
    if ('letter' in field) read[field.letter] = found;
    rest = rest.slice(found.length);
  }
  const number = (letter: string, otherwise: number) =>
    read[letter] === undefined ? otherwise : Number(read[letter]);
  const hour12 = read.h === undefined ? number('K', 0) : number('h', 0) % 12;
  const afternoon = read.a?.toUpperCase() === 'PM' ? 12 : 0;
  const hour = read.H ?? (read.k === undefined ? undefined : String(Number(read.k) % 24));
  const wall = {
    year: yearOf(read.y),
    month: monthOf(read.M),
    day: number('d', 1),
    hour: hour === undefined ? hour12 + afternoon : Number(hour),
    minute: number('m', 0),
    second: number('s', 0),
    millisecond: number('S', 0),
  };
  const offset = read.X ?? read.Z ?? read.z;
  return instantOf(wall, offset === undefined ? zone : offset === 'Z' ? 'GMT' : offset);
}

const literalAt = (text: string, literal: string) => (text.startsWith(literal) ? literal : undefined);

function patternOf({ letter, count }: PatternField): RegExp {
  if (letter === 'M' && count >= 3) return /^[A-Za-z]+/;
  if (letter === 'E') return /^[A-Za-z]+/;
  if (letter === 'a') return /^[AaPp][Mm]/;
  if ('zZX'.includes(letter)) return /^(Z|(GMT|UTC)?[+-]\d{2}:?(\d{2})?|GMT|UTC)/;
  if ('yMdHkKhmsS'.includes(letter)) return new RegExp(`^\\d{1,${Math.max(count, letter === 'y' ? 4 : 3)}}`);
  throw new Error(`Utilities.parseDate with the letter ${letter} is not implemented by the local host.`);
}

/** Two digits mean the century around 2000, as far as Java's sliding window matters here. */
const yearOf = (digits = '1970') => (digits.length <= 2 ? 2000 + Number(digits) : Number(digits));

function monthOf(text = '1'): number {
  if (/^\d+$/.test(text)) return Number(text);
  const month = MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());
  if (month < 0) throw new Error(`Unparseable date: "${text}"`);
  return month + 1;
}
