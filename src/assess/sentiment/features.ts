import type { Language } from '../../i18n/language';
import { lastSentence, polarities, readPolarity } from './polarity';
import {
  CLAUSE_END,
  capitals,
  classes,
  EXCLAMATION,
  EXCLAMATIONS,
  ends,
  hashes,
  kinds,
  letters,
  lettersFrom,
  QUESTION_MARK,
  QUESTIONS,
  SENTENCE_END,
  signHash,
  starts,
  stems,
  tokenise,
  WORD,
} from './tokens';
import { CONDITION, CONTRAST, ENGLISH, FRENCH, hashOf, NEGATION, OTHERS, YOU } from './words';

/** Features are hashed to 2^18 places. */
export const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;
/** Distinct features of a text; a long mail has some thousands. */
const FEATURE_LIMIT = 40_000;

/** Sorts of features, each with its own share in the length of a text's vector. */
export const SORTS = {
  word: 0,
  pair: 1,
  triple: 2,
  /** the word before the last one and this */
  skip: 3,
  /** 3 to 5 letters of a word */
  letters: 4,
  /** in the reach of a negation */
  negated: 5,
  /** with the kind of its sentence: a question, a condition, about others, to us */
  sentence: 6,
  /** in the last sentence */
  last: 7,
  /** length, questions, exclamations, capitals */
  shape: 8,
  /** beginnings of two words in a row */
  stems: 9,
  /** behind "but" in its sentence */
  turned: 10,
} as const;
export const SHARE = Float32Array.of(1, 1, 0.7, 0.5, 0.5, 1, 0.7, 0.7, 0.5, 0.7, 0.7);

/** The number of the reading that last met a bucket (upper 16 bits), and the feature's index in it: one look in memory. */
const met = new Uint32Array(BUCKETS);
const READINGS = 0xffff;
const bucket = new Int32Array(FEATURE_LIMIT);
const value = new Float32Array(FEATURE_LIMIT);
const tally = new Uint16Array(FEATURE_LIMIT);
const sortOf = new Uint8Array(FEATURE_LIMIT);
const feature = new Uint16Array(FEATURE_LIMIT);
const firstToken = new Int16Array(FEATURE_LIMIT);
const lastToken = new Int16Array(FEATURE_LIMIT);
let reading = 0;
let count = 0;
let occurrences = 0;

/** A text's features; the next reading overwrites them. */
export const features = {
  tokens: 0,
  /** distinct features */
  count: 0,
  bucket,
  /** of unit length altogether */
  value,
  /** how often in the text */
  tally,
  /** single occurrences: which feature, from which token to which; −1 where it is of the whole text */
  occurrences: 0,
  feature,
  firstToken,
  lastToken,
  starts,
  ends,
  /** what happy and angry words come to, see polarity.ts */
  polarities,
  /** the language that more of the small words belong to */
  language: undefined as Language | undefined,
};
export type Features = typeof features;

/**
 * Reads a text's features into {@link features}. No strings are made and nothing is allocated.
 * @param ranges pairs of offsets: what of the text is read
 */
export function readFeatures(text: string, ranges: readonly number[]): Features {
  if (reading === READINGS) {
    met.fill(0);
    reading = 0;
  }
  reading++;
  count = 0;
  occurrences = 0;
  features.tokens = tokenise(text, ranges);
  features.language = languageOf(features.tokens);
  readPolarity(features.tokens, features.language);
  readSentences(features.tokens);
  scaleToUnit();
  features.count = count;
  features.occurrences = occurrences;
  return features;
}

/** The language that more of the words just read belong to; `undefined` when it is even. */
function languageOf(tokens: number): Language | undefined {
  let french = 0;
  for (let token = 0; token < tokens; token++) {
    if (classes[token]! & FRENCH) french++;
    if (classes[token]! & ENGLISH) french--;
  }
  return french > 0 ? 'fr' : french < 0 ? 'en' : undefined;
}

const START = hashOf('^');
const QUESTION_HASH = signHash(QUESTION_MARK);
const QUESTIONS_HASH = signHash(QUESTIONS);
const EXCLAMATION_HASH = signHash(EXCLAMATION);
const EXCLAMATIONS_HASH = signHash(EXCLAMATIONS);
/** Words that a negation reaches. */
const NEGATION_REACH = 5;

function readSentences(tokens: number): void {
  const lastFrom = lastSentence(tokens);
  let questions = 0;
  let exclamations = 0;
  let words = 0;
  let number = 0;
  let context = 0;
  for (let from = 0, to = 0; from < tokens; from = to) {
    let within = 0;
    to = from;
    while (to < tokens && kinds[to] !== SENTENCE_END) within |= classes[to++]!;
    const end = hashes[to]!;
    const asks = to < tokens && (end === QUESTION_HASH || end === QUESTIONS_HASH);
    if (asks) questions++;
    if (to < tokens && (end === EXCLAMATION_HASH || end === EXCLAMATIONS_HASH)) exclamations++;
    if (to < tokens) to++;
    words += readSentence(from, to, within, asks, number > 0 && from >= lastFrom);
    context |= within;
    number++;
  }
  addShape(32 - Math.clz32(words + 1));
  addShape(100 + Math.min(questions, 3));
  addShape(200 + Math.min(exclamations, 3));
  addShape(300 + Math.min(capitals, 3));
  addShape(400 + (context & (OTHERS | NEGATION | CONTRAST | CONDITION)));
  addShape(700 + Math.min(number, 6) * 8 + Math.min(questions, 3));
}

function addShape(what: number): void {
  add(SORTS.shape, what, -1, -1);
}

/** Adds what a sentence has; returns the number of its words. */
function readSentence(from: number, to: number, within: number, asks: boolean, last: boolean): number {
  let negated = 0;
  let turned = false;
  let words = 0;
  let one = START;
  let two = START;
  let oneStem = START;
  for (let token = from; token < to; token++) {
    const hash = hashes[token]!;
    const stem = stems[token]!;
    const left = token > from ? token - 1 : token;
    const farLeft = token > from + 1 ? token - 2 : left;
    const pair = combine(one, hash);
    add(SORTS.word, hash, token, token);
    add(SORTS.pair, pair, left, token);
    if (token > from) {
      add(SORTS.triple, combine(two, pair), farLeft, token);
      add(SORTS.skip, combine(two, hash), farLeft, token);
    }
    const stemPair = combine(oneStem, stem);
    add(SORTS.stems, stemPair, left, token);
    if (kinds[token] === WORD) {
      words++;
      addLetters(token);
      if (negated > 0) {
        add(SORTS.negated, stem, token, token);
        negated--;
      }
      if (turned) add(SORTS.turned, stem, token, token);
      if (asks) add(SORTS.sentence, stem ^ 0x1111, token, token);
      if (within & OTHERS) add(SORTS.sentence, stem ^ 0x2222, token, token);
      if (within & CONDITION) add(SORTS.sentence, stem ^ 0x3333, token, token);
      if (within & YOU) add(SORTS.sentence, stem ^ 0x4444, token, token);
      if (last) add(SORTS.last, stem, token, token);
      if (classes[token]! & NEGATION) negated = NEGATION_REACH;
      if (classes[token]! & CONTRAST) turned = true;
    } else if (kinds[token] === CLAUSE_END) negated = 0;
    two = one;
    one = hash;
    oneStem = stem;
  }
  return words;
}

/** Three, four and five letters in a row, the word's beginning and end among them. */
function addLetters(token: number): void {
  const end = lettersFrom[token + 1]!;
  for (let at = lettersFrom[token]!; at < end - 2; at++) {
    let hash = Math.imul(letters[at]! ^ 0x811c9dc5, 0x01000193);
    hash = Math.imul(hash ^ letters[at + 1]!, 0x01000193);
    hash = Math.imul(hash ^ letters[at + 2]!, 0x01000193);
    add(SORTS.letters, hash, token, token);
    if (at + 3 >= end) continue;
    hash = Math.imul(hash ^ letters[at + 3]!, 0x01000193);
    add(SORTS.letters, hash, token, token);
    if (at + 4 >= end) continue;
    add(SORTS.letters, Math.imul(hash ^ letters[at + 4]!, 0x01000193), token, token);
  }
}

function combine(left: number, right: number): number {
  return (Math.imul(left, 0x01000193) + Math.imul(right ^ 0x3c6ef372, 0x1b873593)) | 0;
}

function add(sort: number, hash: number, from: number, to: number): void {
  let mixed = Math.imul(hash ^ Math.imul(sort + 1, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  const place = (mixed ^ (mixed >>> 16)) >>> (32 - BUCKET_BITS);
  const last = met[place]!;
  let index = last & 0xffff;
  if (last >>> 16 !== reading) {
    if (count >= FEATURE_LIMIT) return;
    index = count++;
    met[place] = ((reading << 16) | index) >>> 0;
    bucket[index] = place;
    sortOf[index] = sort;
    tally[index] = 1;
  } else tally[index]!++;
  if (occurrences >= FEATURE_LIMIT) return;
  feature[occurrences] = index;
  firstToken[occurrences] = from;
  lastToken[occurrences++] = to;
}

/** A word said five times does not say five times as much. */
const DAMPED = Float32Array.from({ length: 64 }, (_, times) => 1 + Math.log(Math.max(1, times)));

function scaleToUnit(): void {
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const weight = SHARE[sortOf[index]!]! * DAMPED[Math.min(63, tally[index]!)]!;
    value[index] = weight;
    sum += weight * weight;
  }
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  for (let index = 0; index < count; index++) value[index] = value[index]! * scale;
}
