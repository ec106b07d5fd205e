import { scriptOf } from '../support/project';

const script = scriptOf(`
  function add(a, b) { return { sum: a + b, at: new Date(), isDate: new Date() instanceof Date } }
  function boom() { try { PropertiesService.getScriptProperties().setProperty('x', '1'); } catch (e) { } return 'alive' }
  function missing() { return PropertiesService.getScriptProperties().getEverything() }
  function locked(name) {
    const lock = LockService.getScriptLock();
    lock.waitLock(5000);
    const properties = PropertiesService.getScriptProperties();
    const count = Number(properties.getProperty('count') || 0);
    properties.setProperty('count', String(count + 1));
    lock.releaseLock();
  }
  function globals() { return [typeof setTimeout, typeof URL, typeof TextEncoder, typeof fetch, typeof require] }
`);

afterAll(() => script.close());

test('arguments and results cross with their dates, and the clock is the world’s', async () => {
  expect(await script.run('add', [1, 2])).toEqual({
    sum: 3,
    at: new Date('2026-11-22T09:00:00Z'),
    isDate: true,
  });
});

test('what Apps Script does not have is not there', async () => {
  expect(await script.run('globals')).toEqual(Array(5).fill('undefined'));
});

test('an emulated member that is missing throws and says its name', async () => {
  await expect(script.run('missing')).rejects.toThrow(
    'Properties.getEverything is not implemented by the local host.',
  );
});

test('a crash at a service call cannot be caught by the script', async () => {
  script.world.executions.pendingFault = { crashAtCall: 1 };
  const { execution } = await script.perform('boom');
  expect(execution.state).toBe('killed');
  expect(await script.run('boom')).toBe('alive');
});

test('executions run in parallel and the lock lets one in at a time', async () => {
  await Promise.all(Array.from({ length: 8 }, () => script.run('locked')));
  expect(script.world.properties.state.script.count).toBe('8');
});
