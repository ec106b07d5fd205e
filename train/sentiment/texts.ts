import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sentiment } from '../../src/lead/record';

export interface Text {
  id?: string;
  lang: string;
  label: Sentiment;
  text: string;
  sector?: string;
  kind?: string;
  tags?: string[];
  /** the file's name */
  source: string;
  /** how much it counts in training */
  weight: number;
}

export const LABELS: readonly Sentiment[] = ['negative', 'neutral', 'positive'];

/** Mails of these sectors are never trained on. */
export const ASIDE: ReadonlySet<string> = new Set(['health', 'logistics', 'events', 'legal-hr']);

/** Texts of a folder's .jsonl files, in the order of the names; rows of other labels ("mixed") are left out. */
export function readTexts(folder: string): Text[] {
  const texts: Text[] = [];
  for (const name of namesIn(folder, '.jsonl')) {
    const lines = readFileSync(path.join(folder, name), 'utf8').split('\n');
    for (const [number, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const text = parse(line, `${name}:${number + 1}`);
      if (LABELS.includes(text.label))
        texts.push({ ...text, source: path.basename(name, '.jsonl'), weight: 1 });
    }
  }
  return texts;
}

/** Every word of the lexicons as a text of one word; those that are near neutral say nothing and are left out. */
export function readLexicons(folder: string, weight: number): Text[] {
  const texts: Text[] = [];
  for (const name of namesIn(folder, '.tsv')) {
    const lang = /-(fr|en)\.tsv$/.exec(name)![1]!;
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      const [word, rating] = line.split('\t');
      const polarity = Number(rating);
      if (!word || !(Math.abs(polarity) >= 0.2)) continue;
      const label = polarity < 0 ? 'negative' : 'positive';
      texts.push({ lang, label, text: word, source: 'lexicon', weight: weight * Math.abs(polarity) });
    }
  }
  return texts;
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

function parse(line: string, where: string): Text {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
}
