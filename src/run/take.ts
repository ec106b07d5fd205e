import { detectLanguage } from '../assess/language';
import { type MessageCode, say } from '../i18n/messages';
import { applyUpdate } from '../lead/apply';
import type { LeadUpdate } from '../lead/lead';
import type { LeadRecord } from '../lead/record';
import { DAY_MS, MINUTE_MS } from '../lead/time';
import { CrmError } from '../ports';
import type { LeadEvent } from '../receive/event';
import { readBody } from '../receive/receive';
import { Inbox, WAITS } from '../sheet/inbox';
import type { Run } from './run';

/** A lead that Odoo does not know is asked for again after these many minutes, then set aside. */
const ASK_AGAIN_AFTER = [0, 1, 5, 15];

/** Leads that one sweep takes from the CRM; the next tick takes the rest. */
const SWEEP_LEADS = 500;

/** Odoo dates a change by the start of its transaction: an import may show up later than it says. Minutes. */
const OVERLAP_MINUTES = 5;

/** Minutes between two sweeps. */
const SWEEP_EVERY = 10;

/** Days of messages that are looked at again for a lead that is known. */
const LOOK_BACK_DAYS = 30;

/** An interaction for a lead that nobody knows is kept waiting this long. Days. */
const WAIT_DAYS = 7;

/** Takes the posts that wait in the Inbox. */
export function takeInbox(run: Run): void {
  const { workbook } = run.desk;
  run.inbox = new Inbox(workbook.grid('inbox'), workbook.layout.aliases.inbox ?? {});
  for (const row of run.inbox.pending()) {
    const parsed = parse(row.body);
    const reading = {
      event: row.event || undefined,
      stages: run.stages,
      extraFields: extraFields(run),
    };
    const received = parsed.ok
      ? readBody(parsed.value, reading, row.id.split('-').pop() ?? row.id, row.at)
      : { ok: false as const, reason: 'BAD_JSON' as const, values: { detail: parsed.detail } };
    if (!received.ok) {
      const detail = say(run.language, received.reason as MessageCode, received.values);
      run.inboxStates.set(row.id, say(run.language, 'inboxFault', { detail }));
      continue;
    }
    const waiting = received.events.filter((event) => !takeEvent(run, event, row.at));
    const waitsFor = waiting.map((event) => (event.kind === 'interaction' ? event.interaction.leadId : ''));
    const tooLong = run.now.getTime() - row.at.getTime() > WAIT_DAYS * DAY_MS;
    if (waiting.length === 0) run.inboxStates.set(row.id, say(run.language, 'inboxTaken'));
    else run.inboxStates.set(row.id, `${tooLong ? '✗' : WAITS} ${waitsFor.join(', ')}`);
  }
}

/** Takes one event. False when it must wait: an interaction of a lead that is not known yet. */
export function takeEvent(run: Run, event: LeadEvent, receivedAt: Date): boolean {
  if (event.kind === 'interaction') {
    if (!run.leads.has(event.interaction.leadId)) return false;
    run.count.events += run.isKnown(event.interaction.id) ? 0 : 1;
    run.take(event.interaction);
    return true;
  }
  run.count.events++;
  const known = run.leads.get(event.update.id);
  const lead = withOpening(run, applyUpdate(known, event.update, run.stages, receivedAt), known);
  // Odoo's body tells nothing of messages: whatever it posts about is read back.
  const pending = event.update.origin === 'odoo' && run.desk.crm !== undefined;
  if (pending)
    Object.assign(lead, { confirmation: known?.confirmation === 'confirmed' ? 'confirmed' : 'pending' });
  run.put(pending && known ? { ...lead, confirmationTries: 0, confirmationTriedAt: undefined } : lead);
  if (event.update.origin === 'odoo') run.toReadBack.add(lead.id);
  return true;
}

/** A lead that an e-mail made has its words in that message: its description stays empty in Odoo. */
function withOpening(run: Run, lead: LeadRecord, known: LeadRecord | undefined): LeadRecord {
  if (lead.description !== '') return lead;
  // The quick answer to a post has not read what was said.
  const opening =
    run.kind === 'post'
      ? known?.description
      : run.interactionsOf(lead.id).find((said) => said.opening === true)?.text;
  return opening ? { ...lead, description: opening } : lead;
}

/** Replies that customers sent by mail, so that nobody who answered is followed up. */
export function readReplies(run: Run): void {
  if (!run.settings.readReplies) return;
  const byAddress = new Map<string, string>();
  for (const lead of run.leads.values()) {
    const other = run.leads.get(byAddress.get(lead.email) ?? '');
    if (lead.email && !(other && other.lastContactAt > lead.lastContactAt))
      byAddress.set(lead.email, lead.id);
  }
  const byThread = new Map([...run.outbox.values()].map(({ threadId, leadId }) => [threadId, leadId]));
  const since = run.desk.progress.mailReadTo ? new Date(run.desk.progress.mailReadTo) : run.now;
  try {
    for (const mail of run.desk.mailer.readSince(since, (address) => byAddress.has(address))) {
      const id = `mail:${mail.id}`;
      if (mail.automatic || run.isKnown(id)) continue;
      run.count.mails++;
      run.take({
        id,
        leadId: (mail.threadId && byThread.get(mail.threadId)) || byAddress.get(mail.from)!,
        at: mail.at,
        direction: 'in',
        channel: 'email',
        from: mail.from,
        subject: mail.subject,
        text: mail.text,
      });
    }
    run.desk.progress.mailReadTo = run.now.toISOString();
  } catch (error) {
    run.faults.push(say(run.language, 'journalMail', { detail: (error as Error).message }));
  }
}

/**
 * Asks Odoo about the leads that changed, and for those that no webhook told of. A lead that Odoo does not know is
 * asked for again, then set aside. Without a CRM the webhook is believed.
 */
export function confirm(run: Run): void {
  const { crm } = run.desk;
  if (!crm) {
    for (const lead of run.leads.values())
      if (lead.confirmation === 'pending') run.put({ ...lead, confirmation: 'confirmed' });
    return;
  }
  try {
    const stages = crm.stages();
    if (stages.length > 0) run.stages = stages;
    readBack(run);
    sweep(run);
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    run.faults.push(say(run.language, 'journalCrm', { detail: error.message }));
  }
}

function readBack(run: Run): void {
  const crm = run.desk.crm!;
  const asked = [...run.leads.values()].filter(
    (lead) => run.toReadBack.has(lead.id) || mayAsk(lead, run.now),
  );
  if (asked.length === 0) return;
  const isNew = asked.some(({ confirmation }) => confirmation !== 'confirmed');
  const found = new Map(crm.readLeads(asked.map(({ id }) => id)).map((update) => [update.id, update]));
  for (const lead of asked) {
    const update = found.get(lead.id);
    if (update) takeConfirmed(run, update, false);
    else missing(run, lead.id);
  }
  const since = isNew ? undefined : new Date(run.now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  if (found.size === 0) return;
  for (const said of crm.readInteractions([...found.keys()], since)) run.take(said);
}

function sweep(run: Run): void {
  const crm = run.desk.crm!;
  const { progress } = run.desk;
  if (run.kind !== 'menu' && progress.nextSweepAt > run.now.toISOString()) return;
  const from = progress.swept
    ? { at: new Date(progress.swept.at), id: progress.swept.id }
    : { at: run.installedAt, id: '0' };
  const { leads, next, more } = crm.changedSince(from, SWEEP_LEADS);
  for (const update of leads) {
    if (!run.leads.has(update.id) && (update.fields.status ?? 'open') !== 'open') continue;
    const old = !run.leads.has(update.id) && (update.fields.createdAt ?? run.now) < run.installedAt;
    takeConfirmed(run, update, old);
  }
  const lookBack = new Date(from.at.getTime() - LOOK_BACK_DAYS * DAY_MS);
  if (leads.length > 0) {
    for (const said of crm.readInteractions(
      leads.map(({ id }) => id),
      lookBack,
    ))
      run.take(said);
  }
  const at = more
    ? next.at
    : new Date(Math.max(from.at.getTime(), next.at.getTime() - OVERLAP_MINUTES * MINUTE_MS));
  progress.swept = { at: at.toISOString(), id: more ? next.id : '0' };
  progress.nextSweepAt = new Date(run.now.getTime() + (more ? 0 : SWEEP_EVERY) * MINUTE_MS).toISOString();
  if (more) progress.unfinished = true;
}

/** What Odoo itself says of a lead. */
export function takeConfirmed(run: Run, update: LeadUpdate, backlog: boolean): void {
  const known = run.leads.get(update.id);
  const lead = withOpening(run, applyUpdate(known, update, run.stages, run.now), known);
  const confirmed: typeof lead = {
    ...lead,
    confirmation: 'confirmed',
    confirmationTries: 0,
    confirmationTriedAt: undefined,
  };
  if (!known && backlog) Object.assign(confirmed, { backlog: true, welcomedAt: run.now });
  const unchanged = known?.confirmation === 'confirmed' && known.updatedAt >= lead.updatedAt;
  if (!unchanged || run.toReadBack.has(update.id)) run.put(confirmed);
}

function mayAsk(
  lead: { confirmation: string; confirmationTries: number; confirmationTriedAt?: Date },
  now: Date,
) {
  if (lead.confirmation !== 'pending') return false;
  const wait = ASK_AGAIN_AFTER[lead.confirmationTries] ?? 60;
  return !lead.confirmationTriedAt || now.getTime() - lead.confirmationTriedAt.getTime() >= wait * MINUTE_MS;
}

function missing(run: Run, id: string): void {
  const lead = run.leads.get(id)!;
  const tries = lead.confirmationTries + 1;
  const given = tries >= ASK_AGAIN_AFTER.length;
  run.put({
    ...lead,
    confirmation: given ? 'missing' : 'pending',
    confirmationTries: tries,
    confirmationTriedAt: run.now,
  });
}

function extraFields(run: Run) {
  return {
    industry: run.settings.industryField || undefined,
    size: run.settings.sizeField || undefined,
  };
}

function parse(body: string): { ok: true; value: unknown } | { ok: false; detail: string } {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    return { ok: false, detail: (error as Error).message };
  }
}

/** The language that a lead's own words are in. */
export function languageOfWords(lead: { description: string; name: string }) {
  return detectLanguage(`${lead.description}\n${lead.name}`);
}
