import type { Label } from '../../i18n/language';
import type { LeadFields } from '../../lead/lead';
import type { Kind } from './learned';

/**
 * One thing that a score may look at.
 * `words`: what a reason says, by value; `''`: not known, `*`: any other, with `{value}` in it.
 */
export interface ScoreColumn {
  kind: Kind;
  label: Label;
  words: Record<string, Label>;
  /**
   * Usually filled in as the deal goes on, so that its value at the end gives the outcome away: learned only from
   * leads that the agent itself saw while they were open.
   */
  late?: true;
}

function label(fr: string, en: string): Label {
  return { fr, en };
}

/** A sign that is there or not. */
function yesNo(name: Label, yes: Label, no: Label): ScoreColumn {
  return { kind: 'category', label: name, words: { yes, no } };
}

function named(fr: string, en: string, unknownFr: string, unknownEn: string): ScoreColumn {
  return {
    kind: 'category',
    label: label(fr, en),
    words: { '*': label(`${fr} : {value}`, `${en}: {value}`), '': label(unknownFr, unknownEn) },
  };
}

function counted(name: Label, none: Label, one: Label, many: Label): ScoreColumn {
  return { kind: 'number', label: name, words: { '0': none, '1': one, '*': many } };
}

const WEEKDAYS: [string, string, string][] = [
  ['sunday', 'arrivé un dimanche', 'came in on a Sunday'],
  ['monday', 'arrivé un lundi', 'came in on a Monday'],
  ['tuesday', 'arrivé un mardi', 'came in on a Tuesday'],
  ['wednesday', 'arrivé un mercredi', 'came in on a Wednesday'],
  ['thursday', 'arrivé un jeudi', 'came in on a Thursday'],
  ['friday', 'arrivé un vendredi', 'came in on a Friday'],
  ['saturday', 'arrivé un samedi', 'came in on a Saturday'],
];

const MONTHS: [string, string, string][] = [
  ['january', 'arrivé en janvier', 'came in in January'],
  ['february', 'arrivé en février', 'came in in February'],
  ['march', 'arrivé en mars', 'came in in March'],
  ['april', 'arrivé en avril', 'came in in April'],
  ['may', 'arrivé en mai', 'came in in May'],
  ['june', 'arrivé en juin', 'came in in June'],
  ['july', 'arrivé en juillet', 'came in in July'],
  ['august', 'arrivé en août', 'came in in August'],
  ['september', 'arrivé en septembre', 'came in in September'],
  ['october', 'arrivé en octobre', 'came in in October'],
  ['november', 'arrivé en novembre', 'came in in November'],
  ['december', 'arrivé en décembre', 'came in in December'],
];

/** By the number that Date gives: Sunday and January are 0. */
export const WEEKDAY_KEYS = WEEKDAYS.map(([key]) => key);
export const MONTH_KEYS = MONTHS.map(([key]) => key);

function choice(name: Label, words: [string, string, string][]): ScoreColumn {
  return {
    kind: 'category',
    label: name,
    words: Object.fromEntries(words.map(([key, fr, en]) => [key, label(fr, en)])),
  };
}

/**
 * Everything that a score looks at: what is known of a lead while it is open. Here and nowhere else; what a column
 * holds is told by valuesOf. A new one is one entry here and one line there.
 */
export const COLUMNS = {
  source: named('source', 'source', 'source inconnue', 'source not known'),
  country: named('pays', 'country', 'pays inconnu', 'country not known'),
  city: named('ville', 'city', 'ville inconnue', 'city not known'),
  industry: named('activité', 'activity', 'activité inconnue', 'activity not known'),
  employees: {
    kind: 'number',
    label: label('effectif', 'size'),
    words: {
      '*': label('environ {value} salariés', 'about {value} employees'),
      '': label('effectif inconnu', 'size not known'),
    },
  },
  language: {
    kind: 'category',
    label: label('langue', 'language'),
    words: {
      fr: label('écrit en français', 'writes in French'),
      en: label('écrit en anglais', 'writes in English'),
      '': label('langue inconnue', 'language not known'),
    },
  },
  email: choice(label('adresse e-mail', 'e-mail address'), [
    ['company', 'adresse d’entreprise', 'company e-mail address'],
    ['free', 'adresse personnelle', 'personal e-mail address'],
    ['none', 'pas d’adresse e-mail', 'no e-mail address'],
    ['', 'pas d’adresse e-mail', 'no e-mail address'],
  ]),
  phone: yesNo(
    label('téléphone', 'phone'),
    label('téléphone connu', 'phone number known'),
    label('pas de téléphone', 'no phone number'),
  ),
  company: yesNo(
    label('entreprise nommée', 'company named'),
    label('entreprise connue', 'company known'),
    label('entreprise inconnue', 'company not known'),
  ),
  contact: yesNo(
    label('contact nommé', 'contact named'),
    label('contact connu', 'contact known'),
    label('contact inconnu', 'contact not known'),
  ),
  website: yesNo(
    label('site web', 'website'),
    label('site web connu', 'website known'),
    label('pas de site web', 'no website'),
  ),
  words: {
    kind: 'tags',
    label: label('mots de la demande', 'words of the request'),
    words: {
      '*': label('mots : {value}', 'words: {value}'),
      '': label('aucun mot parlant', 'no telling word'),
    },
  },
  length: counted(
    label('longueur de la demande', 'length of the request'),
    label('besoin non exprimé', 'no need expressed'),
    label('demande d’un mot', 'request of one word'),
    label('demande de {value} mots', 'request of {value} words'),
  ),
  quote: yesNo(
    label('devis', 'quote'),
    label('demande un devis ou un prix', 'asks for a quote or a price'),
    label('ne demande pas de devis', 'asks for no quote'),
  ),
  meeting: yesNo(
    label('démo ou appel', 'demo or call'),
    label('demande une démo ou un appel', 'asks for a demo or a call'),
    label('ne demande ni démo ni appel', 'asks for no demo or call'),
  ),
  deadline: yesNo(
    label('échéance', 'deadline'),
    label('donne une échéance', 'names a deadline'),
    label('sans échéance', 'no deadline'),
  ),
  volume: yesNo(
    label('besoin chiffré', 'figure on the need'),
    label('chiffre son besoin', 'puts a figure on the need'),
    label('besoin non chiffré', 'no figure on the need'),
  ),
  budget: yesNo(
    label('budget', 'budget'),
    label('parle de budget', 'speaks of a budget'),
    label('ne parle pas de budget', 'no word of a budget'),
  ),
  mood: choice(label('ton de la demande', 'mood of the request'), [
    ['positive', 'demande enthousiaste', 'enthusiastic request'],
    ['neutral', 'demande au ton neutre', 'neutral request'],
    ['negative', 'demande mécontente', 'unhappy request'],
  ]),
  latest: choice(label('ton du dernier message', 'mood of the latest message'), [
    ['positive', 'dernier message enthousiaste', 'enthusiastic latest message'],
    ['neutral', 'dernier message neutre', 'neutral latest message'],
    ['negative', 'client mécontent', 'unhappy customer'],
    ['none', 'pas encore de réponse du client', 'no answer from the customer yet'],
    ['', 'pas encore de réponse du client', 'no answer from the customer yet'],
  ]),
  received: counted(
    label('messages du client', 'customer’s messages'),
    label('pas encore de message du client', 'no message from the customer yet'),
    label('1 message du client', '1 message from the customer'),
    label('{value} messages du client', '{value} messages from the customer'),
  ),
  sent: counted(
    label('nos messages', 'our messages'),
    label('pas encore contacté', 'not contacted yet'),
    label('1 message de notre part', '1 message from us'),
    label('{value} messages de notre part', '{value} messages from us'),
  ),
  positive: counted(
    label('échanges positifs', 'positive exchanges'),
    label('pas d’échange positif', 'no positive exchange'),
    label('1 échange positif', '1 positive exchange'),
    label('{value} échanges positifs', '{value} positive exchanges'),
  ),
  negative: counted(
    label('échanges négatifs', 'negative exchanges'),
    label('pas d’échange négatif', 'no negative exchange'),
    label('1 échange négatif', '1 negative exchange'),
    label('{value} échanges négatifs', '{value} negative exchanges'),
  ),
  silence: counted(
    label('silence', 'silence'),
    label('contact aujourd’hui', 'in contact today'),
    label('silence depuis 1 jour', 'silent for 1 day'),
    label('silence depuis {value} jours', 'silent for {value} days'),
  ),
  age: counted(
    label('âge du lead', 'age of the lead'),
    label('arrivé aujourd’hui', 'came in today'),
    label('arrivé hier', 'came in yesterday'),
    label('arrivé il y a {value} jours', 'came in {value} days ago'),
  ),
  weekday: choice(label('jour d’arrivée', 'weekday of arrival'), WEEKDAYS),
  month: choice(label('mois d’arrivée', 'month of arrival'), MONTHS),
  tags: { ...named('étiquettes', 'tags', 'sans étiquette', 'no tags'), kind: 'tags', late: true },
  priority: {
    kind: 'number',
    label: label('priorité', 'priority'),
    words: {
      '0': label('pas de priorité dans Odoo', 'no priority in Odoo'),
      '*': label('priorité {value} dans Odoo', 'priority {value} in Odoo'),
      '': label('priorité inconnue', 'priority not known'),
    },
    late: true,
  },
  revenue: {
    kind: 'number',
    label: label('revenu attendu', 'expected revenue'),
    words: {
      '*': label('revenu attendu de {value}', 'expected revenue of {value}'),
      '': label('revenu attendu inconnu', 'expected revenue not known'),
    },
    late: true,
  },
  probability: {
    kind: 'number',
    label: label('avancement dans le pipeline', 'progress in the pipeline'),
    words: {
      '*': label('{value} % dans le pipeline', '{value} % in the pipeline'),
      '': label('avancement inconnu', 'progress not known'),
    },
    late: true,
  },
} satisfies Record<string, ScoreColumn>;

export type ColumnKey = keyof typeof COLUMNS;

/** What the engine makes of several columns. */
const DERIVED: Record<string, ScoreColumn> = {
  completeness: {
    kind: 'category',
    label: label('fiche remplie', 'completeness'),
    words: { '*': label('fiche remplie à {value}', '{value} of the fields filled in') },
  },
};

const BY_KEY = new Map<string, ScoreColumn>(Object.entries({ ...COLUMNS, ...DERIVED }));

export function columnOf(key: string): ScoreColumn | undefined {
  return BY_KEY.get(key);
}

/**
 * What becomes of each field of a lead: the columns that it feeds, or why a score never looks at it. The type asks
 * for every field, so that a new one cannot slip in, or be forgotten, unsaid.
 */
export const USE_OF_FIELDS: Record<keyof LeadFields, ColumnKey[] | { never: string }> = {
  name: { never: 'people rename a lead when they close it' },
  company: ['company'],
  industry: ['industry'],
  size: ['employees'],
  contact: ['contact'],
  email: ['email'],
  phone: ['phone'],
  website: ['website'],
  city: ['city'],
  country: ['country'],
  lang: ['language'],
  description: ['words', 'length', 'quote', 'meeting', 'deadline', 'volume', 'budget', 'mood'],
  stageId: { never: 'the stage of a closed lead is its outcome; while open it shows in the probability' },
  stage: { never: 'as its id' },
  firstStage: { never: 'as its id' },
  probability: ['probability'],
  automatedProbability: { never: 'kept to be compared with our score' },
  revenue: ['revenue'],
  salespersonId: { never: 'leads are handed on before they are closed; a score should judge the lead' },
  salesperson: { never: 'as his id' },
  salespersonEmail: { never: 'as his id' },
  source: ['source'],
  tags: ['tags'],
  priority: ['priority'],
  status: { never: 'is the outcome' },
  createdAt: ['age', 'weekday', 'month', 'silence'],
  movedAt: { never: 'the last change of stage of a closed lead is its closing' },
  updatedAt: { never: 'the last change of a closed lead is its closing' },
};
