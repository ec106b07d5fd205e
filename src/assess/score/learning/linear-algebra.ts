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
      let sum = a[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= a[rowI + k]! * a[rowJ + k]!;
      a[rowI + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / a[rowJ + j]!;
    }
  }
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

/** (L·Lᵗ)⁻¹, the whole symmetric matrix, row by row. */
export function inverseOf(l: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  const column = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    column.fill(0);
    column[j] = 1;
    solve(l, p, column);
    for (let i = 0; i < p; i++) inverse[i * p + j] = column[i]!;
  }
  return inverse;
}
