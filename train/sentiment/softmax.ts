import type { Rows } from './rows';

export interface Examples {
  rows: Rows;
  /** class of each row */
  label: Uint8Array;
  weight: Float32Array;
  /** 1: the class "neutral" is not among this row's possible labels */
  binary: Uint8Array;
}

/** Multinomial logistic regression by L-BFGS; returns weights `[bucket * 3 + class]`, then 3 biases. */
export function fit(
  x: Examples,
  buckets: number,
  l2: number,
  iterations: number,
  start?: Float64Array,
): Float64Array {
  const size = buckets * 3 + 3;
  const w = start ? Float64Array.from(start) : new Float64Array(size);
  const memory = 7;
  const S: Float64Array[] = [];
  const Y: Float64Array[] = [];
  const rho: number[] = [];
  let g = new Float64Array(size);
  let loss = evaluate(x, w, g, l2);
  const direction = new Float64Array(size);
  for (let it = 0; it < iterations; it++) {
    for (let i = 0; i < size; i++) direction[i] = -g[i]!;
    const alpha: number[] = [];
    for (let m = S.length - 1; m >= 0; m--) {
      const a = rho[m]! * dot(S[m]!, direction);
      alpha[m] = a;
      axpy(-a, Y[m]!, direction);
    }
    if (S.length > 0) {
      const scale = 1 / (rho[S.length - 1]! * dot(Y[S.length - 1]!, Y[S.length - 1]!));
      for (let i = 0; i < size; i++) direction[i]! *= scale;
    } else {
      const n = Math.sqrt(dot(g, g));
      for (let i = 0; i < size; i++) direction[i]! *= 1 / Math.max(n, 1e-12);
    }
    for (let m = 0; m < S.length; m++) axpy(alpha[m]! - rho[m]! * dot(Y[m]!, direction), S[m]!, direction);
    const slope = dot(g, direction);
    if (slope > -1e-10) break;
    let step = S.length === 0 ? 10 : 1;
    const next = new Float64Array(size);
    const gNext = new Float64Array(size);
    let nextLoss = Infinity;
    for (let tries = 0; tries < 12; tries++) {
      for (let i = 0; i < size; i++) next[i] = w[i]! + step * direction[i]!;
      nextLoss = evaluate(x, next, gNext, l2);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
      step *= 0.5;
    }
    const s = new Float64Array(size);
    const y = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      s[i] = next[i]! - w[i]!;
      y[i] = gNext[i]! - g[i]!;
    }
    const sy = dot(s, y);
    if (sy > 1e-12) {
      S.push(s);
      Y.push(y);
      rho.push(1 / sy);
      if (S.length > memory) {
        S.shift();
        Y.shift();
        rho.shift();
      }
    }
    const gain = loss - nextLoss;
    w.set(next);
    g = gNext;
    loss = nextLoss;
    if (gain < 1e-5 * Math.abs(loss)) break;
  }
  return w;
}

function evaluate(x: Examples, w: Float64Array, g: Float64Array, l2: number): number {
  const { start, bucket, value, rows } = x.rows;
  const biases = w.length - 3;
  g.fill(0);
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    let a = w[biases]!,
      b = w[biases + 1]!,
      c = w[biases + 2]!;
    for (let i = start[r]!; i < start[r + 1]!; i++) {
      const at = bucket[i]! * 3;
      const v = value[i]!;
      a += v * w[at]!;
      b += v * w[at + 1]!;
      c += v * w[at + 2]!;
    }
    const noNeutral = x.binary[r] === 1;
    const max = noNeutral ? Math.max(a, c) : Math.max(a, b, c);
    a = Math.exp(a - max);
    b = noNeutral ? 0 : Math.exp(b - max);
    c = Math.exp(c - max);
    const sum = a + b + c;
    a /= sum;
    b /= sum;
    c /= sum;
    const label = x.label[r]!;
    const weight = x.weight[r]!;
    loss -= weight * Math.log(Math.max(1e-12, label === 0 ? a : label === 1 ? b : c));
    if (label === 0) a -= 1;
    else if (label === 1) b -= 1;
    else c -= 1;
    a *= weight;
    b *= weight;
    c *= weight;
    g[biases]! += a;
    g[biases + 1]! += b;
    g[biases + 2]! += c;
    for (let i = start[r]!; i < start[r + 1]!; i++) {
      const at = bucket[i]! * 3;
      const v = value[i]!;
      g[at]! += v * a;
      g[at + 1]! += v * b;
      g[at + 2]! += v * c;
    }
  }
  for (let i = 0; i < biases; i++) {
    loss += 0.5 * l2 * w[i]! * w[i]!;
    g[i]! += l2 * w[i]!;
  }
  return loss;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
function axpy(k: number, a: Float64Array, into: Float64Array): void {
  for (let i = 0; i < a.length; i++) into[i]! += k * a[i]!;
}

/** Three scores of a row. */
export function scores(rows: Rows, r: number, w: Float64Array): [number, number, number] {
  const biases = w.length - 3;
  let a = w[biases]!,
    b = w[biases + 1]!,
    c = w[biases + 2]!;
  for (let i = rows.start[r]!; i < rows.start[r + 1]!; i++) {
    const at = rows.bucket[i]! * 3;
    const v = rows.value[i]!;
    a += v * w[at]!;
    b += v * w[at + 1]!;
    c += v * w[at + 2]!;
  }
  return [a, b, c];
}
