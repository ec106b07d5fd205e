import { FREQUENT_WORDS } from '../language';

/**
 * Small words that tell how others are to be read. Written as they are folded: lower case, no accents; an English
 * contraction is one word without its apostrophe ("dont" stands for "don't" only where the apostrophe was there).
 */
export const NEGATION = 1;
export const CONTRAST = 2;
export const CONDITION = 4;
export const OTHERS = 8;
export const YOU = 16;
/** Words that only one of the two languages has, and often. */
export const FRENCH = 32;
export const ENGLISH = 64;
/** Makes the word behind it stronger. */
export const INTENSE = 128;

const CLASSES: readonly (readonly [number, string])[] = [
  [
    NEGATION,
    "ne n pas jamais aucun aucune rien personne sans ni guere not no never nothing nobody none neither nor without cannot hardly barely isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't nulle",
  ],
  [
    CONTRAST,
    'mais cependant pourtant toutefois neanmoins sauf hormis malheureusement helas dommage but however yet though although except unfortunately sadly only seulement',
  ],
  [CONDITION, 'si s if unless would could should might serait seraient pourrait aurait sinon otherwise'],
  [
    OTHERS,
    'prestataire prestataires fournisseur fournisseurs concurrent concurrents concurrence concurrente operateur hebergeur supplier suppliers provider providers vendor vendors competitor competitors incumbent predecesseur actuel actuelle actuels actuellement current currently ancien ancienne previous former precedent precedente autre autres another other elsewhere ailleurs',
  ],
  [YOU, 'vous votre vos tu te t ton ta tes you your yours u ur'],
  [
    INTENSE,
    'tres vraiment trop extremement particulierement so very really extremely too absolutely absolument totally totalement completely completement parfaitement tellement fort',
  ],
  [FRENCH, FREQUENT_WORDS.fr],
  [ENGLISH, FREQUENT_WORDS.en],
];

/** FNV-1a, as the features hash a word letter by letter. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) === 39) continue;
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** Marks that a word was written with "n't": "don't" is a negation, "dont" may be French. */
export const CONTRACTED = 0x5bd1e995 | 0;

const SLOTS = 1024;
let keys: Int32Array | undefined;
let classes: Uint8Array | undefined;

/** The classes of a word (bits), 0 for most. @param hash of the folded word */
export function classesOf(hash: number): number {
  if (!keys) fill();
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (keys![slot] !== 0) {
    if (keys![slot] === hash) return classes![slot]!;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return 0;
}

function fill(): void {
  keys = new Int32Array(SLOTS);
  classes = new Uint8Array(SLOTS);
  for (const [bit, words] of CLASSES) {
    for (const word of words.split(' ')) {
      const hash = word.includes("'") ? hashOf(word) ^ CONTRACTED : hashOf(word);
      let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
      while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
      keys[slot] = hash;
      classes[slot] = classes[slot]! | bit;
    }
  }
}
