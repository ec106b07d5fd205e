import type { Label } from '../../i18n/language';
import type { Trend } from '../../lead/record';
import { type Column, column, type Tab } from '../tab';

/** What the rep may choose. */
export const DECISIONS: Record<string, Label> = {
  send: { fr: 'Envoyer', en: 'Send' },
  draft: { fr: 'Brouillon', en: 'Draft' },
  snooze: { fr: 'Pause 7 jours', en: 'Snooze 7 days' },
  reject: { fr: 'Refuser', en: 'Reject' },
};

export const MOODS: Record<string, Label> = {
  negative: { fr: 'négatif', en: 'negative' },
  neutral: { fr: 'neutre', en: 'neutral' },
  positive: { fr: 'positif', en: 'positive' },
};

export const TRENDS: Record<Trend, Label> = {
  improving: { fr: '↗ en hausse', en: '↗ improving' },
  steady: { fr: '→ stable', en: '→ steady' },
  declining: { fr: '↘ en baisse', en: '↘ declining' },
};

const STATUSES: Record<string, Label> = {
  open: { fr: 'ouvert', en: 'open' },
  won: { fr: 'gagné', en: 'won' },
  lost: { fr: 'perdu', en: 'lost' },
  archived: { fr: 'archivé', en: 'archived' },
  deleted: { fr: 'supprimé', en: 'deleted' },
};

function kept(
  key: string,
  fr: string,
  en: string,
  kind: Column['kind'] = 'text',
  rest: Partial<Column> = {},
): Column {
  return column(key, fr, en, kind, 90, { hidden: true, ...rest });
}

const wrap = true;

/** The reps' tab: what is to be done first, then what is known, then (hidden) what the agent needs to remember. */
export const LEADS: Tab = {
  key: 'leads',
  name: { fr: 'Leads', en: 'Leads' },
  id: 'id',
  frozen: 1,
  colour: '#1a73e8',
  columns: [
    column('company', 'Entreprise', 'Company', 'text', 160, { wrap }),
    column('contact', 'Contact', 'Contact', 'text', 120, { wrap }),
    column('score', 'Score', 'Score', 'integer', 58, { look: 'score' }),
    column('grade', 'Note', 'Grade', 'text', 48, { look: 'grade' }),
    column('trend', 'Tendance', 'Trend', 'choice', 88, { choices: TRENDS, look: 'trend' }),
    column('sentiment', 'Sentiment', 'Sentiment', 'choice', 84, {
      choices: MOODS,
      look: 'mood',
      note: 'evidence',
    }),
    column('nextBestAction', 'Prochaine action', 'Next best action', 'text', 200, { wrap }),
    column('because', 'Parce que', 'Because', 'text', 260, { wrap }),
    kept('ofFirst', 'Ligne de (gauche)', 'Row of (left)', 'text', { seal: true }),
    column('decision', 'Décision', 'Decision', 'choice', 118, {
      owner: 'person',
      choices: DECISIONS,
      strict: true,
    }),
    column('notes', 'Notes', 'Notes', 'text', 180, { owner: 'person', wrap }),
    column('decisionResult', 'Suite donnée', 'Decision result', 'text', 150, { wrap }),
    column('lastAction', 'Dernière action', 'Last action', 'text', 230, { wrap }),
    column('need', 'Besoin en bref', 'Need in brief', 'text', 520, { wrap }),
    column('why', 'Pourquoi ce score', 'Why', 'text', 520, { wrap }),
    column('stage', 'Étape', 'Stage', 'text', 90),
    column('probability', 'Probabilité', 'Probability', 'percent', 90),
    column('revenue', 'Revenu attendu', 'Expected revenue', 'money', 110),
    column('salesperson', 'Commercial', 'Salesperson', 'text', 110),
    column('lastContactAt', 'Dernier contact', 'Last contact', 'instant', 120),
    column('daysWithoutContact', 'Jours sans contact', 'Days without contact', 'integer', 96),
    column('positive', 'Interactions positives', 'Positive interactions', 'integer', 100),
    column('negative', 'Interactions négatives', 'Negative interactions', 'integer', 100),
    column('industry', 'Activité', 'Activity', 'text', 120),
    column('size', 'Effectif', 'Size', 'text', 80),
    column('email', 'E-mail', 'E-mail', 'text', 180),
    column('phone', 'Téléphone', 'Phone', 'text', 120),
    column('source', 'Source', 'Source', 'text', 90),
    column('status', 'Statut', 'Status', 'choice', 70, { choices: STATUSES }),
    column('link', 'Odoo', 'Odoo', 'text', 160),
    kept('name', 'Titre', 'Title'),
    kept('description', 'Description', 'Description'),
    kept('website', 'Site web', 'Website'),
    kept('city', 'Ville', 'City'),
    kept('country', 'Pays', 'Country'),
    kept('lang', 'Langue', 'Language'),
    kept('stageId', 'Id étape', 'Stage id'),
    kept('firstStage', 'Première étape', 'First stage', 'flag'),
    kept('salespersonId', 'Id commercial', 'Salesperson id'),
    kept('salespersonEmail', 'E-mail commercial', 'Salesperson e-mail'),
    kept('tags', 'Étiquettes', 'Tags'),
    kept('priority', 'Priorité', 'Priority', 'integer'),
    kept('origin', 'Origine', 'Origin'),
    kept('confirmation', 'Confirmation', 'Confirmation'),
    kept('confirmationTries', 'Essais', 'Tries', 'integer'),
    kept('confirmationTriedAt', 'Essayé le', 'Tried at', 'instant'),
    kept('createdAt', 'Créé le', 'Created at', 'instant'),
    kept('movedAt', 'Étape depuis', 'Stage since', 'instant'),
    kept('updatedAt', 'Modifié le', 'Updated at', 'instant'),
    kept('seenAt', 'Vu le', 'Seen at', 'instant'),
    kept('welcomedAt', 'Accueilli le', 'Welcomed at', 'instant'),
    kept('lastMovementAt', 'Dernier mouvement', 'Last movement', 'instant'),
    kept('backlog', 'Reprise', 'Backlog', 'flag'),
    kept('optedOut', 'Désinscrit', 'Opted out', 'flag'),
    kept('snoozedUntil', 'En pause jusqu’au', 'Snoozed until', 'instant'),
    kept('descriptionSentiment', 'Sentiment demande', 'Description sentiment'),
    kept('evidence', 'Mots décisifs', 'Evidence'),
    kept('newestIncomingAt', 'Message du', 'Message of', 'instant'),
    kept('newestIncomingSentiment', 'Sentiment message', 'Message sentiment'),
    kept('newestIncomingEvidence', 'Mots du message', 'Message evidence'),
    kept('openMessageId', 'Message à traiter', 'Open message'),
    kept('openMessageSentiment', 'Sentiment à traiter', 'Open message sentiment'),
    kept('noted', 'Noté dans Odoo', 'Noted in Odoo'),
    kept('automatedProbability', 'Probabilité automatique', 'Automated probability', 'decimal'),
    kept('received', 'Messages reçus', 'Messages received', 'integer'),
    kept('sent', 'Messages envoyés', 'Messages sent', 'integer'),
    kept('pastScores', 'Scores passés', 'Past scores'),
    kept('lookedAt', 'Vu pour apprendre', 'Looked at to learn'),
    kept('closedAt', 'Conclu le', 'Closed at', 'instant'),
    kept('of', 'Ligne de', 'Row of', 'text', { seal: true }),
    kept('id', 'Id', 'Id'),
  ],
};
