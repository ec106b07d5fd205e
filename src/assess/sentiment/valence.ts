import { bitsFrom } from './packed';
import valences from './valences.json';

/** How happy or angry a word is by itself, −1…1, of a language's lexicon. Packed by train/sentiment/valence.ts. */
export interface PackedValences {
  /** entries */
  count: number;
  /** for each, in the order of keys: the gap to the last key (Rice code), then the level; 13 bits in two characters */
  bits: string;
}

/** Bits of a key. Two words share one by chance in one of a thousand look-ups. */
export const KEY_BITS = 24;
/** Low bits of a gap, written as they are; the rest is unary. */
export const GAP_BITS = 10;
/** Bits of a level; 8 stands for 0. */
export const LEVEL_BITS = 4;
/** What a level is worth. */
export const LEVEL = 1 / 7;

const SALTS = { fr: 0x1f3d5b79, en: 0x2e4c6a88 } as const;
const SLOTS = 1 << 16;

let keys: Int32Array | undefined;
let levels: Int8Array | undefined;

/** −1…1; 0 for most words. @param hash of the folded word, see tokens.ts */
export function valenceOf(hash: number, language: 'fr' | 'en'): number {
  if (!keys) decode();
  const key = keyOf(hash, language);
  let slot = key & (SLOTS - 1);
  while (keys![slot] !== 0) {
    if (keys![slot] === key + 1) return levels![slot]! * LEVEL;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return 0;
}

export function keyOf(hash: number, language: 'fr' | 'en'): number {
  let mixed = Math.imul(hash ^ SALTS[language], 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - KEY_BITS);
}

function decode(): void {
  keys = new Int32Array(SLOTS);
  levels = new Int8Array(SLOTS);
  const { bits, count }: PackedValences = valences;
  const take = bitsFrom(bits);
  let key = 0;
  for (let entry = 0; entry < count; entry++) {
    let gap = 0;
    while (take(1) === 1) gap += 1 << GAP_BITS;
    key += gap + take(GAP_BITS);
    let slot = key & (SLOTS - 1);
    while (keys[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    keys[slot] = key + 1;
    levels[slot] = take(LEVEL_BITS) - (1 << (LEVEL_BITS - 1));
  }
}
