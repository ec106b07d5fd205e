import { isUnderLease } from '../act/lease';
import { isOpen, type OutboxRow, referenceOf } from '../act/outbox';
import { activityReference, lookAfterDrafts, type Performance, perform, type Tally } from '../act/perform';
import { gapEnds } from '../decide/restraint';
import { stopReason } from '../decide/stop';
import { say } from '../i18n/messages';
import type { JudgedInteraction } from '../lead/apply';
import type { LeadRecord } from '../lead/record';
import { DAY_MS } from '../lead/time';
import { CrmError, type NewActivity } from '../ports';
import { outboxRow } from '../sheet/rows';
import { dateIn, linkTo } from './phrases';
import type { Run } from './run';

/** Notes that one run writes to the CRM at most; the next run writes the rest. */
const NOTES = 40;

/** Carries out what is approved, and tells the leads about it. Returns what was done. */
export function act(run: Run): Tally {
  const rows = [...run.outbox.values()];
  const before = new Map(rows.map((row) => [row.key, JSON.stringify(row)]));
  const open = rows.filter((row) => ['approved', 'sending', 'drafted'].includes(row.state));
  const performance = performanceOf(run, rows, open.length > 0);
  const tally = perform(open, performance);
  lookAfterDrafts(open, performance, tally);
  for (const row of open) {
    if (JSON.stringify(row) === before.get(row.key)) continue;
    run.changedActions.add(row.key);
    run.touched.add(row.leadId);
  }
  run.faults.push(...tally.faults.map((fault) => fault));
  return tally;
}

/** What a mail or task that was done means for its lead: a contact, and the words of "Last action". */
export function tellLeads(run: Run): void {
  for (const row of run.outbox.values()) {
    const lead = run.leads.get(row.leadId);
    if (!lead || row.state !== 'sent' || !row.doneAt) continue;
    const said = contactBy(row);
    if (said && !run.isKnown(said.id)) run.take(said);
  }
  for (const id of run.touched) {
    const lead = run.leads.get(id)!;
    const last = [...run.actionsOf(id)]
      .filter(({ state }) => state === 'sent')
      .sort(byDone)
      .pop();
    if (last) run.put({ ...run.leads.get(id)!, lastAction: lastActionText(run, last) });
    else if (lead.lastAction) run.put({ ...lead, lastAction: '' });
  }
}

function byDone(a: OutboxRow, b: OutboxRow): number {
  return (a.doneAt?.getTime() ?? 0) - (b.doneAt?.getTime() ?? 0);
}

function lastActionText(run: Run, row: OutboxRow): string {
  const title = run.template(row.template, run.language)?.title ?? row.template;
  const words = say(run.language, row.action === 'activity' ? 'stateDone' : 'stateSent', {
    date: dateIn(run, row.doneAt!),
  });
  return `${title} – ${words}`;
}

/** A mail that was sent to a customer is a contact. */
function contactBy(row: OutboxRow): JudgedInteraction | undefined {
  if (row.action !== 'email') return undefined;
  return {
    id: `outbox:${row.key}`,
    leadId: row.leadId,
    at: row.doneAt!,
    direction: 'out',
    channel: 'email',
    from: '',
    subject: row.subject,
    text: row.text,
    sentiment: 'neutral',
  };
}

function performanceOf(run: Run, rows: OutboxRow[], somethingToDo: boolean): Performance {
  const { desk, settings } = run;
  const table = desk.workbook.table('outbox');
  return {
    mailer: desk.mailer,
    crm: desk.crm,
    store(stored) {
      table.save(stored.map(outboxRow));
      desk.flush();
    },
    now: desk.now,
    timeIsUp: desk.timeIsUp,
    objection: (row) => objectionTo(run, row),
    isForOthers: (row) => isForOthers(run, row),
    goesToCrm: () => desk.crm !== undefined,
    activity: (row) => activityOf(run, row),
    senderName: (row) => senderName(run, row),
    taskAddress: (row) => taskAddress(run, row),
    links: [...run.leads.values()].length > 0 && desk.odooUrl ? linksIn(run, rows) : [],
    allowance: somethingToDo ? desk.mailer.remainingQuota() - settings.quotaReserve : 0,
    automaticAllowance: automaticAllowance(run, rows),
    say: (code, values) => say(run.language, code, values),
  };
}

/** Whether it waits to be claimed. A draft, and what has one already, is Gmail's whoever delivers the rest. */
export function isForOthers(run: Run, row: OutboxRow): boolean {
  return run.settings.deliver !== 'gmail' && !row.draftOnly && row.draftId === '';
}

/** Automatic mails to customers that may still leave today; what may have left counts. */
export function automaticAllowance(run: Run, rows: OutboxRow[]): number {
  const dayAgo = run.now.getTime() - DAY_MS;
  const today = rows.filter((row) => {
    if (row.action !== 'email' || row.mode !== 'auto') return false;
    const mayHaveLeft = row.state === 'sent' || row.state === 'unknown';
    return isUnderLease(row) || (mayHaveLeft && (row.doneAt?.getTime() ?? 0) > dayAgo);
  });
  return run.settings.dailyLimit - today.length;
}

export function activityOf(run: Run, row: OutboxRow): NewActivity {
  const lead = run.leads.get(row.leadId);
  return {
    leadId: row.leadId,
    type: lead?.phone ? 'call' : 'todo',
    summary: row.subject,
    note: row.text,
    deadline: run.desk.localTime(run.now, run.settings.timeZone).slice(0, 10),
    userId: lead?.salespersonId ?? '',
    ref: activityReference(row),
  };
}

export function senderName(run: Run, row: OutboxRow): string {
  return run.leads.get(row.leadId)?.salesperson || run.settings.senderName;
}

/** Where a task goes that no CRM takes; `''`: nowhere. */
export function taskAddress(run: Run, row: OutboxRow): string {
  return run.leads.get(row.leadId)?.salespersonEmail || run.settings.alertAddress;
}

/** Addresses of ours that may become links in the HTML part: the lead's page in Odoo, for internal mails. */
export function linksIn(run: Run, rows: OutboxRow[]): string[] {
  return rows
    .filter((row) => row.purpose === 'internal' && isOpen(row))
    .map((row) => run.leads.get(row.leadId))
    .filter((lead): lead is LeadRecord => lead !== undefined)
    .map((lead) => linkTo(run, lead))
    .filter((link) => link !== '');
}

/** The last look before something leaves: much may have happened since it was approved. */
export function objectionTo(run: Run, row: OutboxRow): ReturnType<Performance['objection']> {
  const lead = run.leads.get(row.leadId);
  if (!lead) return undefined;
  const cancel = (reason: string) => ({ cancel: say(run.language, 'withdrawn_stopped', { reason }) });
  const stop = stopReason(lead, run.now);
  if (stop)
    return cancel(
      say(run.language, `stop_${stop}`, { until: lead.snoozedUntil ? dateIn(run, lead.snoozedUntil) : '' }),
    );
  if (row.action !== 'email') return undefined;
  if (lead.optedOut) return cancel(say(run.language, 'stop_optedOut'));
  if (row.purpose !== 'sales') return undefined;
  if (lead.sentiment === 'negative') return cancel(say(run.language, 'becauseUnhappy'));
  const mailed = run.addressMailedAt(row.to, row.key);
  if (!mailed || (lead.newestIncomingAt && lead.newestIncomingAt >= mailed)) return undefined;
  const until = gapEnds(mailed, run.settings);
  if (until <= run.now) return undefined;
  return { waitUntil: until, result: say(run.language, 'resultAddressGap', { until: dateIn(run, until) }) };
}

/**
 * Notes score and next best action in the CRM where they changed, and the mails that were sent.
 * @returns whether the mails are noted, as far as they are to be
 */
export function writeBack(run: Run, tally: Tally): boolean {
  const { crm } = run.desk;
  if (!crm || !run.settings.writeBack) return true;
  let mailsNoted = false;
  try {
    let notes = 0;
    for (const row of tally.sent) {
      if (row.action !== 'email' || run.leads.get(row.leadId)?.origin !== 'odoo') continue;
      const { subject, to } = row;
      crm.postNote(
        row.leadId,
        say(run.language, 'noteMail', { subject, to }),
        referenceOf(`${row.key}|mail`),
      );
      notes++;
    }
    mailsNoted = true;
    for (const lead of run.leads.values()) {
      if (
        lead.origin !== 'odoo' ||
        lead.confirmation !== 'confirmed' ||
        lead.backlog ||
        lead.status !== 'open'
      )
        continue;
      const noted = `${lead.grade} ${lead.nextBestAction.split(' – ')[0]}`;
      if (lead.noted === noted) continue;
      if (notes >= NOTES || run.desk.timeIsUp()) {
        run.desk.progress.unfinished = true;
        return true;
      }
      crm.postNote(
        lead.id,
        scoreNote(run, lead),
        referenceOf(`${lead.id}|${noted}|${lead.updatedAt.getTime()}`),
      );
      run.put({ ...lead, noted });
      notes++;
    }
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    run.faults.push(say(run.language, 'journalCrm', { detail: error.message }));
  }
  return mailsNoted;
}

function scoreNote(run: Run, lead: LeadRecord): string {
  const mood = { negative: 'moodNegative', neutral: 'moodNeutral', positive: 'moodPositive' } as const;
  return say(run.language, 'noteScore', {
    score: lead.score,
    grade: lead.grade,
    sentiment: say(run.language, mood[lead.sentiment]),
    next: lead.nextBestAction,
    because: lead.because,
  });
}
