/**
 * The shipped form of the weights: two small whole numbers a bucket as one symbol, Huffman codes of 15 bits at most,
 * 13 bits in two printable characters. Read by src/assess/sentiment/packed.ts.
 */
import { ALPHABET, CODE_LIMIT, LEVELS, PAIR_LIMIT, type Packed } from '../../src/assess/sentiment/packed';

const SIDE = 2 * PAIR_LIMIT + 1;

/** The level nearest to a weight, with its sign. What is below `dead` steps becomes 0: it says little and costs much. */
export function quantise(weight: number, step: number, dead: number): number {
  const steps = Math.abs(weight) / step;
  if (steps < dead) return 0;
  let level = 1;
  while (level < PAIR_LIMIT && LEVELS[level + 1]! - steps < steps - LEVELS[level]!) level++;
  return weight < 0 ? -level : level;
}

/** @param pairs two levels a bucket, from −PAIR_LIMIT to PAIR_LIMIT */
export function pack(pairs: Int8Array, step: number): Packed {
  const symbols = new Uint16Array(pairs.length / 2);
  const counts = new Float64Array(SIDE * SIDE);
  for (let at = 0; at < symbols.length; at++) {
    const symbol = (pairs[2 * at]! + PAIR_LIMIT) * SIDE + pairs[2 * at + 1]! + PAIR_LIMIT;
    symbols[at] = symbol;
    counts[symbol]!++;
  }
  const lengths = codeLengths(counts);
  return {
    step,
    lengths: [...lengths].map((length) => length.toString(36)).join(''),
    bits: toText(symbols, lengths),
  };
}

/** Huffman's code lengths, none over the limit: frequent symbols are made rarer until that holds. */
function codeLengths(counts: Float64Array): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  let scaled = Float64Array.from(counts);
  for (;;) {
    lengths.fill(0);
    const nodes: { count: number; symbols: number[] }[] = [];
    scaled.forEach((count, symbol) => {
      if (count > 0) nodes.push({ count, symbols: [symbol] });
    });
    while (nodes.length > 1) {
      nodes.sort((a, b) => b.count - a.count || a.symbols[0]! - b.symbols[0]!);
      const one = nodes.pop()!;
      const two = nodes.pop()!;
      for (const symbol of [...one.symbols, ...two.symbols]) lengths[symbol]!++;
      nodes.push({ count: one.count + two.count, symbols: [...one.symbols, ...two.symbols] });
    }
    if (Math.max(...lengths) <= CODE_LIMIT) return lengths;
    scaled = scaled.map((count) => (count > 0 ? Math.ceil(count / 2) : 0));
  }
}

function toText(symbols: Uint16Array, lengths: Uint8Array): string {
  const codes = canonicalCodes(lengths);
  const { put, text } = bitsToText();
  for (const symbol of symbols) put(codes[symbol]!, lengths[symbol]!);
  return text();
}

/** Bits one after the other as text, 13 in two characters; the last ones are filled up with 0. */
export function bitsToText(): { put(value: number, count: number): void; text(): string } {
  const characters: string[] = [];
  let held = 0;
  let have = 0;
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit--) {
      held = held * 2 + ((value >> bit) & 1);
      if (++have < 13) continue;
      characters.push(ALPHABET[Math.floor(held / ALPHABET.length)]! + ALPHABET[held % ALPHABET.length]!);
      held = 0;
      have = 0;
    }
  };
  const text = (): string => {
    while (have > 0) put(0, 1);
    return characters.join('');
  };
  return { put, text };
}

/** Codes in the order of length, then symbol: the lengths alone tell them. */
function canonicalCodes(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= CODE_LIMIT; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++)
      if (lengths[symbol] === length) codes[symbol] = code++;
    code <<= 1;
  }
  return codes;
}
