import type { OutboxRow } from '../act/outbox';
import { render } from '../act/render';
import { SHIPPED_TEMPLATES } from '../act/templates';
import { valuesOf } from '../act/values';
import { assess } from '../assess/assess';
import { becauseText } from '../decide/because';
import { decide } from '../decide/decide';
import type { Because, Decision, Intent, Surroundings } from '../decide/decision';
import { stopReason } from '../decide/stop';
import type { Language } from '../i18n/language';
import { type MessageCode, say } from '../i18n/messages';
import { countSaid } from '../lead/apply';
import { callName } from '../lead/lead';
import type { LeadRecord } from '../lead/record';
import { DAY_MS } from '../lead/time';
import { lookAt } from './history';
import { dateIn, linkTo } from './phrases';
import type { Run } from './run';
import { languageOfWords } from './take';

/** First-seen rules, then a new message, then what lasts: a lead is looked at once for each. */
const PASSES = 3;

/** Judges a lead and puts what ought to be done for it into the Outbox. */
export function judge(run: Run, id: string): void {
  let lead = assessed(run, run.leads.get(id)!);
  if (lead.confirmation === 'pending') {
    run.put({ ...lead, ...nextWords(run, lead, decide(lead, surroundings(run, lead), run.now)) });
    return;
  }
  for (let pass = 0; pass < PASSES; pass++) {
    const decision = decide(lead, surroundings(run, lead), run.now);
    intend(run, lead, decision);
    const stopped = stopReason(lead, run.now) !== undefined;
    if (!lead.welcomedAt && !stopped) lead = { ...lead, welcomedAt: run.now };
    else if (lead.openMessageId && !stopped)
      lead = { ...lead, openMessageId: '', openMessageSentiment: undefined };
    else break;
  }
  if (lead.decision) lead = carry(run, lead);
  const decision = decide(lead, surroundings(run, lead), run.now);
  intend(run, lead, decision);
  run.put({ ...lead, ...nextWords(run, lead, decision) });
}

/** A preview for the Sheet, seconds after a post: nothing is intended yet, nothing is used up. */
export function preview(run: Run, id: string): void {
  // The note on the mood is the next run's: a post is answered in few calls.
  const lead = { ...assessed(run, run.leads.get(id)!), evidence: '' };
  run.put({ ...lead, ...nextWords(run, lead, decide(lead, surroundings(run, lead), run.now)) });
}

/** The words for the columns "Next best action" and "Because" after actions were carried out. */
export function retell(run: Run, id: string): void {
  const lead = run.leads.get(id)!;
  run.put({ ...lead, ...nextWords(run, lead, decide(lead, surroundings(run, lead), run.now)) });
}

function assessed(run: Run, lead: LeadRecord): LeadRecord {
  const said = countSaid(run.interactionsOf(lead.id));
  // The quick answer to a post knows only what that post says: it comes on top of what was counted before.
  const before = run.kind === 'post' ? lead : { received: 0, sent: 0, positive: 0, negative: 0 };
  const counted = {
    ...lead,
    received: before.received + said.received,
    sent: before.sent + said.sent,
    positive: before.positive + said.positive,
    negative: before.negative + said.negative,
  };
  const { leastConfidence } = run.settings;
  const assessment = assess(counted, run.language, leastConfidence / 100, run.desk.scoring, run.now);
  return lookAt({ ...counted, ...assessment }, run.now);
}

function surroundings(run: Run, lead: LeadRecord): Surroundings {
  return {
    rules: run.rules,
    purposeOf: (template) =>
      run.template(template, run.language)?.purpose ??
      SHIPPED_TEMPLATES.find(({ id }) => id === template)?.purpose ??
      'sales',
    history: run.actionsOf(lead.id),
    addressMailedAt: run.addressMailedAt(lead.email),
    restraint: run.settings,
    neverWriteTo: run.settings.neverWriteTo,
  };
}

function intend(run: Run, lead: LeadRecord, decision: Decision): void {
  for (const { row, why } of decision.withdrawals) {
    const reason = stopText(run, lead);
    const result = say(run.language, `withdrawn_${why}`, { reason });
    run.putAction({ ...row, state: 'cancelled', result, doneAt: run.now });
    run.count.withdrawn++;
  }
  for (const intent of decision.intents) {
    run.putAction(rowOf(run, lead, intent, decision));
    run.count[intent.state === 'proposed' ? 'proposed' : 'approved']++;
  }
}

/** The Outbox row of an intended action, its mail written out; a mail that cannot be written says why. */
function rowOf(run: Run, lead: LeadRecord, intent: Intent, decision: Decision): OutboxRow {
  const internal = intent.action !== 'email';
  const language = internal ? run.language : run.languageFor(lead, languageOfWords(lead));
  const row: OutboxRow = {
    key: intent.key,
    leadId: lead.id,
    ruleId: intent.rule.id,
    lead: callName(lead),
    state: intent.state,
    action: intent.action,
    mode: intent.rule.mode,
    purpose: intent.purpose,
    template: intent.rule.template,
    draftOnly: false,
    approve: false,
    to: intent.action === 'alert' ? lead.salespersonEmail || run.settings.alertAddress : lead.email,
    subject: '',
    text: '',
    because: becauseText(intent.because, run.language),
    result: '',
    createdAt: run.now,
    draftId: '',
    threadId: '',
    tries: 0,
    lease: '',
    reported: '',
    untold: false,
    verdict: '',
  };
  if (intent.action === 'activity')
    return { ...row, ...taskOf(run, lead, row, language), to: lead.salespersonEmail };
  const template = run.template(intent.rule.template, language);
  if (!template) return unwritten(run, row, 'templateMissing', { template: intent.rule.template });
  const words = nextWords(run, lead, decision);
  const said = run.interactionsOf(lead.id).find(({ id }) => row.key.endsWith(`|${id}`));
  const about = {
    nextBestAction: words.nextBestAction,
    link: linkTo(run, lead),
    complaint: said?.text ?? lead.description,
  };
  const rendered = render(template, valuesOf(lead, run.settings, about, language, run.now));
  if (!rendered.ok) return unwritten(run, row, rendered.fault.code, rendered.fault.values);
  return { ...row, subject: rendered.mail.subject, text: rendered.mail.text };
}

function unwritten(run: Run, row: OutboxRow, code: MessageCode, values: Record<string, string>): OutboxRow {
  return { ...row, state: 'failed', result: say(run.language, code, values) };
}

/** A task in place of a mail that has nowhere to go. */
function taskOf(run: Run, lead: LeadRecord, row: OutboxRow, language: Language) {
  const title = run.template(row.template, language)?.title ?? row.template;
  const subject = say(language, 'taskSummary', { title, lead: row.lead });
  const lines = [
    row.because,
    lead.phone ? say(language, 'taskCall', { phone: lead.phone }) : '',
    lead.need,
    linkTo(run, lead),
  ];
  return { subject, text: lines.filter((line) => line !== '').join('\n\n') };
}

/** Carries out what the rep decided about the lead's open proposal. */
function carry(run: Run, lead: LeadRecord): LeadRecord {
  const date = dateIn(run, run.now);
  const proposals = run.actionsOf(lead.id).filter(({ state }) => state === 'proposed');
  const priority = (row: OutboxRow) => run.rules.find(({ id }) => id === row.ruleId)?.priority ?? 0;
  const best = [...proposals].sort((a, b) => priority(b) - priority(a))[0];
  run.carried.push({ leadId: lead.id, decision: lead.decision });
  const done = (code: MessageCode, values = {}): LeadRecord => ({
    ...lead,
    decision: '',
    decisionResult: say(run.language, code, values),
  });
  switch (lead.decision) {
    case 'send':
    case 'draft':
      if (!best)
        return done(stopReason(lead, run.now) ? 'decisionStopped' : 'decisionNothing', {
          reason: stopText(run, lead),
        });
      run.putAction({ ...best, state: 'approved', draftOnly: lead.decision === 'draft' });
      run.count.approved++;
      return done('decisionApproved', { date });
    case 'snooze': {
      const until = new Date(run.now.getTime() + run.settings.snoozeDays * DAY_MS);
      return { ...done('decisionSnoozed', { until: dateIn(run, until) }), snoozedUntil: until };
    }
    case 'reject':
      for (const row of proposals) {
        const result = say(run.language, 'withdrawn_rejected');
        run.putAction({ ...row, state: 'cancelled', result, doneAt: run.now });
      }
      return done(best ? 'decisionRejected' : 'decisionNothing', { date });
    default:
      return lead;
  }
}

/** Proposals whose box "Approve" a rep has ticked. */
export function takeApprovals(run: Run): void {
  for (const row of run.outbox.values()) {
    if (row.state !== 'proposed' || !row.approve) continue;
    run.putAction({ ...row, state: 'approved' });
    run.touched.add(row.leadId);
    run.count.approved++;
  }
}

function stopText(run: Run, lead: LeadRecord): string {
  const reason =
    stopReason(lead, run.now) ??
    (lead.optedOut ? 'optedOut' : lead.sentiment === 'negative' ? 'unhappy' : undefined);
  if (!reason) return '';
  if (reason === 'unhappy') return say(run.language, 'becauseUnhappy');
  const until = lead.snoozedUntil ? dateIn(run, lead.snoozedUntil) : '';
  return say(run.language, `stop_${reason}`, { until });
}

const STATE_WORDS: Record<OutboxRow['state'], MessageCode> = {
  proposed: 'stateProposed',
  approved: 'stateApproved',
  sending: 'stateSending',
  sent: 'stateSent',
  drafted: 'stateDrafted',
  failed: 'stateFailed',
  unknown: 'stateUnknown',
  cancelled: 'stateCancelled',
};

/** What the rep reads: the next best action and its reasons. */
function nextWords(
  run: Run,
  lead: LeadRecord,
  { next }: Decision,
): Pick<LeadRecord, 'nextBestAction' | 'because'> {
  const { language } = run;
  const until = lead.snoozedUntil ? dateIn(run, lead.snoozedUntil) : '';
  const pending = lead.confirmation === 'pending' && run.desk.crm ? [say(language, 'becausePending')] : [];
  const because = (texts: string[]) => [...texts, ...pending].filter((text) => text !== '').join(' · ');
  if (next.intent) {
    const { rule, action, state } = next.intent;
    const title = titleOf(run, rule.template, action);
    const words = say(language, state === 'proposed' ? 'stateProposed' : 'stateApproved');
    return { nextBestAction: `${title} – ${words}`, because: because([becauseText(next.because, language)]) };
  }
  if (next.row) {
    const { template, action, state, doneAt, because: reasons, result } = next.row;
    const code = state === 'sent' && action === 'activity' ? 'stateDone' : STATE_WORDS[state];
    const words = say(language, code, { date: doneAt ? dateIn(run, doneAt) : '' });
    const why = state === 'failed' || state === 'unknown' ? result : reasons;
    return { nextBestAction: `${titleOf(run, template, action)} – ${words}`, because: because([why]) };
  }
  return {
    nextBestAction: say(language, nothingCode(next.because, lead)),
    because: because([becauseText(next.because, language, until)]),
  };
}

function nothingCode([reason]: Because[], lead: LeadRecord): MessageCode {
  if (reason?.code === 'unansweredLimit') return 'nextCall';
  if (reason?.code === 'unhappy' && lead.phone) return 'nextCall';
  return reason?.code === 'stopped' && reason.reason !== 'snoozed' ? 'nextNothing' : 'nextWait';
}

function titleOf(run: Run, template: string, action: OutboxRow['action']): string {
  const title = run.template(template, run.language)?.title ?? template;
  return action === 'activity' ? say(run.language, 'nextAsTask', { title }) : title;
}
