import type { Examination } from './learned';

/** A lead's score before it was closed, and how it ended. */
export interface Judged {
  probability: number;
  won: boolean;
}

const BINS = 10;
const TOP = 0.2;
/** Of the normal distribution, two-sided 95 %. */
const Z95 = 1.96;

/**
 * What scores are worth, on leads that the model never saw.
 * @param predicted in any order; ties are counted half, so equal scores for all give an AUC of 0.5 and a lift of 1
 * @param baseRate share of won among the leads learned from: what a model without knowledge would answer
 */
export function examine(predicted: readonly Judged[], baseRate: number): Examination {
  const won = predicted.reduce((sum, lead) => sum + (lead.won ? 1 : 0), 0);
  const lost = predicted.length - won;
  const n = Math.max(1, predicted.length);
  const area = areaUnderCurve(predicted);
  const winsInTop = shareOfWinsInTop(predicted, won);
  const bins = reliability(predicted);
  return {
    won,
    lost,
    ...area,
    lift: winsInTop / TOP,
    winsInTop,
    brier: sum(predicted, (lead) => (lead.probability - +lead.won) ** 2) / n,
    baseBrier: sum(predicted, (lead) => (baseRate - +lead.won) ** 2) / n,
    logLoss: sum(predicted, (lead) => logLoss(lead.probability, lead.won)) / n,
    baseLogLoss: sum(predicted, (lead) => logLoss(baseRate, lead.won)) / n,
    calibration: sum(bins, (bin) => bin.count * Math.abs(bin.predicted - bin.won)) / n,
    bins,
  };
}

export function logLoss(probability: number, won: boolean): number {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return -Math.log(won ? p : 1 - p);
}

/**
 * Area under the ROC curve with DeLong's 95 % interval (DeLong, DeLong & Clarke-Pearson 1988, by midranks as in
 * Sun & Xu 2014). With no won or no lost lead nothing can be ranked: 0.5, anywhere between 0 and 1.
 */
function areaUnderCurve(predicted: readonly Judged[]): { auc: number; aucLow: number; aucHigh: number } {
  const won = predicted.filter((lead) => lead.won).map((lead) => lead.probability);
  const lost = predicted.filter((lead) => !lead.won).map((lead) => lead.probability);
  if (won.length === 0 || lost.length === 0) return { auc: 0.5, aucLow: 0, aucHigh: 1 };
  const placements = (of: number[], among: number[]) => {
    const sorted = Float64Array.from(among).sort();
    return of.map((value) => (below(sorted, value) + notAbove(sorted, value)) / 2 / sorted.length);
  };
  const ofWon = placements(won, lost);
  const ofLost = placements(lost, won).map((share) => 1 - share);
  const auc = mean(ofWon);
  // With a single lead on a side, or a perfect ranking, the variance would be 0: Hanley & McNeil's for the same area.
  const deLong = variance(ofWon) / won.length + variance(ofLost) / lost.length;
  const width = Z95 * Math.sqrt(deLong > 0 ? deLong : hanley(auc, won.length, lost.length));
  return { auc, aucLow: Math.max(0, auc - width), aucHigh: Math.min(1, auc + width) };
}

/** Hanley & McNeil 1982; an area of 0 or 1 is taken as if half a pair more were wrong. */
function hanley(auc: number, won: number, lost: number): number {
  const edge = 0.5 / (won * lost + 1);
  const a = Math.min(1 - edge, Math.max(edge, auc));
  const q1 = a / (2 - a);
  const q2 = (2 * a * a) / (1 + a);
  return (a * (1 - a) + (won - 1) * (q1 - a * a) + (lost - 1) * (q2 - a * a)) / (won * lost);
}

/** Leads tied at the border of the top fifth count with the share of them that fits in. */
function shareOfWinsInTop(predicted: readonly Judged[], won: number): number {
  if (won === 0) return TOP;
  const sorted = [...predicted].sort((a, b) => b.probability - a.probability);
  let left = TOP * sorted.length;
  let wins = 0;
  for (let from = 0; from < sorted.length && left > 0; ) {
    let to = from;
    let winsOfTied = 0;
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability)
      winsOfTied += +sorted[to++]!.won;
    wins += winsOfTied * Math.min(1, left / (to - from));
    left -= to - from;
    from = to;
  }
  return wins / won;
}

function reliability(predicted: readonly Judged[]): Examination['bins'] {
  const bins = Array.from({ length: BINS }, () => ({ predicted: 0, won: 0, count: 0 }));
  for (const { probability, won } of predicted) {
    const bin = bins[Math.max(0, Math.min(BINS - 1, Math.floor(probability * BINS)))]!;
    bin.predicted += probability;
    bin.won += +won;
    bin.count++;
  }
  return bins.map(({ predicted: all, won, count }) =>
    count === 0 ? { predicted: 0, won: 0, count } : { predicted: all / count, won: won / count, count },
  );
}

/** How many of `sorted` are smaller than `value`. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function notAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const m = mean(values);
  return values.reduce((total, value) => total + (value - m) ** 2, 0) / (values.length - 1);
}
