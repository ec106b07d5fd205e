import fc from 'fast-check';
import { COLUMNS, columnOf, USE_OF_FIELDS } from '../../../src/assess/score/columns';
import { expertOpinion, tuneExpert } from '../../../src/assess/score/expert';
import { learn } from '../../../src/assess/score/learn';
import type { Example, LearnedModel, Value } from '../../../src/assess/score/learned';
import { reasonText, whyText } from '../../../src/assess/score/reasons';
import { gradeOf, learnedShare, opinion, type Scoring, scoreOf } from '../../../src/assess/score/score';
import { SHIPPED_WEIGHTS, SIGNS, type SignKey } from '../../../src/assess/score/weights';

const GRADES = { A: 70, B: 50, C: 30 };

/** Values as leads have them, and as they have not: missing, unseen, absurd. */
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.constantFrom('yes', 'no', 'company', 'free', 'none', 'positive', 'negative', 'Website', '__proto__', ''),
  fc.integer({ min: 0, max: 400 }),
  fc.double({ noNaN: true }),
  fc.string(),
);
const values = fc
  .tuple(...Object.keys(COLUMNS).map((key) => fc.tuple(fc.constant(key), value)))
  .map((entries) => Object.fromEntries(entries) as Record<string, Value>);

const weights = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.tuple(...Object.keys(SIGNS).map(() => fc.integer({ min: -60, max: 60 }))),
  )
  .map(([base, points]) => ({
    base,
    points: Object.fromEntries(Object.keys(SIGNS).map((key, i) => [key, points[i]!])) as Record<
      SignKey,
      number
    >,
  }));

/** Closed leads of which those that ask for a quote are won more often. */
function closed(count: number): Example[] {
  return Array.from({ length: count }, (_, i) => {
    const quote = i % 3 === 0 ? 'yes' : 'no';
    return {
      values: { quote, phone: i % 2 ? 'yes' : 'no' },
      won: quote === 'yes' ? i % 4 > 0 : i % 7 === 0,
      at: i * 1e7,
    };
  });
}

function learnedFrom(count: number): NonNullable<Scoring['published']> {
  const examples = closed(count);
  const { model } = learn(examples, { now: count * 1e7 });
  const won = examples.filter((example) => example.won).length;
  const tuning = tuneExpert(examples, SHIPPED_WEIGHTS);
  return {
    id: 'a',
    at: '2026-11-23T09:00:00Z',
    won,
    lost: count - won,
    model: model as LearnedModel,
    tuning,
  };
}

describe.each([
  ['the expert', undefined],
  ['a learned model beside the expert', learnedFrom(300)],
])('a score by %s', (_, published) => {
  test('is 1 to 99, and its base and reasons add up to it, whatever the lead', () => {
    fc.assert(
      fc.property(values, weights, (lead, expert) => {
        const { score, base, reasons } = scoreOf(lead, { expert, grades: GRADES, published });
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(99);
        expect(base + reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        const strengths = reasons.filter(({ column }) => column !== '').map(({ points }) => Math.abs(points));
        expect([...strengths].sort((a, b) => b - a)).toEqual(strengths);
      }),
    );
  });

  test('has parts that add up to its probability before rounding too', () => {
    fc.assert(
      fc.property(values, weights, (lead, expert) => {
        const { probability, base, contributions } = opinion(lead, { expert, grades: GRADES, published });
        const sum = contributions.reduce((total, { points }) => total + points, base);
        expect(sum).toBeCloseTo(100 * probability, 6);
      }),
    );
  });

  test('can be told in both languages', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('fr' as const, 'en' as const), (lead, language) => {
        const { reasons } = scoreOf(lead, { expert: SHIPPED_WEIGHTS, grades: GRADES, published });
        for (const reason of reasons)
          expect(reasonText(reason, lead, language)).not.toMatch(/\{value\}|^undefined$/);
      }),
    );
  });
});

test('the learned model weighs more the more leads were won and lost', () => {
  expect(learnedShare(undefined)).toBe(0);
  expect(learnedShare({ won: 40, lost: 900 })).toBe(0.5);
  expect(learnedShare({ won: 360, lost: 900 })).toBe(0.9);
});

test('reasons are told with their values, strongest first', () => {
  const lead = { quote: 'yes', phone: 'no', silence: 11, email: 'company' };
  const { reasons } = scoreOf(lead, { expert: SHIPPED_WEIGHTS, grades: GRADES });
  expect(whyText(reasons, lead, 'en')).toMatch(
    /^\+\d+ asks for a quote or a price · −\d silent for 11 days · \+\d company e-mail address · −\d no phone number$/,
  );
  expect(whyText(reasons, lead, 'fr')).toContain('silence depuis 11 jours');
});

test.each([
  [70, 'A'],
  [69, 'B'],
  [50, 'B'],
  [49, 'C'],
  [30, 'C'],
  [29, 'D'],
])('a score of %i is a %s', (score, grade) => {
  expect(gradeOf(score, GRADES)).toBe(grade);
});

describe('the expert', () => {
  test('with another weight scores otherwise', () => {
    const points = { ...SHIPPED_WEIGHTS.points, quote: 0 };
    const lead = { quote: 'yes' };
    const { contributions } = expertOpinion(lead, { ...SHIPPED_WEIGHTS, points });
    expect(contributions).toEqual([]);
    expect(expertOpinion(lead, SHIPPED_WEIGHTS).probability).toBeGreaterThan(0.3);
  });

  test('read by history says as often as leads were won', () => {
    const examples = closed(900);
    const tuning = tuneExpert(examples, SHIPPED_WEIGHTS);
    const said = examples.map(({ values }) => expertOpinion(values, SHIPPED_WEIGHTS, tuning).probability);
    const mean = said.reduce((sum, probability) => sum + probability, 0) / said.length;
    const won = examples.filter((example) => example.won).length / examples.length;
    expect(Math.abs(mean - won)).toBeLessThan(0.02);
  });

  test('that history proves wrong says nothing rather than the opposite', () => {
    const against = closed(900).map((example) => ({ ...example, won: !example.won }));
    expect(tuneExpert(against, SHIPPED_WEIGHTS).scale).toBe(0);
  });
});

test('every field of a lead either feeds columns that exist or is said never to be looked at, and why', () => {
  for (const use of Object.values(USE_OF_FIELDS)) {
    if (!Array.isArray(use)) expect(use.never).not.toBe('');
    else for (const key of use) expect(columnOf(key)).toBeDefined();
  }
});
