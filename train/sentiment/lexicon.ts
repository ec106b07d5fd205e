/**
 * First step of `npm run train:sentiment`: writes src/assess/sentiment/valences.json from the lexicons in train/open and
 * the project's own in train/lexicon. What the own one says of a word stands; else the others' mean.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashes, kinds, SIGN, tokenise, WORD } from '../../src/assess/sentiment/tokens';
import { GAP_BITS, keyOf, LEVEL, LEVEL_BITS, type PackedValences } from '../../src/assess/sentiment/valence';
import { bitsToText } from './packing';

const FOLDER = path.join(__dirname, '..');
const INTO = path.join(FOLDER, '..', 'src', 'assess', 'sentiment', 'valences.json');
const LANGUAGES = ['fr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Emoji are read in both languages. */
const BOTH = /^emoji\.tsv$/;

function main(): void {
  const levels = new Map<number, number>();
  for (const language of LANGUAGES) {
    const own = valencesIn(path.join(FOLDER, 'lexicon'), language);
    const open = valencesIn(path.join(FOLDER, 'open'), language);
    for (const [hash, values] of new Map([...open, ...own])) {
      const mean = values.reduce((sum, value) => sum + value) / values.length;
      const level = Math.max(-7, Math.min(7, Math.round(mean / LEVEL)));
      if (level !== 0) levels.set(keyOf(hash, language), level);
    }
  }
  const packed = pack(levels);
  writeFileSync(INTO, `${JSON.stringify(packed)}\n`);
  process.stderr.write(`${packed.count} words in the lexicon, ${Math.round(packed.bits.length / 1000)} kB\n`);
}

/** Valences by the hash of the word, −1…1; entries of more than one word are left out. */
function valencesIn(folder: string, language: Language): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const names = readdirSync(folder).filter((name) => name.endsWith(`-${language}.tsv`) || BOTH.test(name));
  for (const name of names.sort()) {
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      const [word, value] = line.split('\t');
      const valence = Number(value);
      if (!word || !value || Number.isNaN(valence)) continue;
      const hash = hashOfOnly(word);
      if (hash !== undefined) found.set(hash, [...(found.get(hash) ?? []), valence]);
    }
  }
  return found;
}

function hashOfOnly(word: string): number | undefined {
  const tokens = tokenise(word, [0, word.length]);
  if (tokens !== 1) return undefined;
  return kinds[0] === WORD || kinds[0] === SIGN ? hashes[0] : undefined;
}

function pack(levels: Map<number, number>): PackedValences {
  const { put, text } = bitsToText();
  let before = 0;
  const keys = [...levels.keys()].sort((a, b) => a - b);
  for (const key of keys) {
    const gap = key - before;
    before = key;
    for (let left = gap; left >= 1 << GAP_BITS; left -= 1 << GAP_BITS) put(1, 1);
    put(0, 1);
    put(gap & ((1 << GAP_BITS) - 1), GAP_BITS);
    put(levels.get(key)! + (1 << (LEVEL_BITS - 1)), LEVEL_BITS);
  }
  return { count: keys.length, bits: text() };
}

if (require.main === module) main();
