import { instantOf, zonedTime } from '../zoned-time';

/** When a time-driven trigger fires. Hour and minute are those of its time zone. */
export type Schedule =
  | { kind: 'once'; at: number }
  | { kind: 'minutes' | 'hours'; every: number }
  | { kind: 'days'; every: number; hour?: number; minute?: number }
  | { kind: 'weeks'; every: number; weekday: number; hour?: number; minute?: number }
  | { kind: 'months'; monthDay: number; hour?: number; minute?: number };

/** What a ClockTriggerBuilder was told. */
export interface Wishes {
  /** epoch milliseconds */
  at?: number;
  /** milliseconds from now */
  after?: number;
  minutes?: number;
  hours?: number;
  days?: number;
  weeks?: number;
  /** 0 = Sunday … 6 = Saturday */
  weekday?: number;
  monthDay?: number;
  hour?: number;
  minute?: number;
}

/** Source: reference of ClockTriggerBuilder. */
export const MINUTES_ALLOWED = [1, 5, 10, 15, 30];

const LENGTH_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 };

/** @throws Error with Google's message for a figure that it does not take */
export function scheduleOf(wishes: Wishes, now: number, timeZone: string): Schedule {
  const { at, after, minutes, hours, days, weeks, weekday, monthDay, hour, minute } = wishes;
  within('atHour', hour, 0, 23);
  within('nearMinute', minute, 0, 59);
  if (at !== undefined) return { kind: 'once', at };
  if (after !== undefined) return { kind: 'once', at: now + after };
  if (minutes !== undefined) {
    if (!MINUTES_ALLOWED.includes(minutes))
      throw new Error(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    return { kind: 'minutes', every: minutes };
  }
  within('everyHours', hours, 1, Number.MAX_SAFE_INTEGER);
  within('everyDays', days, 1, Number.MAX_SAFE_INTEGER);
  within('everyWeeks', weeks, 1, Number.MAX_SAFE_INTEGER);
  if (hours !== undefined) return { kind: 'hours', every: hours };
  if (weeks !== undefined || weekday !== undefined) {
    const day = weekday ?? zonedTime(now, timeZone).weekday;
    return { kind: 'weeks', every: weeks ?? 1, weekday: day, hour, minute };
  }
  if (monthDay !== undefined) {
    within('onMonthDay', monthDay, 1, 31);
    return { kind: 'months', monthDay, hour, minute };
  }
  if (days === undefined && hour === undefined) throw new Error('The time-based trigger has no schedule.');
  return { kind: 'days', every: days ?? 1, hour, minute };
}

function within(method: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most))
    throw new Error(`The value you passed to ${method} was invalid.`);
}

/**
 * The first instant after `after` at which the schedule is due; undefined when never again. Google spreads
 * triggers at random within their hour; here the same figures always give the same instants.
 * @param created epoch milliseconds at which the trigger was made: counting starts there
 */
export function dueAfter(
  schedule: Schedule,
  created: number,
  timeZone: string,
  after: number,
): number | undefined {
  switch (schedule.kind) {
    case 'once':
      return schedule.at > after ? schedule.at : undefined;
    case 'minutes':
    case 'hours': {
      const step = schedule.every * LENGTH_MS[schedule.kind];
      return created + (Math.floor((after - created) / step) + 1) * step;
    }
    case 'months':
      return monthly(schedule, created, timeZone, after);
    default:
      return daily(schedule, created, timeZone, after);
  }
}

type Calendar = Extract<Schedule, { hour?: number }>;

/** Hour and minute: as wished; with an hour only, on the hour; with none, those of its making. */
function timeOfDay({ hour, minute }: Calendar, created: number, timeZone: string) {
  const made = zonedTime(created, timeZone);
  return { hour: hour ?? made.hour, minute: minute ?? (hour === undefined ? made.minute : 0) };
}

function daily(
  schedule: Extract<Schedule, { kind: 'days' | 'weeks' }>,
  created: number,
  timeZone: string,
  after: number,
): number {
  const { year, month, day, weekday } = zonedTime(created, timeZone);
  const time = timeOfDay(schedule, created, timeZone);
  const toWeekday = schedule.kind === 'weeks' ? (schedule.weekday - weekday + 7) % 7 : 0;
  const on = (days: number) => instantOf({ year, month, day: day + toWeekday + days, ...time }, timeZone);
  const first = on(0) > created ? 0 : schedule.kind === 'weeks' ? 7 : 1;
  const step = schedule.every * (schedule.kind === 'weeks' ? 7 : 1);
  const passed = Math.floor((after - on(first)) / (step * LENGTH_MS.days));
  let round = Math.max(0, passed - 1);
  while (on(first + round * step) <= after) round++;
  return on(first + round * step);
}

function monthly(
  schedule: Extract<Schedule, { kind: 'months' }>,
  created: number,
  timeZone: string,
  after: number,
): number {
  const start = zonedTime(Math.max(after, created), timeZone);
  const time = timeOfDay(schedule, created, timeZone);
  for (let months = 0; ; months++) {
    const due = instantOf(
      { year: start.year, month: start.month + months, day: schedule.monthDay, ...time },
      timeZone,
    );
    // A month without that day has none.
    if (due > after && due > created && zonedTime(due, timeZone).day === schedule.monthDay) return due;
  }
}
