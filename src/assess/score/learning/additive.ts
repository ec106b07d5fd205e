import { factor, inverseOf, solve } from './linear-algebra';

/** The coefficients of one field, and which of them are each lead's. */
export interface Block {
  size: number;
  /** column 0 is "not known", the others are bins in order, of which neighbours are alike */
  ordered: boolean;
  /** of ordered bins: the mean of the values in each, standardised; without it they are taken as evenly apart */
  places?: readonly number[];
  /** what the weights are drawn to, 0 without */
  prior?: readonly number[];
  /** of a field with one value: the code of each lead */
  codes?: Uint16Array;
  /** of a field with several values: the leads that have each code */
  having?: readonly Int32Array[];
}

export interface Design {
  blocks: readonly Block[];
  /** where each block's weights begin; weight 0 is the same for all leads */
  first: readonly number[];
  width: number;
  leads: number;
}

/** A logistic regression whose fields are drawn towards what they are held for, each as strongly as the data say. */
export interface Additive {
  weights: Float64Array;
  /** prior variance of each block's weights, in squared log-odds */
  spread: Float64Array;
  /** of every lead of the design */
  logOdds: Float64Array;
}

/** What fields are worth before the data speak: a spread of about half a log-odd … */
const PRIOR_SPREAD = 0.3;
/** … which counts as much as this many weights. */
const PRIOR_COUNT = 1.5;
const MOST_SWEEPS = 40;
/** Sweeps after which the prior variances are learned no more. */
const LEARNING_SWEEPS = 12;
const CLOSE_ENOUGH = 2e-3;
/** Variances of what ordered bins are made of, in units of a category's. */
const TREND = 0.3;
const VALUE_TREND = 0.5;
const CURVE = 0.5;
/** Share of all bins over which the curve forgets. */
const REACH = 0.3;

/**
 * Fits field by field (block coordinate descent with Newton steps); the prior variance of each field by empirical Bayes,
 * so that a field without signal is drawn to nothing and one with much signal is left free, whatever the number of leads.
 * Within a field a lead has one value, so that a step costs no more than a look at each lead.
 * @param leads the rows of the design to learn from
 * @param worth each row's weight, of the whole design
 */
export function fitAdditive(
  design: Design,
  leads: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
): Additive {
  const { blocks, first } = design;
  const spread = new Float64Array(blocks.length).fill(PRIOR_SPREAD);
  const weights = new Float64Array(design.width);
  for (const [b, block] of blocks.entries()) if (block.prior) weights.set(block.prior, first[b]!);
  const logOdds = logOddsOf(design, weights);
  const own = new Float64Array(design.leads);
  for (const lead of leads) own[lead] = worth[lead]!;
  const fit: Fit = { leads, won, own, logOdds };

  weights[0] = 0;
  for (let step = 0; step < 8; step++) weights[0] += moveAll(fit);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const learns = sweep > 0 && sweep < LEARNING_SWEEPS;
    let largest = 0;
    for (const [b, block] of blocks.entries()) {
      const mine = weights.subarray(first[b]!, first[b]! + block.size);
      const step = block.having
        ? stepSeveral(block, mine, spread[b]!, fit)
        : stepSingle(block, mine, spread[b]!, fit);
      largest = Math.max(largest, step.largest);
      if (learns) spread[b] = spreadFrom(step.energy, block.size);
    }
    const moved = moveAll(fit);
    weights[0] += moved;
    if (!learns && sweep > 0 && Math.max(largest, Math.abs(moved)) < CLOSE_ENOUGH) break;
  }
  return { weights, spread, logOdds };
}

interface Fit {
  leads: Int32Array;
  won: Uint8Array;
  /** weight of each lead, 0 for those not learned from */
  own: Float64Array;
  logOdds: Float64Array;
}

/** `energy`: expected size of the weights under the prior's measure, of which the spread is the mean. */
interface Step {
  largest: number;
  energy: number;
}

/** Log-odds of all leads. */
function logOddsOf({ blocks, first, leads }: Design, weights: Float64Array): Float64Array {
  const logOdds = new Float64Array(leads).fill(weights[0]!);
  for (const [b, { codes, having }] of blocks.entries()) {
    const at = first[b]!;
    if (codes)
      for (let lead = 0; lead < leads; lead++) logOdds[lead] = logOdds[lead]! + weights[at + codes[lead]!]!;
    for (const [code, list] of (having ?? []).entries())
      for (const lead of list) logOdds[lead] = logOdds[lead]! + weights[at + code]!;
  }
  return logOdds;
}

/** A Newton step of what is the same for all leads. */
function moveAll({ leads, won, own, logOdds }: Fit): number {
  let gradient = 0;
  let curvature = 1e-3;
  for (const lead of leads) {
    const p = 1 / (1 + Math.exp(-logOdds[lead]!));
    gradient += own[lead]! * (won[lead]! - p);
    curvature += own[lead]! * p * (1 - p);
  }
  const move = Math.max(-2, Math.min(2, gradient / curvature));
  for (let lead = 0; lead < logOdds.length; lead++) logOdds[lead] = logOdds[lead]! + move;
  return move;
}

function stepSingle(block: Block, weights: Float64Array, spread: number, fit: Fit): Step {
  const { size, prior } = block;
  const codes = block.codes!;
  const { leads, won, own, logOdds } = fit;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size);
  for (const lead of leads) {
    const code = codes[lead]!;
    const p = 1 / (1 + Math.exp(-logOdds[lead]!));
    gradient[code] = gradient[code]! + own[lead]! * (won[lead]! - p);
    curvature[code] = curvature[code]! + own[lead]! * Math.max(1e-5, p * (1 - p));
  }
  const precision = block.ordered ? precisionOf(block) : undefined;
  const change = new Float64Array(size);
  let energy = 0;
  const off = (i: number) => weights[i]! - (prior?.[i] ?? 0);
  if (precision) {
    const posterior = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      let pull = gradient[i]!;
      for (let j = 0; j < size; j++) {
        posterior[i * size + j] = precision[i * size + j]! / spread + (i === j ? curvature[i]! : 0);
        pull -= (precision[i * size + j]! / spread) * off(j);
      }
      change[i] = pull;
    }
    factor(posterior, size);
    solve(posterior, size, change);
    const covariance = inverseOf(posterior, size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        energy +=
          precision[i * size + j]! *
          ((off(i) + change[i]!) * (off(j) + change[j]!) + covariance[i * size + j]!);
  } else
    for (let i = 0; i < size; i++) {
      const stiffness = curvature[i]! + 1 / spread;
      change[i] = (gradient[i]! - off(i) / spread) / stiffness;
      energy += (off(i) + change[i]!) ** 2 + 1 / stiffness;
    }
  let largest = 0;
  for (let i = 0; i < size; i++) {
    change[i] = Math.max(-2, Math.min(2, change[i]!));
    largest = Math.max(largest, Math.abs(change[i]!));
    weights[i] = weights[i]! + change[i]!;
  }
  for (let lead = 0; lead < logOdds.length; lead++) logOdds[lead] = logOdds[lead]! + change[codes[lead]!]!;
  return { largest, energy };
}

/** Word by word: a lead has many, which therefore cannot step at the same time. */
function stepSeveral(block: Block, weights: Float64Array, spread: number, fit: Fit): Step {
  const { own, won, logOdds } = fit;
  let largest = 0;
  let energy = 0;
  for (const [code, having] of block.having!.entries()) {
    let gradient = 0;
    let stiffness = 1 / spread;
    for (const lead of having) {
      if (own[lead] === 0) continue;
      const p = 1 / (1 + Math.exp(-logOdds[lead]!));
      gradient += own[lead]! * (won[lead]! - p);
      stiffness += own[lead]! * Math.max(1e-5, p * (1 - p));
    }
    const off = weights[code]! - (block.prior?.[code] ?? 0);
    const change = Math.max(-2, Math.min(2, (gradient - off / spread) / stiffness));
    weights[code] = weights[code]! + change;
    energy += (off + change) ** 2 + 1 / stiffness;
    largest = Math.max(largest, Math.abs(change));
    for (const lead of having) logOdds[lead] = logOdds[lead]! + change;
  }
  return { largest, energy };
}

/** One step of expectation–maximisation for a field's prior variance. */
function spreadFrom(energy: number, size: number): number {
  return Math.min(25, Math.max(1e-4, (energy + PRIOR_COUNT * PRIOR_SPREAD) / (size + PRIOR_COUNT)));
}

const precisions = new WeakMap<Block, Float64Array>();

/** Prior precision of "not known" and of bins in order: a trend over the ranks, one over the values, and a curve. */
function precisionOf(block: Block): Float64Array {
  const made = precisions.get(block);
  if (made) return made;
  const { size } = block;
  const bins = size - 1;
  const ranks = Array.from({ length: bins }, (_, i) => (bins === 1 ? 1 : (2 * i) / (bins - 1) - 1));
  const places = block.places ?? ranks;
  const covariance = new Float64Array(size * size);
  covariance[0] = 1;
  for (let i = 0; i < bins; i++)
    for (let j = 0; j < bins; j++)
      covariance[(i + 1) * size + j + 1] =
        TREND * ranks[i]! * ranks[j]! +
        VALUE_TREND * places[i]! * places[j]! +
        CURVE * Math.exp(-Math.abs(i - j) / (REACH * bins)) +
        (i === j ? 0.02 : 0);
  factor(covariance, size);
  const precision = inverseOf(covariance, size);
  precisions.set(block, precision);
  return precision;
}
