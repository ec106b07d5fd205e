import type { JudgedInteraction } from '../../lead/apply';
import { countSaid } from '../../lead/apply';
import type { LeadFields } from '../../lead/lead';
import type { Sentiment } from '../../lead/record';
import { daysBetween, later } from '../../lead/time';
import { ownWords } from '../clean';
import { COLUMNS, type ColumnKey, MONTH_KEYS, WEEKDAY_KEYS } from './columns';
import { contentWords } from './content-words';
import type { Value } from './learned';
import { FREE_MAIL, SAYS, VAGUE_BELOW } from './signs';

/** A lead as the score sees it, by column. */
export type Values = Record<ColumnKey, Value>;

/** What is known of a lead at one moment. */
export interface KnownLead extends LeadFields {
  descriptionSentiment: Sentiment;
  newestIncomingSentiment?: Sentiment;
  received: number;
  sent: number;
  positive: number;
  negative: number;
  lastContactAt: Date;
}

/** The score reads no more of a request than this. Characters. */
export const WORDS_KEPT = 600;

/** What the score looks at, as it stands now. The only place where columns get their values. */
export function valuesOf(lead: KnownLead, now: Date): Values {
  const words = ownWords(lead.description).replace(/\s+/g, ' ').trim().slice(0, WORDS_KEPT);
  const days = (from: Date) => Math.max(0, Math.floor(daysBetween(from, now)));
  return {
    source: lead.source || null,
    country: lead.country || null,
    city: lead.city || null,
    industry: lead.industry || null,
    employees: employeesOf(lead.size),
    language: lead.lang || null,
    email: lead.email === '' ? 'none' : FREE_MAIL.test(lead.email) ? 'free' : 'company',
    phone: yesNo(lead.phone),
    company: yesNo(lead.company),
    contact: yesNo(lead.contact),
    website: yesNo(lead.website),
    words: contentWords(words).join('; ') || null,
    length: words.length < VAGUE_BELOW ? 0 : words.split(' ').length,
    quote: yesNo(SAYS.quote.test(words)),
    meeting: yesNo(SAYS.meeting.test(words)),
    deadline: yesNo(SAYS.deadline.test(words)),
    volume: yesNo(SAYS.volume.test(words)),
    budget: yesNo(SAYS.budget.test(words)),
    mood: lead.descriptionSentiment,
    latest: lead.newestIncomingSentiment ?? 'none',
    received: lead.received,
    sent: lead.sent,
    positive: lead.positive,
    negative: lead.negative,
    silence: days(lead.lastContactAt),
    age: days(lead.createdAt),
    weekday: WEEKDAY_KEYS[lead.createdAt.getUTCDay()]!,
    month: MONTH_KEYS[lead.createdAt.getUTCMonth()]!,
    tags: lead.tags || null,
    priority: lead.priority,
    revenue: lead.revenue > 0 ? lead.revenue : null,
    probability: lead.probability,
  };
}

/**
 * What was known at an earlier moment of a lead that the agent has not watched: what was said until then, and the
 * fields that a lead usually comes with. Those that are filled in as a deal goes on are not known.
 * @param said on this lead, in any order; what came after `moment` is not looked at
 */
export function valuesAt(
  lead: LeadFields & { descriptionSentiment: Sentiment },
  said: readonly JudgedInteraction[],
  moment: Date,
): Values {
  const before = said.filter(({ at, opening }) => at <= moment || opening);
  const newest = before
    .filter(({ direction, opening }) => direction === 'in' && !opening)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .pop();
  const lastContactAt = before
    .filter(({ direction, at }) => direction !== 'internal' && at <= moment)
    .reduce((last, { at }) => later(last, at)!, lead.createdAt);
  const known: KnownLead = {
    ...lead,
    ...countSaid(before),
    newestIncomingSentiment: newest?.sentiment,
    lastContactAt,
  };
  return withoutLate(valuesOf(known, moment));
}

function withoutLate(values: Values): Values {
  const early = { ...values };
  for (const [key, column] of Object.entries(COLUMNS))
    if ('late' in column && column.late) early[key as ColumnKey] = null;
  return early;
}

/** `25-50` → 35, `10 000+` → 10000, `about 40 people` → 40: the middle of a range on a scale of proportions. */
export function employeesOf(size: string): number | null {
  const numbers = size
    .replace(/(\d)[\s\u00a0\u202f.,'’](?=\d{3}\b)/g, '$1')
    .match(/\d+/g)
    ?.map(Number)
    .filter((number) => number > 0 && number < 10_000_000);
  if (!numbers || numbers.length === 0) return null;
  const [from, to = from] = numbers;
  return Math.round(Math.sqrt(from! * to!));
}

function yesNo(value: string | boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
