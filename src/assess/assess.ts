import type { Language } from '../i18n/language';
import type { Assessment, LeadRecord } from '../lead/record';
import { moodNote } from './mood-note';
import { needInBrief } from './need';
import { whyText } from './score/reasons';
import { type Scoring, scoreOf } from './score/score';
import { followScore } from './score/trend';
import { valuesOf } from './score/values';
import { analyse } from './sentiment/analyse';

/**
 * Judges a lead: need, mood, score with its reasons. Pure; the moods of interactions are already in the record.
 * @param language of the people who read the Sheet
 * @param leastConfidence 0…1: a mood less sure counts as neutral
 * @param scoring what scores are made with
 */
export function assess(
  lead: LeadRecord,
  language: Language,
  leastConfidence: number,
  scoring: Scoring,
  now: Date,
): Assessment {
  const lang = lead.lang === 'fr' || lead.lang === 'en' ? lead.lang : undefined;
  const mood = analyse(lead.description, lang, leastConfidence);
  const sentiment = lead.newestIncomingSentiment ?? mood.label;
  return {
    need: needInBrief(lead.description) || lead.name,
    sentiment,
    descriptionSentiment: mood.label,
    evidence: (lead.newestIncomingSentiment && lead.newestIncomingEvidence) || moodNote(mood, language),
    ...scored({ ...lead, descriptionSentiment: mood.label }, language, scoring, now),
  };
}

/** A lead that is closed keeps the score it had while it was open. */
function scored(lead: LeadRecord, language: Language, scoring: Scoring, now: Date) {
  const { score: last, grade: lastGrade, why, pastScores } = lead;
  if (lead.status !== 'open' && last > 0)
    return { score: last, grade: lastGrade, why, trend: '' as const, pastScores };
  const values = valuesOf(lead, now);
  const { score, grade, reasons } = scoreOf(values, scoring);
  const { trend, kept } = followScore(pastScores, score, scoring.published?.id ?? '', now);
  return { score, grade, why: whyText(reasons, values, language), trend, pastScores: kept };
}
