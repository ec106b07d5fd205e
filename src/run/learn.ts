import { COLUMNS, columnOf } from '../assess/score/columns';
import { examine } from '../assess/score/examine';
import { tuneExpert } from '../assess/score/expert';
import { type LearningOptions, learning, resume } from '../assess/score/learn';
import type { Examination, Example, Kind } from '../assess/score/learned';
import { say } from '../i18n/messages';
import { DAY_MS } from '../lead/time';
import { CrmError } from '../ports';
import type { ModelTab } from '../sheet/model-tab';
import { gatherRead, gatherSeen, HISTORY_LIMIT } from './gather';
import { exampleOf, type HistoryRow, historyRowOf } from './history';
import { modelPage, summary } from './model-page';
import type { Desk } from './run';
import {
  contentsOf,
  EXPERT_ID,
  kept,
  LEAST,
  previousTo,
  publishedOf,
  readVersions,
  type Version,
  verdictOf,
} from './versions';

/** The agent learns by itself once in so many days. */
const LEARN_EVERY_DAYS = 7;

/** The newest part of the leads, on which a model is tested. */
const TESTED_SHARE = 0.2;

/** Odoo's own probability is judged where it is known of at least so many won and lost leads. */
const LEAST_FOR_ODOO = 10;

const KINDS = Object.fromEntries(Object.entries(COLUMNS).map(([key, { kind }]) => [key, kind as Kind]));

/** What one stretch of learning came to. */
export interface Learned {
  /** false: time was up; the next run goes on */
  done: boolean;
  /** a sentence for people; `''` where nothing new was found */
  told: string;
  faults: string[];
}

/** Begins to learn, unless that is under way. */
export function beginLearning(desk: Desk, asked: 'menu' | 'week'): void {
  const { progress } = desk;
  const { learning: now } = progress;
  if (now.phase) {
    if (asked === 'menu') now.asked = asked;
    return;
  }
  // Who asks by the menu may have connected another Odoo, or brought in former years: all is read again.
  const readTo = asked === 'menu' ? undefined : now.readTo;
  const begunAt = desk.now().toISOString();
  progress.learning = { phase: 'gather', begunAt, asked, found: 0, readTo, nextAt: now.nextAt };
}

/** Whether learning is under way or due. Plans the next one. */
export function learningIsDue(desk: Desk): boolean {
  const { learning: now } = desk.progress;
  if (!desk.workbook.settings.learnWeekly) now.nextAt = undefined;
  else if (!now.nextAt) now.nextAt = weekAfter(desk.now());
  else if (Date.parse(now.nextAt) <= desk.now().getTime()) {
    now.nextAt = weekAfter(desk.now());
    beginLearning(desk, 'week');
  }
  return now.phase !== undefined || desk.progress.learning.phase !== undefined;
}

/**
 * Goes on learning from where it stands until it is done or time is up. Every step is noted before the next one
 * begins, so that a run that dies is simply gone on with.
 */
export function goOnLearning(desk: Desk): Learned {
  const { progress } = desk;
  const faults: string[] = [];
  const later: Learned = { done: false, told: '', faults };
  if (progress.learning.phase === 'gather') {
    if (!progress.learning.before) desk.remember();
    if (!gather(desk, faults)) return later;
    const { learning: now } = progress;
    if (now.asked === 'week' && !now.found) return rest(desk, { done: true, told: '', faults });
    now.phase = 'learn';
    desk.remember();
  }
  if (progress.learning.phase === 'learn' && !makeModel(desk)) return later;
  const told = tell(desk);
  return rest(desk, { done: true, told, faults });
}

/** A person's choice of a version, by a tick in the tab Model or by the menu. The scores follow in the same run. */
export function useVersion(desk: Desk, wanted: string | 'previous' | 'ticked'): string {
  const tab = modelTab(desk);
  const versions = readVersions(tab.kept);
  const currentId = desk.scoring.published?.id;
  const id =
    wanted === 'previous' ? previousTo(versions, currentId) : wanted === 'ticked' ? tab.ticked : wanted;
  if (id === undefined) return '';
  const version = versions.find((each) => each.id === id && each.verdict === 'good');
  if (id !== currentId && (version || id === EXPERT_ID)) {
    desk.progress.nextScanAt = '';
    desk.publish(version && publishedOf(version));
  }
  return tell(desk, tab);
}

/** @returns whether all closed leads are there */
function gather(desk: Desk, faults: string[]): boolean {
  const { progress } = desk;
  const { learning: now } = progress;
  if (!now.before) now.found = (now.found ?? 0) + gatherSeen(desk);
  try {
    let more = true;
    while (more) {
      if (desk.timeIsUp()) return false;
      more = gatherRead(desk);
      desk.flush();
      desk.remember();
    }
    if (desk.crm) now.readTo = now.begunAt;
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    // What is there is learned from; the rest is read next time.
    faults.push(say(desk.workbook.language, 'journalCrm', { detail: error.message }));
  }
  return true;
}

/** Makes a version of the closed leads that are there. @returns whether it is made, and kept */
function makeModel(desk: Desk): boolean {
  const rows = historyOf(desk);
  const examples = withoutRareLate(rows);
  const won = examples.filter((example) => example.won).length;
  const times = rows.map(({ row }) => row.closedAt.getTime());
  const version: Version = {
    id: desk.progress.learning.begunAt!,
    verdict: 'tooFew',
    won,
    lost: examples.length - won,
    ...(times.length > 0 && { from: Math.min(...times), to: Math.max(...times) }),
  };
  if (Math.min(won, version.lost) >= LEAST) {
    const options = optionsOf(desk);
    const state = desk.learningState();
    const under = state === '' ? learning(examples, options) : resume(examples, options, state);
    while (!under.done) {
      if (desk.timeIsUp()) {
        desk.remember(under.state());
        return false;
      }
      under.step();
    }
    const { model, report } = under.result();
    Object.assign(version, { model, report, verdict: verdictOf(model, report) });
    version.tuning = tuneExpert(examples, desk.scoring.expert);
    version.odoo = examineOdoo(
      rows.map(({ row }) => row),
      model.base,
    );
  }
  keep(desk, version);
  return true;
}

/** The version into the tab Model, then into use; whichever comes last before a crash, the next run does both again. */
function keep(desk: Desk, version: Version): void {
  const tab = modelTab(desk);
  const currentId = desk.scoring.published?.id;
  const others = readVersions(tab.kept).filter(({ id }) => id !== version.id);
  const nextId = version.verdict === 'good' ? version.id : currentId;
  const versions = kept([...others, version], nextId);
  tab.write(modelPage(desk, versions, nextId), contentsOf(versions));
  desk.flush();
  desk.progress.learning.phase = 'tell';
  if (version.verdict === 'good') {
    desk.progress.nextScanAt = '';
    desk.publish(publishedOf(version));
  } else desk.remember('');
}

/** Writes the tab Model as it stands now. Returns its first sentence. */
function tell(desk: Desk, tab = modelTab(desk)): string {
  const versions = readVersions(tab.kept);
  const currentId = desk.scoring.published?.id;
  tab.write(modelPage(desk, versions, currentId), contentsOf(versions));
  return summary(desk.workbook.language, versions, currentId);
}

function rest(desk: Desk, learned: Learned): Learned {
  const { readTo, nextAt } = desk.progress.learning;
  desk.progress.learning = { readTo, nextAt };
  desk.remember('');
  return learned;
}

/** Closed leads, oldest first; one that was opened again, archived or deleted is none. */
function historyOf(desk: Desk): { row: HistoryRow; example: Example }[] {
  const { workbook } = desk;
  const leads = workbook.table('leads');
  return [...workbook.table('history').all().values()]
    .map(historyRowOf)
    .filter((row): row is HistoryRow => row !== undefined && isClosed(leads.get(row.id)))
    .map((row) => ({ row, example: exampleOf(row) }))
    .filter((each): each is { row: HistoryRow; example: Example } => each.example !== undefined)
    .sort((a, b) => a.row.closedAt.getTime() - b.row.closedAt.getTime() || (a.row.id < b.row.id ? -1 : 1))
    .slice(-HISTORY_LIMIT);
}

/**
 * Fields filled in as a deal goes on are known only of leads that the agent saw itself, and of these the first to be
 * closed are the quick ones: as long as they are the smaller part, that a field is known would tell on its own.
 */
function withoutRareLate(rows: readonly { row: HistoryRow; example: Example }[]): Example[] {
  const seen = rows.filter(({ row }) => row.how === 'seen').length;
  const examples = rows.map(({ example }) => example);
  if (seen >= rows.length / 2) return examples;
  return examples.map((example) => ({
    ...example,
    values: Object.fromEntries(Object.entries(example.values).filter(([key]) => !columnOf(key)?.late)),
  }));
}

/** @param row of the tab Leads; most closed leads have none there */
function isClosed(row: Record<string, unknown> | undefined): boolean {
  return row === undefined || row.status === 'won' || row.status === 'lost';
}

/** How the CRM's own probability, as it was while the leads were open, ranks the newest of them. */
function examineOdoo(oldestFirst: readonly HistoryRow[], base: number): Examination | undefined {
  const newest = oldestFirst.slice(Math.ceil(oldestFirst.length * (1 - TESTED_SHARE)));
  const known = newest
    .filter(({ odoo }) => odoo !== undefined)
    .map(({ odoo, outcome }) => ({ probability: odoo! / 100, won: outcome === 'won' }));
  const won = known.filter((lead) => lead.won).length;
  if (Math.min(won, known.length - won) < LEAST_FOR_ODOO) return undefined;
  return examine(known, base);
}

function optionsOf(desk: Desk): LearningOptions {
  const { halfLifeDays } = desk.workbook.settings;
  return {
    // The same instant when it is gone on with.
    now: Date.parse(desk.progress.learning.begunAt!),
    kinds: KINDS,
    ...(halfLifeDays > 0 && { halfLifeDays }),
  };
}

function modelTab(desk: Desk): ModelTab {
  return desk.workbook.model();
}

function weekAfter(now: Date): string {
  return new Date(now.getTime() + LEARN_EVERY_DAYS * DAY_MS).toISOString();
}
