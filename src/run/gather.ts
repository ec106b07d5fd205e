import { hear } from '../assess/hearing';
import { momentOf } from '../assess/score/moment';
import { blankLead, type JudgedInteraction } from '../lead/apply';
import { groupBy } from '../lead/group';
import type { Interaction } from '../lead/interaction';
import type { LeadFields } from '../lead/lead';
import { DAY_MS } from '../lead/time';
import type { ClosedLead } from '../ports';
import { interactionOf, leadOf } from '../sheet/rows';
import type { RowValues, Table } from '../sheet/table';
import { type HistoryRow, rowOfRead, rowOfSeen } from './history';
import type { Desk } from './run';

/** Closed leads asked for at once: with their messages about as much as Odoo answers within its time limit. */
const BATCH = 400;

/** No more closed leads are kept to learn from. */
export const HISTORY_LIMIT = 10_000;

/** A lead may show up as closed later than its closing says: the transaction is dated by its start. */
const OVERLAP_MS = DAY_MS;

/** The closed leads of the tab Leads go into the tab History. Returns how many were new or have changed. */
export function gatherSeen(desk: Desk): number {
  const { workbook } = desk;
  const now = desk.now();
  const leads = [...workbook.table('leads').all().values()].map((row) => leadOf(row, now));
  // What the agent did not note itself, the CRM tells better.
  const closed = leads.filter(
    ({ status, lookedAt, origin }) =>
      (status === 'won' || status === 'lost') && (lookedAt !== '' || origin !== 'odoo' || !desk.crm),
  );
  if (closed.length === 0) return 0;
  const said = interactionsByLead(workbook.table('interactions'));
  const rows = closed.map((lead) => rowOfSeen(lead, said.get(lead.id) ?? [], leastConfidence(desk)));
  return saveRows(workbook.table('history'), rows);
}

/**
 * One batch of closed leads from the CRM goes into the tab History; what the agent saw itself stays as it saw it.
 * @returns whether there is more
 */
export function gatherRead(desk: Desk): boolean {
  const { crm, workbook, progress } = desk;
  const { learning } = progress;
  if (!crm) return false;
  const since = learning.readTo ? new Date(Date.parse(learning.readTo) - OVERLAP_MS) : undefined;
  const closed = crm.closedLeads(learning.before, since, BATCH);
  if (closed.length === 0) return false;
  const history = workbook.table('history');
  const leads = workbook.table('leads');
  const wanted = closed.filter(
    ({ update }) => !leads.get(update.id)?.lookedAt && history.get(update.id)?.how !== 'seen',
  );
  const said = saidOn(desk, wanted);
  const rows = wanted.map(({ update, closedAt }) => {
    const lead: LeadFields = { ...blankLead(closedAt), ...update.fields };
    const { status } = lead;
    if (status !== 'won' && status !== 'lost') return undefined;
    return rowOfRead(
      { ...lead, status },
      update.id,
      closedAt,
      said.get(update.id) ?? [],
      leastConfidence(desk),
    );
  });
  learning.found = (learning.found ?? 0) + saveRows(history, rows);
  learning.before = closed[closed.length - 1]!.update.id;
  return closed.length === BATCH && history.all().size < HISTORY_LIMIT;
}

/** Most leads are looked at on the day they came in: what was said later need not be read. */
function saidOn(desk: Desk, closed: readonly ClosedLead[]): Map<string, JudgedInteraction[]> {
  const asked = closed.filter(({ update, closedAt }) => {
    const { createdAt, description } = update.fields;
    const moment = createdAt && momentOf(update.id, createdAt, closedAt);
    return moment && (moment > createdAt || !description);
  });
  if (asked.length === 0) return new Map();
  const messages = desk.crm!.readInteractions(
    asked.map(({ update }) => update.id),
    undefined,
  );
  const least = leastConfidence(desk);
  const judged = (message: Interaction): JudgedInteraction => ({
    ...message,
    sentiment: hear(message, least).mood?.label ?? 'neutral',
  });
  return groupBy(messages.map(judged), ({ leadId }) => leadId);
}

/** What was said long ago is judged as what is said today. */
function leastConfidence(desk: Desk): number {
  return desk.workbook.settings.leastConfidence / 100;
}

function interactionsByLead(table: Table): Map<string, JudgedInteraction[]> {
  return groupBy([...table.all().values()].map(interactionOf), ({ leadId }) => leadId);
}

function saveRows(history: Table, rows: readonly (HistoryRow | undefined)[]): number {
  const known = rows.filter((row): row is HistoryRow => row !== undefined);
  return history.save(known.map((row) => ({ ...row }) as unknown as RowValues));
}
