import type { Contribution, Example, Prediction, Value } from './learned';
import { type ExpertWeights, SIGNS, type Sign, type SignKey } from './weights';

/** Points of 100 that one unit of log-odds is worth in the middle of the scale. */
const POINTS_OF_LOGIT = 25;

/**
 * How the expert's opinion is read once there is history: `shift` and `scale` of its log-odds, so that of the leads
 * it gives 30, 30 in 100 were won. Untuned: 0 and 1.
 */
export interface Tuning {
  shift: number;
  scale: number;
}

const UNTUNED: Tuning = { shift: 0, scale: 1 };

/** The opinion of the expert's table about a lead. All parts and the base add up to 100 × probability. */
export function expertOpinion(
  values: Readonly<Record<string, Value>>,
  weights: ExpertWeights,
  { shift, scale }: Tuning = UNTUNED,
): Prediction {
  const start = shift + scale * logit(weights.base / 100);
  const parts = signsOf(values, weights).map((part) => ({ ...part, logit: scale * part.logit }));
  const end = parts.reduce((sum, part) => sum + part.logit, start);
  const slope = steepness(start, end);
  const contributions: Contribution[] = parts.map(({ column, value, logit }) => ({
    column,
    value,
    points: logit * slope,
  }));
  contributions.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return { probability: probabilityOf(end), base: 100 * probabilityOf(start), contributions };
}

/**
 * Reads the expert's log-odds by how closed leads have ended: a logistic regression with two weights, held to what
 * the table says where there is little history.
 */
export function tuneExpert(examples: readonly Example[], weights: ExpertWeights): Tuning {
  const points = examples.map(({ values, won }) => ({ x: logitOf(values, weights), won: won ? 1 : 0 }));
  let [shift, scale] = [0, 1];
  for (let round = 0; round < NEWTON_ROUNDS; round++) {
    // Second derivatives with the prior's own: ten leads' worth of belief in the table.
    let [g0, g1, h00, h01, h11] = [PRIOR * shift, PRIOR * (scale - 1), PRIOR, 0, PRIOR];
    for (const { x, won } of points) {
      const p = probabilityOf(shift + scale * x);
      g0 += p - won;
      g1 += (p - won) * x;
      h00 += p * (1 - p);
      h01 += p * (1 - p) * x;
      h11 += p * (1 - p) * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    shift -= (h11 * g0 - h01 * g1) / determinant;
    scale -= (h00 * g1 - h01 * g0) / determinant;
  }
  const sane = Number.isFinite(shift) && Number.isFinite(scale);
  // Where the table is wrong about what speaks for a lead, it says nothing rather than the opposite.
  return sane ? { shift, scale: Math.max(0, scale) } : UNTUNED;
}

/** No value earns more than so many times its sign's points, however absurd. */
const MOST_TIMES = 3;

const NEWTON_ROUNDS = 12;
const PRIOR = 2.5;

function logitOf(values: Readonly<Record<string, Value>>, weights: ExpertWeights): number {
  return signsOf(values, weights).reduce((sum, { logit }) => sum + logit, logit(weights.base / 100));
}

function signsOf(values: Readonly<Record<string, Value>>, weights: ExpertWeights) {
  const byColumn = new Map<string, { column: string; value: string; logit: number }>();
  for (const [key, sign] of Object.entries(SIGNS) as [SignKey, Sign][]) {
    const value = values[sign.column] ?? null;
    const times = Math.max(0, Math.min(MOST_TIMES, sign.times(value)));
    const added = (times * weights.points[key]) / POINTS_OF_LOGIT;
    if (added === 0) continue;
    const known = byColumn.get(sign.column);
    if (known) known.logit += added;
    else byColumn.set(sign.column, { column: sign.column, value: String(value ?? ''), logit: added });
  }
  return [...byColumn.values()];
}

/** Points per unit of log-odds on the way from one to the other: what makes the parts add up. */
function steepness(start: number, end: number): number {
  if (Math.abs(end - start) < 1e-6) {
    const p = probabilityOf(start);
    return 100 * p * (1 - p);
  }
  return (100 * (probabilityOf(end) - probabilityOf(start))) / (end - start);
}

function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
