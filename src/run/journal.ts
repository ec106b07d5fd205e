import type { Tally } from '../act/perform';
import { type MessageCode, say } from '../i18n/messages';
import { SETTING_DEFINITIONS } from '../sheet/settings';
import type { Cell, Grid } from '../sheet/tab';
import type { RowFault, Workbook } from '../sheet/workbook';
import type { Run } from './run';

/** What one run has to tell, in words. */
export interface RunReport {
  read: string;
  decided: string;
  done: string;
  faults: string[];
  /** whether there is anything in it that people want to read */
  worthTelling: boolean;
}

export function reportOf(run: Run, tally: Tally | undefined, leadsTouched: number): RunReport {
  const { language, count } = run;
  const done = {
    sent: tally?.sent.length ?? 0,
    activities: tally?.activities.length ?? 0,
    drafts: tally?.drafts.length ?? 0,
    failed: tally?.failed.length ?? 0,
    held: tally?.held.length ?? 0,
  };
  const faults = [...run.faults];
  if (tally?.timeUp) faults.push(say(language, 'journalTimeUp'));
  const something = [
    count.events,
    count.mails,
    leadsTouched,
    count.proposed,
    count.approved,
    count.withdrawn,
  ];
  return {
    read: say(language, 'journalRead', { events: count.events, leads: leadsTouched, mails: count.mails }),
    decided: say(language, 'journalDecided', { ...count }),
    done: say(language, 'journalDone', done),
    faults,
    worthTelling: faults.length > 0 || [...something, ...Object.values(done)].some((number) => number > 0),
  };
}

/** One line of the Journal. One call. */
export function writeJournal(
  grid: Grid,
  line: { at: Date; run: string; report: Omit<RunReport, 'worthTelling'>; seconds: number; calls: number },
): void {
  const { read, decided, done, faults } = line.report;
  const cells: Cell[] = [line.at, line.run, read, decided, done, line.seconds, line.calls, faults.join('\n')];
  grid.append(cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, 5_000) : cell)));
}

/** Settings, rules and templates that are in error: told in the journal, and in their rows. */
export function tellRowFaults(
  workbook: Workbook,
  key: 'rules' | 'templates',
  faults: RowFault<{ code: string; values: Record<string, string> }>[],
): string[] {
  const list = workbook.list(key);
  const last = Math.max(1, ...list.rows.map(({ at }) => at));
  const texts = Array.from({ length: last - 1 }, (_, i) => {
    const found = faults.find(({ at }) => at === i + 2);
    return found ? say(workbook.language, found.fault.code as MessageCode, found.fault.values) : '';
  });
  const now = Array.from({ length: last - 1 }, (_, i) =>
    String(list.rows.find(({ at }) => at === i + 2)?.values.fault ?? ''),
  );
  if (texts.some((text, i) => text !== now[i])) {
    const grid = workbook.grid(key);
    grid.write(
      2,
      list.header.get('fault')!,
      texts.map((text) => [text]),
    );
    grid.markRows(list.header.get('id')!, texts);
  }
  return faults.map(({ id, at }) => `${id || '?'} (${at}): ${texts[at - 2]}`);
}

export function settingFaults(workbook: Workbook): string[] {
  return workbook.settingFaults.map(({ key, value, fallback }) =>
    say(workbook.language, 'journalSettings', {
      setting: SETTING_DEFINITIONS[key].label[workbook.language],
      value,
      fallback,
    }),
  );
}
