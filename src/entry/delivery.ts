import { withLock } from '../google/lock';
import { meter } from '../google/meter';
import { scriptProperties } from '../google/properties';
import { languageOf } from '../i18n/language';
import { say } from '../i18n/messages';
import { type Claim, type Report, readDelivery } from '../receive/delivery';
import type { ClaimAnswer, ReportAnswer, TickAnswer } from '../receive/delivery-answers';
import { digestOf } from '../receive/receive';
import { handOutDue, waiting } from '../run/claim';
import { writeJournal } from '../run/journal';
import { takeReport } from '../run/report';
import { type Desk, Run } from '../run/run';
import { type Layout, PROPERTY } from '../sheet/memory';
import { openDesk, openWorkbook } from './desk';
import { idle, runLocked } from './run';

/** How long a claim or report waits for a run that is under way. Milliseconds. */
const PATIENCE_MS = 10_000;

export type DeliveryRefusal = 'BAD_SHAPE' | 'UNKNOWN_KEY' | 'OLD_LEASE';

type Refused = { reason: DeliveryRefusal; values: Record<string, string> };
type Transient = { ok: false; error: 'BUSY' | 'TEMPORARY'; message: string };

export type DeliveryAnswer = ClaimAnswer | ReportAnswer | TickAnswer | Transient | Refused;

/** A run that ended in a fault; it is in the Journal already. */
class RunFailed extends Error {}

/** Answers whoever delivers for the agent: hands out what is due, takes what became of it. */
export function answerDelivery(parsed: { type: string }, layout: Layout, now: Date): DeliveryAnswer {
  const read = readDelivery(parsed);
  if (!read.ok) return { reason: 'BAD_SHAPE', values: { detail: read.detail } };
  const language = languageOf(layout.locale);
  const { request } = read;
  try {
    const locked = withLock(PATIENCE_MS, () => {
      // Read again: another execution may have gone on meanwhile.
      const fresh = scriptProperties.all();
      if (request.type === 'claim') return claim(request, fresh, layout, now);
      if (request.type === 'report') return report(request, layout, now);
      return tick(fresh, layout, now);
    });
    return locked?.result ?? { ok: false, error: 'BUSY', message: say(language, 'BUSY') };
  } catch (error) {
    console.error((error as Error).stack ?? String(error));
    const detail = (error as Error).message;
    return { ok: false, error: 'TEMPORARY', message: say(language, 'TEMPORARY', { detail }) };
  }
}

function claim(
  { claimId, limit, worker }: Claim,
  properties: Record<string, string>,
  layout: Layout,
  now: Date,
): ClaimAnswer {
  const run = new Run('claim', deskAfterRun(properties, layout, now), false);
  const id = claimId === undefined ? anyId(now) : digestOf({ body: claimId, parameters: {} });
  const { news, ...answer } = handOutDue(run, { id, limit, worker });
  if (news) wake();
  return answer;
}

function report(told: Report, layout: Layout, now: Date): ReportAnswer | Refused {
  const workbook = openWorkbook(layout);
  const taken = takeReport(workbook, told, now);
  if (!taken.ok) return { reason: taken.reason, values: { value: told.key.slice(0, 200) } };
  if (taken.untold) wake();
  if (taken.fault !== '') {
    const run = say(workbook.language, 'runReport');
    const line = { read: '', decided: '', done: '', faults: [taken.fault] };
    writeJournal(workbook.grid('journal'), { at: now, run, report: line, seconds: 0, calls: meter.calls });
  }
  return { ok: true, state: taken.state };
}

function tick(properties: Record<string, string>, layout: Layout, now: Date): TickAnswer {
  const run = new Run('claim', deskAfterRun(properties, layout, now), false);
  return { ok: true, due: waiting(run).length };
}

/** The desk after what the time-driven trigger would do: what is handed out is decided on what is known now. */
function deskAfterRun(properties: Record<string, string>, layout: Layout, now: Date): Desk {
  if (idle(properties, layout)) return openDesk(properties, layout, now.getTime());
  const ended = runLocked(properties, 'tick', now.getTime());
  if ('desk' in ended) return ended.desk;
  throw new RunFailed('failed' in ended ? ended.failed : say(languageOf(layout.locale), 'notSetUp'));
}

/** The next tick has something to do: leads are to be told. */
function wake(): void {
  scriptProperties.set({ [PROPERTY.wake]: anyId(new Date()) });
}

function anyId(now: Date): string {
  return now.getTime().toString(36) + Math.random().toString(36).slice(2, 10);
}
