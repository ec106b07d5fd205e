import type { Label } from '../../i18n/language';
import type { ColumnKey } from './columns';
import type { Value } from './learned';

/**
 * One thing that sales people know to speak for or against a lead. `times`: how much of its points a value of the
 * column earns, 0…3; what is not known earns none.
 */
export interface Sign {
  column: ColumnKey;
  /** shipped; an admin changes them in the tab Settings */
  points: number;
  label: Label;
  times(value: Value): number;
}

/** Days of silence after which it weighs fully; up to a week of it is nothing. */
const SILENCE_DAYS = 21;
const PATIENCE_DAYS = 7;

const is = (wanted: string) => (value: Value) => (value === wanted ? 1 : 0);
const counted = (value: Value) => Math.min(number(value), 3);

function number(value: Value): number {
  return typeof value === 'number' ? value : 0;
}

function sign(
  column: ColumnKey,
  points: number,
  fr: string,
  en: string,
  times: (value: Value) => number,
): Sign {
  return { column, points, label: { fr, en }, times };
}

/** The expert's table. Points are those of a lead that stands at 50; towards 0 and 100 the same sign moves less. */
export const SIGNS = {
  quote: sign('quote', 16, 'Demande un devis ou un prix', 'Asks for a quote or a price', is('yes')),
  meeting: sign('meeting', 12, 'Demande une démo ou un appel', 'Asks for a demo or a call', is('yes')),
  deadline: sign('deadline', 9, 'Donne une échéance', 'Names a deadline', is('yes')),
  budget: sign('budget', 8, 'Parle de budget', 'Speaks of a budget', is('yes')),
  volume: sign('volume', 6, 'Chiffre son besoin', 'Puts a figure on the need', is('yes')),
  vague: sign('length', -8, 'N’exprime aucun besoin', 'Expresses no need', (words) => (words === 0 ? 1 : 0)),
  unhappyRequest: sign('mood', -12, 'Demande mécontente', 'Unhappy request', is('negative')),
  keenRequest: sign('mood', 6, 'Demande enthousiaste', 'Enthusiastic request', is('positive')),
  unhappy: sign('latest', -18, 'Dernier message mécontent', 'Unhappy latest message', is('negative')),
  keen: sign('latest', 12, 'Dernier message enthousiaste', 'Enthusiastic latest message', is('positive')),
  positive: sign(
    'positive',
    5,
    'Chaque échange positif (3 au plus)',
    'Each positive exchange (up to 3)',
    counted,
  ),
  negative: sign(
    'negative',
    -6,
    'Chaque échange négatif (3 au plus)',
    'Each negative exchange (up to 3)',
    counted,
  ),
  companyMail: sign('email', 5, 'Adresse d’entreprise', 'Company e-mail address', is('company')),
  freeMail: sign('email', -4, 'Adresse personnelle', 'Personal e-mail address', is('free')),
  noMail: sign('email', -10, 'Pas d’adresse e-mail', 'No e-mail address', is('none')),
  phone: sign('phone', 6, 'Téléphone connu', 'Phone number known', is('yes')),
  noPhone: sign('phone', -3, 'Pas de téléphone', 'No phone number', is('no')),
  company: sign('company', 2, 'Entreprise connue', 'Company known', is('yes')),
  contact: sign('contact', 2, 'Contact connu', 'Contact known', is('yes')),
  priority: sign(
    'priority',
    5,
    'Deux étoiles de priorité dans Odoo',
    'Two stars of priority in Odoo',
    (stars) => number(stars) / 2,
  ),
  pipeline: sign(
    'probability',
    10,
    'Avance dans le pipeline (80 % dans Odoo)',
    'Moves along the pipeline (80 % in Odoo)',
    (percent) => Math.max(0, number(percent) - 30) / 50,
  ),
  silent: sign('silence', -10, '21 jours de silence', '21 days of silence', (days) =>
    number(days) > PATIENCE_DAYS ? Math.min(1, number(days) / SILENCE_DAYS) : 0,
  ),
} satisfies Record<string, Sign>;

export type SignKey = keyof typeof SIGNS;

/** The score of a lead of which nothing is known, as shipped. */
export const BASE = 30;

/** The expert's model as the admin has set it. */
export interface ExpertWeights {
  /** 1–99 */
  base: number;
  points: Record<SignKey, number>;
}

export const SHIPPED_WEIGHTS: ExpertWeights = {
  base: BASE,
  points: Object.fromEntries(Object.entries(SIGNS).map(([key, { points }]) => [key, points])) as Record<
    SignKey,
    number
  >,
};
