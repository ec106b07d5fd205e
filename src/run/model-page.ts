import { columnOf } from '../assess/score/columns';
import type { Examination, LearningReport } from '../assess/score/learned';
import { valueText } from '../assess/score/reasons';
import { learnedShare } from '../assess/score/score';
import type { Language } from '../i18n/language';
import { type MessageCode, say, shortDate } from '../i18n/messages';
import type { Line } from '../sheet/model-tab';
import type { Desk } from './run';
import { EXPERT_ID, LEAST, type Version } from './versions';

/** Characters of a bar that stands for 100 %. */
const BAR = 40;

/** Columns that are told with their weights, strongest first. */
const WEIGHTS_TOLD = 14;

/** Values that are told of each. */
const EXAMPLES_TOLD = 3;

/**
 * The tab Model in words and figures.
 * @param versions newest first
 * @param currentId of the one in use; absent: the expert scores alone
 */
export function modelPage(desk: Desk, versions: readonly Version[], currentId: string | undefined): Line[] {
  const { language, settings } = desk.workbook;
  const date = (ms: number, withTime = false) => {
    const local = desk.localTime(new Date(ms), settings.timeZone);
    return shortDate(language, withTime ? local : local.slice(0, 10));
  };
  const page: Page = { language, date, say: (code, values = {}) => say(language, code, values) };
  const current = versions.find(({ id }) => id === currentId);
  const newest = versions[0];
  const lines: Line[] = [{ role: 'title', what: summary(language, versions, currentId) }];
  const text = (what: string) => lines.push({ role: 'text', what });
  if (newest && newest !== current && newest.verdict !== 'good') text(refusal(page, newest, current));
  if (current) {
    text(trainedText(page, current));
    text(testedText(page, current));
    const share = Math.round(100 * learnedShare(current));
    text(page.say('modelShare', { share, rest: 100 - share }));
  } else text(page.say('modelExpert'));
  const told = current ?? versions.find(({ report }) => report);
  if (told?.report) {
    lines.push({ role: 'gap' }, ...trust(page, told, told.report.examination));
    lines.push({ role: 'gap' }, ...reliability(page, told.report.examination));
    const weighed = [...weights(page, told.report), ...leftOut(page, told.report)];
    if (weighed.length > 0) lines.push({ role: 'gap' }, ...weighed);
  }
  lines.push({ role: 'gap' }, ...choices(page, versions, currentId));
  return lines;
}

/** What the score is worth, in one sentence. */
export function summary(
  language: Language,
  versions: readonly Version[],
  currentId: string | undefined,
): string {
  const current = versions.find(({ id }) => id === currentId);
  const newest = versions[0];
  if (current?.report) {
    const { winsInTop } = current.report.examination;
    const { won, lost } = current;
    const code = winsInTop >= WORTH_RANKING ? 'modelGood' : 'modelFair';
    return say(language, code, { wins: percent(winsInTop), won, lost });
  }
  if (!newest) return say(language, 'modelNone');
  if (newest.verdict === 'good') return say(language, 'modelChosenExpert');
  const { won, lost } = newest;
  const code = newest.verdict === 'tooFew' ? 'modelTooFew' : 'modelNoSignal';
  return say(language, code, { won, lost, least: LEAST });
}

/** Share of the wins among the best-scored fifth from which on it is worth working by rank: half as many again as by chance. */
const WORTH_RANKING = 0.3;

interface Page {
  language: Language;
  date(ms: number, withTime?: boolean): string;
  say(code: MessageCode, values?: Record<string, string | number>): string;
}

/** Why the newest learning is not used. */
function refusal(page: Page, { id, verdict, won, lost, report }: Version, current: Version | undefined) {
  const values: Record<string, string | number> = {
    date: page.date(Date.parse(id), true),
    won,
    lost,
    least: LEAST,
  };
  const test = report?.examination;
  if (test)
    Object.assign(values, {
      auc: decimal(page, test.auc, 2),
      low: decimal(page, test.aucLow, 2),
      high: decimal(page, test.aucHigh, 2),
      brier: decimal(page, test.brier, 3),
      baseBrier: decimal(page, test.baseBrier, 3),
    });
  const code = {
    good: 'modelGood',
    tooFew: 'refusedTooFew',
    noSignal: 'refusedNoSignal',
    notBetter: 'refusedNotBetter',
  } as const;
  const why = page.say(code[verdict], values);
  return current ? `${why} ${page.say('refusedStays', { date: page.date(Date.parse(current.id)) })}` : why;
}

function trainedText(page: Page, { id, won, lost, from, to }: Version): string {
  return page.say('modelTrained', {
    date: page.date(Date.parse(id), true),
    won,
    lost,
    from: from === undefined ? '' : page.date(from),
    to: to === undefined ? '' : page.date(to),
  });
}

function testedText(page: Page, { report }: Version): string {
  const { won: testWon = 0, lost: testLost = 0 } = report?.examination ?? {};
  return page.say('modelTested', { testWon, testLost });
}

function trust(page: Page, { odoo, report }: Version, ours: Examination): Line[] {
  const { say } = page;
  const unknown = say('odooNotKnown');
  const theirs = (of: (test: Examination) => string) => (odoo ? of(odoo) : unknown);
  const auc = (test: Examination) =>
    `${decimal(page, test.auc, 2)} (${decimal(page, test.aucLow, 2)}–${decimal(page, test.aucHigh, 2)})`;
  const wins = (test: Examination) => `${percent(test.winsInTop)} %`;
  const lift = (test: Examination) => `× ${decimal(page, test.lift, 1)}`;
  const brier = (test: Examination) => decimal(page, test.brier, 3);
  const off = (test: Examination) => `± ${percent(test.calibration)} %`;
  const lines: Line[] = [
    section(say('trustTitle'), say('trustOurs'), say('trustOdoo'), say('trustBase'), say('trustWords')),
    row(
      say('trustAuc'),
      auc(ours),
      theirs(auc),
      decimal(page, 0.5, 2),
      say('trustAucWords', { auc: percent(ours.auc) }),
    ),
    row(
      say('trustWins'),
      wins(ours),
      theirs(wins),
      '20 %',
      say('trustWinsWords', { wins: percent(ours.winsInTop) }),
    ),
    row(
      say('trustLift'),
      lift(ours),
      theirs(lift),
      `× ${decimal(page, 1, 1)}`,
      say('trustLiftWords', { lift: decimal(page, ours.lift, 1) }),
    ),
    row(
      say('trustBrier'),
      brier(ours),
      theirs(brier),
      decimal(page, ours.baseBrier, 3),
      say('trustBrierWords'),
    ),
    row(
      say('trustOff'),
      off(ours),
      theirs(off),
      '',
      say('trustOffWords', { off: percent(ours.calibration) }),
    ),
  ];
  const of = (report?.examination.won ?? 0) + (report?.examination.lost ?? 0);
  const known = odoo ? odoo.won + odoo.lost : 0;
  lines.push({ role: 'text', what: odoo ? say('odooKnown', { known, of }) : say('odooWhy') });
  return lines;
}

/** A chart in characters: as far as leads were won as scored, beyond that, and short of it. */
function reliability(page: Page, { bins }: Examination): Line[] {
  const { say } = page;
  return [
    section(say('binsTitle'), say('binsPredicted'), say('binsWon'), say('binsCount'), say('binsBar')),
    ...bins.map(({ predicted, won, count }, i): Line => {
      const what = say('binsRange', { from: 10 * i, to: 10 * (i + 1) });
      if (count === 0) return row(what, '–', '–', '0', '');
      const figures = [`${percent(predicted)} %`, `${percent(won)} %`, String(count)] as const;
      return { ...row(what, ...figures, bar(won, predicted)), role: 'bar' };
    }),
  ];
}

function weights(page: Page, { importance }: LearningReport): Line[] {
  const { say, language } = page;
  const weighed = importance.filter(({ spread }) => spread >= 0.05).slice(0, WEIGHTS_TOLD);
  if (weighed.length === 0) return [];
  const most = weighed[0]!.spread;
  return [
    section(say('weightsTitle'), say('weightsSpread'), '', '', say('weightsWords')),
    ...weighed.map(({ column, spread, examples }): Line => {
      const isNumber = columnOf(column)?.kind === 'number';
      const told = (value: string) => valueText(column, isNumber ? wholeNumbers(value) : value, language);
      const values = telling(examples).map(({ value, points }) => `${signed(page, points)} ${told(value)}`);
      const name = columnOf(column)?.label[language] ?? column;
      const length = Math.max(1, Math.round((8 * spread) / most));
      const figures = [`± ${decimal(page, spread, 1)}`, '█'.repeat(length), ''] as const;
      return { ...row(name, ...figures, values.join(' · ')), role: 'weight' };
    }),
  ];
}

/** The two values that speak most for a lead, and the one that speaks most against it. */
function telling(examples: LearningReport['importance'][number]['examples']) {
  const sorted = [...examples].sort((a, b) => b.points - a.points);
  return sorted.filter((_, i) => i < EXAMPLES_TOLD - 1 || i === sorted.length - 1);
}

/** The engine's bins, `1.5 – 4.5`, `< 3.5`, `≥ 33`, in the whole numbers that fall into them: `2–4`, `0–3`, `33+`. */
function wholeNumbers(bin: string): string | number {
  const [, low, high] = /^(?:≥ |< )?(?:(-?[\d.e+]+) – )?(-?[\d.e+]+)$/.exec(bin) ?? [];
  if (high === undefined) return bin;
  const from = bin.startsWith('≥') ? Math.ceil(Number(high)) : low === undefined ? 0 : Math.ceil(Number(low));
  if (bin.startsWith('≥')) return `${from}+`;
  const to = Math.ceil(Number(high)) - 1;
  return to <= from ? from : `${from}–${to}`;
}

function leftOut(page: Page, { leftOut: columns }: LearningReport): Line[] {
  if (columns.length === 0) return [];
  const told = columns.map(({ column, why }) => {
    const name = columnOf(column)?.label[page.language] ?? column;
    return `${name} (${page.say(`leftOut_${why}`)})`;
  });
  return [{ role: 'text', what: page.say('leftOut', { columns: told.join(', ') }) }];
}

function choices(page: Page, versions: readonly Version[], currentId: string | undefined): Line[] {
  const { say } = page;
  const lines = versions.map((version): Line => {
    const { id, won, lost, verdict, report } = version;
    const line = row(
      page.date(Date.parse(id), true),
      say('choiceCounts', { won, lost }),
      report ? decimal(page, report.examination.auc, 2) : '–',
      report ? `${percent(report.examination.winsInTop)} %` : '–',
      say(id === currentId ? 'choiceInUse' : verdict === 'good' ? 'choiceKept' : 'choiceRefused'),
    );
    const choosable = verdict === 'good' && id !== currentId;
    return { ...line, role: 'choice', ...(choosable && { choose: id }) };
  });
  const expert = row(say('choiceExpert'), '', '', '', say(currentId ? 'choiceKept' : 'choiceInUse'));
  return [
    section(say('choiceTitle'), say('choiceLeads'), 'AUC', say('choiceWins'), say('choiceHow')),
    ...lines,
    { ...expert, role: 'choice', ...(currentId && { choose: EXPERT_ID }) },
  ];
}

function section(what: string, ours: string, odoos: string, base: string, words: string): Line {
  return { role: 'section', what, ours, odoos, base, words };
}

function row(what: string, ours: string, odoos: string, base: string, words: string): Line {
  return { role: 'row', what, ours, odoos, base, words };
}

function bar(won: number, predicted: number): string {
  const [to, put] = [Math.round(won * BAR), Math.round(predicted * BAR)];
  return Array.from({ length: BAR }, (_, i) => {
    if (i < to) return i < put ? '█' : '▓';
    return i < put ? '▒' : '░';
  }).join('');
}

/** Whole per cent of a share 0…1. */
function percent(share: number): number {
  return Math.round(100 * share);
}

function decimal({ language }: Page, value: number, digits: number): string {
  const text = value.toFixed(digits);
  return language === 'fr' ? text.replace('.', ',') : text;
}

function signed(page: Page, points: number): string {
  return `${points < 0 ? '−' : '+'}${decimal(page, Math.abs(points), Math.abs(points) < 10 ? 1 : 0)}`;
}
