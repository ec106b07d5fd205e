import { type RepsWord, runAgent } from '../agent';
import { gmail } from '../google/gmail';
import { withLock } from '../google/lock';
import { meter } from '../google/meter';
import { scriptProperties } from '../google/properties';
import { gridOf } from '../google/spreadsheet';
import { say } from '../i18n/messages';
import { type RunReport, writeJournal } from '../run/journal';
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
  | { report: RunReport; workbook: Workbook; desk: Desk }
  | { failed: string };

/** The time-driven trigger: works only when there is something to do, so that an idle tick costs next to nothing. */
export function tick(): void {
  const startedAt = Date.now();
  withLock(0, () => {
    const properties = scriptProperties.all();
    const layout = layoutOf(properties);
    if (layout && !idle(properties, layout)) runLocked(properties, 'tick', startedAt);
  });
}

/** A person's click. */
export function runByHand(): Ended {
  const startedAt = Date.now();
  const locked = withLock(PATIENCE_MS, () => runLocked(scriptProperties.all(), 'menu', startedAt));
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
    const report = runAgent(desk, kind, word);
    if (report.worthTelling || kind === 'menu') tell(workbook, kind, report, startedAt);
    desk.progress.wokenBy = properties[PROPERTY.wake] ?? '';
    remember(desk.progress, workbook);
    return { report, workbook, desk };
  } catch (error) {
    return { failed: confess(error as Error, workbook, layout, kind, startedAt) };
  }
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
  let text = say(language, 'journalError', { detail: error.message });
  if (error instanceof MissingTab)
    text = say(language, 'journalMissingTab', { tab: error.tab.name[language] });
  if (error instanceof MissingColumns) {
    const column = error.columns.map(({ label }) => label[language]).join(', ');
    text = say(language, 'journalMissingColumn', { tab: error.tab.name[language], column });
  }
  const journal = layout.sheets.journal === undefined ? undefined : gridOf(layout.sheets.journal);
  const run = say(language, kind === 'tick' ? 'runTick' : 'runMenu');
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  const report = { read: '', decided: '', done: '', faults: [text] };
  if (journal) writeJournal(journal, { at: new Date(), run, report, seconds, calls: meter.calls });
  return text;
}
