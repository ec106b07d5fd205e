/** What customers of the demo firm, which sells production-planning software, write. `{n}` and `{tool}` are filled in. */
export interface Sentences {
  greetings: string[];
  needs: string[];
  /** needs with a figure in them */
  figures: string[];
  vague: string[];
  quote: string[];
  meeting: string[];
  deadline: string[];
  budget: string[];
  /** context that says nothing about the outcome */
  asides: string[];
  replies: Record<'positive' | 'neutral' | 'negative', string[]>;
  /** ours */
  answers: string[];
  tools: string[];
}

export const SENTENCES: Record<'fr' | 'en', Sentences> = {
  fr: {
    greetings: ['Bonjour,', 'Bonjour,', 'Madame, Monsieur,', ''],
    needs: [
      'Nous cherchons un outil de planification pour notre atelier.',
      'Nous voudrions remplacer {tool} pour l’ordonnancement de nos lignes.',
      'Notre planning de fabrication est encore tenu dans {tool} et nous perdons du temps chaque matin.',
      'Nous souhaitons suivre nos commandes de la découpe à la livraison.',
      'Nous avons besoin d’une vue commune des plannings entre nos sites.',
      'Je me renseigne sur les logiciels d’ordonnancement pour mon mémoire de fin d’études.',
      'Nos délais de livraison dérapent et {tool} ne suffit plus.',
      'Nous préparons l’ouverture d’un second atelier et cherchons comment le planifier.',
    ],
    figures: [
      'Nous sommes {n} personnes en production et cherchons un outil de planification.',
      'Il nous faut une solution pour {n} utilisateurs répartis sur deux équipes.',
      'Nous planifions {n} postes avec {tool}, ce qui n’est plus tenable.',
    ],
    vague: ['Merci de me recontacter.', 'Bonjour, plus d’informations svp.', 'Documentation ?', ''],
    quote: [
      'Pouvez-vous nous faire parvenir un devis ?',
      'Quel est le prix de votre solution ?',
      'Merci de nous envoyer vos tarifs.',
      'Nous attendons une proposition commerciale.',
    ],
    meeting: [
      'Une démonstration serait la bienvenue.',
      'Pouvons-nous fixer un rendez-vous en visio ?',
      'Merci de me rappeler, je suis joignable le matin.',
      'Peut-on faire un essai sur nos données ?',
    ],
    deadline: [
      'Nous devons décider avant la fin du trimestre.',
      'C’est assez urgent.',
      'Nous aimerions démarrer d’ici deux mois.',
      'Il faudrait avancer rapidement.',
    ],
    budget: [
      'Le budget est validé par notre direction.',
      'Une enveloppe est prévue pour cette année.',
      'Notre budget est d’environ {n} 000 €.',
    ],
    asides: [
      'Nous vous avons connus par un confrère.',
      'Notre parc de machines est plutôt récent.',
      'Nous travaillons en deux équipes.',
      'Notre ERP est Sage X3.',
      'Nous sommes certifiés ISO 9001.',
    ],
    replies: {
      positive: [
        'Merci beaucoup, votre présentation était très claire et mon équipe est enthousiaste.',
        'C’est exactement ce que nous cherchions, bravo pour la démonstration.',
        'Parfait, merci pour votre réponse rapide et précise.',
        'L’essai fonctionne très bien, nous sommes ravis.',
      ],
      neutral: [
        'Bien reçu, je transmets à mon responsable.',
        'Je reviens vers vous la semaine prochaine.',
        'Pouvez-vous préciser le format des fichiers d’import ?',
        'Nous en parlerons en réunion mardi.',
      ],
      negative: [
        'Je suis déçu, toujours aucune réponse à ma question.',
        'C’est beaucoup trop cher et la démonstration ne fonctionnait pas.',
        'Votre commercial m’a rappelé trois fois pour rien, c’est pénible.',
      ],
    },
    answers: [
      'Bonjour, merci de votre message. Voici notre documentation, je reste à votre disposition.',
      'Bonjour, avez-vous pu regarder notre proposition ?',
      'Bonjour, je vous propose un échange jeudi ou vendredi.',
    ],
    tools: ['un tableur', 'Excel', 'un tableau blanc', 'notre ancien ERP', 'un vieux logiciel maison'],
  },
  en: {
    greetings: ['Hello,', 'Hi,', 'Dear Sir or Madam,', ''],
    needs: [
      'We are looking for a planning tool for our workshop.',
      'We would like to replace {tool} for scheduling our lines.',
      'Our production plan still lives in {tool} and we lose time every morning.',
      'We want to follow our orders from cutting to delivery.',
      'We need one shared plan across our sites.',
      'I am collecting information on scheduling software for my thesis.',
      'Our delivery dates keep slipping and {tool} is no longer enough.',
      'We are opening a second workshop and wonder how to plan it.',
    ],
    figures: [
      'We are {n} people in production and look for a planning tool.',
      'We need a solution for {n} users in two shifts.',
      'We plan {n} seats with {tool}, which no longer works.',
    ],
    vague: ['Please contact me.', 'More information please.', 'Brochure?', ''],
    quote: [
      'Could you send us a quote?',
      'What is the price of your solution?',
      'Please send your pricing.',
      'We would like a proposal.',
    ],
    meeting: [
      'A demo would be welcome.',
      'Could we set up a meeting?',
      'Please call me, mornings are best.',
      'Can we have a trial on our own data?',
    ],
    deadline: [
      'We have to decide before the end of the quarter.',
      'This is rather urgent.',
      'We would like to start by next spring.',
      'We need this as soon as possible.',
    ],
    budget: [
      'The budget is approved by our board.',
      'There is a budget for this year.',
      'Our budget is about {n},000 euros.',
    ],
    asides: [
      'A colleague told us about you.',
      'Our machines are fairly recent.',
      'We work in two shifts.',
      'Our ERP is SAP Business One.',
      'We are ISO 9001 certified.',
    ],
    replies: {
      positive: [
        'Thank you very much, your presentation was very clear and my team is enthusiastic.',
        'This is exactly what we were looking for, great demo.',
        'Perfect, thanks for the quick and precise answer.',
        'The trial works very well, we are delighted.',
      ],
      neutral: [
        'Received, I will pass it on to my manager.',
        'I will get back to you next week.',
        'Could you tell me the format of the import files?',
        'We will talk about it on Tuesday.',
      ],
      negative: [
        'I am disappointed, still no answer to my question.',
        'This is far too expensive and the demo did not work.',
        'Your salesperson called me three times for nothing, this is annoying.',
      ],
    },
    answers: [
      'Hello, thank you for your message. Here is our documentation; I remain at your disposal.',
      'Hello, have you had a chance to look at our proposal?',
      'Hello, could we talk on Thursday or Friday?',
    ],
    tools: ['a spreadsheet', 'Excel', 'a whiteboard', 'our old ERP', 'a home-made program'],
  },
};

/** With their pull on the outcome, in log-odds: what the score ought to find out. */
export const SOURCES: [name: string, share: number, pull: number][] = [
  ['Website', 0.38, 0.1],
  ['Trade fair', 0.2, -0.2],
  ['Recommendation', 0.16, 1.1],
  ['LinkedIn', 0.16, -0.4],
  ['Bought list', 0.1, -1.3],
];

export const INDUSTRIES: [fr: string, en: string, pull: number][] = [
  ['Mécanique de précision', 'Precision engineering', 0.7],
  ['Agroalimentaire', 'Food production', 0.3],
  ['Menuiserie', 'Joinery', 0],
  ['Imprimerie', 'Printing', -0.2],
  ['Textile', 'Textiles', -0.1],
  ['Plasturgie', 'Plastics', 0.4],
  ['Conseil', 'Consulting', -1.1],
  ['', '', -0.3],
];

export const SIZES: [size: string, share: number, pull: number][] = [
  ['1-9', 0.22, -0.9],
  ['10-19', 0.18, -0.3],
  ['20-49', 0.22, 0.3],
  ['50-249', 0.2, 0.7],
  ['250-999', 0.08, 0.2],
  ['', 0.1, -0.4],
];

export const PLACES: [city: string, country: string][] = [
  ['Lyon', 'France'],
  ['Nantes', 'France'],
  ['Lille', 'France'],
  ['Besançon', 'France'],
  ['Toulouse', 'France'],
  ['Liège', 'Belgium'],
  ['Lausanne', 'Switzerland'],
  ['Bristol', 'United Kingdom'],
  ['Leeds', 'United Kingdom'],
  ['Glasgow', 'United Kingdom'],
];

export const NAMES = {
  first: [
    'Claire',
    'Hugo',
    'Nadia',
    'Paul',
    'Inès',
    'Marc',
    'June',
    'Tom',
    'Margaret',
    'Daniel',
    'Priya',
    'Emma',
  ],
  last: [
    'Vasseur',
    'Perrin',
    'Haddad',
    'Lambert',
    'Roche',
    'Calder',
    'Finch',
    'Ellis',
    'Osei',
    'Shah',
    'Moreau',
  ],
  firms: [
    'Atelier',
    'Groupe',
    'Établissements',
    'Maison',
    'Northfield',
    'Calder',
    'Harbour',
    'Quill',
    'Brook',
  ],
  trades: ['Mécanique', 'Industries', 'Manufacture', 'Works', 'Print', 'Foods', 'Systems', 'Plastics'],
};
