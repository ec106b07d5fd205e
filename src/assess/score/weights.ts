import type { Label } from '../../i18n/language';

/** What a first score is made of: points for signs that sales people know, added to {@link BASE}. */
export interface Sign {
  key: string;
  points: number;
  label: Label;
}

/** The score of a lead of which nothing is known. */
export const BASE = 30;

/** Grades from these scores on. */
export const GRADES = { A: 70, B: 50, C: 30 } as const;

export const SIGNS = {
  quote: {
    key: 'quote',
    points: 16,
    label: { fr: 'demande un devis ou un prix', en: 'asks for a quote or a price' },
  },
  meeting: {
    key: 'meeting',
    points: 12,
    label: { fr: 'demande une démo ou un appel', en: 'asks for a demo or a call' },
  },
  deadline: { key: 'deadline', points: 9, label: { fr: 'donne une échéance', en: 'names a deadline' } },
  volume: { key: 'volume', points: 6, label: { fr: 'chiffre son besoin', en: 'puts a figure on the need' } },
  positive: {
    key: 'positive',
    points: 12,
    label: { fr: 'message enthousiaste', en: 'enthusiastic message' },
  },
  negative: { key: 'negative', points: -18, label: { fr: 'client mécontent', en: 'unhappy customer' } },
  dialogue: { key: 'dialogue', points: 5, label: { fr: 'échange positif', en: 'positive exchange' } },
  complaint: { key: 'complaint', points: -6, label: { fr: 'échange négatif', en: 'negative exchange' } },
  company: { key: 'company', points: 5, label: { fr: 'adresse d’entreprise', en: 'company e-mail address' } },
  freeMail: {
    key: 'freeMail',
    points: -4,
    label: { fr: 'adresse personnelle', en: 'personal e-mail address' },
  },
  noEmail: { key: 'noEmail', points: -10, label: { fr: 'pas d’adresse e-mail', en: 'no e-mail address' } },
  phone: { key: 'phone', points: 6, label: { fr: 'téléphone connu', en: 'phone number known' } },
  noPhone: { key: 'noPhone', points: -3, label: { fr: 'pas de téléphone', en: 'no phone number' } },
  named: {
    key: 'named',
    points: 4,
    label: { fr: 'entreprise et contact connus', en: 'company and contact known' },
  },
  priority: {
    key: 'priority',
    points: 5,
    label: { fr: 'priorité donnée dans Odoo', en: 'priority set in Odoo' },
  },
  vague: { key: 'vague', points: -8, label: { fr: 'besoin non exprimé', en: 'no need expressed' } },
  silent: { key: 'silent', points: -10, label: { fr: 'silence', en: 'silence' } },
  pipeline: {
    key: 'pipeline',
    points: 10,
    label: { fr: 'avance dans le pipeline', en: 'moves along the pipeline' },
  },
} satisfies Record<string, Sign>;

export type Model = { base: number; signs: Record<keyof typeof SIGNS, Sign> };

/** The expert's model: weights set by hand, until there is history to learn from. */
export const EXPERT: Model = { base: BASE, signs: SIGNS };
