import { table } from '../../local/demo/table';
import { readOptions } from '../../local/options';

test('without options: the agent, the demo, a stand-in for Odoo 19, the machine’s clock', () => {
  expect(readOptions([])).toMatchObject({
    port: 8787,
    data: '.local',
    seed: 'demo',
    history: 0,
    now: undefined,
    odoo: { kind: 'stand-in', version: 19 },
    project: undefined,
    fresh: false,
  });
});

test('every option is read', () => {
  const line =
    '--port 0 --data d --seed none --history 2000 --now 2026-11-22T09:00:00Z --web-app-key k --locale fr_FR --smtp smtp://127.0.0.1:2525 --odoo-url https://o.example --odoo-db b --odoo-user u --odoo-key y --project p --fresh';
  expect(readOptions(line.split(' '))).toEqual({
    port: 0,
    data: 'd',
    seed: 'none',
    history: 2_000,
    now: Date.UTC(2026, 10, 22, 9),
    webAppKey: 'k',
    locale: 'fr_FR',
    smtp: 'smtp://127.0.0.1:2525',
    odoo: { kind: 'server', url: 'https://o.example', db: 'b', user: 'u', key: 'y' },
    project: 'p',
    fresh: true,
  });
});

test('--help asks for the options', () => expect(readOptions(['--help'])).toBe('help'));

test.each([
  ['--colour red', '--colour'],
  ['--port 99999', '--port takes 0 to 65535, not "99999"'],
  ['--port', '--port'],
  ['--seed lots', '--seed takes demo or none, not "lots"'],
  ['--history many', '--history takes 0 to 10000, not "many"'],
  ['--now yesterday', '--now: "yesterday" is not an instant'],
  ['--locale de_DE', '--locale takes fr_FR or en_GB'],
  ['--smtp mail.example', '--smtp takes a URL that starts with smtp://'],
  ['--odoo-version 16', '--odoo-version takes 17 or 18 or 19'],
  ['--odoo-url https://o.example', '--odoo-url needs --odoo-db, --odoo-user and --odoo-key'],
  ['--odoo-key y', 'need --odoo-url'],
  ['start', 'start'],
])('%s is refused by name', (line, words) => {
  expect(() => readOptions(line.split(' '))).toThrow(words);
});

describe('the table of leads', () => {
  const columns = [
    { title: 'Lead', share: 10 },
    { title: 'Score', share: 5 },
    { title: 'Why', share: 30 },
  ];
  const why = 'No contact for more than 14 days, so the agent wrote again';
  const rows = [['Brasserie du Vieux Lavoir', '71', why]];

  test.each([80, 100, 200])('stays within %d characters and loses no word', (width) => {
    const text = table(columns, rows, width);
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(width);
    for (const word of why.split(' ')) expect(text).toContain(word);
  });

  test('on a narrow terminal each lead is a paragraph', () => {
    expect(table(columns, rows, 40)).toMatch(/^Lead: Brasserie du Vieux Lavoir\nScore: 71\nWhy: No contact/);
  });
});
