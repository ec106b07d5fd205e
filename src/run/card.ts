import { detectLanguage } from '../assess/language';
import { surenessOf } from '../assess/mood-note';
import { reasonText } from '../assess/score/reasons';
import { learnedShare, scoreOf } from '../assess/score/score';
import { valuesOf } from '../assess/score/values';
import { analyse } from '../assess/sentiment/analyse';
import type { Language } from '../i18n/language';
import { type MessageCode, say } from '../i18n/messages';
import type { JudgedInteraction } from '../lead/apply';
import { callName } from '../lead/lead';
import type { LeadRecord } from '../lead/record';
import { TRENDS } from '../sheet/tabs/leads';
import { dateIn, linkTo } from './phrases';
import type { Run } from './run';

/** The longest text of the customer's that the card shows. Characters. */
const WORDS_LIMIT = 1_200;

/** The newest things that happened, in the timeline. */
const TIMELINE_LIMIT = 25;

/** What the sidebar shows of one lead: plain text throughout, to be put into the page as text. */
export interface LeadCard {
  id: string;
  /** of the labels */
  language: Language;
  title: string;
  /** contact, address, phone … one line each */
  facts: string[];
  link: string;
  score: {
    value: number;
    grade: string;
    base: number;
    /** with the base they add up to the value */
    reasons: { label: string; points: number }[];
    /** in words, `''` while it is not known */
    trend: string;
    /** which model has scored, in words */
    model: string;
  };
  mood: {
    label: string;
    /** how sure the judgement is, in words */
    sure: string;
    kind: LeadRecord['sentiment'];
    text: string;
    /** stretches of `text` that decided it, in their order; `weight` below 0 speaks against us */
    words: { start: number; end: number; weight: number }[];
  };
  next: { action: string; because: string };
  proposal?: { key: string; to: string; subject: string; text: string };
  timeline: { at: string; what: string; text: string; mood: LeadRecord['sentiment'] }[];
  labels: Record<CardLabel, string>;
}

const LABELS = {
  score: 'cardScore',
  base: 'cardBase',
  mood: 'cardMood',
  next: 'cardNext',
  proposal: 'cardProposal',
  noProposal: 'cardNoProposal',
  to: 'cardTo',
  subject: 'cardSubject',
  text: 'cardText',
  send: 'cardSend',
  draft: 'cardDraft',
  snooze: 'cardSnooze',
  reject: 'cardReject',
  timeline: 'cardTimeline',
  refresh: 'cardRefresh',
  working: 'cardWorking',
} satisfies Record<string, MessageCode>;

export type CardLabel = keyof typeof LABELS;

/** Everything the rep wants to know of a lead before he decides. */
export function cardOf(run: Run, lead: LeadRecord): LeadCard {
  const { language } = run;
  const said = run.interactionsOf(lead.id);
  const proposal = run.actionsOf(lead.id).find(({ state }) => state === 'proposed');
  return {
    id: lead.id,
    language,
    title: callName(lead),
    facts: [
      [lead.contact, lead.industry, lead.size].filter(Boolean).join(' · '),
      [lead.email, lead.phone].filter(Boolean).join(' · '),
      [lead.stage, lead.probability ? `${Math.round(lead.probability)} %` : '', lead.salesperson]
        .filter(Boolean)
        .join(' · '),
    ].filter(Boolean),
    link: linkTo(run, lead),
    score: scoreOn(run, lead),
    mood: moodOf(run, lead, said),
    next: { action: lead.nextBestAction, because: lead.because },
    proposal: proposal && {
      key: proposal.key,
      to: proposal.to,
      subject: proposal.subject,
      text: proposal.text,
    },
    timeline: timelineOf(run, lead, said),
    labels: Object.fromEntries(
      Object.entries(LABELS).map(([label, code]) => [label, say(language, code)]),
    ) as LeadCard['labels'],
  };
}

/** The score as it is now, with all its reasons; of a closed lead as it last was, with none. */
function scoreOn(run: Run, lead: LeadRecord): LeadCard['score'] {
  const { language, desk } = run;
  if (lead.status !== 'open')
    return { value: lead.score, grade: lead.grade, base: lead.score, reasons: [], trend: '', model: '' };
  const values = valuesOf(lead, run.now);
  const { score, grade, base, reasons } = scoreOf(values, desk.scoring);
  return {
    value: score,
    grade,
    base,
    reasons: reasons.map((reason) => ({
      label: reasonText(reason, values, language),
      points: reason.points,
    })),
    trend: lead.trend && `${TRENDS[lead.trend][language]} ${say(language, 'cardTrend')}`,
    model: modelOn(run),
  };
}

function modelOn(run: Run): string {
  const { published } = run.desk.scoring;
  if (!published) return say(run.language, 'cardExpert');
  const share = Math.round(100 * learnedShare(published));
  const { won, lost, at } = published;
  const date = dateIn(run, new Date(at));
  return say(run.language, 'cardLearned', { share, rest: 100 - share, won, lost, date });
}

/** The customer's latest words with those that decided his mood. */
function moodOf(run: Run, lead: LeadRecord, said: JudgedInteraction[]): LeadCard['mood'] {
  const { language } = run;
  const latest = said
    .filter(({ direction, opening }) => direction === 'in' && !opening)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .pop();
  const text = (latest?.text ?? lead.description).slice(0, WORDS_LIMIT);
  const mood = analyse(text, detectLanguage(text), run.settings.leastConfidence / 100);
  const words = mood.evidence
    .filter(({ weight, end }) => weight !== 0 && end <= text.length)
    .map(({ start, end, weight }) => ({ start, end, weight }))
    .sort((a, b) => a.start - b.start);
  const codes = { negative: 'moodNegative', neutral: 'moodNeutral', positive: 'moodPositive' } as const;
  const sure = mood.confidence > 0 && mood.label === lead.sentiment ? surenessOf(mood, language) : '';
  return { label: say(language, codes[lead.sentiment]), sure, kind: lead.sentiment, text, words };
}

/** What was said and done, newest first. */
function timelineOf(run: Run, lead: LeadRecord, said: JudgedInteraction[]): LeadCard['timeline'] {
  const done = run.actionsOf(lead.id).filter(({ state, action }) => state === 'sent' && action !== 'email');
  const entries = [
    ...said.map(({ at, direction, channel, subject, text, sentiment }) => ({
      when: at,
      what: `${say(run.language, `card_${direction}`)} · ${say(run.language, `card_${channel}`)}`,
      text: subject || text.slice(0, 160),
      mood: sentiment,
    })),
    ...done.map(({ doneAt, createdAt, template, subject }) => ({
      when: doneAt ?? createdAt,
      what: run.template(template, run.language)?.title ?? template,
      text: subject,
      mood: 'neutral' as const,
    })),
    {
      when: lead.createdAt,
      what: say(run.language, 'cardCame'),
      text: lead.source,
      mood: 'neutral' as const,
    },
  ];
  return entries
    .sort((a, b) => b.when.getTime() - a.when.getTime())
    .slice(0, TIMELINE_LIMIT)
    .map(({ when, ...entry }) => ({ at: dateIn(run, when), ...entry }));
}
