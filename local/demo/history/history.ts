import type { PastLead, PastMessage } from '../../odoo/past';
import { random } from './random';
import { INDUSTRIES, NAMES, PLACES, SENTENCES, type Sentences, SIZES, SOURCES } from './sentences';

const DAY_MS = 86_400_000;

/** Closed leads spread over so many days before now. */
const YEARS_BACK = 3;

export interface HistoryOptions {
  count: number;
  /** epoch ms: all of them are closed before */
  now: number;
  seed?: number;
  /** false: how a lead ends has nothing to do with what is known of it */
  signal?: boolean;
}

/**
 * Closed leads as a firm's Odoo might hold them, newest last: invented, the same for the same seed. Their outcomes are
 * drawn from a model that the agent does not know: what was asked for, source, size, activity, address, answers, and
 * a good deal of luck.
 */
export function pastLeads({ count, now, seed = 1, signal = true }: HistoryOptions): PastLead[] {
  const draw = random(seed);
  const leads = Array.from({ length: count }, () => {
    const closedAt = now - (0.5 + draw.number() * YEARS_BACK * 365) * DAY_MS;
    return pastLead(draw, closedAt, signal);
  });
  return leads.sort((a, b) => a.createdAt - b.createdAt);
}

type Draw = ReturnType<typeof random>;

function pastLead(draw: Draw, closedAt: number, signal: boolean): PastLead {
  const lang = draw.chance(0.65) ? 'fr' : 'en';
  const words = SENTENCES[lang];
  const [source, , ofSource] = draw.weighted(SOURCES);
  const [size, , ofSize] = draw.weighted(SIZES);
  const industry = draw.one(INDUSTRIES);
  const asks = {
    quote: draw.chance(0.35),
    meeting: draw.chance(0.3),
    deadline: draw.chance(0.22),
    budget: draw.chance(0.14),
    figure: draw.chance(0.3),
  };
  const vague = draw.chance(0.12);
  const student = !vague && !asks.figure && draw.chance(0.06);
  const mail = draw.chance(0.12) ? 'none' : draw.chance(0.28) ? 'free' : 'company';
  const phone = draw.chance(0.62);
  const pulls = vague
    ? -1.3
    : 1.1 * +asks.quote +
      0.8 * +asks.meeting +
      0.6 * +asks.deadline +
      0.9 * +asks.budget +
      0.4 * +asks.figure -
      2.5 * +student;
  const ofAddress = { none: -0.8, free: -0.6, company: 0.4 }[mail];
  const inclination =
    -2.3 + pulls + ofSource + ofSize + industry[2] + ofAddress + (phone ? 0.35 : -0.35) + 0.7 * draw.normal();
  const won = draw.chance(signal ? 1 / (1 + Math.exp(-inclination)) : 0.27);
  const life = Math.exp(Math.log(won ? 26 : 38) + 0.8 * draw.normal());
  const createdAt = closedAt - Math.min(life, 300) * DAY_MS;
  const person = `${draw.one(NAMES.first)} ${draw.one(NAMES.last)}`;
  const firm = `${draw.one(NAMES.firms)} ${draw.one(NAMES.trades)}`;
  const [city, country] = draw.one(PLACES.filter(([, of]) => (of === 'United Kingdom') === (lang === 'en')));
  const domain = mail === 'free' ? 'gmail.com' : `${plain(firm)}.example`;
  const description = vague ? draw.one(words.vague) : request(draw, words, asks, student);
  return {
    fields: {
      name: description.split(/[.?!\n]/)[0]!.slice(0, 60) || firm,
      partner_name: draw.chance(0.85) ? firm : false,
      contact_name: draw.chance(0.9) ? person : false,
      email_from: mail === 'none' ? false : `${plain(person)}@${domain}`,
      phone: phone ? `+33 4 55 ${Math.floor(10 + draw.number() * 90)} 00 00` : false,
      industry: industry[lang === 'fr' ? 0 : 1] || false,
      size: size || false,
      city,
      country,
      lang,
      source,
      description,
      // What sales people fill in as a deal goes on: worthless to learn from, since it tells how it went.
      expected_revenue: won || draw.chance(0.4) ? Math.round(4 + draw.number() * 40) * 1_000 : 0,
      priority: won || draw.chance(0.2) ? '2' : '0',
      user_id: draw.one(['Claire Martin', 'Thomas Bernard', 'Sarah Cohen']),
    },
    createdAt,
    closedAt,
    won,
    messages:
      signal || draw.chance(0.5) ? talk(draw, words, { createdAt, closedAt, won: signal && won }) : [],
  };
}

function request(
  draw: Draw,
  words: Sentences,
  asks: Record<'quote' | 'meeting' | 'deadline' | 'budget' | 'figure', boolean>,
  student: boolean,
): string {
  const thesis = words.needs.find((need) => /mémoire|thesis/.test(need))!;
  const needs = words.needs.filter((need) => need !== thesis);
  const parts = [
    student ? thesis : draw.one(asks.figure ? words.figures : needs),
    draw.chance(0.4) ? draw.one(words.asides) : '',
    ...(['budget', 'deadline', 'quote', 'meeting'] as const).map((ask) =>
      asks[ask] ? draw.one(words[ask]) : '',
    ),
  ].filter((part) => part !== '');
  const greeting = draw.one(words.greetings);
  const text = parts.join(' ').replace(/\{tool\}/g, draw.one(words.tools));
  const filled = text.replace(/\{n\}/g, () => String(5 + Math.floor(draw.number() * 90)));
  return greeting ? `${greeting}\n\n${filled}` : filled;
}

/** What was said between the first day and the last; who is going to buy answers sooner and warmer. */
function talk(
  draw: Draw,
  words: Sentences,
  { createdAt, closedAt, won }: { createdAt: number; closedAt: number; won: boolean },
): PastMessage[] {
  const messages: PastMessage[] = [];
  let at = createdAt + (0.2 + draw.number() * 2) * DAY_MS;
  for (let turn = 0; turn < 5 && at < closedAt; turn++) {
    messages.push({ at, from: 'us', body: draw.one(words.answers) });
    at += draw.number() * (won ? 4 : 9) * DAY_MS;
    if (at >= closedAt || !draw.chance(won ? 0.75 : 0.4)) break;
    const luck = draw.number();
    const mood = luck < (won ? 0.5 : 0.15) ? 'positive' : luck > (won ? 0.97 : 0.85) ? 'negative' : 'neutral';
    messages.push({ at, from: 'customer', body: draw.one(words.replies[mood]) });
    at += (1 + draw.number() * 8) * DAY_MS;
  }
  return messages.filter((message) => message.at < closedAt);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
}
