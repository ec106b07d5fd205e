import type { Label } from '../i18n/language';
import type { LeadRecord, Sentiment } from '../lead/record';
import { daysBetween } from '../lead/time';

export type FactKind = 'number' | 'text' | 'yesno';

/** A thing that a rule's condition may look at. A list of texts holds all names of one value. */
export interface Fact {
  kind: FactKind;
  label: Label;
  /** what the rule's outcome is tied to: a thing that happens once, an incoming message, or a state that lasts */
  moment: 'first' | 'message' | 'state';
  /** texts that a value may be, for the dropdown's help */
  read: (lead: LeadRecord, now: Date) => number | boolean | string | string[];
}

const MOODS: Record<Sentiment, string[]> = {
  negative: ['negative', 'négatif', 'negatif'],
  neutral: ['neutral', 'neutre'],
  positive: ['positive', 'positif'],
};

function state(kind: FactKind, label: Label, read: Fact['read']): Fact {
  return { kind, label, moment: 'state', read };
}

/** Every field that a rule may name, by key. */
export const FACTS = {
  first_seen: {
    kind: 'yesno',
    label: { fr: 'vu pour la première fois', en: 'first seen' },
    moment: 'first',
    read: (lead) => !lead.welcomedAt,
  },
  new_message_sentiment: {
    kind: 'text',
    label: { fr: 'sentiment du nouveau message', en: 'sentiment of the new message' },
    moment: 'message',
    read: (lead) => (lead.openMessageSentiment ? MOODS[lead.openMessageSentiment] : ''),
  },
  stage: state('text', { fr: 'étape', en: 'stage' }, (lead) => [
    lead.stage,
    ...(lead.firstStage ? ['New', 'Nouveau'] : []),
  ]),
  sentiment: state('text', { fr: 'sentiment', en: 'sentiment' }, (lead) => MOODS[lead.sentiment]),
  description_sentiment: state(
    'text',
    { fr: 'sentiment de la demande', en: 'sentiment of the description' },
    (lead) => MOODS[lead.descriptionSentiment],
  ),
  days_without_contact: state(
    'number',
    { fr: 'jours sans contact', en: 'days without contact' },
    (lead, now) => daysBetween(lead.lastContactAt, now),
  ),
  days_without_movement: state(
    'number',
    { fr: 'jours sans mouvement', en: 'days without movement' },
    (lead, now) => daysBetween(lead.lastMovementAt, now),
  ),
  age_days: state('number', { fr: 'âge en jours', en: 'age in days' }, (lead, now) =>
    daysBetween(lead.createdAt, now),
  ),
  probability: state('number', { fr: 'probabilité', en: 'probability' }, (lead) => lead.probability),
  score: state('number', { fr: 'score', en: 'score' }, (lead) => lead.score),
  grade: state('text', { fr: 'note', en: 'grade' }, (lead) => lead.grade),
  positive_interactions: state(
    'number',
    { fr: 'interactions positives', en: 'positive interactions' },
    (lead) => lead.positive,
  ),
  negative_interactions: state(
    'number',
    { fr: 'interactions négatives', en: 'negative interactions' },
    (lead) => lead.negative,
  ),
  expected_revenue: state('number', { fr: 'revenu attendu', en: 'expected revenue' }, (lead) => lead.revenue),
  priority: state('number', { fr: 'priorité', en: 'priority' }, (lead) => lead.priority),
  has_email: state(
    'yesno',
    { fr: 'a une adresse e-mail', en: 'has an e-mail address' },
    (lead) => lead.email !== '',
  ),
  has_phone: state('yesno', { fr: 'a un téléphone', en: 'has a phone number' }, (lead) => lead.phone !== ''),
  company: state('text', { fr: 'entreprise', en: 'company' }, (lead) => lead.company),
  industry: state('text', { fr: 'activité', en: 'activity' }, (lead) => lead.industry),
  size: state('text', { fr: 'effectif', en: 'size' }, (lead) => lead.size),
  source: state('text', { fr: 'source', en: 'source' }, (lead) => lead.source),
  salesperson: state('text', { fr: 'commercial', en: 'salesperson' }, (lead) => lead.salesperson),
  tags: state('text', { fr: 'étiquettes', en: 'tags' }, (lead) => lead.tags.split(', ')),
  country: state('text', { fr: 'pays', en: 'country' }, (lead) => lead.country),
  need: state('text', { fr: 'besoin', en: 'need' }, (lead) => lead.description),
} satisfies Record<string, Fact>;

export type FactKey = keyof typeof FACTS;
