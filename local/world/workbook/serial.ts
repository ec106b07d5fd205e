import { remember } from './remember';

/**
 * Sheets keeps a date as a serial number: days since 30 December 1899 of local time, the time of day as the
 * fraction. It has no zone; the spreadsheet's zone turns it into an instant and back.
 */
const DAY_MS = 86_400_000;
const UNIX_EPOCH_SERIAL = 25_569;

/** The serial number of an instant in a zone. @param epoch milliseconds @param timeZone e.g. `Europe/Paris` */
export function serialOf(epoch: number, timeZone: string): number {
  return (epoch + offsetAt(epoch, timeZone)) / DAY_MS + UNIX_EPOCH_SERIAL;
}

/** The instant of a serial number, in epoch milliseconds. A local time that occurs twice means its first occurrence. */
export function epochOf(serial: number, timeZone: string): number {
  const local = localMs(serial);
  const guess = local - offsetAt(local - offsetAt(local, timeZone), timeZone);
  const earlier = local - offsetAt(guess - DAY_MS / 8, timeZone);
  return earlier < guess && earlier + offsetAt(earlier, timeZone) === local ? earlier : guess;
}

/** The serial number of a calendar date and time. @param month 1–12 */
export function serialFrom(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / DAY_MS + UNIX_EPOCH_SERIAL;
}

/** The calendar fields of a serial number; month 1–12, weekday 0 = Sunday. */
export function fieldsOf(serial: number) {
  const date = new Date(localMs(serial));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

function localMs(serial: number): number {
  return Math.round((serial - UNIX_EPOCH_SERIAL) * DAY_MS);
}

/** No zone changes its offset within a quarter of an hour, so one answer of Intl serves all its instants. */
const QUARTER_MS = 900_000;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** milliseconds to add to UTC to get the zone's local time */
function offsetAt(epoch: number, timeZone: string): number {
  const zone = remember(offsets, timeZone, () => new Map<number, number>());
  const quarter = Math.floor(epoch / QUARTER_MS);
  return remember(zone, quarter, () => measureOffset(quarter * QUARTER_MS, timeZone));
}

function measureOffset(epoch: number, timeZone: string): number {
  const format = remember(
    formats,
    timeZone,
    () =>
      new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      }),
  );
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(epoch)) parts[type] = Number(value);
  const local = Date.UTC(
    parts.year!,
    parts.month! - 1,
    parts.day!,
    parts.hour!,
    parts.minute!,
    parts.second!,
  );
  return local - epoch;
}
