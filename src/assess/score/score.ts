import type { Grade, Sentiment } from '../../lead/record';
import { daysBetween } from '../../lead/time';
import { GRADES, type Model, type Sign } from './weights';

/** What the score looks at, all of it known while the lead is open. */
export interface ScoredLead {
  description: string;
  email: string;
  phone: string;
  company: string;
  contact: string;
  priority: number;
  /** 0–100, the CRM's own estimate */
  probability: number;
  sentiment: Sentiment;
  positive: number;
  negative: number;
  lastContactAt: Date;
}

/** One sign and the points it gave; the points of all reasons and the base add up to the score before clamping. */
export interface Reason {
  sign: Sign;
  points: number;
}

export interface Score {
  /** 1–99 */
  score: number;
  grade: Grade;
  /** strongest first */
  reasons: Reason[];
}

const QUOTE =
  /\b(?:devis|tarif\w*|prix|chiffrage|proposition commerciale|quote|quotation|pricing|price|estimate|proposal)\b/i;
const MEETING =
  /\b(?:d[ée]mo\w*|rendez-vous|rdv|rappel\w*|appel\w*|visio|meeting|call|demo\w*|trial|essai)\b/i;
const DEADLINE =
  /\b(?:urgent\w*|avant (?:le|la|fin)|d['’]ici|rapidement|au plus vite|cette semaine|ce mois|asap|before|by (?:the end|next|january|february|march|april|may|june|july|august|september|october|november|december)|this (?:week|month)|as soon as)\b/i;
const VOLUME =
  /\b\d+\s*(?:postes?|utilisateurs?|salari[ée]s?|personnes?|licences?|sites?|magasins?|v[ée]hicules?|users?|seats?|people|employees|licen[cs]es?|stores?|vehicles?|€|k€|euros?|eur|\$)/i;
const FREE_MAIL =
  /@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|gmx|proton|protonmail|orange|wanadoo|free|sfr|laposte|bbox|neuf)\.[a-z.]+$/i;

/** Days of silence after which it weighs fully. */
const SILENCE_DAYS = 21;

/** A first, honest score: points for signs that sales people know. @param now the instant of the judgement */
export function scoreLead(lead: ScoredLead, model: Model, now: Date): Score {
  const { signs } = model;
  const reasons: Reason[] = [];
  const add = (sign: Sign, times = 1) => {
    const points = Math.round(sign.points * times);
    if (points !== 0) reasons.push({ sign, points });
  };
  if (QUOTE.test(lead.description)) add(signs.quote);
  if (MEETING.test(lead.description)) add(signs.meeting);
  if (DEADLINE.test(lead.description)) add(signs.deadline);
  if (VOLUME.test(lead.description)) add(signs.volume);
  if (lead.description.trim().length < 25) add(signs.vague);
  if (lead.sentiment === 'positive') add(signs.positive);
  if (lead.sentiment === 'negative') add(signs.negative);
  add(signs.dialogue, Math.min(lead.positive, 3));
  add(signs.complaint, Math.min(lead.negative, 3));
  if (!lead.email) add(signs.noEmail);
  else add(FREE_MAIL.test(lead.email) ? signs.freeMail : signs.company);
  add(lead.phone ? signs.phone : signs.noPhone);
  if (lead.company && lead.contact) add(signs.named);
  add(signs.priority, lead.priority / 2);
  if (lead.probability > 30) add(signs.pipeline, (lead.probability - 30) / 50);
  const silence = daysBetween(lead.lastContactAt, now);
  if (silence > 7) add(signs.silent, Math.min(1, silence / SILENCE_DAYS));
  const sum = model.base + reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.max(1, Math.min(99, sum));
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return { score, grade: gradeOf(score), reasons };
}

export function gradeOf(score: number): Grade {
  if (score >= GRADES.A) return 'A';
  if (score >= GRADES.B) return 'B';
  return score >= GRADES.C ? 'C' : 'D';
}
