import type { Published } from '../../src/assess/score/score';
import { SHIPPED_WEIGHTS } from '../../src/assess/score/weights';
import { beginLearning, goOnLearning } from '../../src/run/learn';
import type { Desk } from '../../src/run/run';
import { readVersions } from '../../src/run/versions';
import type { Progress } from '../../src/sheet/memory';
import type { Cell, Grid, TabKey } from '../../src/sheet/tab';
import { TABS } from '../../src/sheet/tabs';
import { Workbook } from '../../src/sheet/workbook';

/** A sheet in memory, as far as learning asks for one. */
function sheetOf(key: TabKey, rows: Cell[][] = []): Grid & { cells: Cell[][] } {
  const cells: Cell[][] = [TABS[key].columns.map(({ label }) => label.en), ...rows];
  const unused = () => {
    throw new Error('not used by learning');
  };
  return {
    cells,
    read: () => cells.map((row) => [...row]),
    readColumn: (column) => cells.slice(1).map((row) => row[column - 1] ?? ''),
    write(row, column, block) {
      for (const [i, line] of block.entries()) {
        cells[row - 1 + i] ??= [];
        for (const [n, cell] of line.entries()) cells[row - 1 + i]![column - 1 + n] = cell;
      }
    },
    writePage(page) {
      this.write(2, 1, page);
    },
    lastRow: () => cells.length,
    insertRows: () => {},
    append: unused,
    deleteRows: unused,
    addTickBoxes: unused,
    writeNotes: unused,
    markRows: unused,
  };
}

/** Closed leads of which those that ask for a quote, and those by phone, are won more often. */
function history(count: number): Cell[][] {
  return Array.from({ length: count }, (_, i) => {
    const [quote, phone] = [i % 3 === 0, i % 5 < 2];
    const won = (i * 7919) % 100 < 15 + 40 * Number(quote) + 25 * Number(phone);
    const closed = new Date(Date.UTC(2025, 0, 1) + i * 9e7);
    const known = JSON.stringify({ quote: quote ? 'yes' : 'no', phone: phone ? 'yes' : 'no', age: i % 11 });
    return [`Lead ${i}`, won ? 'won' : 'lost', closed, closed, 'made out afterwards', '', known, String(i)];
  });
}

/** One execution after the other on the same workbook; each is left once it has asked the time so often. */
function learnInPieces(rows: Cell[][], asksUntilTimeIsUp: number) {
  const sheets = new Map(
    Object.values(TABS).map(({ key }, i) => [i, sheetOf(key, key === 'history' ? rows : [])]),
  );
  const layout = {
    version: 1,
    locale: 'en_GB',
    installedAt: '',
    sheets: Object.fromEntries(Object.values(TABS).map(({ key }, i) => [key, i])),
    aliases: {},
  };
  let kept = { progress: JSON.stringify({ learning: {} }), learning: '', model: '' };
  let executions = 0;
  for (let done = false; !done; executions++) {
    let asks = 0;
    const progress = JSON.parse(kept.progress) as Progress;
    const desk = {
      workbook: new Workbook(layout, { grid: (id) => sheets.get(id), renamed: () => ({}) }),
      progress,
      scoring: {
        expert: SHIPPED_WEIGHTS,
        grades: { A: 70, B: 50, C: 30 },
        published: kept.model ? JSON.parse(kept.model) : undefined,
      },
      now: () => new Date('2026-11-23T09:00:00Z'),
      localTime: (date: Date) => date.toISOString().slice(0, 16).replace('T', ' '),
      flush: () => {},
      timeIsUp: () => ++asks > asksUntilTimeIsUp,
      learningState: () => kept.learning,
      remember(learning?: string) {
        kept = { ...kept, progress: JSON.stringify(progress), ...(learning !== undefined && { learning }) };
      },
      publish(published: Published) {
        desk.scoring = { ...desk.scoring, published };
        kept = { progress: JSON.stringify(progress), learning: '', model: JSON.stringify(published) };
      },
    } as unknown as Desk;
    if (executions === 0) beginLearning(desk, 'menu');
    done = goOnLearning(desk).done;
    if (executions > 200) throw new Error('It never comes to its end.');
  }
  const page = [...sheets.values()][Object.keys(TABS).indexOf('model')]!.cells;
  return { executions, page, model: kept.model, state: kept.learning };
}

test('learning that runs out of time again and again ends with the same model as learning at one go', () => {
  const rows = history(400);
  const whole = learnInPieces(rows, Number.POSITIVE_INFINITY);
  expect(whole.executions).toBe(1);
  expect(whole.page[1]![1]).toMatch(/^(Good enough|Better than chance)/);
  const pieces = learnInPieces(rows, 2);
  expect(pieces.executions).toBeGreaterThan(2);
  expect(JSON.parse(pieces.model)).toEqual(JSON.parse(whole.model));
  expect(pieces.page).toEqual(whole.page);
  expect(pieces.state).toBe('');
});

test('what people have spoilt in the tabs History and Model is left out', () => {
  const rows = history(300);
  rows[3]![6] = 'not JSON';
  rows[4]![1] = 'perhaps';
  rows[5]![2] = 'yesterday';
  const { page } = learnInPieces(rows, Number.POSITIVE_INFINITY);
  const [won, lost] = String(page[1]![1])
    .match(/\d+(?= (?:won|lost))/g)!
    .map(Number);
  expect(won! + lost!).toBe(297);
  expect(readVersions(new Map([['a', '{"id":']]))).toEqual([]);
});
