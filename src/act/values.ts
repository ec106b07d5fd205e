import { complaintInBrief, needInBrief } from '../assess/need';
import type { Language } from '../i18n/language';
import { say, shortDate } from '../i18n/messages';
import { callName } from '../lead/lead';
import type { LeadRecord } from '../lead/record';
import { DAY_MS, daysBetween } from '../lead/time';
import type { Values } from './render';

/** What mails may say about us. */
export interface House {
  ourCompany: string;
  senderName: string;
  /** replaces the signature made of salesperson and company */
  signature: string;
  /** days that a final offer holds */
  offerDays: number;
}

/** What a template may say about a lead. Values are one line each, but for the signature. */
export function valuesOf(
  lead: LeadRecord,
  house: House,
  about: { nextBestAction: string; link: string; complaint: string },
  language: Language,
  now: Date,
): Values {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const until = new Date(now.getTime() + house.offerDays * DAY_MS).toISOString().slice(0, 10);
  const mood = { negative: 'moodNegative', neutral: 'moodNeutral', positive: 'moodPositive' } as const;
  const contact = line(lead.contact);
  return {
    lead: line(callName(lead)),
    contact,
    first_name: contact.split(' ')[0] ?? '',
    company: line(lead.company),
    industry: line(lead.industry),
    size: line(lead.size),
    email: lead.email,
    phone: line(lead.phone),
    city: line(lead.city),
    need: needInBrief(lead.description),
    complaint: complaintInBrief(about.complaint),
    score: String(lead.score),
    grade: lead.grade,
    why: lead.why,
    sentiment: say(language, mood[lead.sentiment]),
    next_best_action: about.nextBestAction,
    stage: line(lead.stage),
    probability: String(Math.round(lead.probability)),
    revenue: lead.revenue > 0 ? String(Math.round(lead.revenue)) : '',
    source: line(lead.source),
    days_without_contact: String(Math.floor(daysBetween(lead.lastContactAt, now))),
    offer_until: shortDate(language, until),
    salesperson: line(lead.salesperson),
    our_company: house.ourCompany,
    signature: house.signature || signatureOf(lead, house, language),
    odoo_link: about.link,
  };
}

function signatureOf(lead: LeadRecord, house: House, language: Language): string {
  const name = lead.salesperson || house.senderName || say(language, 'team');
  return house.ourCompany ? `${name}\n${house.ourCompany}` : name;
}
