import fc from 'fast-check';
import { learn, learning, resume } from '../../../src/assess/score/learn';
import type { Example, LearnedModel, Value } from '../../../src/assess/score/learned';
import { randomOf } from '../../../src/assess/score/learning/random';
import { predict } from '../../../src/assess/score/predict';
import { closedLeads } from './leads';

const NOW = 1_750_000_000_000;
const leads = closedLeads(600, 1);
const undated = leads.map(({ values, won }) => ({ values, won }));
const few = undated.slice(0, 40);

let model: LearnedModel;
beforeAll(() => {
  model = learn(leads, { now: NOW }).model;
});

const oddValue = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.constantFrom('referral', 'ads', 'a@gmail.com', '2025-02-30', '1e400', '__proto__', 'Infinity'),
) as fc.Arbitrary<Value>;
const anyLead = fc.dictionary(
  fc.oneof(fc.constantFrom('source', 'employees', 'visits', 'email', 'description', 'phone'), fc.string()),
  oddValue,
);

describe('a score', () => {
  test('is the base plus its parts, and never 0 or 100, whatever is known of the lead', () => {
    fc.assert(
      fc.property(anyLead, (values) => {
        const { probability, base, contributions } = predict(model, values);
        const sum = contributions.reduce((total, { points }) => total + points, base);
        expect(sum).toBeCloseTo(100 * probability, 8);
        expect(probability).toBeGreaterThanOrEqual(0.005);
        expect(probability).toBeLessThanOrEqual(0.995);
      }),
      { numRuns: 500 },
    );
  });

  test('rises with what wins deals, and says so first', () => {
    const values = { ...leads[0]!.values, source: 'website', employees: 100, visits: 5, email: 'b@firm.fr' };
    const referred = predict(model, { ...values, source: 'referral' });
    const called = predict(model, { ...values, source: 'cold call' });
    expect(referred.probability).toBeGreaterThan(called.probability + 0.2);
    expect(referred.contributions.find(({ column }) => column === 'source')).toMatchObject({
      value: 'referral',
    });
    expect(referred.contributions.find(({ column }) => column === 'source')!.points).toBeGreaterThan(5);
    expect(called.contributions.find(({ column }) => column === 'source')!.points).toBeLessThan(-5);
    const strengths = referred.contributions.map(({ points }) => Math.abs(points));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });

  test('is the same from the model as it was stored', () => {
    const stored = JSON.parse(JSON.stringify(model)) as LearnedModel;
    for (const { values } of leads.slice(0, 50))
      expect(predict(stored, values)).toEqual(predict(model, values));
  });
});

describe('learning', () => {
  test('gives the same model whatever the order of leads and columns', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(learn(shuffled(few, seed), { now: NOW }).model).toEqual(learn(few, { now: NOW }).model);
      }),
      { numRuns: 5 },
    );
    expect(learn(shuffled(leads, 3), { now: NOW }).model).toEqual(model);
  });

  test('does not care for a column that is the same for all, and says so', () => {
    const more = leads.map((lead) => ({ ...lead, values: { always: 'yes', never: '', ...lead.values } }));
    const learned = learn(more, { now: NOW });
    expect(learned.model).toEqual(model);
    expect(learned.report.leftOut).toEqual([
      { column: 'always', why: 'constant' },
      { column: 'never', why: 'empty' },
    ]);
  });

  test.each([
    ['dated leads', leads.slice(0, 300)],
    ['leads without dates', undated.slice(0, 510)],
  ])('can be left after every step and gone on with elsewhere: %s', (_, examples) => {
    const whole = learn(examples, { now: NOW });
    let state = learning(examples, { now: NOW }).state();
    let steps = 0;
    for (;;) {
      const part = resume(shuffled(examples, steps), { now: NOW }, state);
      part.step();
      state = part.state();
      expect(state.length).toBeLessThan(60_000);
      if (!part.done) {
        steps++;
        continue;
      }
      expect(part.result()).toEqual(whole);
      break;
    }
    expect(steps).toBeGreaterThan(2);
  });

  test('begins again when the leads are not the same any more, or the state is none', () => {
    const begun = learning(undated, { now: NOW });
    begun.step();
    const whole = learn(few, { now: NOW });
    for (const state of [begun.state(), '', '{', '{"version":0}', 'null']) {
      const again = resume(few, { now: NOW }, state);
      while (!again.done) again.step();
      expect(again.result()).toEqual(whole);
    }
  });

  test('answers the base rate for every lead where there is no signal', () => {
    const { model: none, report } = learn(closedLeads(800, 7, 0), { now: NOW });
    expect(none.usable).toBe(false);
    const share = report.won / (report.won + report.lost);
    for (const { values } of leads.slice(0, 20)) {
      const { probability, contributions } = predict(none, values);
      expect(Math.abs(probability - share)).toBeLessThan(0.1);
      expect(contributions).toEqual([]);
    }
  });

  test('ranks from thirty leads already', () => {
    const { model: small } = learn(undated.slice(0, 30), { now: NOW });
    const scored = undated
      .slice(100)
      .map(({ values, won }) => ({ p: predict(small, values).probability, won }));
    const mean = (of: typeof scored) => of.reduce((sum, { p }) => sum + p, 0) / of.length;
    expect(mean(scored.filter(({ won }) => won))).toBeGreaterThan(
      mean(scored.filter(({ won }) => !won)) + 0.03,
    );
  });

  test('reports on the newest fifth, which was not learned from', () => {
    const { report } = learn(leads, { now: NOW });
    expect(report.examination.won + report.examination.lost).toBe(120);
    expect(report.from).toBe(leads[0]!.at);
    expect(report.to).toBe(leads[leads.length - 1]!.at);
    expect(report.examination.auc).toBeGreaterThan(0.7);
    expect(report.examination.aucLow).toBeLessThan(report.examination.auc);
    const named = report.importance.map(({ column }) => column);
    expect(named.indexOf('source')).toBeLessThan(named.includes('colour') ? named.indexOf('colour') : 99);
  });

  test('follows the newer leads where the world has changed', () => {
    const turned = leads.map((lead, i) => ({ ...lead, won: i < 300 ? !lead.won : lead.won }));
    const plain = learn(turned, { now: NOW, halfLifeDays: 100_000 }).model;
    const newer = learn(turned, { now: NOW, halfLifeDays: 20 }).model;
    const worth = (of: LearnedModel, source: string) =>
      predict(of, { ...leads[0]!.values, source }).probability;
    const gap = (of: LearnedModel) => worth(of, 'referral') - worth(of, 'cold call');
    expect(gap(newer)).toBeGreaterThan(gap(plain));
  });

  test.each<[string, Example[]]>([
    ['none at all', []],
    ['a single one', undated.slice(0, 1)],
    ['only won ones', undated.filter(({ won }) => won).slice(0, 50)],
    ['ones of which nothing is known', few.map(({ won }) => ({ values: {}, won }))],
  ])('of leads that teach nothing does not throw: %s', (_, examples) => {
    const learned = learn(examples, { now: NOW });
    expect(learned.model.usable).toBe(false);
    const { probability } = predict(learned.model, leads[0]!.values);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  });
});

describe('the guard against leakage', () => {
  const whyOf = (column: string, filledWith: (lead: Example, i: number) => Value) => {
    const more = undated.map((lead, i) => ({
      ...lead,
      values: { ...lead.values, [column]: filledWith(lead, i) },
    }));
    return learn(more, { now: NOW }).report.leftOut.find((each) => each.column === column)?.why;
  };
  const random = randomOf(9);

  test.each<[string, (lead: Example, i: number) => Value]>([
    [
      'a reason of loss that a third of the lost have',
      ({ won }, i) => (!won && i % 3 === 0 ? `reason ${i % 5}` : ''),
    ],
    ['an amount that is 0 for the lost', ({ won }, i) => (won ? 100 + i : 0)],
    ['a last stage', ({ won }) => (won ? 'Won' : 'Lost')],
    ['a stage that is wrong now and then', ({ won }, i) => (won === (i % 40 !== 0) ? 'Signed' : 'Open')],
    [
      'a closing date that only won ones have',
      ({ won }, i) => (won ? `2025-03-${String(1 + (i % 28)).padStart(2, '0')}` : ''),
    ],
  ])('leaves out %s', (_, filledWith) => {
    expect(whyOf('suspect', filledWith)).toBe('givesAwayOutcome');
  });

  test.each<[string, (lead: Example, i: number) => Value]>([
    [
      'minutes on the website, of which buyers spend twice as many',
      ({ won }) => Math.round(random() * (won ? 900 : 450)),
    ],
    [
      'a source of which nine in ten buy',
      ({ won }, i) => ((won ? i % 4 === 0 : i % 40 === 0) ? 'referral' : 'ads'),
    ],
    [
      'a phone number that buyers rather give',
      ({ won }, i) => (won || i % 3 > 0 ? `+331${1_000_000 + i}` : ''),
    ],
  ])('keeps %s', (_, filledWith) => {
    expect(whyOf('honest', filledWith)).toBeUndefined();
  });

  test('leaves out what names a lead, and what it is told is known only afterwards', () => {
    expect(whyOf('Lead Number', (_, i) => 660_000 - 13 * i)).toBe('identifier');
    expect(whyOf('token', (_, i) => `x${(i * 7919) % 100_003}`)).toBe('identifier');
    const { leftOut } = learn(undated, { now: NOW, knownAfterwards: ['visits'] }).report;
    expect(leftOut).toContainEqual({ column: 'visits', why: 'knownAfterwards' });
  });
});

/** The same leads in another order, each with its columns in another order. */
function shuffled(examples: readonly Example[], seed: number): Example[] {
  const random = randomOf(seed);
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  return mix(examples).map((example) => ({
    ...example,
    values: Object.fromEntries(mix(Object.entries(example.values))),
  }));
}
