import { existsSync } from 'node:fs';
import path from 'node:path';
import { BUCKETS } from '../../src/assess/sentiment/features';
import { COLUMNS, type Rows, rarity, rowsOf, scaled } from './rows';
import { type Examples, fit } from './softmax';
import { ASIDE, LABELS, readLexicons, readTexts, type Text } from './texts';

export interface Material {
  mails: Text[];
  /** reviews, posts, subtitles, words */
  general: Text[];
}

/** What of the weights comes from where, found on the training sectors. */
export const SETTINGS = {
  /** open sets are of other kinds of text */
  openWeight: 0.25,
  /** subtitles tell feelings of people, seldom opinions */
  subtitleWeight: 0.1,
  reviewWeight: 3,
  lexiconWeight: 2.5,
  mailsInGeneral: 0.5,
  /** mails that were written to be hard count less: the ordinary ones are what the agent is given */
  hardMails: 0.25,
  l2Mail: 0.3,
  l2General: 2,
  l2Gate: 0.3,
  leastTexts: 3,
  leastTextsGeneral: 4,
  /** buckets that keep a weight: the rest say too little for the room they take */
  keepMail: 120_000,
  keepGeneral: 90_000,
  sketchIterations: 15,
  iterations: 30,
};

/** Files of mails that were written to defeat whoever counts words. */
export const HARD_FILES = /-[578]$/;

/** Everything that may shape the weights: the sectors kept aside are not in it. */
export function readMaterial(folder: string): Material {
  const mails = readTexts(path.join(folder, 'corpus'))
    .filter(({ sector }) => !ASIDE.has(sector ?? ''))
    .map((text) => ({ ...text, weight: HARD_FILES.test(text.source) ? SETTINGS.hardMails : 1 }));
  const open = readTexts(path.join(folder, 'open')).map((text) => ({
    ...text,
    weight: text.source.includes('xed') ? SETTINGS.subtitleWeight : SETTINGS.openWeight,
  }));
  const own = existsSync(path.join(folder, 'reviews')) ? readTexts(path.join(folder, 'reviews')) : [];
  const reviews = own.map((text) => ({ ...text, weight: SETTINGS.reviewWeight }));
  const words = readLexicons(path.join(folder, 'open'), SETTINGS.lexiconWeight);
  return { mails, general: [...balanced(open), ...reviews, ...words] };
}

/** Every label of a source counts as much as the others. */
function balanced(texts: Text[]): Text[] {
  const count = (matches: (text: Text) => boolean) => texts.filter(matches).length;
  const factors = new Map<string, number>();
  const key = ({ source, label }: Text) => `${source} ${label}`;
  for (const text of texts) {
    if (factors.has(key(text))) continue;
    const all = count(({ source }) => source === text.source);
    const labels = new Set(texts.filter(({ source }) => source === text.source).map(({ label }) => label));
    factors.set(key(text), all / labels.size / count((other) => key(other) === key(text)));
  }
  return texts.map((text) => ({ ...text, weight: text.weight * factors.get(key(text))! }));
}

/** Weights `[bucket * 3 + class]` for values as they are read (rarity is worked in), then three biases. */
export interface Part {
  weights: Float64Array;
}

/** Texts without neutral ones among them: their labels say nothing about neutral. */
const TWO_CLASSES = /^(?:fr_xed|fr_allocine|lexicon)$/;

export class Trainer {
  readonly texts: Text[];
  readonly rows: Rows;
  private readonly mails: number;

  constructor(material: Material) {
    this.texts = [...material.mails, ...material.general];
    this.mails = material.mails.length;
    this.rows = rowsOf(this.texts.map(({ text }) => text));
  }

  isMail(row: number): boolean {
    return row < this.mails;
  }

  mailPart(pick: (row: number) => boolean = () => true): Part {
    const weight = (row: number) => (this.isMail(row) ? this.texts[row]!.weight : 0);
    return this.part(pick, weight, SETTINGS.l2Mail, SETTINGS.leastTexts, SETTINGS.keepMail);
  }

  generalPart(pick: (row: number) => boolean = () => true): Part {
    const weight = (row: number) =>
      this.texts[row]!.weight * (this.isMail(row) ? SETTINGS.mailsInGeneral : 1);
    return this.part(pick, weight, SETTINGS.l2General, SETTINGS.leastTextsGeneral, SETTINGS.keepGeneral);
  }

  /** Tells mails (class "positive") from the rest ("negative"). */
  gate(): Part {
    const pick = (row: number) => this.isMail(row) || !/xed|lexicon/.test(this.texts[row]!.source);
    const scale = rarity(scaled(this.rows, new Float32Array(COLUMNS).fill(1), pick), 5);
    // Moods do not tell a mail from a review.
    scale.fill(0, BUCKETS);
    const rows = scaled(this.rows, scale, pick);
    const picked = this.picked(pick);
    const examples: Examples = {
      rows,
      label: Uint8Array.from(picked, (row) => (this.isMail(row) ? 2 : 0)),
      weight: Float32Array.from(picked, () => 1),
      binary: new Uint8Array(rows.rows).fill(1),
    };
    return unscaled(fit(examples, COLUMNS, SETTINGS.l2Gate, SETTINGS.iterations), scale);
  }

  /** An own text of the general part. */
  isReview(row: number): boolean {
    return !this.isMail(row) && !/xed|lexicon|vader|allocine/.test(this.texts[row]!.source);
  }

  private picked(pick: (row: number) => boolean): number[] {
    return this.texts.map((_, row) => row).filter(pick);
  }

  private part(
    pick: (row: number) => boolean,
    weight: (row: number) => number,
    l2: number,
    least: number,
    keep: number,
  ): Part {
    const wanted = (row: number) => weight(row) > 0 && pick(row);
    const picked = this.picked(wanted);
    const all = scaled(this.rows, new Float32Array(COLUMNS).fill(1), wanted);
    const examples: Examples = {
      rows: all,
      label: Uint8Array.from(picked, (row) => LABELS.indexOf(this.texts[row]!.label)),
      weight: Float32Array.from(picked, weight),
      binary: Uint8Array.from(picked, (row) => Number(TWO_CLASSES.test(this.texts[row]!.source))),
    };
    const scale = rarity(all, least);
    const first = fit({ ...examples, rows: scaled(all, scale) }, COLUMNS, l2, SETTINGS.sketchIterations);
    keepStrongest(scale, first, all, keep);
    const weights = fit({ ...examples, rows: scaled(all, scale) }, COLUMNS, l2, SETTINGS.iterations, first);
    return unscaled(weights, scale);
  }
}

/** Sets the scale of all buckets to 0 but of the `keep` that decide most over all texts; clears the others' weights. */
function keepStrongest(scale: Float32Array, weights: Float64Array, rows: Rows, keep: number): void {
  const frequency = new Float32Array(COLUMNS);
  for (const bucket of rows.bucket) frequency[bucket]!++;
  const strength = scale.map((by, bucket) => {
    const at = bucket * 3;
    const spread =
      Math.max(weights[at]!, weights[at + 1]!, weights[at + 2]!) -
      Math.min(weights[at]!, weights[at + 1]!, weights[at + 2]!);
    return spread * by * Math.sqrt(frequency[bucket]!);
  });
  strength.fill(1e30, BUCKETS);
  const least = [...strength].sort((a, b) => b - a)[keep + COLUMNS - BUCKETS] ?? 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (strength[bucket]! > least) continue;
    scale[bucket] = 0;
    weights.fill(0, bucket * 3, bucket * 3 + 3);
  }
}

/** Works the rarity of each bucket into its weights. */
function unscaled(weights: Float64Array, scale: Float32Array): Part {
  for (let bucket = 0; bucket < COLUMNS; bucket++)
    for (let label = 0; label < 3; label++) weights[bucket * 3 + label]! *= scale[bucket]!;
  return { weights };
}
