import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closedLeads } from '../assess/score/leads';

const ROOT = path.join(__dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'score-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
}

function score(...args: string[]) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'local/score.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { ...run, lines: run.stdout.split('\n').filter((line) => line !== '') };
}

const leads = closedLeads(260, 4);

/** The leads as CSV with every cell quoted, or as another program would write it. */
function csv(
  from: number,
  to: number,
  { separator = ',', end = '\n', mark = '', without = '' } = {},
): string {
  const columns = [...Object.keys(leads[0]!.values), 'created', 'won'].filter((name) => name !== without);
  const rows = leads.slice(from, to).map(({ values, won, at }) => {
    const date = new Date(at!).toISOString();
    const all: Record<string, unknown> = {
      ...values,
      created: `${date.slice(8, 10)}-${date.slice(5, 7)}-${date.slice(0, 4)}`,
      won: won ? 'won' : 'lost',
    };
    return columns.map((name) => `"${String(all[name] ?? '').replace(/"/g, '""')}"`).join(separator);
  });
  return mark + [columns.join(separator), ...rows].join(end) + end;
}

test('one probability a line on stdout in the order of the test file, the report on stderr', () => {
  const train = file('train.csv', csv(0, 200));
  const test = file('test.csv', csv(200, 260));
  const { lines, stderr, status } = score(train, test, '--label', 'won', '--date', 'created');
  expect(status).toBe(0);
  expect(lines).toHaveLength(60);
  for (const line of lines) {
    expect(Number(line)).toBeGreaterThanOrEqual(0.005);
    expect(Number(line)).toBeLessThanOrEqual(0.995);
  }
  const mean = (won: boolean) => {
    const of = lines.filter((_, i) => leads[200 + i]!.won === won).map(Number);
    return of.reduce((sum, p) => sum + p / of.length, 0);
  };
  expect(mean(true)).toBeGreaterThan(mean(false) + 0.05);
  expect(stderr).toMatch(/Learned from \d+ won and \d+ lost leads/);
  expect(stderr).toMatch(/AUC 0\.\d+ \(/);
});

test('a label in the test file changes nothing, and neither does how the files are written', () => {
  const train = file('plain.csv', csv(0, 120));
  const plain = score(
    train,
    file('labelled.csv', csv(200, 220)),
    '--label',
    'won',
    '--drop',
    'phone, colour',
  );
  const bare = score(
    train,
    file('bare.csv', csv(200, 220, { without: 'won' })),
    '--label',
    'won',
    '--drop',
    'phone,colour',
  );
  const windows = score(
    file('windows.csv', csv(0, 120, { separator: ';', end: '\r\n', mark: '\uFEFF' })),
    file('tabs.csv', csv(200, 220, { separator: '\t' })),
    '--label',
    'won',
    '--drop',
    'phone,colour',
  );
  expect(plain.lines).toHaveLength(20);
  expect(bare.stdout).toBe(plain.stdout);
  expect(windows.stdout).toBe(plain.stdout);
});

test('a column that the test file lacks counts as not known, with a warning', () => {
  const train = file('all.csv', csv(0, 120));
  const { lines, stderr, status } = score(
    train,
    file('less.csv', csv(200, 210, { without: 'source' })),
    '--label',
    'won',
  );
  expect(status).toBe(0);
  expect(lines).toHaveLength(10);
  expect(stderr).toMatch(/less\.csv has no column "source"/);
});

test('a header alone is a test file without leads', () => {
  const { status, stdout } = score(
    file('t.csv', csv(0, 60)),
    file('head.csv', 'source,visits\n'),
    '--label',
    'won',
  );
  expect(status).toBe(0);
  expect(stdout).toBe('');
});

describe('a file that cannot be used is named, with line and column', () => {
  const good = 'a,b,won\n1,x,1\n2,y,0\n3,"two\nlines",1\n';
  test.each<[string, string, string[], RegExp]>([
    [
      'a label that is neither',
      `${good}4,z,maybe\n`,
      ['--label', 'won'],
      /bad\.csv, line 6, column "won": "maybe"/,
    ],
    ['a missing label', 'a,b,won\n1,x,\n', ['--label', 'won'], /line 2, column "won": ""/],
    ['no such label column', good, ['--label', 'outcome'], /line 1: there is no column "outcome"/],
    ['no such date column', good, ['--label', 'won', '--date', 'day'], /line 1: there is no column "day"/],
    [
      'a date that is none',
      'd,won\n2025-01-01,1\nsoon,0\n',
      ['--label', 'won', '--date', 'd'],
      /line 3, column "d": "soon"/,
    ],
    [
      'a short line',
      `${good}4,1\n`,
      ['--label', 'won'],
      /line 6: 2 cells, but the header names 3 columns; "won" is missing/,
    ],
    ['a long line', `${good}4,z,1,1\n`, ['--label', 'won'], /line 6: 4 cells/],
    ['an open quote', `${good}4,"z,1\n`, ['--label', 'won'], /line 6: a quote/],
    ['nothing', '', ['--label', 'won'], /bad\.csv: the file is empty/],
    ['a header alone', 'a,won\n', ['--label', 'won'], /no lead below/],
    ['a column twice', 'a,a,won\n1,1,1\n', ['--label', 'won'], /line 1: two columns are named "a"/],
    ['one outcome only', 'a,won\n1,1\n2,1\n', ['--label', 'won'], /ended the same way/],
    ['no label asked', good, [], /--label is needed/],
  ])('%s', (_, content, args, message) => {
    const { status, stdout, stderr } = score(file('bad.csv', content), file('any.csv', good), ...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  test('a file that is not there', () => {
    const { status, stderr } = score(path.join(folder, 'nowhere.csv'), 'x.csv', '--label', 'won');
    expect(stderr).toMatch(/nowhere\.csv: there is no such file/);
    expect(status).toBe(1);
  });
});
