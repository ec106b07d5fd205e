import type { Host } from '../../local/host';
import { controlOf, hostOf } from '../support/host';

const CODE = `
  function install() {
    ScriptApp.newTrigger('tick').timeBased().everyMinutes(30).create();
    ScriptApp.newTrigger('daily').timeBased().everyDays(1).create();
  }
  function tick() { note('tick') }
  function daily() { note('daily') }
  function note(name) {
    const properties = PropertiesService.getScriptProperties();
    properties.setProperty('seen', (properties.getProperty('seen') || '') + name + ' ' + new Date().toISOString() + '\\n');
  }
`;

let host: Host;
let api: ReturnType<typeof controlOf>;
const seen = () => (host.world.properties.state.script.seen ?? '').trim().split('\n');

beforeEach(async () => {
  host = await hostOf(CODE);
  api = controlOf(host);
  await host.run('install');
});
afterEach(() => host.close());

test('an advance fires what falls due, at its instant and in order', async () => {
  const { body } = await api('POST /api/clock', { advance: '90m' });
  expect(body).toEqual({ ok: true, now: '2026-11-22T10:30:00.000Z', fired: 3, leftOut: 0 });
  expect(seen()).toEqual([
    'tick 2026-11-22T09:30:00.000Z',
    'tick 2026-11-22T10:00:00.000Z',
    'tick 2026-11-22T10:30:00.000Z',
  ]);
});

test('nothing is fired before it is due', async () => {
  await api('POST /api/clock', { to: '2026-11-22T09:29:59Z' });
  expect(host.world.properties.state.script.seen).toBeUndefined();
});

test('over a long way firings are left out, but each day’s is there and the last instant is looked at', async () => {
  const { body } = await api('POST /api/clock', { advance: '10d', firings: 20 });
  expect(seen().filter((line) => line.startsWith('daily'))).toHaveLength(10);
  const ticks = seen().filter((line) => line.startsWith('tick'));
  expect(ticks.length).toBeLessThanOrEqual(22);
  expect(ticks.at(-1)).toBe('tick 2026-12-02T09:00:00.000Z');
  expect(body.fired + body.leftOut).toBe(10 + 480);
});

test('two advances at once move the clock one after the other', async () => {
  await Promise.all([api('POST /api/clock', { advance: '30m' }), api('POST /api/clock', { advance: '30m' })]);
  expect(host.world.clock.now()).toBe(Date.parse('2026-11-22T10:00:00Z'));
  expect(seen()).toHaveLength(2);
});

test.each([
  [{ to: '2020-01-01T00:00:00Z' }, 422, 'does not go back'],
  [{ advance: 'soon' }, 422, '"soon" is not a duration'],
  [{ to: '2026-12-01T09:00' }, 422, 'is not an instant'],
  [{}, 400, 'either "advance"'],
  [{ advance: '1d', to: '2026-12-01T09:00:00Z' }, 400, 'either "advance"'],
  [{ speed: 2 }, 400, 'speed'],
])('%j is refused with what is wrong', async (move, status, words) => {
  const answer = await api('POST /api/clock', move);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toContain(words);
  expect(host.world.clock.now()).toBe(Date.parse('2026-11-22T09:00:00Z'));
});
