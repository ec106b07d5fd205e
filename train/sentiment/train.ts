/** `npm run train:sentiment`: writes src/assess/sentiment/weights.json from the texts in train/, the same bytes each time. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUCKETS } from '../../src/assess/sentiment/features';
import { POLARITY_COUNT } from '../../src/assess/sentiment/polarity';
import { pack, quantise } from './packing';
import { type Part, readMaterial, Trainer } from './parts';
import { COLUMNS } from './rows';
import { scores } from './softmax';
import { LABELS } from './texts';

const FOLDER = path.join(__dirname, '..');
const INTO = path.join(FOLDER, '..', 'src', 'assess', 'sentiment', 'weights.json');

/** Fineness of the shipped weights. A coarser step costs less room: together they stay under 450 kB. */
const STEPS = { mail: 0.22, general: 1, gate: 6 };
/** What is under this many steps becomes 0. */
const DEAD = 0.5;
/** One of so many sources is left out to find the right confidence. */
const LEFT_OUT = 5;
/** Nothing is leaned further than this, in log-odds. */
const MOST_LEAN = 1;

function main(): void {
  const started = Date.now();
  const trainer = new Trainer(readMaterial(FOLDER));
  log(`${trainer.texts.length} texts read`, started);
  const mail = trainer.mailPart();
  log('mails learned', started);
  const general = trainer.generalPart();
  log('general part learned', started);
  const gate = trainer.gate();
  const ofMails = calibrate(
    trainer,
    (row) => trainer.isMail(row),
    (pick) => trainer.mailPart(pick),
  );
  const ofOthers = calibrate(
    trainer,
    (row) => trainer.isReview(row),
    (pick) => trainer.generalPart(pick),
  );
  log(`gate and calibration ${JSON.stringify([ofMails, ofOthers])}`, started);
  const [negative, positive] = axes(mail, COLUMNS);
  const weights = {
    note: 'Written by npm run train:sentiment. Not to be edited.',
    mail: {
      ...packAxes(mail, STEPS.mail),
      temperature: ofMails.temperature,
      bias: [round(negative + ofMails.lean), positive],
      polarities: polaritiesOf(mail, STEPS.mail),
    },
    general: {
      ...packAxes(general, STEPS.general),
      temperature: ofOthers.temperature,
      bias: axes(general, COLUMNS),
      polarities: polaritiesOf(general, STEPS.general),
    },
    gate: {
      ...packGate(gate, STEPS.gate),
      bias: round(gate.weights[COLUMNS * 3 + 2]! - gate.weights[COLUMNS * 3]!),
    },
  };
  const json = `${JSON.stringify(weights)}\n`;
  writeFileSync(INTO, json);
  log(`${Math.round(json.length / 1000)} kB written`, started);
}

/** Both classes that say something, against neutral: the two numbers that are shipped of three. */
function axes(part: Part, bucket: number): [number, number] {
  const at = bucket * 3;
  const neutral = part.weights[at + 1]!;
  return [round(part.weights[at]! - neutral), round(part.weights[at + 2]! - neutral)];
}

/** Of each polarity two numbers, in steps. */
function polaritiesOf(part: Part, step: number): number[] {
  return Array.from({ length: POLARITY_COUNT }, (_, at) =>
    axes(part, BUCKETS + at).map((weight) => Math.round((100 * weight) / step) / 100),
  ).flat();
}

function packAxes(part: Part, step: number) {
  const pairs = new Int8Array(2 * BUCKETS);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const [negative, positive] = axes(part, bucket);
    pairs[2 * bucket] = quantise(negative, step, DEAD);
    pairs[2 * bucket + 1] = quantise(positive, step, DEAD);
  }
  return pack(pairs, step);
}

/** Two buckets a pair: the gate has one number a bucket. */
function packGate(part: Part, step: number) {
  const levels = new Int8Array(BUCKETS);
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    levels[bucket] = quantise(part.weights[bucket * 3 + 2]! - part.weights[bucket * 3]!, step, DEAD);
  return pack(levels, step);
}

/**
 * On sources that a part did not see: the temperature at which they are told with the right confidence, and what is to
 * be added for "negative" so that as many unhappy customers are missed as happy ones are taken for unhappy.
 */
function calibrate(
  trainer: Trainer,
  asked: (row: number) => boolean,
  learn: (pick: (row: number) => boolean) => Part,
): { temperature: number; lean: number } {
  const sourceOf = (row: number) => trainer.texts[row]!.sector ?? trainer.texts[row]!.source;
  const sources = [...new Set(trainer.texts.map((_, row) => (asked(row) ? sourceOf(row) : '')))]
    .filter(Boolean)
    .sort();
  const left = (row: number) => asked(row) && sources.indexOf(sourceOf(row)) % LEFT_OUT === 1;
  const part = learn((row) => !left(row));
  const told = trainer.texts.flatMap((text, row) =>
    left(row)
      ? [
          {
            z: scores(trainer.rows, row, part.weights),
            label: LABELS.indexOf(text.label),
            ordinary: text.weight === 1,
          },
        ]
      : [],
  );
  const loss = (temperature: number) =>
    told.reduce((sum, { z, label }) => {
      const top = Math.max(...z);
      return (
        sum -
        (z[label]! - top) / temperature +
        Math.log(z.reduce((all, one) => all + Math.exp((one - top) / temperature), 0))
      );
    }, 0);
  let best = 1;
  for (let temperature = 0.3; temperature < 4; temperature += 0.05)
    if (loss(temperature) < loss(best)) best = temperature;
  const ordinary = told.filter((one) => one.ordinary);
  const missed = ordinary.filter(({ label }) => label === 0).length;
  const excess = (lean: number) =>
    ordinary.filter(({ z }) => z[0]! + lean > z[1]! && z[0]! + lean > z[2]!).length - missed;
  let lean = 0;
  while (lean < MOST_LEAN && excess(lean) < 0) lean += 0.02;
  return { temperature: round(best), lean: round(lean) };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function log(what: string, started: number): void {
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}\n`);
}

if (require.main === module) main();
