import type { Clock } from '../clock';
import type { Handlers } from '../execution';
import { zonedTime } from '../zoned-time';
import { dueAfter, type Schedule, scheduleOf, type Wishes } from './schedule';

/** Per user and script. Source: "Quotas for Google Services". */
export const TRIGGERS_PER_SCRIPT = 20;

export type SheetEvent = 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

export interface Trigger {
  id: string;
  functionName: string;
  eventType: 'CLOCK' | SheetEvent;
  /** of the spreadsheet; null for a time-driven trigger */
  sourceId: string | null;
  /** epoch milliseconds */
  created: number;
  /** only of a time-driven trigger */
  clock?: { schedule: Schedule; timeZone: string };
  /** epoch milliseconds of the instant for which it fired last */
  firedAt?: number;
}

export interface TriggersState {
  nextId: number;
  list: Trigger[];
}

/** The installable triggers. Which comes next follows from their schedules and the clock alone; the host runs the functions. */
export class Triggers {
  constructor(
    private readonly clock: Clock,
    readonly state: TriggersState = { nextId: 1, list: [] },
  ) {}

  /** The time-driven trigger that is due first, if it is by `until` (epoch milliseconds), and for which instant. */
  next(until: number): { trigger: Trigger; at: number } | undefined {
    let first: { trigger: Trigger; at: number } | undefined;
    for (const trigger of this.state.list) {
      const at = dueOf(trigger);
      if (at !== undefined && at <= until && (!first || at < first.at)) first = { trigger, at };
    }
    return first;
  }

  /** Notes that a trigger was run for an instant that {@link next} named. One that fires once stays listed, as on Google, until it is deleted. */
  fired(trigger: Trigger, at: number): void {
    trigger.firedAt = at;
  }

  /** Lets go of what recurring triggers missed before `now`, as Google does not make up for it; what fires once remains due. */
  skipMissed(now: number): void {
    for (const trigger of this.state.list) {
      const at = dueOf(trigger);
      if (trigger.clock?.schedule.kind !== 'once' && at !== undefined && at < now) trigger.firedAt = now;
    }
  }

  /** The triggers of a spreadsheet event, in the order of their making. */
  installed(event: SheetEvent): Trigger[] {
    return this.state.list.filter((trigger) => trigger.eventType === event);
  }

  handlers(): Handlers {
    return {
      'ScriptApp.getProjectTriggers': () => this.state.list,
      'ScriptApp.deleteTrigger': (_, id: string) => {
        this.state.list = this.state.list.filter((trigger) => trigger.id !== id);
      },
      'ClockTriggerBuilder.create': (_, functionName: string, wishes: Wishes, timeZone: string) => {
        const schedule = scheduleOf(wishes, this.clock.now(), timeZone);
        return this.add({ functionName, eventType: 'CLOCK', sourceId: null, clock: { schedule, timeZone } });
      },
      'SpreadsheetTriggerBuilder.create': (_, functionName: string, event: SheetEvent, sourceId: string) =>
        this.add({ functionName, eventType: event, sourceId }),
    };
  }

  private add(wanted: Omit<Trigger, 'id' | 'created'>): Trigger {
    if (this.state.list.length >= TRIGGERS_PER_SCRIPT)
      throw new Error(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    const trigger = { id: String(FIRST_ID + this.state.nextId++), created: this.clock.now(), ...wanted };
    this.state.list.push(trigger);
    return trigger;
  }
}

/** Google's ids are long numbers; scripts keep them as text. */
const FIRST_ID = 7_000_000_000_000;

function dueOf({ clock, created, firedAt }: Trigger): number | undefined {
  if (!clock) return undefined;
  // What fires once may lie before its own making; it is due as long as it has not fired.
  if (clock.schedule.kind === 'once') return firedAt === undefined ? clock.schedule.at : undefined;
  return dueAfter(clock.schedule, created, clock.timeZone, firedAt ?? created);
}

/** The event object of a time-driven trigger, as Google gives it: in UTC. */
export function timeDrivenEvent(trigger: Trigger, at: number) {
  const utc = zonedTime(at, 'UTC');
  const dayOfYear = (Date.UTC(utc.year, utc.month - 1, utc.day) - Date.UTC(utc.year, 0, 1)) / 86_400_000;
  return {
    authMode: 'FULL',
    triggerUid: trigger.id,
    timezone: 'UTC',
    year: utc.year,
    month: utc.month,
    'day-of-month': utc.day,
    /** 1 = Monday … 7 = Sunday */
    'day-of-week': utc.weekday || 7,
    'week-of-year': Math.floor(dayOfYear / 7) + 1,
    hour: utc.hour,
    minute: utc.minute,
    second: utc.second,
  };
}
