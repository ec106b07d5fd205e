import fc from 'fast-check';
import { lookAge, momentOf } from '../../../src/assess/score/moment';
import { employeesOf, valuesAt } from '../../../src/assess/score/values';
import { blankLead, type JudgedInteraction } from '../../../src/lead/apply';
import { fromChunks, toChunks } from '../../../src/sheet/chunks';

const DAY = 86_400_000;
const CAME = new Date('2026-03-02T09:00:00Z');

const said = (
  day: number,
  direction: 'in' | 'out',
  more: Partial<JudgedInteraction> = {},
): JudgedInteraction => ({
  id: `${direction}${day}`,
  leadId: '1',
  at: new Date(CAME.getTime() + day * DAY),
  direction,
  channel: 'email',
  from: '',
  subject: '',
  text: '',
  sentiment: 'neutral',
  ...more,
});

describe('a lead is looked at', () => {
  test('on a day that its id alone decides, before it was closed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 200 }), (id, life) => {
        const closedAt = new Date(CAME.getTime() + life * DAY);
        const moment = momentOf(id, CAME, closedAt);
        expect(moment?.getTime()).toBe(life >= lookAge(id) ? CAME.getTime() + lookAge(id) * DAY : undefined);
      }),
    );
  });

  test('at ages in the shares that are meant, for the ids that Odoo gives', () => {
    const count = new Map<number, number>();
    for (let id = 1; id <= 10_000; id++) {
      const age = lookAge(String(id));
      count.set(age, (count.get(age) ?? 0) + 1);
    }
    const shares = [...count].sort(([a], [b]) => a - b).map(([age, n]) => [age, Math.round(n / 500) / 20]);
    expect(shares).toEqual([
      [0, 0.55],
      [7, 0.2],
      [21, 0.15],
      [45, 0.1],
    ]);
  });
});

test('what was said later changes nothing of what was known', () => {
  const lead = {
    ...blankLead(CAME),
    revenue: 9_000,
    priority: 3,
    tags: 'signed',
    descriptionSentiment: 'neutral' as const,
  };
  const moment = new Date(CAME.getTime() + 7 * DAY);
  const until = [said(1, 'out'), said(3, 'in', { sentiment: 'positive' })];
  const later = [said(8, 'in', { sentiment: 'negative' }), said(30, 'out')];
  const known = valuesAt(lead, until, moment);
  expect(valuesAt(lead, [...later, ...until], moment)).toEqual(known);
  expect(known).toMatchObject({ received: 1, sent: 1, positive: 1, latest: 'positive', silence: 4, age: 7 });
  expect(known).toMatchObject({ revenue: null, priority: null, tags: null, probability: null });
});

test.each([
  ['25-50', 35],
  ['50 à 249 salariés', 112],
  ['10 000+', 10_000],
  ['1,200 people', 1_200],
  ['about 40', 40],
  ['', null],
  ['many', null],
])('a size worded %j is about %j employees', (size, employees) => {
  expect(employeesOf(size)).toBe(employees);
});

describe('a long text in properties', () => {
  const text = JSON.stringify({ words: 'é€😀'.repeat(4_000) });

  test('comes back whole, each property within Google’s 9 kB', () => {
    const properties = toChunks('MODEL', text);
    for (const value of Object.values(properties)) expect(Buffer.byteLength(value)).toBeLessThan(9 * 1024);
    expect(JSON.parse(fromChunks('MODEL', properties))).toEqual(JSON.parse(text));
  });

  test('is not taken for whole when a part is another’s or missing', () => {
    const properties = toChunks('MODEL', text);
    expect(fromChunks('MODEL', { ...properties, MODEL_2: 'x'.repeat(properties.MODEL_2!.length) })).toBe('');
    expect(fromChunks('MODEL', { ...properties, MODEL_1: undefined as never })).toBe('');
    expect(fromChunks('MODEL', { ...properties, ...toChunks('MODEL', '') })).toBe('');
    expect(fromChunks('MODEL', {})).toBe('');
  });
});
