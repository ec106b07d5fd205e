import fc from 'fast-check';
import { examine, type Judged } from '../../../src/assess/score/examine';

const lead = (probability: number, won: boolean): Judged => ({ probability, won });
const judged = fc.array(
  fc.record({ probability: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), won: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 60,
  },
);

test('the area under the curve is the share of won–lost pairs in the right order, ties counted half', () => {
  fc.assert(
    fc.property(judged, (leads) => {
      const won = leads.filter((each) => each.won);
      const lost = leads.filter((each) => !each.won);
      fc.pre(won.length > 0 && lost.length > 0);
      let right = 0;
      for (const w of won)
        for (const l of lost)
          right += w.probability > l.probability ? 1 : w.probability === l.probability ? 0.5 : 0;
      const { auc, aucLow, aucHigh } = examine(leads, 0.5);
      expect(auc).toBeCloseTo(right / won.length / lost.length, 10);
      expect(aucLow).toBeLessThanOrEqual(auc);
      expect(aucHigh).toBeGreaterThanOrEqual(auc);
    }),
  );
});

test('the interval narrows with the number of leads, and is never a point', () => {
  const widthOf = (times: number) => {
    const leads = Array.from({ length: times }, () => [
      lead(0.2, false),
      lead(0.4, true),
      lead(0.5, false),
      lead(0.9, true),
    ]).flat();
    const { aucLow, aucHigh } = examine(leads, 0.5);
    return aucHigh - aucLow;
  };
  expect(widthOf(100)).toBeLessThan(widthOf(10) / 2);
  const perfect = examine([lead(0.9, true), lead(0.8, true), lead(0.1, false), lead(0.2, false)], 0.5);
  expect(perfect.auc).toBe(1);
  expect(perfect.aucLow).toBeLessThan(0.95);
});

test('one score for all ranks nobody: AUC 0.5, lift 1, calibrated when it is the base rate', () => {
  const leads = Array.from({ length: 50 }, (_, i) => lead(0.3, i % 10 < 3));
  const exam = examine(leads, 0.3);
  expect(exam).toMatchObject({ won: 15, lost: 35, auc: 0.5 });
  expect(exam.lift).toBeCloseTo(1);
  expect(exam.winsInTop).toBeCloseTo(0.2);
  expect(exam.calibration).toBeCloseTo(0);
  expect(exam.brier).toBeCloseTo(exam.baseBrier);
  expect(exam.logLoss).toBeCloseTo(exam.baseLogLoss);
});

test('figures that can be checked by hand', () => {
  const exam = examine(
    [lead(0.95, true), lead(0.85, false), lead(0.15, true), lead(0.05, false), lead(0.04, false)],
    0.4,
  );
  expect(exam.auc).toBeCloseTo(5 / 6);
  expect(exam.winsInTop).toBeCloseTo(0.5);
  expect(exam.lift).toBeCloseTo(2.5);
  expect(exam.brier).toBeCloseTo((0.0025 + 0.7225 + 0.7225 + 0.0025 + 0.0016) / 5);
  expect(exam.calibration).toBeCloseTo((0.05 + 0.85 + 0.85 + 0.09) / 5);
  expect(exam.bins[9]).toEqual({ predicted: 0.95, won: 1, count: 1 });
  expect(exam.bins[5]).toEqual({ predicted: 0, won: 0, count: 0 });
});

test.each([
  ['no lead', []],
  ['only won ones', [lead(0.9, true), lead(0.1, true)]],
])('does not throw and claims nothing: %s', (_, leads) => {
  const exam = examine(leads, 0.5);
  expect(exam).toMatchObject({ auc: 0.5, aucLow: 0, aucHigh: 1 });
  for (const value of [exam.brier, exam.logLoss, exam.calibration, exam.lift])
    expect(Number.isFinite(value)).toBe(true);
});
