import type { Verdict } from '../../act/outbox';
import { ACTIONS, MODES } from '../../decide/rule';
import type { Label } from '../../i18n/language';
import { column, type Tab } from '../tab';

export const STATES: Record<string, Label> = {
  proposed: { fr: 'proposé', en: 'proposed' },
  approved: { fr: 'validé', en: 'approved' },
  sending: { fr: 'en cours', en: 'sending' },
  sent: { fr: 'envoyé', en: 'sent' },
  drafted: { fr: 'brouillon', en: 'drafted' },
  failed: { fr: 'échec', en: 'failed' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  unknown: { fr: 'incertain', en: 'unknown' },
};

/** What the rep may say of an action whose outcome is not known, or that failed. */
export const VERDICTS: Record<Verdict, Label> = {
  again: { fr: 'Renvoyer', en: 'Send again' },
  sent: { fr: 'C’est parti', en: 'It was sent' },
};

export const PURPOSES: Record<string, Label> = {
  internal: { fr: 'interne', en: 'internal' },
  support: { fr: 'soutien', en: 'support' },
  sales: { fr: 'vente', en: 'sales' },
};

/** Every action that was intended, and what became of it. */
export const OUTBOX: Tab = {
  key: 'outbox',
  name: { fr: 'Boîte d’envoi', en: 'Outbox' },
  id: 'key',
  frozen: 1,
  colour: '#f9ab00',
  columns: [
    column('approve', 'Valider', 'Approve', 'flag', 70, { owner: 'person' }),
    column('verdict', 'Verdict', 'Verdict', 'choice', 100, {
      owner: 'person',
      choices: VERDICTS,
      strict: true,
    }),
    column('state', 'État', 'State', 'choice', 80, { choices: STATES, look: 'state' }),
    column('lead', 'Lead', 'Lead', 'text', 190),
    column('action', 'Action', 'Action', 'choice', 100, { choices: ACTIONS }),
    column('ruleId', 'Règle', 'Rule', 'text', 140),
    column('to', 'À', 'To', 'text', 230),
    column('subject', 'Objet', 'Subject', 'text', 300),
    column('text', 'Texte', 'Text', 'text', 360),
    column('because', 'Parce que', 'Because', 'text', 320, { wrap: true }),
    column('result', 'Résultat', 'Result', 'text', 320, { wrap: true }),
    column('createdAt', 'Créé le', 'Created at', 'instant', 120),
    column('dueAt', 'Pas avant', 'Not before', 'instant', 120),
    column('doneAt', 'Fait le', 'Done at', 'instant', 120),
    column('mode', 'Mode', 'Mode', 'choice', 80, { choices: MODES }),
    column('purpose', 'But', 'Purpose', 'choice', 80, { choices: PURPOSES }),
    column('template', 'Modèle', 'Template', 'text', 110),
    column('tries', 'Essais', 'Tries', 'integer', 60),
    column('leadId', 'Id lead', 'Lead id', 'text', 90, { hidden: true }),
    column('draftOnly', 'Brouillon seul', 'Draft only', 'flag', 60, { hidden: true }),
    column('draftId', 'Id brouillon', 'Draft id', 'text', 90, { hidden: true }),
    column('threadId', 'Id fil', 'Thread id', 'text', 90, { hidden: true }),
    column('lease', 'Remise', 'Lease', 'text', 90, { hidden: true }),
    column('leaseUntil', 'Remise jusqu’au', 'Leased until', 'instant', 120, { hidden: true }),
    column('reported', 'Compte rendu', 'Reported', 'text', 90, { hidden: true }),
    column('untold', 'À dire', 'Untold', 'flag', 60, { hidden: true }),
    column('of', 'Ligne de', 'Row of', 'text', 90, { hidden: true, seal: true }),
    column('key', 'Clé', 'Key', 'text', 90, { hidden: true }),
  ],
};
