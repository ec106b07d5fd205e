/** How the log-odds of two models become one probability: shift + additive·a + boosted·b. */
export interface Blend {
  shift: number;
  additive: number;
  boosted: number;
}

/** As many leads as the first guess (the mean of both, unshifted) counts for. */
const PRIOR_LEADS = 12;
/** The same in time, where what served in one quarter serves less in the next. */
const PRIOR_LEADS_IN_TIME = 60;

/** Log-odds that two models gave to leads they had not seen, each part's models having learned from other leads. */
export interface Given {
  won: Uint8Array;
  additive: Float64Array;
  /** absent when there was too little to boost */
  boosted?: Float64Array;
}

/**
 * Learns the blend from leads that the models had not seen (stacking); it calibrates at the same time.
 * @param parts the leads to learn from, part by part
 * @param inTime whether each part is a time of its own: then the level of each is nothing to learn from, as the next
 *   surprise is not the last one again, and the level of the models is kept
 */
export function learnBlend(parts: readonly (readonly number[])[], given: Given, inTime: boolean): Blend {
  const { won, additive, boosted } = given;
  const leads = parts.flat();
  const learnFrom = (inputs: Float64Array[], guess: number[]) => {
    if (!inTime) return regress(leads, won, inputs, guess, PRIOR_LEADS);
    const weights = regress(
      leads,
      won,
      inputs.map((input) => levelled(input, parts, won)),
      guess,
      PRIOR_LEADS_IN_TIME,
    );
    weights[0] = 0;
    for (const [i, input] of inputs.entries())
      for (const lead of leads) weights[0] += ((guess[i]! - weights[i + 1]!) * input[lead]!) / leads.length;
    return weights;
  };
  const alone = (input: Float64Array, which: 'additive' | 'boosted'): Blend => {
    const [shift, slope] = learnFrom([input], [1]);
    return { shift: shift!, additive: 0, boosted: 0, [which]: Math.max(0, slope!) };
  };
  if (!boosted) return alone(additive, 'additive');
  const both = learnFrom([additive, boosted], [0.5, 0.5]);
  if (both[1]! < 0) return alone(boosted, 'boosted');
  if (both[2]! < 0) return alone(additive, 'additive');
  return { shift: both[0]!, additive: both[1]!, boosted: both[2]! };
}

/** The same log-odds, moved in each part so that as many are expected to be won as were. */
function levelled(
  logOdds: Float64Array,
  parts: readonly (readonly number[])[],
  won: Uint8Array,
): Float64Array {
  const moved = logOdds.slice();
  for (const part of parts) {
    const shift = shiftTo(part, won, (lead) => logOdds[lead]!);
    for (const lead of part) moved[lead] = moved[lead]! + shift;
  }
  return moved;
}

export function blended(blend: Blend, additive: number, boosted: number): number {
  return blend.shift + blend.additive * additive + blend.boosted * boosted;
}

/** Logistic regression with a ridge towards `guess`. */
function regress(
  leads: readonly number[],
  won: Uint8Array,
  inputs: Float64Array[],
  guess: number[],
  priorLeads: number,
): number[] {
  const size = inputs.length + 1;
  const weights = [0, ...guess];
  const x = new Array<number>(size).fill(1);
  for (let step = 0; step < 15; step++) {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const lead of leads) {
      for (let i = 1; i < size; i++) x[i] = inputs[i - 1]![lead]!;
      const z = x.reduce((sum, value, i) => sum + value * weights[i]!, 0);
      const p = 1 / (1 + Math.exp(-z));
      for (let i = 0; i < size; i++) {
        gradient[i]! += (won[lead]! - p) * x[i]!;
        for (let j = 0; j < size; j++) hessian[i]![j]! += p * (1 - p) * x[i]! * x[j]!;
      }
    }
    for (let i = 0; i < size; i++) {
      const precision = priorLeads * (i === 0 ? 0.25 : 1);
      gradient[i]! -= precision * (weights[i]! - (i === 0 ? 0 : guess[i - 1]!));
      hessian[i]![i]! += precision;
    }
    const change = solveSmall(hessian, gradient);
    for (let i = 0; i < size; i++) weights[i]! += Math.max(-1, Math.min(1, change[i]!));
  }
  return weights;
}

/** What to add to the log-odds of leads so that as many as were won are expected to be. */
export function shiftTo(
  leads: ArrayLike<number>,
  won: Uint8Array,
  logOddsOf: (lead: number) => number,
): number {
  const logOdds = Float64Array.from(leads, logOddsOf);
  let wins = 0;
  for (let at = 0; at < leads.length; at++) wins += won[leads[at]!]!;
  let shift = 0;
  for (let step = 0; step < 20; step++) {
    let expected = -wins;
    let slope = 0.25;
    for (const value of logOdds) {
      const p = 1 / (1 + Math.exp(-value - shift));
      expected += p;
      slope += p * (1 - p);
    }
    const change = Math.max(-1, Math.min(1, -expected / slope));
    shift += change;
    if (Math.abs(change) < 1e-6) break;
  }
  return shift;
}

function solveSmall(a: number[][], b: number[]): number[] {
  const n = b.length;
  const x = [...b];
  for (let i = 0; i < n; i++)
    for (let row = i + 1; row < n; row++) {
      const times = a[row]![i]! / a[i]![i]!;
      for (let k = i; k < n; k++) a[row]![k]! -= times * a[i]![k]!;
      x[row]! -= times * x[i]!;
    }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= a[i]![k]! * x[k]!;
    x[i]! /= a[i]![i]!;
  }
  return x;
}
