import { GRACE_MINUTES, hasRunOut, judged, OFFERS, offeredAgain, runOut, settled } from '../act/lease';
import type { OutboxRow } from '../act/outbox';
import { activityReference } from '../act/perform';
import { say } from '../i18n/messages';
import { MINUTE_MS } from '../lead/time';
import { CrmError } from '../ports';
import { dateIn } from './phrases';
import type { Run } from './run';

/** Activities that one run looks for in the CRM; the next run looks for the rest. */
const LOOKED_FOR = 20;

/** The rep's verdicts on actions that may or may not have been done. */
export function takeVerdicts(run: Run): void {
  for (const row of run.outbox.values()) {
    const { key, verdict } = row;
    if (verdict === '') continue;
    run.heard.push({ key, verdict });
    const next = judged(row, run.now);
    if (!next) continue;
    const result = say(run.language, verdict === 'again' ? 'resultVerdictAgain' : 'resultVerdictSent', {
      date: dateIn(run, run.now),
    });
    run.putAction({ ...next, result });
    touchLeadOf(run, row);
    if (verdict === 'again') run.count.approved++;
  }
}

/**
 * Leases that ran out: the action may have been done, a rep has to look; unless it is an activity, which can be looked
 * for in the CRM.
 */
export function settleLeases(run: Run): void {
  for (const row of run.outbox.values())
    if (hasRunOut(row, run.now))
      run.putAction({ ...runOut(row), result: say(run.language, 'resultLeaseOver') });
  lookForActivities(run);
}

function lookForActivities(run: Run): void {
  const { crm } = run.desk;
  // What was begun just now may still be on its way.
  const before = run.now.getTime() - GRACE_MINUTES * MINUTE_MS;
  const sought = [...run.outbox.values()]
    .filter(({ action, state, lease }) => action === 'activity' && state === 'unknown' && lease !== '')
    .filter((row) => run.leads.get(row.leadId)?.origin === 'odoo')
    .filter(({ doneAt }) => (doneAt ?? run.now).getTime() <= before);
  if (!crm) return;
  try {
    for (const row of sought.slice(0, LOOKED_FOR)) {
      if (run.desk.timeIsUp()) return;
      const found = crm.hasActivity(row.leadId, activityReference(row));
      run.putAction(found ? foundInCrm(run, row) : notInCrm(run, row));
      touchLeadOf(run, row);
    }
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    run.faults.push(say(run.language, 'journalCrm', { detail: error.message }));
  }
}

function foundInCrm(run: Run, row: OutboxRow): OutboxRow {
  return { ...settled(row, 'sent', row.doneAt ?? run.now), result: say(run.language, 'resultActivity') };
}

function notInCrm(run: Run, row: OutboxRow): OutboxRow {
  const next = offeredAgain(row, run.now);
  const error = say(run.language, 'resultNotInOdoo');
  return { ...next, result: say(run.language, 'resultFailed', { error, tries: next.tries, of: OFFERS }) };
}

/** What others have settled since the last run: their leads are told about it. */
export function takeReports(run: Run): OutboxRow[] {
  const reported = [...run.outbox.values()].filter(({ untold }) => untold);
  for (const row of reported) touchLeadOf(run, row);
  return reported;
}

/** A lead whose row somebody deleted is not told. */
function touchLeadOf(run: Run, { leadId }: OutboxRow): void {
  if (run.leads.has(leadId)) run.touched.add(leadId);
}
