import type { Language } from '../../i18n/language';
import { CLAUSE_END, classes, hashes, kinds, SENTENCE_END, SIGN, TOKEN_LIMIT, WORD } from './tokens';
import { valenceOf } from './valence';
import { CONTRAST, INTENSE, NEGATION } from './words';

/** What a text's happy and angry words come to, read with their negations: few numbers that every text has. */
export const POLARITIES = {
  happy: 0,
  angry: 1,
  /** happy words that a negation reaches, then angry ones */
  unhappy: 2,
  unangry: 3,
  happyLast: 4,
  angryLast: 5,
  /** behind "but" in its sentence */
  happyTurned: 6,
  angryTurned: 7,
  happyFirst: 8,
  angryFirst: 9,
  /** what prevails, over the text's length */
  netHappy: 10,
  netAngry: 11,
  /** −1…1 */
  net: 12,
  /** 1: no such word at all */
  none: 13,
} as const;
export const POLARITY_COUNT = 14;
const SUMS = 10;

/** Of the text last read. */
export const polarities = new Float32Array(POLARITY_COUNT);
/** How much each token adds, and to which of the sums (bits). */
export const amounts = new Float32Array(TOKEN_LIMIT);
export const sides = new Uint16Array(TOKEN_LIMIT);
/** Sums before they are damped. */
export const sums = new Float64Array(SUMS);

const REACH = 4;
const INTENSITY = 1.4;
/** A negation takes more from a happy word than it gives to an angry one. */
const UNHAPPY = 0.7;
const UNANGRY = 0.5;

/** Reads the tokens last read (see tokens.ts) into {@link polarities}. @param language `undefined`: of both */
export function readPolarity(tokens: number, language: Language | undefined): void {
  sums.fill(0);
  sides.fill(0, 0, tokens);
  const last = lastSentence(tokens);
  let words = 0;
  let first = true;
  let firstHadWords = false;
  let negated = 0;
  let turned = false;
  let by = 1;
  for (let token = 0; token < tokens; token++) {
    const kind = kinds[token]!;
    if (kind === SENTENCE_END || kind === CLAUSE_END) {
      negated = 0;
      by = 1;
      if (kind === SENTENCE_END) {
        turned = false;
        if (firstHadWords) first = false;
      }
      continue;
    }
    if (kind === WORD) {
      words++;
      firstHadWords = true;
    }
    const valence = kind === WORD || kind === SIGN ? valenceIn(hashes[token]!, language) * by : 0;
    if (valence !== 0) {
      const angry = valence < 0 ? 1 : 0;
      let into = 0;
      if (negated > 0) into = 1 << (POLARITIES.unhappy + angry);
      else {
        into = 1 << angry;
        if (token >= last) into |= 1 << (POLARITIES.happyLast + angry);
        if (turned) into |= 1 << (POLARITIES.happyTurned + angry);
        if (first) into |= 1 << (POLARITIES.happyFirst + angry);
      }
      amounts[token] = Math.abs(valence);
      sides[token] = into;
      for (let sum = 0; sum < SUMS; sum++) if (into & (1 << sum)) sums[sum]! += amounts[token]!;
    }
    if (kind !== WORD) continue;
    by = classes[token]! & INTENSE ? INTENSITY : 1;
    if (negated > 0) negated--;
    if (classes[token]! & NEGATION) negated = REACH;
    if (classes[token]! & CONTRAST) turned = true;
  }
  const net = sums[0]! - sums[1]! - UNHAPPY * sums[2]! + UNANGRY * sums[3]!;
  for (let sum = 0; sum < SUMS; sum++) polarities[sum] = sums[sum]! / (sums[sum]! + 1);
  const length = Math.sqrt(1 + words);
  polarities[POLARITIES.netHappy] = Math.max(0, net) / length;
  polarities[POLARITIES.netAngry] = Math.max(0, -net) / length;
  polarities[POLARITIES.net] = net / Math.sqrt(net * net + 3);
  polarities[POLARITIES.none] = sums[0]! + sums[1]! + sums[2]! + sums[3]! === 0 ? 1 : 0;
}

function valenceIn(hash: number, language: Language | undefined): number {
  if (language) return valenceOf(hash, language);
  return (valenceOf(hash, 'fr') + valenceOf(hash, 'en')) / 2;
}

/** The token with which the last sentence that has a word starts. */
export function lastSentence(tokens: number): number {
  let from = 0;
  let last = 0;
  let empty = true;
  for (let token = 0; token < tokens; token++) {
    if (kinds[token] === WORD && empty) {
      last = from;
      empty = false;
    } else if (kinds[token] === SENTENCE_END) {
      from = token + 1;
      empty = true;
    }
  }
  return last;
}

/** Shares what the polarities add to a mood among the words they come of. @param added by polarity */
export function sharePolarities(added: Float32Array, tokens: number, into: Float32Array): void {
  const all = sums[0]! + sums[1]! + sums[2]! + sums[3]!;
  if (all === 0) return;
  const net = added[POLARITIES.netHappy]! + added[POLARITIES.netAngry]! + added[POLARITIES.net]!;
  for (let token = 0; token < tokens; token++) {
    const side = sides[token]!;
    if (side === 0) continue;
    let share = net / all;
    for (let sum = 0; sum < SUMS; sum++) if (side & (1 << sum)) share += added[sum]! / sums[sum]!;
    into[token]! += share * amounts[token]!;
  }
}
