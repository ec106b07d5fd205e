import type { Host } from '../host';
import { DEMO_LEADS, type DemoEvent, type DemoLead } from './leads';

const DAY_MS = 86_400_000;

/** The play begins so many days before its end: the longest silence it shows is 15 days. */
export const PLAY_DAYS = 16;

/** Between two events a trigger need not fire more often: nothing happens there but time. */
const FIRINGS_BETWEEN = 3;

/**
 * Plays what happened to the demo leads in the last days, on the host's still clock, and ends with the clock at `end`.
 * The agent hears of it by Odoo's webhooks and acts by its own triggers, as it would on any day.
 * @param end epoch milliseconds
 */
export async function playDemo(host: Host, end: number): Promise<void> {
  const ids = new Map<DemoLead, number>();
  for (const { lead, event, at } of inOrder(end)) {
    await host.advance({ to: new Date(at).toISOString() }, FIRINGS_BETWEEN);
    await happen(host, lead, event, ids);
  }
  await host.advance({ to: new Date(end).toISOString() }, FIRINGS_BETWEEN);
}

function inOrder(end: number): { lead: DemoLead; event: DemoEvent; at: number }[] {
  return DEMO_LEADS.flatMap((lead) =>
    lead.events.map((event) => ({ lead, event, at: end - event.daysAgo * DAY_MS })),
  ).sort((one, other) => one.at - other.at);
}

async function happen(
  { odoo }: Host,
  lead: DemoLead,
  event: DemoEvent,
  ids: Map<DemoLead, number>,
): Promise<void> {
  const id = ids.get(lead)!;
  if (event.does === 'create') ids.set(lead, Number((await odoo!.createLead(lead.fields)).id));
  if (event.does === 'hears') await odoo!.message(id, { body: event.body, from: lead.fields.email_from });
  if (event.does === 'says') await odoo!.message(id, { body: event.body, from: lead.fields.user_id });
  if (event.does === 'changes') await odoo!.updateLead(id, event.fields);
}
