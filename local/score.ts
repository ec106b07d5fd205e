/**
 * `npm run -s score -- train.csv test.csv --label COLUMN [--drop A,B] [--date COLUMN]`: learns from the leads of one file
 * how likely those of another are to be won. One probability a line on stdout, in the order of the test file; what was
 * learned, and how far to trust it, on stderr.
 */
import { parseArgs } from 'node:util';
import { learn } from '../src/assess/score/learn';
import type { Example, LearnedModel, LearningReport } from '../src/assess/score/learned';
import { asDate, isMonthFirst } from '../src/assess/score/learning/kinds';
import { predict } from '../src/assess/score/predict';
import { CsvError, type CsvTable, readCsv } from './csv';

const HELP =
  'npm run -s score -- train.csv test.csv --label COLUMN [--drop A,B] [--date COLUMN]\n' +
  '  --label COLUMN   1/0, true/false, yes/no or won/lost: how each lead of train.csv ended\n' +
  '  --drop A,B       columns not to learn from (known only afterwards, identifiers)\n' +
  '  --date COLUMN    when each lead was closed or created: newer leads count more and are used to test';

const WON = /^(?:1(?:\.0+)?|true|won|yes|gagn[ée]e?|oui|vrai)$/i;
const LOST = /^(?:0(?:\.0+)?|false|lost|no|perdue?|non|faux)$/i;

interface Asked {
  train: string;
  test: string;
  label: string;
  drop: string[];
  date?: string;
}

/** @throws CsvError whose message can be shown */
export function score(asked: Asked, say: (line: string) => void): number[] {
  const train = readCsv(asked.train);
  const { drop, missing } = dropped(asked, train.columns);
  for (const name of missing) say(`Warning: ${asked.train} has no column "${name}" to drop.`);
  const examples = examplesOf(train, asked, drop);
  // The test file is opened only once everything is learned.
  const { model, report } = learn(examples, { now: 0 });
  tell(model, report, say);
  const test = readCsv(asked.test);
  warnOfColumns(test, train, asked, drop, say);
  return test.rows.map((row) => predict(model, valuesOf(row, asked, drop)).probability);
}

function examplesOf(train: CsvTable, { label, date }: Asked, drop: ReadonlySet<string>): Example[] {
  const { file, columns, rows, lines } = train;
  for (const name of [label, date])
    if (name !== undefined && !columns.includes(name))
      throw new CsvError(`${file}, line 1: there is no column "${name}". Columns: ${columns.join(', ')}.`);
  if (rows.length === 0) throw new CsvError(`${file}: there is a header, but no lead below it.`);
  const monthFirst = date !== undefined && isMonthFirst(rows.map((row) => row[date]));
  const examples = rows.map((row, i): Example => {
    const ended = row[label]!.trim();
    if (!WON.test(ended) && !LOST.test(ended))
      throw new CsvError(
        `${file}, line ${lines[i]}, column "${label}": "${ended.slice(0, 40)}" is none of 1, 0, true, false, yes, no, won, lost.`,
      );
    return {
      values: valuesOf(row, { label }, drop),
      won: WON.test(ended),
      at:
        date === undefined
          ? undefined
          : dateIn(row[date]!, monthFirst, `${file}, line ${lines[i]}, column "${date}"`),
    };
  });
  if (examples.every(({ won }) => won) || examples.every(({ won }) => !won))
    throw new CsvError(
      `${file}, column "${label}": all leads ended the same way; both won and lost ones are needed.`,
    );
  return examples;
}

function dateIn(text: string, monthFirst: boolean, where: string): number | undefined {
  if (text.trim() === '') return undefined;
  const at = asDate(text, monthFirst);
  if (at === undefined)
    throw new CsvError(`${where}: "${text.slice(0, 40)}" is no date like 2026-11-22 or 22/11/2026.`);
  return at;
}

function valuesOf(
  row: Record<string, string>,
  { label }: Pick<Asked, 'label'>,
  drop: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== label && !drop.has(name)));
}

function dropped({ drop }: Asked, columns: readonly string[]) {
  return { drop: new Set(drop), missing: drop.filter((name) => !columns.includes(name)) };
}

function warnOfColumns(
  test: CsvTable,
  train: CsvTable,
  { label }: Asked,
  drop: ReadonlySet<string>,
  say: (line: string) => void,
): void {
  const used = (name: string) => name !== label && !drop.has(name);
  for (const name of train.columns.filter(used))
    if (!test.columns.includes(name))
      say(`Warning: ${test.file} has no column "${name}"; it counts as not known for every lead.`);
  for (const name of test.columns.filter(used))
    if (!train.columns.includes(name))
      say(`Warning: ${test.file} has a column "${name}" that ${train.file} has not; it is not looked at.`);
}

function tell(model: LearnedModel, report: LearningReport, say: (line: string) => void): void {
  const { won, lost, examination: exam, leftOut, importance, tried } = report;
  say(`Learned from ${won} won and ${lost} lost leads (${percent(model.base)} won).`);
  for (const { column, why } of leftOut) say(`Left out: ${column} (${WHY[why]}).`);
  say(`Judged on ${exam.won} won and ${exam.lost} lost leads not learned from:`);
  say(`  AUC ${exam.auc.toFixed(3)} (${exam.aucLow.toFixed(3)} to ${exam.aucHigh.toFixed(3)})`);
  say(`  best-scored fifth: ${percent(exam.winsInTop)} of the wins (${exam.lift.toFixed(2)} times a fifth)`);
  say(`  Brier score ${exam.brier.toFixed(4)}, of the base rate ${exam.baseBrier.toFixed(4)}`);
  say(`  calibration error ${exam.calibration.toFixed(3)}`);
  say(`  log-loss: ${tried.map(({ name, logLoss }) => `${name} ${logLoss.toFixed(4)}`).join(', ')}`);
  if (!model.usable)
    say('No usable signal: no better than the base rate, which is the answer for every lead.');
  for (const { column, spread, examples } of importance.slice(0, 12)) {
    const [best, worst] = [examples[0], examples[examples.length - 1]];
    const named = best && worst && best !== worst ? `: ${named1(best)}, ${named1(worst)}` : '';
    say(`  ±${spread.toFixed(1)} points  ${column}${named}`);
  }
}

function named1({ value, points }: { value: string; points: number }): string {
  return `${value === '' ? 'not known' : value} ${points > 0 ? '+' : ''}${points.toFixed(1)}`;
}

const WHY: Record<LearningReport['leftOut'][number]['why'], string> = {
  constant: 'the same for every lead',
  empty: 'always empty',
  identifier: 'names each lead, says nothing about others',
  givesAwayOutcome: 'gives the outcome away: filled in by it, or known only afterwards',
  knownAfterwards: 'known only afterwards',
};

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function readArguments(args: string[]): Asked | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      label: { type: 'string' },
      drop: { type: 'string', multiple: true, default: [] },
      date: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const [train, test, ...more] = positionals;
  if (!train || !test || more.length > 0) throw new CsvError(`Two files are needed.\n${HELP}`);
  if (!values.label) throw new CsvError(`--label is needed.\n${HELP}`);
  const drop = values.drop.flatMap((names) => names.split(',')).map((name) => name.trim());
  return { train, test, label: values.label, drop: drop.filter((name) => name !== ''), date: values.date };
}

if (require.main === module) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const lines: string[] = [];
  try {
    const asked = readArguments(process.argv.slice(2));
    if (asked === 'help') console.log(HELP);
    else
      for (const probability of score(asked, (line) => console.error(line))) lines.push(`${probability}\n`);
    process.stdout.write(lines.join(''));
  } catch (error) {
    const { code } = error as { code?: string };
    if (!(error instanceof CsvError) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
