/** The calendar and the wall clock of a time zone at an instant. */
export interface ZonedTime {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–31 */
  day: number;
  /** 0–23 */
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** 0 = Sunday … 6 = Saturday */
  weekday: number;
  /** of the zone from UTC, in minutes, positive east of Greenwich */
  offset: number;
}

const MINUTE_MS = 60_000;

/**
 * What clock and calendar show in a zone.
 * @param instant epoch milliseconds
 * @param zone IANA name or `GMT+2`, `GMT-03:30`; one that is unknown counts as GMT, as on Google
 */
export function zonedTime(instant: number, zone: string): ZonedTime {
  const offset = offsetAt(instant, zone);
  const shifted = new Date(instant + offset * MINUTE_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
    weekday: shifted.getUTCDay(),
    offset,
  };
}

type WallClock = Pick<ZonedTime, 'year' | 'month' | 'day'> &
  Partial<Pick<ZonedTime, 'hour' | 'minute' | 'second' | 'millisecond'>>;

/**
 * The instant (epoch milliseconds) at which a zone's clock shows this; days and months may overflow (day 32 is
 * the next month's first). In the hour that is skipped in spring: as if it had not been skipped.
 */
export function instantOf(wall: WallClock, zone: string): number {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0 } = wall;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const guess = asUtc - offsetAt(asUtc, zone) * MINUTE_MS;
  return asUtc - offsetAt(guess, zone) * MINUTE_MS;
}

/** Offset from UTC in minutes. */
function offsetAt(instant: number, zone: string): number {
  const fixed = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
  const format = formatOf(zone);
  if (!format) return 0;
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  const shown = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return Math.round((shown - instant) / MINUTE_MS);
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) formats.set(zone, newFormat(zone));
  return formats.get(zone);
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    return undefined;
  }
}
