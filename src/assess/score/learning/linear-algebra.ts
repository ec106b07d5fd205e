/**
 * Cholesky factor of a symmetric positive definite matrix, in place in its lower triangle.
 * A pivot that rounding made too small is lifted, so near-singular systems give a small answer instead of NaN.
 * @param a p × p, row by row
 */
export function factor(a: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) {
    const rowI = i * p;
    for (let j = 0; j <= i; j++) {
      const rowJ = j * p;
      const sum = a[rowI + j]! - dot(a, rowI, rowJ, j);
      a[rowI + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / a[rowJ + j]!;
    }
  }
}

/** Sum of the products of two runs of `length`; four sums side by side, which a processor adds up at once. */
function dot(a: Float64Array, x: number, y: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[x + k]! * a[y + k]!;
    s1 += a[x + k + 1]! * a[y + k + 1]!;
    s2 += a[x + k + 2]! * a[y + k + 2]!;
    s3 += a[x + k + 3]! * a[y + k + 3]!;
  }
  for (; k < length; k++) s0 += a[x + k]! * a[y + k]!;
  return s0 + s1 + s2 + s3;
}

/** Solves L·Lᵗ·x = b in place of `b`. */
export function solve(l: Float64Array, p: number, b: Float64Array): void {
  for (let i = 0; i < p; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * p + k]! * b[k]!;
    b[i] = sum / l[i * p + i]!;
  }
  for (let i = p - 1; i >= 0; i--) {
    const x = b[i]! / l[i * p + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] = b[k]! - l[i * p + k]! * x;
  }
}

/** The inverse of L (lower triangle, row by row); (L·Lᵗ)⁻¹ = L⁻ᵗ·L⁻¹. */
export function inverseOfFactor(l: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    const row = i * p;
    const pivot = 1 / l[row + i]!;
    inverse[row + i] = pivot;
    for (let k = 0; k < i; k++) {
      const scale = -l[row + k]! * pivot;
      if (scale === 0) continue;
      const other = k * p;
      for (let j = 0; j <= k; j++) inverse[row + j] = inverse[row + j]! + scale * inverse[other + j]!;
    }
  }
  return inverse;
}
