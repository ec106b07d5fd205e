import type { Label, Language } from '../i18n/language';
import type { Assessment, LeadRecord } from '../lead/record';
import { needInBrief } from './need';
import { scoreLead } from './score/score';
import { EXPERT } from './score/weights';
import { analyse, type Mood } from './sentiment/analyse';

/** The rep reads this many reasons for a score. */
const REASONS_SHOWN = 4;

const SILENT: Label = { fr: 'rien à juger', en: 'nothing to judge' };

/**
 * Judges a lead: need, mood, score with its reasons. Pure; the moods of interactions are already in the record.
 * @param language of the people who read the Sheet
 */
export function assess(lead: LeadRecord, language: Language, now: Date): Assessment {
  const mood = analyse(lead.description, lead.lang === 'fr' || lead.lang === 'en' ? lead.lang : undefined);
  const sentiment = lead.newestIncomingSentiment ?? mood.label;
  const { score, grade, reasons } = scoreLead({ ...lead, sentiment }, EXPERT, now);
  return {
    need: needInBrief(lead.description) || lead.name,
    sentiment,
    descriptionSentiment: mood.label,
    evidence: evidenceText(mood, language),
    score,
    grade,
    why: reasons
      .slice(0, REASONS_SHOWN)
      .map(({ sign, points }) => `${points > 0 ? '+' : '−'}${Math.abs(points)} ${sign.label[language]}`)
      .join(' · '),
  };
}

function evidenceText(mood: Mood, language: Language): string {
  const words = mood.evidence.filter(({ weight }) => weight !== 0).slice(0, 5);
  if (words.length === 0) return SILENT[language];
  return words.map(({ text, weight }) => `${weight > 0 ? '+' : '−'} ${text}`).join('\n');
}
