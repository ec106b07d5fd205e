/** Weights as they are shipped: one text, decoded when the first mood is asked for. Written by train/sentiment/packing.ts. */
export interface Packed {
  /** what 1 stands for */
  step: number;
  /** the length of each symbol's code, in base 36; 0: the symbol does not occur */
  lengths: string;
  /** the codes one after the other, 13 bits in two characters */
  bits: string;
}

/** The sizes a weight can have, in steps: fine where most are. */
export const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 42];
/** Each symbol is a pair of levels, either sign. */
export const PAIR_LIMIT = LEVELS.length - 1;
/** Bits of the longest code. */
export const CODE_LIMIT = 15;
/** All printable ASCII characters that no string literal needs to escape: 91, so that two hold 13 bits. */
export const ALPHABET =
  ' !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';

const SIDE = 2 * PAIR_LIMIT + 1;

/**
 * Writes both numbers of each bucket to `into[bucket * stride + offset]` and the place after it.
 * @param count how many pairs
 */
export function unpack(packed: Packed, into: Int8Array, count: number, stride: number, offset: number): void {
  const table = decodingTable(packed.lengths);
  const digits = alphabetDigits();
  const sizes = Int8Array.from({ length: SIDE }, (_, at) =>
    at < PAIR_LIMIT ? -LEVELS[PAIR_LIMIT - at]! : LEVELS[at - PAIR_LIMIT]!,
  );
  const { bits } = packed;
  const mask = (1 << CODE_LIMIT) - 1;
  let held = 0;
  let have = 0;
  let at = 0;
  for (let pair = 0, to = offset; pair < count; pair++, to += stride) {
    while (have < CODE_LIMIT && at < bits.length) {
      held =
        (held << 13) | (digits[bits.charCodeAt(at)]! * ALPHABET.length + digits[bits.charCodeAt(at + 1)]!);
      have += 13;
      at += 2;
    }
    const code =
      have >= CODE_LIMIT ? (held >>> (have - CODE_LIMIT)) & mask : (held << (CODE_LIMIT - have)) & mask;
    const entry = table[code]!;
    have -= entry & 15;
    held &= (1 << have) - 1;
    const symbol = entry >>> 4;
    if (symbol === ZERO) continue;
    const second = symbol % SIDE;
    into[to] = sizes[(symbol - second) / SIDE]!;
    into[to + 1] = sizes[second]!;
  }
}

const ZERO = PAIR_LIMIT * SIDE + PAIR_LIMIT;

/** For every 15 bits to come: the symbol they start with and the length of its code. */
function decodingTable(lengths: string): Uint16Array {
  const table = new Uint16Array(1 << CODE_LIMIT);
  let at = 0;
  for (let length = 1; length <= CODE_LIMIT; length++) {
    const digit = length.toString(36);
    const run = 1 << (CODE_LIMIT - length);
    for (let symbol = lengths.indexOf(digit); symbol >= 0; symbol = lengths.indexOf(digit, symbol + 1)) {
      table.fill((symbol << 4) | length, at, at + run);
      at += run;
    }
  }
  return table;
}

/** Takes bits from a text of 13 bits in two characters, from its start on; at most 18 at a time. */
export function bitsFrom(text: string): (wanted: number) => number {
  const digits = alphabetDigits();
  let at = 0;
  let held = 0;
  let have = 0;
  return (wanted) => {
    while (have < wanted) {
      held =
        (held << 13) | (digits[text.charCodeAt(at)]! * ALPHABET.length + digits[text.charCodeAt(at + 1)]!);
      have += 13;
      at += 2;
    }
    have -= wanted;
    const taken = held >>> have;
    held &= (1 << have) - 1;
    return taken;
  };
}

/** The digit that a character stands for, by its code. */
function alphabetDigits(): Uint8Array {
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < ALPHABET.length; digit++) digits[ALPHABET.charCodeAt(digit)] = digit;
  return digits;
}
