import type { Language } from '../../i18n/language';
import type { Sentiment } from '../../lead/record';
import { ownWords } from '../clean';
import { detectLanguage } from '../language';
import { CONTRASTS, INTENSIFIERS, LEXICON, NEGATIONS, THIRD_PARTIES } from './lexicon';

/** A stretch of the given text that decided the mood. `start`, `end`: offsets in it; `weight` −3…3. */
export interface Evidence {
  text: string;
  start: number;
  end: number;
  weight: number;
}

export interface Mood {
  label: Sentiment;
  /** −1 (angry) … 1 (delighted) */
  score: number;
  /** 0…1 */
  confidence: number;
  evidence: Evidence[];
  lang: Language;
}

/** No more than this is read: nobody's mood needs more. Characters. */
export const TEXT_LIMIT = 20_000;

/** Summed weights beyond these are a mood, not a nuance. */
const NEGATIVE_FROM = -1.4;
const POSITIVE_FROM = 1.5;

interface Token {
  word: string;
  start: number;
  end: number;
}

/**
 * The mood of a customer's words. Quoted thread and signature are left out first.
 * @param lang language of the text where known; else it is found from the text
 */
export function analyse(text: string, lang?: Language): Mood {
  const read = text.slice(0, TEXT_LIMIT);
  const own = ownWords(read);
  const language = detectLanguage(own) ?? lang ?? 'fr';
  const offset = Math.max(0, read.indexOf(own.slice(0, 40)));
  const evidence = clausesOf(tokensOf(own)).flatMap((clause) => weigh(clause, language));
  const sum = evidence.reduce((total, { weight }) => total + weight, 0) + shouting(own);
  const label = sum <= NEGATIVE_FROM ? 'negative' : sum >= POSITIVE_FROM ? 'positive' : 'neutral';
  return {
    label,
    score: Math.tanh(sum / 3),
    confidence: label === 'neutral' ? 1 / (1 + Math.abs(sum)) : Math.tanh(Math.abs(sum) / 2),
    evidence: evidence
      .map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
      .map((span) => ({ ...span, text: read.slice(span.start, span.end) }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    lang: language,
  };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(/[\p{L}\p{N}]+(?:['’]t\b)?|[.!?;\n,]/gu)) {
    const word = found[0]
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace('’', "'");
    tokens.push({ word, start: found.index, end: found.index + found[0].length });
  }
  return tokens;
}

function clausesOf(tokens: Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    const contrast = CONTRASTS.fr.has(token.word) || CONTRASTS.en.has(token.word);
    if (contrast || /^[.!?;\n,]$/.test(token.word)) clauses.push([]);
    if (!/^[.!?;\n,]$/.test(token.word)) clauses[clauses.length - 1]!.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}

function weigh(clause: Token[], lang: Language): Evidence[] {
  const words = clause.map(({ word }) => word);
  const sentence = words.join(' ');
  const aboutOthers = THIRD_PARTIES[lang].some((phrase) => sentence.includes(phrase));
  const afterContrast = CONTRASTS[lang].has(words[0]!);
  const found: Evidence[] = [];
  for (let at = 0; at < clause.length; at++) {
    const match = matchAt(words, at, lang);
    if (!match) continue;
    let weight = match.weight;
    const before = words.slice(Math.max(0, at - 4), at);
    if (before.some((word) => NEGATIONS[lang].has(word))) weight *= weight > 0 ? -0.9 : -0.4;
    if (before.slice(-1).some((word) => INTENSIFIERS[lang].has(word))) weight *= 1.4;
    if (afterContrast) weight *= 1.4;
    if (aboutOthers && weight < 0) weight = 0;
    const last = clause[at + match.length - 1]!;
    found.push({ text: '', start: clause[at]!.start, end: last.end, weight });
    at += match.length - 1;
  }
  return found;
}

/** The longest entry of the lexicon that starts at this word. */
function matchAt(
  words: string[],
  at: number,
  lang: Language,
): { weight: number; length: number } | undefined {
  for (let length = Math.min(5, words.length - at); length >= 1; length--) {
    const weight = lookUp(words.slice(at, at + length).join(' '), lang);
    if (weight !== undefined) return { weight, length };
  }
  return undefined;
}

const stems: Partial<Record<Language, Map<number, Map<string, number>>>> = {};

function lookUp(phrase: string, lang: Language): number | undefined {
  const exact = LEXICON[lang][phrase];
  if (exact !== undefined) return exact;
  for (const [length, entries] of stemsOf(lang)) {
    const weight = phrase.length >= length ? entries.get(phrase.slice(0, length)) : undefined;
    if (weight !== undefined && !phrase.slice(length).includes(' ')) return weight;
  }
  return undefined;
}

/** Entries that end in `*`, by the length of their stem, longest first. */
function stemsOf(lang: Language): Map<number, Map<string, number>> {
  const known = stems[lang];
  if (known) return known;
  const byLength = new Map<number, Map<string, number>>();
  const entries = Object.entries(LEXICON[lang]).filter(([entry]) => entry.endsWith('*'));
  for (const [entry, weight] of entries.sort(([a], [b]) => b.length - a.length)) {
    const stem = entry.slice(0, -1);
    if (!byLength.has(stem.length)) byLength.set(stem.length, new Map());
    byLength.get(stem.length)!.set(stem, weight);
  }
  stems[lang] = byLength;
  return byLength;
}

/** Capitals and rows of exclamation marks sharpen what is said against us. */
function shouting(text: string): number {
  const capitals = text.match(/\b\p{Lu}{4,}\b/gu)?.length ?? 0;
  return (capitals >= 3 ? -0.8 : 0) + (/[!?]{3,}/.test(text) ? -0.8 : 0);
}
