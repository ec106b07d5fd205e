import { timeDrivenEvent } from '../../local/world/triggers/triggers';
import { scriptOf } from '../support/project';

const NOW = '2026-11-22T09:10:30Z'; // a Sunday

/** A script whose one function makes a trigger; gives the instants at which it is due, as ISO text. */
async function dueTimes(builder: string, count: number): Promise<string[]> {
  const script = scriptOf(`function make() { ScriptApp.newTrigger('tick')${builder}.create() }`, {
    now: Date.parse(NOW),
  });
  await script.run('make');
  await script.close();
  const { triggers } = script.world;
  const due: string[] = [];
  while (due.length < count) {
    const next = triggers.next(Number.MAX_SAFE_INTEGER);
    if (!next) break;
    triggers.fired(next.trigger, next.at);
    due.push(new Date(next.at).toISOString());
  }
  return due;
}

test.each([
  [
    '.timeBased().everyMinutes(5)',
    ['2026-11-22T09:15:30.000Z', '2026-11-22T09:20:30.000Z', '2026-11-22T09:25:30.000Z'],
  ],
  [
    '.timeBased().everyHours(6)',
    ['2026-11-22T15:10:30.000Z', '2026-11-22T21:10:30.000Z', '2026-11-23T03:10:30.000Z'],
  ],
  [
    ".timeBased().atHour(8).everyDays(1).inTimezone('Europe/Paris')",
    ['2026-11-23T07:00:00.000Z', '2026-11-24T07:00:00.000Z', '2026-11-25T07:00:00.000Z'],
  ],
  [
    '.timeBased().atHour(12).nearMinute(30).everyDays(2)',
    ['2026-11-22T12:30:00.000Z', '2026-11-24T12:30:00.000Z', '2026-11-26T12:30:00.000Z'],
  ],
  [
    '.timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9)',
    ['2026-11-23T09:00:00.000Z', '2026-11-30T09:00:00.000Z', '2026-12-07T09:00:00.000Z'],
  ],
  [
    '.timeBased().everyWeeks(2).onWeekDay(ScriptApp.WeekDay.SUNDAY).atHour(9)',
    ['2026-11-29T09:00:00.000Z', '2026-12-13T09:00:00.000Z', '2026-12-27T09:00:00.000Z'],
  ],
  [
    '.timeBased().onMonthDay(31).atHour(1)',
    ['2026-12-31T01:00:00.000Z', '2027-01-31T01:00:00.000Z', '2027-03-31T01:00:00.000Z'],
  ],
  ['.timeBased().after(90000)', ['2026-11-22T09:12:00.000Z']],
  [".timeBased().at(new Date('2026-12-24T18:00:00Z'))", ['2026-12-24T18:00:00.000Z']],
])('%s', async (builder, expected) => {
  expect(await dueTimes(builder, 3)).toEqual(expected);
});

test('a daily trigger keeps its hour when the clocks change', async () => {
  const due = await dueTimes(".timeBased().atHour(8).everyDays(1).inTimezone('Europe/Paris')", 160);
  expect(due).toContain('2027-03-27T07:00:00.000Z');
  expect(due).toContain('2027-03-28T06:00:00.000Z');
});

test('everyMinutes takes only what Google takes', async () => {
  await expect(dueTimes('.timeBased().everyMinutes(2)', 1)).rejects.toThrow(
    'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
  );
});

describe('the triggers of a script', () => {
  const script = scriptOf(`
    function make(count) {
      for (let i = 0; i < count; i++) ScriptApp.newTrigger('tick').timeBased().everyMinutes(10).create();
    }
    function onEditOf(id) {
      const trigger = ScriptApp.newTrigger('edited').forSpreadsheet(id).onEdit().create();
      return [trigger.getEventType() === ScriptApp.EventType.ON_EDIT, trigger.getTriggerSourceId(),
        trigger.getTriggerSource() === ScriptApp.TriggerSource.SPREADSHEETS];
    }
    function list() { return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction()) }
    function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)) }
    function url() { return [ScriptApp.getService().getUrl(), ScriptApp.getService().isEnabled()] }
  `);
  afterEach(() => script.run('clear'));
  afterAll(() => script.close());

  test('are 20 at most', async () => {
    await expect(script.run('make', [21])).rejects.toThrow('This script has too many triggers.');
    expect(await script.run('list')).toHaveLength(20);
  });

  test('of a spreadsheet wait for the host to fire them', async () => {
    expect(await script.run('onEditOf', ['sheet-1'])).toEqual([true, 'sheet-1', true]);
    expect(script.world.triggers.installed('ON_EDIT')).toMatchObject([{ functionName: 'edited' }]);
    expect(script.world.triggers.installed('ON_OPEN')).toEqual([]);
    expect(script.world.triggers.next(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });

  test('are due only up to the given instant, the first one first', async () => {
    await script.run('make', [1]);
    const { triggers, clock } = script.world;
    expect(triggers.next(clock.now() + 599_999)).toBeUndefined();
    expect(triggers.next(clock.now() + 600_000)?.at).toBe(clock.now() + 600_000);
    triggers.skipMissed(clock.now() + 3_600_000);
    expect(triggers.next(Number.MAX_SAFE_INTEGER)?.at).toBe(clock.now() + 4_200_000);
  });

  test('tell when they fire, in UTC', async () => {
    await script.run('make', [1]);
    const { trigger, at } = script.world.triggers.next(Number.MAX_SAFE_INTEGER)!;
    expect(timeDrivenEvent(trigger, at)).toEqual({
      authMode: 'FULL',
      triggerUid: trigger.id,
      timezone: 'UTC',
      year: 2026,
      month: 11,
      'day-of-month': 22,
      'day-of-week': 7,
      'week-of-year': 47,
      hour: 9,
      minute: 10,
      second: 0,
    });
  });

  test('survive a restart', async () => {
    await script.run('make', [1]);
    const { id } = script.world.triggers.state.list[0]!;
    const saved = JSON.parse(JSON.stringify(script.world.snapshot()));
    const again = scriptOf('', { saved });
    expect(again.world.triggers.next(Number.MAX_SAFE_INTEGER)?.trigger.id).toBe(id);
    await again.close();
  });

  test('the web app’s address is null until the host tells it', async () => {
    expect(await script.run('url')).toEqual([null, false]);
    script.world.webAppUrl = 'http://127.0.0.1:8787/exec';
    expect(await script.run('url')).toEqual(['http://127.0.0.1:8787/exec', true]);
  });
});
