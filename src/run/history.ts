import { hashOf } from '../assess/score/hash';
import type { Example, Value } from '../assess/score/learned';
import { lookAge, momentOf } from '../assess/score/moment';
import { type Values, valuesAt, valuesOf } from '../assess/score/values';
import { analyse } from '../assess/sentiment/analyse';
import type { JudgedInteraction } from '../lead/apply';
import { callName, type LeadFields } from '../lead/lead';
import type { LeadRecord } from '../lead/record';
import { daysBetween } from '../lead/time';
import type { RowValues } from '../sheet/table';

/** What was known of an open lead on the day on which it was looked at, to be learned from once it is closed. */
interface Look {
  /** ISO text */
  at: string;
  values: Partial<Values>;
  /** stands for the words of the request, which the lead's own row keeps: if they were changed since, they are left out */
  words: number;
  /** the CRM's own estimate, 0–100, where it told one */
  odoo?: number;
}

/** Notes what is known of an open lead, once, when it has the age at which it is to be looked at. */
export function lookAt(lead: LeadRecord, now: Date): LeadRecord {
  if (lead.lookedAt !== '' || lead.status !== 'open' || lead.confirmation !== 'confirmed') return lead;
  if (daysBetween(lead.createdAt, now) < lookAge(lead.id)) return lead;
  const { words, ...values } = valuesOf(lead, now);
  // A fresh Odoo says 0.0 where it has computed nothing; what it computes is 0.01 and more.
  const odoo = lead.automatedProbability || undefined;
  const look: Look = { at: now.toISOString(), values: known(values), words: hashOf(String(words)), odoo };
  return { ...lead, lookedAt: JSON.stringify(look) };
}

/** One row of the tab History: a closed lead to learn from. */
export interface HistoryRow {
  id: string;
  lead: string;
  outcome: 'won' | 'lost';
  closedAt: Date;
  lookedAt: Date;
  /** `seen`: noted by the agent while the lead was open; `read`: made out afterwards from what is dated */
  how: 'seen' | 'read';
  /** JSON of the columns that have a value */
  values: string;
  odoo?: number;
}

/** A closed lead of the tab Leads; `undefined` where nothing can be learned from it. @param said on it, in any order */
export function rowOfSeen(
  lead: LeadRecord,
  said: readonly JudgedInteraction[],
  leastConfidence: number,
): HistoryRow | undefined {
  if (lead.status !== 'won' && lead.status !== 'lost') return undefined;
  const closedAt = lead.closedAt ?? lead.movedAt;
  const look = readLook(lead.lookedAt);
  if (!look) return rowOfRead({ ...lead, status: lead.status }, lead.id, closedAt, said, leastConfidence);
  const { words } = valuesOf(lead, closedAt);
  const unchanged = hashOf(String(words)) === look.words;
  return {
    id: lead.id,
    lead: callName(lead),
    outcome: lead.status,
    closedAt,
    lookedAt: new Date(look.at),
    how: 'seen',
    values: JSON.stringify({ ...look.values, ...(unchanged && words !== null ? { words } : {}) }),
    odoo: look.odoo,
  };
}

/** A closed lead that the agent did not watch: what is dated tells what was known; the rest is left out. */
export function rowOfRead(
  lead: LeadFields & { status: 'won' | 'lost' },
  id: string,
  closedAt: Date,
  said: readonly JudgedInteraction[],
  leastConfidence: number,
): HistoryRow | undefined {
  const moment = momentOf(id, lead.createdAt, closedAt);
  if (!moment) return undefined;
  const opening = said.find((message) => message.opening)?.text ?? '';
  const description = lead.description || opening;
  const descriptionSentiment = analyse(description, undefined, leastConfidence).label;
  const values = valuesAt({ ...lead, description, descriptionSentiment }, said, moment);
  return {
    id,
    lead: callName({ ...lead, id }),
    outcome: lead.status,
    closedAt,
    lookedAt: moment,
    how: 'read',
    values: JSON.stringify(known(values)),
  };
}

/** A row as the tab holds it; `undefined` for one that people have spoilt. */
export function historyRowOf(row: RowValues): HistoryRow | undefined {
  const { outcome, closedAt, lookedAt } = row;
  if ((outcome !== 'won' && outcome !== 'lost') || !(closedAt instanceof Date)) return undefined;
  return {
    id: String(row.id),
    lead: String(row.lead ?? ''),
    outcome,
    closedAt,
    lookedAt: lookedAt instanceof Date ? lookedAt : closedAt,
    how: row.how === 'seen' ? 'seen' : 'read',
    values: String(row.values ?? ''),
    odoo: row.odoo as number | undefined,
  };
}

export function exampleOf(row: HistoryRow): Example | undefined {
  try {
    const values = JSON.parse(row.values) as Record<string, Value>;
    return { values, won: row.outcome === 'won', at: row.closedAt.getTime() };
  } catch {
    return undefined;
  }
}

function readLook(text: string): Look | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Look);
  } catch {
    return undefined;
  }
}

function known<Row extends Partial<Record<string, Value>>>(values: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<Row>;
}
