import { say } from '../i18n/messages';
import { callName } from '../lead/lead';
import { interactionRow, leadRow, outboxRow } from '../sheet/rows';
import { linkTo } from './phrases';
import type { Run } from './run';

/**
 * Writes what the run found out: first what is intended, then the leads, then what was said, and the Inbox last,
 * so that a run that dies in between is simply done again by the next one.
 */
export function save(run: Run): void {
  saveActions(run);
  saveLeads(run);
  const { workbook } = run.desk;
  if (run.newInteractions.length > 0) {
    const rows = run.newInteractions.map((said) => {
      const lead = run.leads.get(said.leadId);
      return interactionRow(said, lead ? callName(lead) : '');
    });
    workbook.table('interactions').save(rows);
    run.newInteractions.length = 0;
  }
  run.inbox?.mark(run.inboxStates);
  run.inboxStates.clear();
}

export function saveActions(run: Run): void {
  const rows = [...run.changedActions].map((key) => outboxRow(run.outbox.get(key)!));
  if (rows.length > 0) run.desk.workbook.table('outbox').save(rows);
  run.changedActions.clear();
}

export function saveLeads(run: Run): void {
  const table = run.desk.workbook.table('leads');
  const rows = [...run.touched].map((id) => {
    const lead = run.leads.get(id)!;
    return leadRow(lead, linkTo(run, lead), run.now);
  });
  if (rows.length > 0) table.save(rows);
  run.touched.clear();
  if (table.torn.length + table.lost.length > 0) {
    const leads = [...table.torn, ...table.lost].join(', ');
    run.faults.push(say(run.language, 'journalTornRows', { leads }));
  }
}

/** Empties the rep's decisions and verdicts that were carried out; their results stand in another column. */
export function clearDecisions(run: Run): void {
  for (const { key, verdict } of run.heard) run.desk.workbook.table('outbox').clear(key, 'verdict', verdict);
  run.heard.length = 0;
  const table = run.desk.workbook.table('leads');
  for (const { leadId, decision } of run.carried) table.clear(leadId, 'decision', decision);
  run.carried.length = 0;
}
