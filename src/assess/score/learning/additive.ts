import { factor, inverseOfFactor, solve } from './linear-algebra';

/** The coefficients of one field, side by side. */
export interface Block {
  size: number;
  /** column 0 is "not known", the others are bins in order, of which neighbours are alike */
  ordered: boolean;
  /** of ordered bins: the mean of the values in each, standardised; without it they are taken as evenly apart */
  places?: readonly number[];
  /** what the weights are drawn to, 0 without */
  prior?: readonly number[];
}

/** Leads as lists of the columns that are 1 for them; column 0 (the same for all) is not listed. */
export interface Design {
  /** 1 + all blocks' sizes */
  width: number;
  blocks: readonly Block[];
  /** first column of each block */
  first: readonly number[];
  /** the columns of lead i are columns[start[i]] … columns[start[i + 1] - 1] */
  start: Int32Array;
  columns: Int32Array;
}

/** A logistic regression whose fields are drawn towards 0, each as strongly as the data say. */
export interface Additive {
  weights: Float64Array;
  /** prior variance of each block's weights, in squared log-odds */
  spread: Float64Array;
}

export interface AdditiveOptions {
  /** prior variances to begin from, or to keep when `rounds` is 0 */
  spread?: Float64Array;
  /** rounds of empirical Bayes */
  rounds?: number;
  /** added to every lead's log-odds */
  offset?: Float64Array;
}

/** What fields are worth before the data speak: a spread of about half a log-odd … */
const PRIOR_SPREAD = 0.3;
/** … which counts as much as this many weights. */
const PRIOR_COUNT = 1.5;
const NEWTON_STEPS = 25;
/** Variances of what ordered bins are made of, in units of a category's. */
const TREND = 0.3;
const VALUE_TREND = 0.5;
const CURVE = 0.5;
/** Share of all bins over which the curve forgets. */
const REACH = 0.3;

/**
 * Fits by Newton's method; the prior variance of each field by empirical Bayes (MacKay's evidence framework), so that a
 * field without signal is drawn to nothing and one with much signal is left free, whatever the number of leads.
 * @param leads the rows of the design to learn from
 * @param worth each row's weight, of the whole design
 */
export function fitAdditive(
  design: Design,
  leads: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
  { spread: given, rounds = 5, offset }: AdditiveOptions = {},
): Additive {
  const { width, blocks } = design;
  const spread = given ? given.slice() : new Float64Array(blocks.length).fill(PRIOR_SPREAD);
  const weights = new Float64Array(width);
  const prior = new Float64Array(width);
  for (const [b, block] of blocks.entries()) if (block.prior) prior.set(block.prior, design.first[b]!);
  weights.set(prior);
  let wins = 0;
  let all = 0;
  for (const lead of leads) {
    wins += worth[lead]! * won[lead]!;
    all += worth[lead]!;
  }
  let expected = 0;
  for (const lead of leads) expected += (worth[lead]! * logOddsOf(design, prior, lead)) / all;
  weights[0] = Math.log((wins + 0.5) / (all - wins + 0.5)) - expected;
  const hessian = new Float64Array(width * width);
  const newton = (steps: number) => {
    for (let step = 0; step < steps; step++) {
      const gradient = accumulate(design, leads, won, worth, weights, offset, hessian);
      addPrior(
        design,
        spread,
        weights.map((weight, j) => weight - prior[j]!),
        hessian,
        gradient,
      );
      factor(hessian, width);
      solve(hessian, width, gradient);
      let largest = 0;
      for (let j = 0; j < width; j++) largest = Math.max(largest, Math.abs(gradient[j]!));
      const damping = largest > 2 ? 2 / largest : 1;
      for (let j = 0; j < width; j++) weights[j] = weights[j]! + damping * gradient[j]!;
      if (largest < 1e-3) return;
    }
  };
  newton(rounds > 0 ? 3 : NEWTON_STEPS);
  for (let round = 0; round < rounds; round++) {
    updateSpread(
      design,
      weights.map((weight, j) => weight - prior[j]!),
      inverseOfFactor(hessian, width),
      spread,
    );
    newton(round === rounds - 1 ? NEWTON_STEPS : 1);
  }
  return { weights, spread };
}

/** Log-odds of a row of the design. */
export function logOddsOf(design: Design, weights: Float64Array, lead: number): number {
  let sum = weights[0]!;
  const end = design.start[lead + 1]!;
  for (let at = design.start[lead]!; at < end; at++) sum += weights[design.columns[at]!]!;
  return sum;
}

/** Writes the log-likelihood's negative Hessian (lower triangle) and returns its gradient. */
function accumulate(
  design: Design,
  leads: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
  weights: Float64Array,
  offset: Float64Array | undefined,
  hessian: Float64Array,
): Float64Array {
  const { width, start, columns } = design;
  hessian.fill(0);
  const gradient = new Float64Array(width);
  for (const lead of leads) {
    const from = start[lead]!;
    const to = start[lead + 1]!;
    const p = 1 / (1 + Math.exp(-(logOddsOf(design, weights, lead) + (offset ? offset[lead]! : 0))));
    const pull = worth[lead]! * (won[lead]! - p);
    const curve = worth[lead]! * Math.max(1e-5, p * (1 - p));
    gradient[0] = gradient[0]! + pull;
    hessian[0] = hessian[0]! + curve;
    for (let a = from; a < to; a++) {
      const column = columns[a]!;
      const row = column * width;
      gradient[column] = gradient[column]! + pull;
      hessian[row] = hessian[row]! + curve;
      // Columns of a lead are in ascending order.
      for (let b = from; b <= a; b++) hessian[row + columns[b]!] = hessian[row + columns[b]!]! + curve;
    }
  }
  return gradient;
}

/** Visits the entries of a block's prior precision: `(i, j, value)` with i ≥ j, before division by its spread. */
function eachPrecision(block: Block, visit: (i: number, j: number, value: number) => void): void {
  if (!block.ordered) {
    for (let i = 0; i < block.size; i++) visit(i, i, 1);
    return;
  }
  visit(0, 0, 1);
  const bins = block.size - 1;
  const precision = precisionOfBins(block);
  for (let i = 0; i < bins; i++) for (let j = 0; j <= i; j++) visit(i + 1, j + 1, precision[i * bins + j]!);
}

const precisions = new WeakMap<Block, Float64Array>();

/** Bins in order: a trend over the ranks, one over the values, and around them a curve in which near bins are alike. */
function precisionOfBins(block: Block): Float64Array {
  const made = precisions.get(block);
  if (made) return made;
  const bins = block.size - 1;
  const ranks = Array.from({ length: bins }, (_, i) => (bins === 1 ? 1 : (2 * i) / (bins - 1) - 1));
  const places = block.places ?? ranks;
  const covariance = new Float64Array(bins * bins);
  for (let i = 0; i < bins; i++)
    for (let j = 0; j < bins; j++)
      covariance[i * bins + j] =
        TREND * ranks[i]! * ranks[j]! +
        VALUE_TREND * places[i]! * places[j]! +
        CURVE * Math.exp(-Math.abs(i - j) / (REACH * bins)) +
        (i === j ? 0.02 : 0);
  factor(covariance, bins);
  const inverse = inverseOfFactor(covariance, bins);
  const precision = new Float64Array(bins * bins);
  for (let i = 0; i < bins; i++)
    for (let j = 0; j <= i; j++)
      for (let k = i; k < bins; k++)
        precision[i * bins + j] = precision[i * bins + j]! + inverse[k * bins + i]! * inverse[k * bins + j]!;
  precisions.set(block, precision);
  return precision;
}

function addPrior(
  { width, blocks, first }: Design,
  spread: Float64Array,
  weights: Float64Array,
  hessian: Float64Array,
  gradient: Float64Array,
): void {
  hessian[0] = hessian[0]! + 1e-3;
  for (const [b, block] of blocks.entries()) {
    const at = first[b]!;
    eachPrecision(block, (i, j, value) => {
      const precision = value / spread[b]!;
      const row = at + i;
      const column = at + j;
      hessian[row * width + column] = hessian[row * width + column]! + precision;
      gradient[row] = gradient[row]! - precision * weights[column]!;
      if (i !== j) gradient[column] = gradient[column]! - precision * weights[row]!;
    });
  }
}

/** One step of expectation–maximisation for the prior variances; `inverse` is that of the Hessian's factor. */
function updateSpread(
  { width, blocks, first }: Design,
  weights: Float64Array,
  inverse: Float64Array,
  spread: Float64Array,
): void {
  const covariance = (i: number, j: number) => {
    let sum = 0;
    for (let k = Math.max(i, j); k < width; k++) sum += inverse[k * width + i]! * inverse[k * width + j]!;
    return sum;
  };
  for (const [b, block] of blocks.entries()) {
    const at = first[b]!;
    let size = 0;
    eachPrecision(block, (i, j, value) => {
      const twice = i === j ? 1 : 2;
      size += twice * value * (weights[at + i]! * weights[at + j]! + covariance(at + i, at + j));
    });
    const expected = (size + PRIOR_COUNT * PRIOR_SPREAD) / (block.size + PRIOR_COUNT);
    spread[b] = Math.min(25, Math.max(1e-4, expected));
  }
}
