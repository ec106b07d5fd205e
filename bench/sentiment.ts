/**
 * `npm run bench:sentiment [-- --data FOLDER]`: the agent's sentiment next to npm packages in the same process on the
 * same texts: the sectors kept aside of the own corpus, and the development sets where their folder is there.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HARD_FILES } from '../train/sentiment/parts';
import { ASIDE, readTexts, type Text } from '../train/sentiment/texts';
import { builtEngine } from './sentiment/engine';
import { type Measured, measure } from './sentiment/measure';
import { type Judge, packages, type Verdict } from './sentiment/packages';

const ROOT = path.join(__dirname, '..');
/** Texts taken of each public set. */
const SET_LIMIT = 1_000;

interface TextSet {
  name: string;
  texts: Text[];
  /** reviews with two classes: forced to choose */
  forced: boolean;
}

const engine = builtEngine();

const agent: Judge = {
  name: 'agent',
  judge: (text) => engine.analyse(text),
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const data = values.data ?? path.join(ROOT, '..', 'shared', 'data', 'sentiment');
  if (values.data && !existsSync(data)) throw new Error(`There is no folder ${data}.`);
  const aside = readTexts(path.join(ROOT, 'train', 'corpus')).filter(({ sector }) => ASIDE.has(sector ?? ''));
  const sets = [...ownSets(aside), ...publicSets(data)];
  const judges = [agent, ...packages()];

  console.log(
    `## Sets (accuracy where two classes or mails, else macro-F1; best other of ${judges.length - 1} packages)\n`,
  );
  console.log('| set | texts | accuracy | macro-F1 | negative P / R | calibration error | best package |');
  console.log('|---|---|---|---|---|---|---|');
  for (const set of sets) {
    const all: { judge: Judge; result: Measured }[] = [];
    for (const judge of judges)
      all.push({ judge, result: measure(await verdicts(judge, set), set.texts, set.forced) });
    const [own, ...others] = all;
    const rate = ({ result }: { result: Measured }) =>
      set.name.startsWith('mails') || set.forced ? result.accuracy : result.macroF1;
    const best = others.sort((a, b) => rate(b) - rate(a))[0]!;
    const { accuracy, macroF1, precision, recall, calibration } = own!.result;
    console.log(
      `| ${set.name} | ${set.texts.length} | ${percent(accuracy)} | ${set.forced ? '' : macroF1.toFixed(2)} | ${precision.toFixed(2)} / ${recall.toFixed(2)} | ${set.forced ? '' : calibration.toFixed(3)} | ${best.judge.name} ${set.name.startsWith('mails') || set.forced ? percent(rate(best)) : rate(best).toFixed(2)} |`,
    );
  }

  console.log(
    '\n## Mails kept aside, each package\n\n| | accuracy | macro-F1 | negative P / R | µs a text |\n|---|---|---|---|---|',
  );
  for (const judge of judges) {
    const started = process.hrtime.bigint();
    const said = await verdicts(judge, { name: '', texts: aside, forced: false });
    const micro = Number(process.hrtime.bigint() - started) / 1e3 / aside.length;
    const { accuracy, macroF1, precision, recall } = measure(said, aside, false);
    console.log(
      `| ${judge.name} | ${percent(accuracy)} | ${macroF1.toFixed(2)} | ${precision.toFixed(2)} / ${recall.toFixed(2)} | ${micro.toFixed(0)} |`,
    );
  }

  console.log('\n## Mails kept aside, by phenomenon\n\n| | texts | accuracy |\n|---|---|---|');
  for (const [name, texts] of phenomena(aside)) {
    const { accuracy } = measure(await verdicts(agent, { name, texts, forced: false }), texts, false);
    console.log(`| ${name} | ${texts.length} | ${percent(accuracy)} |`);
  }

  console.log(
    `\n${speed(aside).toFixed(0)} µs for a text of 500 characters; ${engine.kilobytes.toFixed(0)} kB in the bundle, ${engine.loadMilliseconds.toFixed(0)} ms until the first answer.`,
  );
}

function ownSets(aside: Text[]): TextSet[] {
  return ['fr', 'en'].flatMap((lang) => {
    const texts = aside.filter((text) => (text.lang === 'en' ? 'en' : 'fr') === lang);
    const isHard = ({ tags, source }: Text) => HARD_FILES.test(source) || tags?.some((tag) => HARD.has(tag));
    return [
      { name: `mails ${lang}, ordinary`, texts: texts.filter((text) => !isHard(text)), forced: false },
      { name: `mails ${lang}, hard`, texts: texts.filter(isHard), forced: false },
    ];
  });
}

const HARD = new Set(
  'litotes irony polite-anger reproach-question third-party turn quoted negation contrast conditional typos'.split(
    ' ',
  ),
);

function publicSets(data: string): TextSet[] {
  if (!existsSync(data)) return [];
  const found: TextSet[] = [];
  for (const folder of ['train', 'measure']) {
    const texts = existsSync(path.join(data, folder)) ? readTexts(path.join(data, folder)) : [];
    for (const source of new Set(texts.map((text) => text.source))) {
      // What the weights were learned of is no measure.
      if (folder === 'train' && !source.includes('b2b')) continue;
      const all = texts.filter((text) => text.source === source);
      const every = Math.max(1, all.length / SET_LIMIT);
      const some = all.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
      found.push({ name: source, texts: some, forced: !some.some(({ label }) => label === 'neutral') });
    }
  }
  return found;
}

function phenomena(texts: Text[]): [string, Text[]][] {
  const tags = [...new Set(texts.flatMap((text) => text.tags ?? []))].sort();
  const named = tags.map((tag): [string, Text[]] => [tag, texts.filter((text) => text.tags?.includes(tag))]);
  const bare = texts
    .filter(({ lang }) => lang === 'fr')
    .map((text) => ({ ...text, text: withoutAccents(text.text) }));
  return [...named.filter(([, some]) => some.length >= 10), ['all French, accents taken away', bare]];
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

async function verdicts(judge: Judge, set: TextSet): Promise<Verdict[]> {
  const said: Verdict[] = [];
  for (const { text, lang } of set.texts) said.push(await judge.judge(text, lang === 'en' ? 'en' : 'fr'));
  return said;
}

/** The fastest of so many rounds: what else the machine does is not the engine's time. */
const ROUNDS = 12;

/** Microseconds for a text of 500 characters, warm. */
function speed(texts: Text[]): number {
  const whole = texts.map(({ text }) => text).join(' ');
  const pieces = Array.from({ length: Math.floor(whole.length / 500) }, (_, at) =>
    whole.slice(at * 500, at * 500 + 500),
  );
  const round = (): number => {
    const started = process.hrtime.bigint();
    for (const piece of pieces) engine.analyse(piece);
    return Number(process.hrtime.bigint() - started) / 1e3 / pieces.length;
  };
  return Math.min(...Array.from({ length: ROUNDS }, round));
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

main();
