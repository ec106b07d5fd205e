import { isOpen, type OutboxRow } from './act/outbox';
import type { Tally } from './act/perform';
import { say } from './i18n/messages';
import type { RepDecision } from './lead/record';
import { HOUR_MS } from './lead/time';
import type { LeadEvent } from './receive/event';
import { act, tellLeads, writeBack } from './run/act';
import { settleLeases, takeReports, takeVerdicts } from './run/delivered';
import { type RunReport, reportOf, settingFaults, tellRowFaults } from './run/journal';
import { judge, preview, retell, takeApprovals } from './run/judge';
import { type Desk, Run, type RunKind } from './run/run';
import { clearDecisions, save, saveActions, saveLeads } from './run/save';
import { confirm, readReplies, takeEvent, takeInbox } from './run/take';

/** All open leads are looked at again after this time: silence alone makes rules hold. */
const SCAN_EVERY_MS = HOUR_MS;

/** A rep's decision that does not stand in the Sheet. */
export interface RepsWord {
  leadId: string;
  decision: RepDecision;
  edited?: { key: string; subject: string; text: string };
}

/**
 * One run. The workbook is open (each tab is read once): take in what came, confirm it with Odoo, judge, decide,
 * save (each tab is written once), act, and tell.
 */
export function runAgent(desk: Desk, kind: Exclude<RunKind, 'post' | 'claim'>, word?: RepsWord): RunReport {
  const run = new Run(kind, desk);
  if (word) hear(run, word);
  desk.progress.unfinished = false;
  readRules(run);

  takeInbox(run);
  readReplies(run);
  confirm(run);
  takeApprovals(run);
  takeVerdicts(run);
  settleLeases(run);
  const reported = takeReports(run);

  const leads = leadsToJudge(run);
  for (const id of leads) judge(run, id);
  tellLeads(run);
  save(run);
  clearDecisions(run);

  const tally = act(run);
  followUp(run, tally, reported);
  tidy(run, tally);
  return reportOf(run, tally, leads.length);
}

/**
 * The quick answer to a post, while the lock is free: the lead shows in the Sheet with its score and next best
 * action. The Inbox keeps the post for the next run, which does all the rest; nothing is sent, Odoo is not called.
 */
export function showAtOnce(desk: Desk, events: LeadEvent[]): Run {
  const run = new Run('post', desk, false);
  run.rules = desk.workbook.rules(templateIds()).rules;
  for (const event of events) takeEvent(run, event, run.now);
  const shown = [...run.touched];
  for (const id of shown) preview(run, id);
  saveLeads(run);
  for (const id of shown) run.touched.add(id);
  return run;

  function templateIds(): ReadonlySet<string> {
    // The tab Templates is not read here: any name will do.
    return { has: () => true } as unknown as ReadonlySet<string>;
  }
}

/** A rep has decided on the card, and may have edited the mail. */
function hear(run: Run, { leadId, decision, edited }: RepsWord): void {
  const lead = run.leads.get(leadId);
  if (lead) run.put({ ...lead, decision });
  const row = edited && run.outbox.get(edited.key);
  if (edited && row?.state === 'proposed')
    run.putAction({ ...row, subject: edited.subject, text: edited.text });
}

function readRules(run: Run): void {
  const { workbook } = run.desk;
  const { templates, faults: templateFaults } = workbook.templates();
  const { rules, faults: ruleFaults } = workbook.rules(new Set(templates.map(({ id }) => id)));
  run.rules = rules;
  run.templates = templates;
  const told = [
    ...tellRowFaults(workbook, 'rules', ruleFaults),
    ...tellRowFaults(workbook, 'templates', templateFaults),
  ];
  if (told.length > 0) run.faults.push(say(run.language, 'journalRules', { rules: told.join(' | ') }));
  run.faults.push(...settingFaults(workbook));
}

/** Those that something happened to, those a rep decided about; now and then all of them. */
function leadsToJudge(run: Run): string[] {
  const { progress } = run.desk;
  const scan = run.kind === 'menu' || progress.nextScanAt <= run.now.toISOString();
  if (scan) progress.nextScanAt = new Date(run.now.getTime() + SCAN_EVERY_MS).toISOString();
  const judged = [...run.leads.values()].filter(
    (lead) =>
      run.touched.has(lead.id) ||
      lead.decision !== '' ||
      (scan && (lead.status === 'open' || run.actionsOf(lead.id).some(isOpen))),
  );
  return judged.map(({ id }) => id);
}

/** What was done changes the leads: a contact, the last action, and what is best done next. */
function followUp(run: Run, tally: Tally, reported: OutboxRow[]): void {
  tally.sent.push(...reported.filter(({ state, action }) => state === 'sent' && action !== 'activity'));
  tally.activities.push(...reported.filter(({ state, action }) => state === 'sent' && action === 'activity'));
  tellLeads(run);
  for (const id of [...run.touched]) retell(run, id);
  if (writeBack(run, tally))
    for (const { key } of reported) run.putAction({ ...run.outbox.get(key)!, untold: false });
  saveActions(run);
  save(run);
}

function tidy(run: Run, tally: Tally): void {
  const { progress } = run.desk;
  if (tally.timeUp) progress.unfinished = true;
  const due = [...run.outbox.values()]
    .filter(({ state, dueAt }) => state === 'approved' && dueAt)
    .map(({ dueAt }) => dueAt!.toISOString())
    .sort()[0];
  if (due && due < progress.nextScanAt) progress.nextScanAt = due;
  if (run.inbox) {
    const trimmed = run.inbox.trim(INBOX_KEPT, new Date(run.now.getTime() - INBOX_KEPT_MS));
    progress.inboxRows = run.inbox.length - trimmed;
  }
}

/** The Inbox keeps a week, or this many posts. */
const INBOX_KEPT = 2_000;
const INBOX_KEPT_MS = 7 * 24 * HOUR_MS;
