import { mayGo } from '../act/gate';
import { handOut, isUnderLease } from '../act/lease';
import { isDue, type OutboxRow, referenceOf } from '../act/outbox';
import { htmlOf } from '../act/render';
import { say } from '../i18n/messages';
import { TYPE_XMLIDS } from '../odoo/activities';
import { noteHtml } from '../odoo/html';
import { odooIds } from '../odoo/records';
import type { ClaimAnswer, HandedAction, HandedActivity } from '../receive/delivery-answers';
import {
  activityOf,
  automaticAllowance,
  isForOthers,
  linksIn,
  objectionTo,
  senderName,
  taskAddress,
} from './act';
import { settleLeases } from './delivered';
import { dateIn } from './phrases';
import type { Run } from './run';
import { saveActions } from './save';

/** Stands in a Message-ID where the settings name no address of ours. */
const NO_DOMAIN = 'agent-sales-coach.invalid';

/** Who claims, and how much. */
export interface Claiming {
  /** tells one claim from another; letters and digits */
  id: string;
  limit: number;
  /** for the rep to read; may be `''` */
  worker: string;
}

/**
 * Hands out what is approved and due, after the same checks that come before the agent's own sending, and stores it as
 * begun; the answer may leave once that has taken effect. The same claim again gets what it holds already.
 * @param run of this execution, all tabs as they stand now
 * @returns the answer, and whether there is something the next run has to tell leads of
 */
export function handOutDue(run: Run, claiming: Claiming): ClaimAnswer & { news: boolean } {
  settleLeases(run);
  const held = heldBy(run, claiming);
  const { handed, more } = held.length > 0 ? { handed: held, more: true } : handOutNew(run, claiming);
  const news = [...run.changedActions].some((key) => run.outbox.get(key)!.untold);
  saveActions(run);
  const replyTo = handed.length > 0 ? run.desk.ownAddress() : '';
  const links = linksIn(run, handed);
  return { ok: true, actions: handed.map((row) => actionOf(run, row, replyTo, links)), more, news };
}

/** Actions that wait for somebody to claim them, oldest first. */
export function waiting(run: Run): OutboxRow[] {
  return [...run.outbox.values()]
    .filter((row) => isDue(row, run.now) && isForOthers(run, row))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** What an earlier try of the same claim was handed, and may still begin. */
function heldBy(run: Run, { id }: Claiming): OutboxRow[] {
  return [...run.outbox.values()].filter(
    (row) => isUnderLease(row) && row.lease.startsWith(`${id}.`) && row.leaseUntil! > run.now,
  );
}

function handOutNew(run: Run, claiming: Claiming): { handed: OutboxRow[]; more: boolean } {
  const lease = `${claiming.id}.${run.now.getTime().toString(36)}`;
  const rows = [...run.outbox.values()];
  const gate = {
    objection: (row: OutboxRow) => objectionTo(run, row),
    goesToCrm: (row: OutboxRow) => odooLeadOf(run, row) !== undefined,
    taskAddress: (row: OutboxRow) => taskAddress(run, row),
    allowance: Number.POSITIVE_INFINITY,
    automaticAllowance: automaticAllowance(run, rows),
    say: (code: Parameters<typeof say>[1]) => say(run.language, code),
  };
  const handed: OutboxRow[] = [];
  const due = waiting(run);
  let seen = 0;
  for (; seen < due.length && handed.length < claiming.limit; seen++) {
    const row = { ...due[seen]! };
    const goes = mayGo(row, gate, []);
    const next = goes ? withWords(run, handOut(row, lease, run.now), claiming.worker) : row;
    if (goes) handed.push(next);
    if (next.state === 'cancelled') Object.assign(next, { doneAt: run.now, untold: true });
    run.putAction(next);
  }
  return { handed, more: seen < due.length };
}

function withWords(run: Run, row: OutboxRow, worker: string): OutboxRow {
  const values = { worker: worker ? `n8n (${worker})` : 'n8n', until: dateIn(run, row.leaseUntil!) };
  return { ...row, result: say(run.language, 'resultHandedOut', values) };
}

/** The action as whoever delivers gets it. */
function actionOf(run: Run, row: OutboxRow, replyTo: string, links: string[]): HandedAction {
  const odooLeadId = odooLeadOf(run, row);
  const inOdoo = row.action === 'activity' && odooLeadId !== undefined;
  const to = row.action === 'activity' ? taskAddress(run, row) : row.to;
  return {
    key: row.key,
    lease: row.lease,
    leaseUntil: row.leaseUntil!.toISOString(),
    kind: inOdoo ? 'activity' : row.action === 'email' ? 'email' : 'alert',
    leadId: row.leadId,
    ...(odooLeadId === undefined ? {} : { odooLeadId }),
    to: inOdoo ? '' : to,
    fromName: senderName(run, row),
    replyTo,
    subject: row.subject,
    text: row.text,
    html: htmlOf(row.text, links),
    messageId: messageIdOf(run, row),
    ...(inOdoo ? { activity: handedActivity(run, row) } : {}),
  };
}

/** The lead's id in Odoo, if it is there. */
function odooLeadOf(run: Run, row: OutboxRow): number | undefined {
  return run.leads.get(row.leadId)?.origin === 'odoo' ? odooIds([row.leadId])[0] : undefined;
}

function handedActivity(run: Run, row: OutboxRow): HandedActivity {
  const { type, summary, note, deadline, userId, ref } = activityOf(run, row);
  const owner = Number(userId) || null;
  const xmlid = TYPE_XMLIDS[type];
  return {
    type: type === 'call' ? 'call' : 'todo',
    xmlid,
    summary,
    note: noteHtml(note, ref),
    deadline,
    userId: owner,
    ref,
  };
}

/** The same for the same action under the same lease, so that a mailbox knows a duplicate. */
function messageIdOf(run: Run, row: OutboxRow): string {
  const domain = /@([a-z0-9.-]+)$/i.exec(run.settings.alertAddress.trim())?.[1] ?? NO_DOMAIN;
  return `<${referenceOf(row.key)}.${row.lease}@${domain}>`;
}
