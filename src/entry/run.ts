import { type RepsWord, runAgent } from '../agent';
import { gmail } from '../google/gmail';
import { withLock } from '../google/lock';
import { meter } from '../google/meter';
import { scriptProperties } from '../google/properties';
import { gridOf } from '../google/spreadsheet';
import type { Language } from '../i18n/language';
import { say } from '../i18n/messages';
import { type RunReport, writeJournal } from '../run/journal';
import { goOnLearning, type Learned, learningIsDue, useVersion } from '../run/learn';
import type { Desk, RunKind } from '../run/run';
import { type Layout, layoutOf, PROPERTY, type Progress, progressOf } from '../sheet/memory';
import { MissingColumns } from '../sheet/table';
import { MissingTab, type Workbook } from '../sheet/workbook';
import { openDesk } from './desk';

/** How long a person's click waits for a run that is under way. Milliseconds. */
const PATIENCE_MS = 25_000;

/** How a run ended. */
export type Ended =
  | { busy: true }
  | { notSetUp: true }
  | {
      report: RunReport;
      workbook: Workbook;
      desk: Desk;
      /** there is something to learn */
      learning?: boolean;
    }
  | { failed: string };

/** The time-driven trigger: works only when there is something to do, so that an idle tick costs next to nothing. */
export function tick(): void {
  const startedAt = Date.now();
  withLock(0, () => {
    const properties = scriptProperties.all();
    const layout = layoutOf(properties);
    if (!layout || idle(properties, layout)) return;
    const ended = runLocked(properties, 'tick', startedAt);
    // Only here: nobody who has clicked, or waits for an answer, waits for learning that goes on by itself.
    if ('desk' in ended && ended.learning && !ended.desk.timeIsUp())
      tellLearned(ended.workbook, learn(ended.desk), startedAt);
  });
}

/** A person's click. @param first what is to be done before the run */
export function runByHand(first?: (desk: Desk) => void): Ended {
  const startedAt = Date.now();
  const locked = withLock(PATIENCE_MS, () =>
    runLocked(scriptProperties.all(), 'menu', startedAt, undefined, first),
  );
  return locked ? locked.result : { busy: true };
}

/** A rep's decision from the card: carried out at once, for this lead and whatever else is due. */
export function runForRep(word: RepsWord): Ended {
  const startedAt = Date.now();
  const locked = withLock(PATIENCE_MS, () => runLocked(scriptProperties.all(), 'card', startedAt, word));
  return locked ? locked.result : { busy: true };
}

/** Whether there is nothing for a run to do now. */
export function idle(properties: Record<string, string>, layout: Layout): boolean {
  const progress = progressOf(properties);
  const now = new Date().toISOString();
  if (progress.unfinished || (properties[PROPERTY.wake] ?? '') !== progress.wokenBy) return false;
  if (progress.nextScanAt <= now) return false;
  const { phase, nextAt } = progress.learning;
  if (phase || (nextAt && nextAt <= now)) return false;
  if (properties[PROPERTY.odooUrl] && progress.nextSweepAt <= now) return false;
  const inbox = layout.sheets.inbox === undefined ? undefined : gridOf(layout.sheets.inbox);
  if (!inbox || inbox.lastRow() !== progress.inboxRows) return false;
  const since = progress.mailReadTo ? new Date(progress.mailReadTo) : new Date();
  return !gmail.hasNewSince(since);
}

/** A run of an execution that holds the lock; never throws, a fault is told in the Journal. */
export function runLocked(
  properties: Record<string, string>,
  kind: Exclude<RunKind, 'post' | 'claim'>,
  startedAt: number,
  word?: RepsWord,
  first?: (desk: Desk) => void,
): Ended {
  const layout = layoutOf(properties);
  if (!layout) return { notSetUp: true };
  let workbook: Workbook | undefined;
  try {
    const desk = openDesk(properties, layout, startedAt);
    workbook = desk.workbook;
    const rulesEdited = properties[PROPERTY.rulesEdited] ?? '';
    if (desk.progress.rulesEdited !== rulesEdited)
      Object.assign(desk.progress, { rulesEdited, nextScanAt: '' });
    const choice = chooseModel(desk, properties);
    first?.(desk);
    if (first && desk.timeIsUp()) return leftOver(desk, workbook);
    const report = runAgent(desk, kind, word);
    report.faults.push(...choice);
    if (report.worthTelling || kind === 'menu') tell(workbook, kind, report, startedAt);
    desk.progress.wokenBy = properties[PROPERTY.wake] ?? '';
    const learning = kind === 'tick' && learningIsDue(desk);
    remember(desk.progress, workbook);
    return { report, workbook, desk, learning };
  } catch (error) {
    return { failed: confess(error as Error, workbook, layout, kind, startedAt) };
  }
}

/** What came first has taken all the time: the next run does the rest. */
function leftOver(desk: Desk, workbook: Workbook): Ended {
  desk.progress.unfinished = true;
  remember(desk.progress, workbook);
  const faults = [say(workbook.language, 'journalTimeUp')];
  return { report: { read: '', decided: '', done: '', faults, worthTelling: true }, workbook, desk };
}

/** A tick in the tab Model chooses the version that this run already scores with. @returns faults */
function chooseModel(desk: Desk, properties: Record<string, string>): string[] {
  const edited = properties[PROPERTY.modelEdited] ?? '';
  if (desk.progress.modelEdited === edited) return [];
  desk.progress.modelEdited = edited;
  try {
    useVersion(desk, 'ticked');
    return [];
  } catch (error) {
    return [faultText(error as Error, desk.workbook.language)];
  }
}

/** Learns from where it was left. A fault ends this learning, not the agent: it begins anew when it is next due. */
export function learn(desk: Desk): Learned {
  try {
    return goOnLearning(desk);
  } catch (error) {
    console.error((error as Error).stack ?? String(error));
    const { readTo, nextAt } = desk.progress.learning;
    desk.progress.learning = { readTo, nextAt };
    desk.remember('');
    return { done: true, told: '', faults: [faultText(error as Error, desk.workbook.language)] };
  }
}

export function tellLearned(workbook: Workbook, { told, faults }: Learned, startedAt: number): void {
  if (told === '' && faults.length === 0) return;
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  const report = { read: '', decided: told, done: '', faults };
  const run = say(workbook.language, 'runLearn');
  writeJournal(workbook.grid('journal'), { at: new Date(), run, report, seconds, calls: meter.calls });
}

function remember(progress: Progress, workbook: Workbook): void {
  const values: Record<string, string> = { [PROPERTY.progress]: JSON.stringify(progress) };
  if (workbook.aliasesLearnt) values[PROPERTY.layout] = JSON.stringify(workbook.layout);
  scriptProperties.set(values);
}

function tell(workbook: Workbook, kind: RunKind, report: RunReport, startedAt: number): void {
  const run = say(workbook.language, kind === 'tick' ? 'runTick' : 'runMenu');
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  writeJournal(workbook.grid('journal'), { at: new Date(), run, report, seconds, calls: meter.calls });
}

/** A fault ends the run, not the agent: it is told in the Journal with what to do, and the next run goes on. */
function confess(
  error: Error,
  opened: Workbook | undefined,
  layout: Layout,
  kind: RunKind,
  startedAt: number,
): string {
  console.error(error.stack ?? String(error));
  const language = opened?.language ?? (layout.locale.startsWith('fr') ? 'fr' : 'en');
  const text = faultText(error, language);
  const journal = layout.sheets.journal === undefined ? undefined : gridOf(layout.sheets.journal);
  const run = say(language, kind === 'tick' ? 'runTick' : 'runMenu');
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  const report = { read: '', decided: '', done: '', faults: [text] };
  if (journal) writeJournal(journal, { at: new Date(), run, report, seconds, calls: meter.calls });
  return text;
}

/** What is wrong and what to do about it. */
function faultText(error: Error, language: Language): string {
  if (error instanceof MissingTab)
    return say(language, 'journalMissingTab', { tab: error.tab.name[language] });
  if (error instanceof MissingColumns) {
    const column = error.columns.map(({ label }) => label[language]).join(', ');
    return say(language, 'journalMissingColumn', { tab: error.tab.name[language], column });
  }
  return say(language, 'journalError', { detail: error.message });
}
