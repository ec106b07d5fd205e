import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Host } from '../../local/host';
import { controlOf, hostOf, temporaryFolders } from '../support/host';

const CODE = `
  function fill() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B1').setValues([['Ada', new Date()]]) }
  function read() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B1').getValues() }
  function write() { GmailApp.sendEmail('ada@customer.example', 'Hi', 'Hello') }
  function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create() }
  function tick() { PropertiesService.getScriptProperties().setProperty('ticked', 'yes') }
`;

const newFolder = temporaryFolders();
const hosts: Host[] = [];
async function start(data: string, options: Parameters<typeof hostOf>[1] = {}): Promise<Host> {
  const host = await hostOf(CODE, { data, ...options });
  hosts.push(host);
  return host;
}
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));

async function stop(host: Host): Promise<void> {
  hosts.splice(hosts.indexOf(host), 1);
  await host.close();
}

test('workbook, mailbox, properties, triggers, clock and Odoo are as they were', async () => {
  const data = newFolder();
  const first = await start(data, { odoo: { kind: 'stand-in', version: 19 } });
  expect(first.isNew).toBe(true);
  await first.run('fill');
  await first.run('write');
  await first.run('install');
  await first.odoo!.createLead({ name: 'Two robots' });
  await first.advance({ by: '10m' });
  await stop(first);

  const second = await start(data, { odoo: { kind: 'stand-in', version: 19 } });
  const api = controlOf(second);
  expect(second.isNew).toBe(false);
  expect((await second.run('read')).value).toEqual([['Ada', new Date('2026-11-22T09:00:00Z')]]);
  expect((await api('GET /api/mail')).body.sent).toHaveLength(1);
  expect((await api('GET /api/odoo')).body.leads).toEqual([expect.objectContaining({ name: 'Two robots' })]);
  expect((await api('GET /api/clock')).body.now).toBe('2026-11-22T09:10:00.000Z');
  await second.advance({ by: '1h' });
  expect(second.world.properties.state.script.ticked).toBe('yes');
});

test('fresh forgets what was kept', async () => {
  const data = newFolder();
  const first = await start(data);
  await first.run('fill');
  await stop(first);
  const second = await start(data, { fresh: true });
  expect(second.isNew).toBe(true);
  expect((await second.run('read')).value).toEqual([['', '']]);
});

test('control.json tells how to reach the host, to its owner only, and is gone afterwards', async () => {
  const data = newFolder();
  const host = await start(data);
  const file = path.join(data, 'control.json');
  const { url, exec, token } = host;
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url, exec, token, pid: process.pid });
  expect(statSync(file).mode & 0o077).toBe(0);
  await stop(host);
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(data)).toEqual(['state.json']);
});

test('a second host on the same folder is refused, and the first goes on', async () => {
  const data = newFolder();
  const first = await start(data);
  await expect(start(data)).rejects.toThrow(/in use by another host \(process \d+\)/);
  expect((await controlOf(first)('GET /api/clock')).status).toBe(200);
});

test('a host that was killed does not keep the next one out', async () => {
  const data = newFolder();
  writeFileSync(path.join(data, 'host.pid'), '999999999');
  await expect(start(data)).resolves.toBeDefined();
});

test('a broken state is kept aside and told', async () => {
  const data = newFolder();
  writeFileSync(path.join(data, 'state.json'), '{"world": {"prop');
  const host = await start(data);
  expect(host.isNew).toBe(true);
  expect(host.notices.join()).toMatch(/state\.json cannot be read .* kept as .*broken/);
  const aside = readdirSync(data).find((name) => name.includes('broken'))!;
  expect(readFileSync(path.join(data, aside), 'utf8')).toBe('{"world": {"prop');
});

test('a start that fails leaves the folder free and nothing in it', async () => {
  const data = newFolder();
  const prepare = () => Promise.reject(new Error('No set-up'));
  await expect(start(data, { prepare })).rejects.toThrow('No set-up');
  expect(readdirSync(data)).toEqual([]);
});

test('a port that is taken is told with the way out', async () => {
  const first = await start(newFolder());
  const port = Number(new URL(first.url).port);
  await expect(start(newFolder(), { port })).rejects.toThrow(
    `Port ${port} is already in use. Choose another with --port`,
  );
});
