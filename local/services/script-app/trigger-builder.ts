import type { Wishes } from '../../world/triggers/schedule';
import type { SheetEvent, Trigger } from '../../world/triggers/triggers';
import { context } from '../context';
import { call, emulated } from '../door';

type Google = GoogleAppsScript.Script.Trigger;
type Builder = Pick<GoogleAppsScript.Script.TriggerBuilder, 'timeBased' | 'forSpreadsheet'>;

export function trigger({ id, functionName, eventType, sourceId }: Trigger): Google {
  return emulated<Google>('Trigger', {
    getUniqueId: () => id,
    getHandlerFunction: () => functionName,
    getEventType: () => eventType as unknown as GoogleAppsScript.Script.EventType,
    getTriggerSource: () =>
      (eventType === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS') as unknown as GoogleAppsScript.Script.TriggerSource,
    getTriggerSourceId: () => sourceId as string,
  });
}

export function triggerBuilder(functionName: string): GoogleAppsScript.Script.TriggerBuilder {
  return emulated<Builder>('TriggerBuilder', {
    timeBased: () => clockTriggerBuilder(functionName),
    forSpreadsheet: (source: string | GoogleAppsScript.Spreadsheet.Spreadsheet) =>
      spreadsheetTriggerBuilder(functionName, typeof source === 'string' ? source : source.getId()),
  }) as GoogleAppsScript.Script.TriggerBuilder;
}

/** ScriptApp.WeekDay's names, in the order of JavaScript's days. */
export const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

function clockTriggerBuilder(functionName: string): GoogleAppsScript.Script.ClockTriggerBuilder {
  const wishes: Wishes = {};
  let timeZone = context.scriptTimeZone;
  const wish = (more: Wishes): GoogleAppsScript.Script.ClockTriggerBuilder => {
    Object.assign(wishes, more);
    return self;
  };
  const self: GoogleAppsScript.Script.ClockTriggerBuilder =
    emulated<GoogleAppsScript.Script.ClockTriggerBuilder>('ClockTriggerBuilder', {
      everyMinutes: (n) => wish({ minutes: n }),
      everyHours: (n) => wish({ hours: n }),
      everyDays: (n) => wish({ days: n }),
      everyWeeks: (n) => wish({ weeks: n }),
      onWeekDay: (day) => wish({ weekday: WEEKDAYS.indexOf(day as unknown as string) }),
      onMonthDay: (day) => wish({ monthDay: day }),
      atHour: (hour) => wish({ hour }),
      nearMinute: (minute) => wish({ minute }),
      at: (date) => wish({ at: date.getTime() }),
      atDate: (year, month, day) => wish({ at: new Date(year, month - 1, day).getTime() }),
      after: (milliseconds) => wish({ after: milliseconds }),
      inTimezone(zone) {
        timeZone = zone;
        return self;
      },
      create: () => trigger(call<Trigger>('ClockTriggerBuilder.create', functionName, wishes, timeZone)),
    });
  return self;
}

function spreadsheetTriggerBuilder(functionName: string, sourceId: string) {
  let event: SheetEvent | undefined;
  const on = (wanted: SheetEvent) => () => {
    event = wanted;
    return self;
  };
  const self = emulated<GoogleAppsScript.Script.SpreadsheetTriggerBuilder>('SpreadsheetTriggerBuilder', {
    onOpen: on('ON_OPEN'),
    onEdit: on('ON_EDIT'),
    onChange: on('ON_CHANGE'),
    onFormSubmit: on('ON_FORM_SUBMIT'),
    create() {
      if (!event) throw new Error('The trigger has no event type.');
      return trigger(call<Trigger>('SpreadsheetTriggerBuilder.create', functionName, event, sourceId));
    },
  });
  return self;
}
