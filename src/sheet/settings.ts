import type { Scoring } from '../assess/score/score';
import { BASE, SIGNS, type SignKey } from '../assess/score/weights';
import { numberOf, plain, yesNoOf } from '../decide/rule';
import { type Label, type Language, languageOf } from '../i18n/language';

/** What an admin sets in the tab Settings. The expert's points stand under `points_` and the sign's key. */
export type Settings = PlainSettings & Record<PointsKey, number>;

type PointsKey = `points_${SignKey}`;

interface PlainSettings {
  language: Language;
  ourCompany: string;
  senderName: string;
  signature: string;
  alertAddress: string;
  timeZone: string;
  tickMinutes: number;
  /** stage id → name, the first one being the stage of new leads; used where Odoo's API tells none */
  stages: { id: string; name: string }[];
  addressGapHours: number;
  unansweredLimit: number;
  weeklyLimit: number;
  dailyLimit: number;
  quotaReserve: number;
  leastConfidence: number;
  snoozeDays: number;
  offerDays: number;
  readReplies: boolean;
  writeBack: boolean;
  neverWriteTo: string[];
  deliver: Deliverer;
  industryField: string;
  sizeField: string;
  gradeA: number;
  gradeB: number;
  gradeC: number;
  learnWeekly: boolean;
  /** days after which a closed lead counts half; 0: learning tries several */
  halfLifeDays: number;
  startingScore: number;
}

/** Who sends the mails and makes the activities that the agent has decided. */
export type Deliverer = 'gmail' | 'n8n';

const DELIVERERS: Record<Deliverer, Label> = {
  gmail: { fr: 'Gmail', en: 'Gmail' },
  n8n: { fr: 'n8n', en: 'n8n' },
};

type Kind = 'choice' | 'text' | 'whole' | 'yesno' | 'language' | 'minutes' | 'stages' | 'list';

interface Definition {
  kind: Kind;
  label: Label;
  help: Label;
  /** as written in the cell */
  initial: Label | string;
  /** for `choice`: what is meant, by what is shown */
  choices?: Record<string, Label>;
  /** for whole numbers */
  min?: number;
  max?: number;
}

function grade(name: string, initial: string): Definition {
  return {
    kind: 'whole',
    label: { fr: `Note ${name} à partir de`, en: `Grade ${name} from` },
    help: {
      fr: `Score à partir duquel un lead reçoit la note ${name}.`,
      en: `The score from which a lead has the grade ${name}.`,
    },
    initial,
    min: 1,
    max: 100,
  };
}

/** The expert's table: one setting a sign. */
const POINTS = Object.fromEntries(
  Object.entries(SIGNS).map(([key, { label, points }]) => [
    `points_${key}`,
    {
      kind: 'whole',
      label: { fr: `Points : ${label.fr}`, en: `Points: ${label.en}` },
      help: {
        fr: 'Score de l’expert : points d’un lead moyen. 0 : ce signe ne compte pas.',
        en: 'Expert score: points of an average lead. 0: this sign does not count.',
      },
      initial: String(points),
      min: -60,
      max: 60,
    },
  ]),
) as Record<PointsKey, Definition>;

/** The time-driven triggers that Google offers. Minutes. */
export const TICK_MINUTES = [1, 5, 10, 15, 30];

export const SETTING_DEFINITIONS: Record<keyof Settings, Definition> = {
  language: {
    kind: 'language',
    label: { fr: 'Langue', en: 'Language' },
    help: {
      fr: 'Langue du classeur et des messages : fr, en, ou auto (celle de la feuille de calcul). Les e-mails suivent la langue du client.',
      en: 'Language of the workbook and its messages: fr, en, or auto (the spreadsheet’s). Mails follow the customer’s language.',
    },
    initial: 'auto',
  },
  ourCompany: {
    kind: 'text',
    label: { fr: 'Notre entreprise', en: 'Our company' },
    help: { fr: 'Signe les e-mails.', en: 'Signs the mails.' },
    initial: '',
  },
  senderName: {
    kind: 'text',
    label: { fr: 'Nom de l’expéditeur', en: 'Sender’s name' },
    help: {
      fr: 'Signe les e-mails des leads sans commercial, et s’affiche comme expéditeur.',
      en: 'Signs the mails of leads without a salesperson, and shows as their sender.',
    },
    initial: '',
  },
  signature: {
    kind: 'text',
    label: { fr: 'Signature', en: 'Signature' },
    help: {
      fr: 'Remplace la signature ordinaire (commercial, entreprise). Plusieurs lignes possibles.',
      en: 'Replaces the ordinary signature (salesperson, company). May have several lines.',
    },
    initial: '',
  },
  alertAddress: {
    kind: 'text',
    label: { fr: 'Adresse d’alerte', en: 'Alert address' },
    help: {
      fr: 'Reçoit les alertes des leads sans commercial, et les tâches quand Odoo n’est pas connecté.',
      en: 'Gets the alerts of leads without a salesperson, and the tasks where Odoo is not connected.',
    },
    initial: '',
  },
  timeZone: {
    kind: 'text',
    label: { fr: 'Fuseau horaire', en: 'Time zone' },
    help: {
      fr: 'Celui des dates dans les textes, p. ex. Europe/Paris.',
      en: 'Of the dates in texts, e.g. Europe/Paris.',
    },
    initial: 'Europe/Paris',
  },
  tickMinutes: {
    kind: 'minutes',
    label: { fr: 'Passage de l’agent (minutes)', en: 'Agent runs every (minutes)' },
    help: {
      fr: '1, 5, 10, 15 ou 30. Avec 1, gardez en tête le quota de Google : 90 minutes de déclencheurs par jour. Puis menu → Installer.',
      en: '1, 5, 10, 15 or 30. With 1, mind Google’s quota of 90 minutes of triggers a day. Then menu → Set up.',
    },
    initial: '5',
  },
  stages: {
    kind: 'stages',
    label: { fr: 'Étapes', en: 'Stages' },
    help: {
      fr: 'Noms des étapes d’Odoo par identifiant, la première étant celle des nouveaux leads. Inutile si Odoo est connecté.',
      en: 'Names of Odoo’s stages by id, the first being that of new leads. Not needed where Odoo is connected.',
    },
    initial: {
      fr: '1 = Nouveau; 2 = Qualifié; 3 = Proposition; 4 = Gagné',
      en: '1 = New; 2 = Qualified; 3 = Proposition; 4 = Won',
    },
  },
  addressGapHours: {
    kind: 'whole',
    label: { fr: 'Heures entre deux messages commerciaux', en: 'Hours between two sales mails' },
    help: {
      fr: 'À une même adresse, même pour deux leads différents, tant que le client n’a pas répondu.',
      en: 'To one address, even about two leads, unless the customer has answered.',
    },
    initial: '24',
    min: 0,
    max: 1000,
  },
  unansweredLimit: {
    kind: 'whole',
    label: { fr: 'Messages sans réponse au plus', en: 'Unanswered mails at most' },
    help: {
      fr: 'Au-delà, l’agent n’écrit plus et conseille d’appeler.',
      en: 'Beyond, the agent writes no more and suggests a call.',
    },
    initial: '3',
    min: 1,
    max: 20,
  },
  weeklyLimit: {
    kind: 'whole',
    label: { fr: 'Messages automatiques par lead et semaine', en: 'Automatic mails per lead and week' },
    help: { fr: 'Garde-fou contre les boucles.', en: 'Guards against loops.' },
    initial: '3',
    min: 0,
    max: 50,
  },
  dailyLimit: {
    kind: 'whole',
    label: { fr: 'Messages automatiques par jour', en: 'Automatic mails per day' },
    help: {
      fr: 'À des clients, tous leads confondus ; le reste part le lendemain.',
      en: 'To customers, all leads together; the rest goes out the next day.',
    },
    initial: '60',
    min: 0,
    max: 1500,
  },
  quotaReserve: {
    kind: 'whole',
    label: { fr: 'Envois Gmail réservés', en: 'Gmail sends kept back' },
    help: {
      fr: 'Nombre d’envois du quota quotidien de Google que l’agent laisse aux personnes.',
      en: 'How many sends of Google’s daily quota the agent leaves to people.',
    },
    initial: '10',
    min: 0,
    max: 1500,
  },
  leastConfidence: {
    kind: 'whole',
    label: { fr: 'Sûreté minimale du sentiment (%)', en: 'Sentiment at least this sure (%)' },
    help: {
      fr: 'En dessous, le sentiment compte comme neutre et sa note dit « Pas sûr ». Plus haut : moins de fausses alertes, plus de mécontents manqués.',
      en: 'Below, the sentiment counts as neutral and its note says “Unsure”. Higher: fewer false alarms, more unhappy customers missed.',
    },
    initial: '60',
    min: 0,
    max: 100,
  },
  snoozeDays: {
    kind: 'whole',
    label: { fr: 'Durée d’une pause (jours)', en: 'Snooze (days)' },
    help: { fr: 'Ce que dure « Pause 7 jours ».', en: 'How long “Snooze 7 days” lasts.' },
    initial: '7',
    min: 1,
    max: 365,
  },
  offerDays: {
    kind: 'whole',
    label: { fr: 'Validité de l’offre finale (jours)', en: 'Final offer holds (days)' },
    help: { fr: 'Donne la date dans le modèle d’offre finale.', en: 'Gives the date in the final offer.' },
    initial: '10',
    min: 1,
    max: 365,
  },
  readReplies: {
    kind: 'yesno',
    label: { fr: 'Lire les réponses dans Gmail', en: 'Read replies in Gmail' },
    help: {
      fr: 'Seuls les messages d’adresses de leads sont lus, pour ne pas relancer qui a répondu.',
      en: 'Only messages from leads’ addresses are read, so that nobody who answered is followed up.',
    },
    initial: { fr: 'oui', en: 'yes' },
  },
  writeBack: {
    kind: 'yesno',
    label: { fr: 'Noter dans Odoo', en: 'Note in Odoo' },
    help: {
      fr: 'Score, prochaine action et messages envoyés en note interne du lead.',
      en: 'Score, next best action and mails sent, as an internal note of the lead.',
    },
    initial: { fr: 'oui', en: 'yes' },
  },
  neverWriteTo: {
    kind: 'list',
    label: { fr: 'Ne jamais écrire à', en: 'Never write to' },
    help: {
      fr: 'Adresses ou domaines (@exemple.fr), séparés par des virgules : une tâche remplace l’e-mail.',
      en: 'Addresses or domains (@example.com), separated by commas: a task takes the mail’s place.',
    },
    initial: '',
  },
  deliver: {
    kind: 'choice',
    label: { fr: 'Qui envoie', en: 'Who delivers' },
    help: {
      fr: 'Gmail : l’agent envoie lui-même. n8n : il décide et rédige, n8n vient chercher e-mails et activités (voir README).',
      en: 'Gmail: the agent sends by itself. n8n: it decides and writes, n8n fetches the mails and activities (see README).',
    },
    initial: DELIVERERS.gmail,
    choices: DELIVERERS,
  },
  industryField: {
    kind: 'text',
    label: { fr: 'Champ Odoo de l’activité', en: 'Odoo field of the activity' },
    help: { fr: 'Nom technique, p. ex. x_studio_secteur.', en: 'Technical name, e.g. x_studio_industry.' },
    initial: '',
  },
  sizeField: {
    kind: 'text',
    label: { fr: 'Champ Odoo de l’effectif', en: 'Odoo field of the size' },
    help: { fr: 'Nom technique, p. ex. x_studio_effectif.', en: 'Technical name, e.g. x_studio_size.' },
    initial: '',
  },
  gradeA: grade('A', '70'),
  gradeB: grade('B', '50'),
  gradeC: grade('C', '30'),
  learnWeekly: {
    kind: 'yesno',
    label: { fr: 'Apprendre chaque semaine', en: 'Learn every week' },
    help: {
      fr: 'Le score apprend des leads gagnés et perdus, voir l’onglet Modèle. Non : seulement par le menu.',
      en: 'The score learns from leads won and lost, see the tab Model. No: only by the menu.',
    },
    initial: { fr: 'oui', en: 'yes' },
  },
  halfLifeDays: {
    kind: 'whole',
    label: { fr: 'Demi-vie de l’historique (jours)', en: 'Half-life of the history (days)' },
    help: {
      fr: 'Un lead conclu depuis ce temps compte pour moitié. 0 : l’agent en essaie plusieurs et garde ce qui sert le mieux.',
      en: 'A lead closed so long ago counts half. 0: the agent tries several and keeps what serves best.',
    },
    initial: '365',
    min: 0,
    max: 3650,
  },
  startingScore: {
    kind: 'whole',
    label: { fr: 'Points : score de départ', en: 'Points: starting score' },
    help: {
      fr: 'Score de l’expert pour un lead dont on ne sait rien. L’expert note seul tant que l’historique est trop mince, puis de moins en moins : voir l’onglet Modèle.',
      en: 'The expert’s score of a lead of which nothing is known. The expert scores alone while there is too little history, then less and less: see the tab Model.',
    },
    initial: String(BASE),
    min: 1,
    max: 99,
  },
  ...POINTS,
};

/** What the settings say of scores: the grades and the expert's table. */
export function scoringOf(settings: Settings): Scoring {
  const points = Object.keys(SIGNS).map((key) => [key, settings[`points_${key as SignKey}`]]);
  return {
    grades: { A: settings.gradeA, B: settings.gradeB, C: settings.gradeC },
    expert: { base: settings.startingScore, points: Object.fromEntries(points) as Record<SignKey, number> },
  };
}

/** A cell of the tab Settings that is not understood: what it is called, what stands there, what is used instead. */
export interface SettingFault {
  key: keyof Settings;
  value: string;
  fallback: string;
}

/**
 * Reads the settings. A row that is missing or wrong takes its initial value.
 * @param cells value by key
 * @param locale of the spreadsheet, for language "auto"
 */
export function readSettings(
  cells: ReadonlyMap<string, string>,
  locale: string,
): { settings: Settings; faults: SettingFault[] } {
  const spoken = languageOf(locale);
  const faults: SettingFault[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(SETTING_DEFINITIONS)) {
    const initial = initialOf(definition, spoken);
    const written = (cells.get(key) ?? initial).trim();
    let value = parse(definition, written, spoken);
    if (value === undefined) {
      faults.push({ key: key as keyof Settings, value: written, fallback: initial });
      value = parse(definition, initial, spoken);
    }
    settings[key] = value;
  }
  return { settings: settings as unknown as Settings, faults };
}

export function initialOf(definition: Definition, language: Language): string {
  return typeof definition.initial === 'string' ? definition.initial : definition.initial[language];
}

function parse(definition: Definition, text: string, spoken: Language): unknown {
  switch (definition.kind) {
    case 'text':
      return text;
    case 'choice':
      return Object.entries(definition.choices!).find(([key, label]) =>
        [key, label.fr, label.en].map(plain).includes(plain(text)),
      )?.[0];
    case 'list':
      return text
        .split(/[,;\s]+/)
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== '');
    case 'yesno':
      return yesNoOf(text);
    case 'language':
      return plain(text) === 'auto' || text === '' ? spoken : /^(fr|en)$/.exec(plain(text).slice(0, 2))?.[1];
    case 'minutes': {
      const minutes = numberOf(text);
      return minutes !== undefined && TICK_MINUTES.includes(minutes) ? minutes : undefined;
    }
    case 'whole': {
      const number = numberOf(text);
      const { min = 0, max = Number.MAX_SAFE_INTEGER } = definition;
      return number !== undefined && Number.isInteger(number) && number >= min && number <= max
        ? number
        : undefined;
    }
    case 'stages':
      return parseStages(text);
  }
}

function parseStages(text: string): Settings['stages'] | undefined {
  const stages = text
    .split(/[;\n]/)
    .map((entry) => /^\s*(\d+)\s*[=:]\s*(.+?)\s*$/.exec(entry))
    .filter((found) => found !== null)
    .map(([, id, name]) => ({ id: id!, name: name! }));
  return stages.length > 0 || text === '' ? stages : undefined;
}
