import { fold } from './fold';
import { CONTRACTED, classesOf } from './words';

/** Words and signs read of a text: a mail has a few hundred. */
export const TOKEN_LIMIT = 1_200;
/** Letters kept of a word. */
const WORD_LIMIT = 32;

export const WORD = 0;
export const CLAUSE_END = 1;
export const SENTENCE_END = 2;
export const SIGN = 3;

/** The letters of all words one after the other, each word between two marks. */
export const letters = new Uint16Array(TOKEN_LIMIT * (WORD_LIMIT + 2));
/** Where a token's letters start; those of the next one end them. */
export const lettersFrom = new Int32Array(TOKEN_LIMIT + 1);
export const hashes = new Int32Array(TOKEN_LIMIT);
/** Hash of a word's first five letters, which inflections share. */
export const stems = new Int32Array(TOKEN_LIMIT);
/** The word's classes, see words.ts. */
export const classes = new Uint8Array(TOKEN_LIMIT);
export const kinds = new Uint8Array(TOKEN_LIMIT);
/** Places in the text that was read. */
export const starts = new Int32Array(TOKEN_LIMIT);
export const ends = new Int32Array(TOKEN_LIMIT);

const STEM = 5;
const BOUNDARY = 95;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Signs by number; the rest by their code point. */
export const EXCLAMATION = 33;
export const QUESTION_MARK = 63;
export const EXCLAMATIONS = 0x2121;
export const QUESTIONS = 0x3f3f;
const ELLIPSIS = 0x2026;
const SMILE = 0x1001;
const FROWN = 0x1002;
const LINE_END = 10;

/** Words in capitals of at least four letters in the text last read. */
export let capitals = 0;

/**
 * Reads words and signs into the arrays of this file, which the next call overwrites: nothing is allocated for a text.
 * @param ranges pairs of offsets, what of the text is read
 * @returns the number of tokens
 */
export function tokenise(text: string, ranges: readonly number[]): number {
  let tokens = 0;
  capitals = 0;
  lettersFrom[0] = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const end = ranges[range + 1]!;
    let at = ranges[range]!;
    // What was cut out ends a sentence.
    if (tokens > 0 && kinds[tokens - 1] !== SENTENCE_END && tokens < TOKEN_LIMIT)
      tokens = sign(tokens, SENTENCE_END, LINE_END, at, at);
    while (at < end && tokens < TOKEN_LIMIT) {
      const code = fold(text.charCodeAt(at));
      if (code <= 32 && code !== LINE_END) at++;
      else if (isLetter(code)) {
        at = word(text, at, end, tokens);
        tokens++;
      } else {
        const before = tokens;
        at = mark(text, at, end, code, tokens);
        if (marked) tokens = before + 1;
      }
    }
  }
  return tokens;
}

/** Reads one word; returns where it ends. */
function word(text: string, from: number, end: number, token: number): number {
  let at = from;
  let into = lettersFrom[token]!;
  letters[into++] = BOUNDARY;
  const first = into;
  let hash = FNV_START;
  let stem = FNV_START;
  let upper = 0;
  let before = 0;
  let contracted = 0;
  for (; at < end; at++) {
    const unit = text.charCodeAt(at);
    let letter = fold(unit);
    if (letter === 0) continue;
    if (letter === 39) {
      if (!negativeContraction(text, at, end, before)) break;
      contracted = CONTRACTED;
      continue;
    }
    if (!isLetter(letter)) break;
    if (unit !== letter && unit < 97) upper++;
    if (letter >= 48 && letter <= 57) letter = 48;
    // "1250" and "99" are one word, "soooo" is "soo"
    const length = into - first;
    if (letter === before && (letter === 48 || (length > 1 && letters[into - 2] === letter))) continue;
    before = letter;
    if (length >= WORD_LIMIT - 1) continue;
    letters[into++] = letter;
    hash = Math.imul(hash ^ letter, FNV_PRIME);
    if (isLigature(unit)) {
      letters[into++] = 101;
      hash = Math.imul(hash ^ 101, FNV_PRIME);
    }
    if (length < STEM) stem = hash;
  }
  const length = into - first;
  letters[into++] = BOUNDARY;
  lettersFrom[token + 1] = into;
  if (upper >= 4 && upper === length) capitals++;
  hashes[token] = hash;
  stems[token] = length <= STEM ? hash : stem ^ 0x2a2a2a;
  classes[token] = classesOf(hash ^ contracted);
  kinds[token] = WORD;
  starts[token] = from;
  ends[token] = at;
  // An apostrophe between two words belongs to neither.
  return at < end && fold(text.charCodeAt(at)) === 39 ? at + 1 : at;
}

/** The apostrophe of "don't", which is read as one word. */
function negativeContraction(text: string, at: number, end: number, before: number): boolean {
  return (
    before === 110 &&
    at + 1 < end &&
    fold(text.charCodeAt(at + 1)) === 116 &&
    (at + 2 >= end || !isLetter(fold(text.charCodeAt(at + 2))))
  );
}

let marked = false;

/** Reads a sign; returns where it ends. Sets `marked` when it made a token. */
function mark(text: string, from: number, end: number, code: number, token: number): number {
  let at = from + 1;
  marked = true;
  if (code === EXCLAMATION || code === QUESTION_MARK) {
    let asks = code === QUESTION_MARK;
    let count = 1;
    for (; at < end; at++) {
      const next = text.charCodeAt(at);
      const spaced = (next === 32 || next === 0xa0 || next === 0x202f) && isLoud(text.charCodeAt(at + 1));
      if (spaced) continue;
      if (!isLoud(next)) break;
      count++;
      if (next === QUESTION_MARK) asks = true;
    }
    const sort = asks ? (count > 1 ? QUESTIONS : QUESTION_MARK) : count > 1 ? EXCLAMATIONS : EXCLAMATION;
    sign(token, SENTENCE_END, sort, from, at);
  } else if (code === 46 || code === ELLIPSIS) {
    while (at < end && text.charCodeAt(at) === 46) at++;
    sign(token, SENTENCE_END, at - from > 1 || code === ELLIPSIS ? ELLIPSIS : 46, from, at);
  } else if (code === LINE_END) {
    while (at < end && text.charCodeAt(at) <= 32) at++;
    if (token > 0 && kinds[token - 1] !== SENTENCE_END) sign(token, SENTENCE_END, LINE_END, from, from + 1);
    else marked = false;
  } else if (code === 58 || code === 59) {
    const face = smile(text, at, end);
    if (face !== 0) at += text.charCodeAt(at) === 45 ? 2 : 1;
    sign(token, face ? SIGN : CLAUSE_END, face || code, from, at);
  } else if (code === 44 || code === 40 || code === 41) sign(token, CLAUSE_END, code, from, at);
  else if (code >= 0xd800 && code <= 0xdfff) {
    const low = at < end && code < 0xdc00 ? text.charCodeAt(at) : 0;
    const pair = low >= 0xdc00 && low <= 0xdfff;
    if (pair) at++;
    // Alone it says nothing, and neither does the colour of a skin.
    if (pair && !(code === 0xd83c && low >= 0xdffb)) sign(token, SIGN, (code << 10) ^ low, from, at);
    else marked = false;
  } else if (code > 0x2000 || code === 43 || code === 45 || code === 37) {
    sign(token, SIGN, code === 0x201c || code === 0x201d ? 34 : code, from, at);
  } else if (code === 34 || code === 0xab || code === 0xbb) sign(token, SIGN, 34, from, at);
  else marked = false;
  return at;
}

function isLoud(code: number): boolean {
  return code === EXCLAMATION || code === QUESTION_MARK;
}

/** What stands behind ":" or ";" makes it a face: ":-)" ":(" ":/". 0 where it is none. */
function smile(text: string, from: number, end: number): number {
  if (from >= end) return 0;
  let at = from;
  if (text.charCodeAt(at) === 45) at++;
  const mouth = text.charCodeAt(at);
  if (mouth === 41 || mouth === 68) return SMILE;
  if (mouth === 40) return FROWN;
  return mouth === 47 && text.charCodeAt(at + 1) !== 47 ? FROWN : 0;
}

/** Writes a sign's token; returns the number of the next one. */
function sign(token: number, kind: number, code: number, start: number, end: number): number {
  const hash = signHash(code);
  hashes[token] = hash;
  stems[token] = hash;
  classes[token] = 0;
  kinds[token] = kind;
  starts[token] = start;
  ends[token] = end;
  lettersFrom[token + 1] = lettersFrom[token]!;
  return token + 1;
}

/** A sign as a word. */
export function signHash(code: number): number {
  return Math.imul(code ^ FNV_START, FNV_PRIME) ^ 0x51ed;
}

/** œ and æ, folded to their first letter, have an e as second one. */
function isLigature(unit: number): boolean {
  return unit === 0x153 || unit === 0x152 || unit === 0xe6 || unit === 0xc6;
}

function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 0x180 && code < 0x2000 && code !== 0x2bc) ||
    (code >= 0x3040 && code < 0xd800)
  );
}
