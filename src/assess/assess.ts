import type { Language } from '../i18n/language';
import type { Assessment, LeadRecord } from '../lead/record';
import { moodNote } from './mood-note';
import { needInBrief } from './need';
import { scoreLead } from './score/score';
import { EXPERT } from './score/weights';
import { analyse } from './sentiment/analyse';

/** The rep reads this many reasons for a score. */
const REASONS_SHOWN = 4;

/**
 * Judges a lead: need, mood, score with its reasons. Pure; the moods of interactions are already in the record.
 * @param language of the people who read the Sheet
 * @param leastConfidence 0…1: a mood less sure counts as neutral
 */
export function assess(lead: LeadRecord, language: Language, leastConfidence: number, now: Date): Assessment {
  const lang = lead.lang === 'fr' || lead.lang === 'en' ? lead.lang : undefined;
  const mood = analyse(lead.description, lang, leastConfidence);
  const sentiment = lead.newestIncomingSentiment ?? mood.label;
  const { score, grade, reasons } = scoreLead({ ...lead, sentiment }, EXPERT, now);
  return {
    need: needInBrief(lead.description) || lead.name,
    sentiment,
    descriptionSentiment: mood.label,
    evidence: (lead.newestIncomingSentiment && lead.newestIncomingEvidence) || moodNote(mood, language),
    score,
    grade,
    why: reasons
      .slice(0, REASONS_SHOWN)
      .map(({ sign, points }) => `${points > 0 ? '+' : '−'}${Math.abs(points)} ${sign.label[language]}`)
      .join(' · '),
  };
}
