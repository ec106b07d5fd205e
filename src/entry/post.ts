import { showAtOnce } from '../agent';
import { answers, isFlood } from '../google/cache';
import { withLock } from '../google/lock';
import { meter } from '../google/meter';
import { scriptProperties } from '../google/properties';
import { setUpWorkbook } from '../google/set-up';
import { gridOf } from '../google/spreadsheet';
import { json } from '../google/web';
import { languageOf } from '../i18n/language';
import { type MessageCode, say } from '../i18n/messages';
import { isDelivery } from '../receive/delivery';
import type { LeadEvent, Refusal } from '../receive/event';
import { admit, digestOf, readBody, withoutKey } from '../receive/receive';
import { writeJournal } from '../run/journal';
import { inboxCells } from '../sheet/inbox';
import { type Layout, layoutOf, PROPERTY } from '../sheet/memory';
import type { Grid } from '../sheet/tab';
import { answerDelivery, type DeliveryRefusal } from './delivery';
import { openDesk } from './desk';

type Output = GoogleAppsScript.Content.TextOutput;

/** How long a post waits for the lock where it cannot do without it. Milliseconds. */
const PATIENCE_MS = 10_000;

/** What the caller is told of a lead that shows in the Sheet already. */
interface ShownLead {
  id: string;
  score: number;
  grade: string;
  sentiment: string;
  nextBestAction: string;
  because: string;
}

/**
 * A post: checked, kept in the Inbox, answered. After that the lead is shown in the Sheet if nobody else is at work;
 * whatever goes wrong then is the next tick's business, the post is safe.
 */
export function answerPost(event: GoogleAppsScript.Events.DoPost): Output {
  const now = new Date();
  const properties = scriptProperties.all();
  const layout = layoutOf(properties);
  const parameters = (event.parameter ?? {}) as Record<string, string>;
  const body = event.postData?.contents ?? '';
  if (!layout) return refuse('NOT_SET_UP', {}, undefined, now);
  const post = { body, parameters };
  const admitted = admit(post, properties[PROPERTY.secret] ?? '');
  if (!admitted.ok) return refuse(admitted.reason, admitted.values, layout, now);
  if (isDelivery(admitted.parsed)) return deliver(admitted.parsed, layout, now);
  const digest = digestOf(post);
  const received = readBody(admitted.parsed, parameters, digest, now);
  if (!received.ok) return refuse(received.reason, received.values, layout, now);

  const known = answers.get(digest);
  if (known) return json(known);
  try {
    const id = `${now.getTime().toString(36)}-${digest}`;
    const row = { id, at: now, event: parameters.event ?? '', body: withoutKey(body) };
    (inboxOf(layout) ?? restoredInbox(now)).append(inboxCells(row));
  } catch (error) {
    const detail = (error as Error).message;
    return json({ ok: false, error: 'TEMPORARY', message: say(languageIn(layout), 'TEMPORARY', { detail }) });
  }
  const leads = show(properties, layout, received.events, now);
  const answer = JSON.stringify({ ok: true, accepted: received.events.length, leads });
  answers.put(digest, answer);
  return json(answer);
}

/** What whoever delivers for the agent asks or reports. */
function deliver(parsed: { type: string }, layout: Layout, now: Date): Output {
  const answer = answerDelivery(parsed, layout, now);
  return 'reason' in answer ? refuse(answer.reason, answer.values, layout, now) : json(answer);
}

function inboxOf(layout: Layout): Grid | undefined {
  return layout.sheets.inbox === undefined ? undefined : gridOf(layout.sheets.inbox);
}

/** Somebody deleted the tab: the post must not be lost for that. @throws Error when it cannot be put back */
function restoredInbox(now: Date): Grid {
  const restored = withLock(PATIENCE_MS, () => inboxOf(setUpWorkbook(now)));
  if (!restored?.result) throw new Error('Inbox');
  return restored.result;
}

/** Health of the web app, for those who know the key. */
export function answerGet(event: GoogleAppsScript.Events.DoGet): Output {
  const properties = scriptProperties.all();
  const layout = layoutOf(properties);
  if (!layout) return refuse('NOT_SET_UP', {}, undefined, new Date());
  const key = (event.parameter as Record<string, string> | undefined)?.key;
  if (key !== properties[PROPERTY.secret])
    return json({ ok: false, reason: 'BAD_SECRET', message: say(languageIn(layout), 'BAD_SECRET') });
  return json({ ok: true, service: 'Agent Sales Coach', post: 'JSON' });
}

function show(
  properties: Record<string, string>,
  layout: Layout,
  events: LeadEvent[],
  now: Date,
): ShownLead[] {
  try {
    const locked = withLock(0, () => {
      const desk = openDesk(properties, layout, now.getTime());
      return showAtOnce(desk, events).shown();
    });
    return locked?.result ?? [];
  } catch (error) {
    console.error((error as Error).stack ?? String(error));
    return [];
  }
}

/** A fault of the sender: named in the answer and in the Journal; nothing was stored. */
function refuse(
  reason: Refusal | DeliveryRefusal | 'NOT_SET_UP',
  values: Record<string, string | number>,
  layout: Layout | undefined,
  now: Date,
): Output {
  const language = languageIn(layout);
  const message = say(language, reason as MessageCode, values);
  const journal = layout?.sheets.journal === undefined ? undefined : gridOf(layout.sheets.journal);
  if (journal && !(reason === 'BAD_SECRET' && isFlood())) {
    const faults = [say(language, 'journalRefused', { detail: `${reason}: ${message}` })];
    const report = { read: '', decided: '', done: '', faults };
    writeJournal(journal, { at: now, run: say(language, 'runPost'), report, seconds: 0, calls: meter.calls });
  }
  return json({ ok: false, reason, message });
}

function languageIn(layout: Layout | undefined) {
  return languageOf(layout?.locale ?? 'en');
}
