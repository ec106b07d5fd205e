import { findOwnWords } from '../../src/assess/clean';
import { withoutCourtesies } from '../../src/assess/sentiment/courtesies';
import { BUCKETS, readFeatures } from '../../src/assess/sentiment/features';
import { POLARITY_COUNT } from '../../src/assess/sentiment/polarity';

/** Buckets and, behind them, the polarities: all columns that have weights. */
export const COLUMNS = BUCKETS + POLARITY_COUNT;
/** Polarities are no part of the vector of unit length: how much they count beside it. */
const POLARITY_SCALE = 1;

/** Sparse rows: row r has `bucket` and `value` from `start[r]` to `start[r + 1]`. */
export interface Rows {
  rows: number;
  start: Int32Array;
  bucket: Int32Array;
  value: Float32Array;
}

/** The features of texts, read as the agent reads them. */
export function rowsOf(texts: readonly string[]): Rows {
  let room = 1 << 22;
  let bucket = new Int32Array(room);
  let value = new Float32Array(room);
  const start = new Int32Array(texts.length + 1);
  let filled = 0;
  for (const [row, text] of texts.entries()) {
    const own = findOwnWords(text);
    const read = readFeatures(own.plain, withoutCourtesies(own.plain, own.ranges));
    if (filled + read.count + POLARITY_COUNT > room) {
      room *= 2;
      bucket = grown(bucket, new Int32Array(room));
      value = grown(value, new Float32Array(room));
    }
    bucket.set(read.bucket.subarray(0, read.count), filled);
    value.set(read.value.subarray(0, read.count), filled);
    filled += read.count;
    for (const [polarity, amount] of read.polarities.entries()) {
      if (amount === 0) continue;
      bucket[filled] = BUCKETS + polarity;
      value[filled++] = amount * POLARITY_SCALE;
    }
    start[row + 1] = filled;
  }
  return { rows: texts.length, start, bucket: bucket.subarray(0, filled), value: value.subarray(0, filled) };
}

function grown<A extends Int32Array | Float32Array>(from: A, into: A): A {
  into.set(from as never);
  return into;
}

/**
 * How rare each bucket is among the rows, squared: what is frequent must earn its weight. 0 where fewer than
 * `least` rows have it; 1 for polarities.
 */
export function rarity(rows: Rows, least: number): Float32Array {
  const frequency = new Float32Array(COLUMNS);
  for (const bucket of rows.bucket) frequency[bucket]!++;
  return frequency.map((n, column) =>
    column >= BUCKETS ? 1 : n < least ? 0 : (Math.log((1 + rows.rows) / (1 + n)) + 1) ** 2 / 5,
  );
}

/** Rows of the same texts with every value multiplied by its bucket's scale; empty entries are dropped. */
export function scaled(rows: Rows, scale: Float32Array, pick?: (row: number) => boolean): Rows {
  const bucket: number[] = [];
  const value: number[] = [];
  const start = [0];
  for (let row = 0; row < rows.rows; row++) {
    if (pick && !pick(row)) continue;
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++) {
      const by = scale[rows.bucket[at]!]!;
      if (by === 0) continue;
      bucket.push(rows.bucket[at]!);
      value.push(rows.value[at]! * by);
    }
    start.push(bucket.length);
  }
  return {
    rows: start.length - 1,
    start: Int32Array.from(start),
    bucket: Int32Array.from(bucket),
    value: Float32Array.from(value),
  };
}
