/** How the log-odds of two models become one probability: shift + additive·a + boosted·b. */
export interface Blend {
  shift: number;
  additive: number;
  boosted: number;
}

/** As many leads as the first guess (the mean of both, unshifted) counts for. */
const PRIOR_LEADS = 12;

/**
 * Learns the blend from log-odds given to leads that the models had not seen (stacking); it calibrates at the same time.
 * @param boosted absent when there was too little to boost
 */
export function learnBlend(
  leads: readonly number[],
  won: Uint8Array,
  additive: Float64Array,
  boosted: Float64Array | undefined,
): Blend {
  if (!boosted) return alone(leads, won, additive, 'additive');
  const both = regress(leads, won, [additive, boosted], [0.5, 0.5]);
  if (both[1]! < 0) return alone(leads, won, boosted, 'boosted');
  if (both[2]! < 0) return alone(leads, won, additive, 'additive');
  return { shift: both[0]!, additive: both[1]!, boosted: both[2]! };
}

export function blended(blend: Blend, additive: number, boosted: number): number {
  return blend.shift + blend.additive * additive + blend.boosted * boosted;
}

function alone(
  leads: readonly number[],
  won: Uint8Array,
  logOdds: Float64Array,
  which: 'additive' | 'boosted',
): Blend {
  const [shift, slope] = regress(leads, won, [logOdds], [1]);
  return { shift: shift!, additive: 0, boosted: 0, [which]: Math.max(0, slope!) };
}

/** Logistic regression with a ridge towards `guess`. */
function regress(
  leads: readonly number[],
  won: Uint8Array,
  inputs: Float64Array[],
  guess: number[],
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
      const precision = PRIOR_LEADS * (i === 0 ? 0.25 : 1);
      gradient[i]! -= precision * (weights[i]! - (i === 0 ? 0 : guess[i - 1]!));
      hessian[i]![i]! += precision;
    }
    const change = solveSmall(hessian, gradient);
    for (let i = 0; i < size; i++) weights[i]! += Math.max(-1, Math.min(1, change[i]!));
  }
  return weights;
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
