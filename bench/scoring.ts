/**
 * `npm run bench:scoring [-- --data FOLDER]`: the learned score next to Odoo's algorithm, a logistic regression and the
 * base rate, on leads that none of them saw: by five-fold cross-validation, in time order where there are dates, and
 * learned from few leads.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examine } from '../src/assess/score/examine';
import type { Example } from '../src/assess/score/learned';
import { randomOf } from '../src/assess/score/learning/random';
import { agent, baseRate, logistic, odoo, type Rival } from './scoring/rivals';
import { type LeadSet, leadSets } from './scoring/sets';

const ROOT = path.join(__dirname, '..');
const RIVALS = [agent, logistic, odoo, baseRate];
const FOLDS = 5;
const CURVE = [30, 100, 300, 1_000];
const DRAWS = { few: 40, many: 8 };
/** Leads that a learning curve is measured on. */
const JUDGED = 2_500;

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data && !existsSync(values.data)) throw new Error(`There is no folder ${values.data}.`);
  const sets = leadSets(values.data ?? path.join(ROOT, '..', 'shared', 'data', 'scoring'));
  crossValidated(sets);
  inTime(sets.filter(({ leads }) => leads.every(({ at }) => at !== undefined)));
  curve(sets.filter(({ leads }) => leads.length >= CURVE[CURVE.length - 1]! + JUDGED));
}

const HEADER =
  '| AUC | lift, best 20 % | Brier | log-loss | calibration error | seconds | kB | said usable |';

function crossValidated(sets: readonly LeadSet[]): void {
  console.log(
    `## ${FOLDS}-fold cross-validation, means over the folds\n\n| set | by ${HEADER}\n|${'---|'.repeat(10)}`,
  );
  for (const { name, leads } of sets) {
    const random = randomOf(5);
    const fold = leads.map(() => Math.floor(random() * FOLDS));
    // Without dates, so that nothing but the leads themselves is known.
    const bare = leads.map(({ values, won }) => ({ values, won }));
    for (const rival of RIVALS) {
      const rows = Array.from({ length: FOLDS }, (_, k) =>
        measure(
          rival,
          bare.filter((_, i) => fold[i] !== k),
          bare.filter((_, i) => fold[i] === k),
        ),
      );
      print(name, rival, rows);
    }
  }
}

function inTime(sets: readonly LeadSet[]): void {
  console.log(
    `\n## Learned from the oldest 80 %, judged on the newest 20 %\n\n| set | by ${HEADER}\n|${'---|'.repeat(10)}`,
  );
  for (const { name, leads } of sets) {
    const sorted = [...leads].sort((a, b) => a.at! - b.at!);
    const cut = Math.round(0.8 * sorted.length);
    for (const rival of RIVALS) print(name, rival, [measure(rival, sorted.slice(0, cut), sorted.slice(cut))]);
  }
}

function curve(sets: readonly LeadSet[]): void {
  console.log(
    `\n## AUC learned from few leads, means over ${DRAWS.few} draws (to 100) or ${DRAWS.many}\n\n| set | by | ${CURVE.join(' | ')} |\n|${'---|'.repeat(CURVE.length + 2)}`,
  );
  for (const { name, leads } of sets)
    for (const rival of RIVALS.slice(0, 3)) {
      const means = CURVE.map((count) => {
        const draws = count <= 100 ? DRAWS.few : DRAWS.many;
        let sum = 0;
        for (let draw = 0; draw < draws; draw++) {
          const drawn = shuffled(leads, draw + 77);
          sum += measure(rival, drawn.slice(0, count), drawn.slice(count, count + JUDGED)).auc;
        }
        return (sum / draws).toFixed(3);
      });
      console.log(`| ${name} | ${rival.name} | ${means.join(' | ')} |`);
    }
}

function shuffled(leads: readonly Example[], seed: number): Example[] {
  const random = randomOf(seed);
  return leads
    .map(({ values, won }) => ({ lead: { values, won }, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ lead }) => lead);
}

function measure(rival: Rival, train: readonly Example[], test: readonly Example[]) {
  const started = process.cpuUsage().user;
  const learned = rival.learn(train);
  const seconds = (process.cpuUsage().user - started) / 1e6;
  const base = train.filter(({ won }) => won).length / train.length;
  const exam = examine(
    test.map((lead) => ({ probability: learned.probabilityOf(lead), won: lead.won })),
    base,
  );
  return { ...exam, seconds, kilobytes: learned.kilobytes, usable: learned.usable };
}

function print(set: string, rival: Rival, rows: ReturnType<typeof measure>[]): void {
  const mean = (of: (row: ReturnType<typeof measure>) => number | undefined) =>
    rows.reduce((sum, row) => sum + (of(row) ?? 0), 0) / rows.length;
  const cells = [
    mean((row) => row.auc).toFixed(4),
    mean((row) => row.lift).toFixed(2),
    mean((row) => row.brier).toFixed(4),
    mean((row) => row.logLoss).toFixed(4),
    mean((row) => row.calibration).toFixed(4),
    mean((row) => row.seconds).toFixed(1),
    rows[0]!.kilobytes === undefined ? '' : mean((row) => row.kilobytes).toFixed(1),
    rows[0]!.usable === undefined ? '' : `${rows.filter(({ usable }) => usable).length} of ${rows.length}`,
  ];
  console.log(`| ${set} | ${rival.name} | ${cells.join(' | ')} |`);
}

main();
