/** One thing that happens to a demo lead. `daysAgo` counts back from the end of the play, in days. */
export type DemoEvent =
  | { daysAgo: number; does: 'create' }
  /** from the customer, by e-mail */
  | { daysAgo: number; does: 'hears'; body: string }
  /** from the salesperson, to the customer */
  | { daysAgo: number; does: 'says'; body: string }
  | { daysAgo: number; does: 'changes'; fields: Record<string, unknown> };

export interface DemoLead {
  /** fields of crm.lead as Odoo's form has them; `industry` and `size` are the stand-in's custom fields */
  fields: Record<string, unknown> & { name: string; user_id: string; email_from?: string };
  events: DemoEvent[];
}

/** Stages of a new Odoo, by id. */
const NEW = 1;
const QUALIFIED = 2;
const PROPOSITION = 3;
const WON = 4;

/**
 * The leads of a small firm that sells production-planning software, in both of its languages. Each shows one thing
 * the agent does; the domains are reserved and reach nobody.
 */
export const DEMO_LEADS: DemoLead[] = [
  {
    fields: {
      name: 'Planification de deux ateliers, 45 postes',
      partner_name: 'Maroquinerie Delorme',
      industry: 'Maroquinerie de luxe',
      size: '100-249',
      contact_name: 'Claire Vasseur',
      function: 'Directrice des opérations',
      email_from: 'claire.vasseur@maroquinerie-delorme.example',
      phone: '+33 3 81 55 01 42',
      city: 'Besançon',
      lang_code: 'fr_FR',
      stage_id: NEW,
      user_id: 'Claire Martin',
      probability: 55,
      expected_revenue: 38_000,
      priority: '2',
      description: `Bonjour,

Nous remplaçons notre planning Excel dans nos deux ateliers (120 personnes) avant le 15 janvier. Le budget de 38 000 € HT est validé par notre direction. Pouvez-vous nous faire une démonstration la semaine prochaine et un devis pour 45 postes, avec l'interface vers Sage X3 ?

Merci d'avance, je suis joignable tous les matins.

Claire Vasseur
Directrice des opérations`,
    },
    events: [{ daysAgo: 0.1, does: 'create' }],
  },
  {
    fields: {
      name: 'Production planning for a second robot line',
      partner_name: 'Calder Robotics',
      industry: 'Industrial machinery',
      size: '250-499',
      contact_name: 'Priya Nair',
      function: 'Head of Manufacturing',
      email_from: '"Priya Nair" <priya.nair@calder-robotics.example>',
      phone: '+44 113 496 0182',
      city: 'Leeds',
      lang_code: 'en_GB',
      stage_id: NEW,
      user_id: 'Sarah Cohen',
      probability: 40,
      expected_revenue: 52_000,
      priority: '2',
      description: `Hello,

We open a second assembly line in March and need to schedule 60 operators and 14 cells from one plan. Your demo at the Birmingham show was excellent, exactly what our planners asked for. Could you send us a quote for 60 users and tell us how long the set-up takes?

Kind regards,
Priya Nair`,
    },
    events: [{ daysAgo: 0.3, does: 'create' }],
  },
  {
    fields: {
      name: 'Trial locked and wrong invoice',
      partner_name: 'Harbour & Finch Logistics',
      industry: 'Warehousing',
      size: '50-99',
      contact_name: 'Oliver Grant',
      function: 'Operations Manager',
      email_from: 'oliver.grant@harbour-finch.example',
      phone: '+44 23 8096 0147',
      city: 'Southampton',
      lang_code: 'en_GB',
      stage_id: NEW,
      user_id: 'Sarah Cohen',
      probability: 20,
      expected_revenue: 9_500,
      description: `This is the third time I am writing. Our trial has been locked since Monday, nobody answers the phone, and your invoice charges us for a module we never ordered. This is unacceptable and I am very disappointed. I want the trial unlocked and the invoice corrected today, otherwise we cancel.

Oliver Grant`,
    },
    events: [{ daysAgo: 0.2, does: 'create' }],
  },
  {
    fields: {
      name: 'Information',
      contact_name: 'J. Martin',
      email_from: 'jmartin4471@courriel.example',
      lang_code: 'en_GB',
      stage_id: NEW,
      user_id: 'Thomas Bernard',
      probability: 5,
      description: 'Hi, can you send some information please? Thanks.',
    },
    events: [{ daysAgo: 0.4, does: 'create' }],
  },
  {
    fields: {
      name: 'Planning du garage, rappel souhaité',
      partner_name: 'Garage Pelletier et Fils',
      industry: 'Réparation automobile',
      size: '10-19',
      contact_name: 'Bernard Pelletier',
      phone: '+33 2 41 55 07 63',
      city: 'Angers',
      lang_code: 'fr_FR',
      stage_id: QUALIFIED,
      user_id: 'Thomas Bernard',
      probability: 30,
      expected_revenue: 4_200,
      description:
        "Rencontré au salon de Nantes. M. Pelletier veut voir sur un seul écran les rendez-vous des huit mécaniciens et les ponts libres. Il ne lit pas ses e-mails : le rappeler à l'atelier, de préférence après 17 h.",
    },
    events: [{ daysAgo: 15.8, does: 'create' }],
  },
  {
    fields: {
      name: 'Planning des gardes et des blocs',
      partner_name: 'Clinique vétérinaire des Tilleuls',
      industry: 'Santé animale',
      size: '20-49',
      contact_name: 'Dr Sophie Lambert',
      email_from: 'sophie.lambert@clinique-tilleuls.example',
      phone: '+33 4 72 55 03 18',
      city: 'Lyon',
      lang_code: 'fr_FR',
      stage_id: PROPOSITION,
      user_id: 'Claire Martin',
      probability: 60,
      expected_revenue: 11_800,
      description:
        'Nous cherchons un outil pour planifier les gardes de nos neuf vétérinaires et l’occupation des deux blocs. Une démonstration a eu lieu en octobre, nous attendons votre proposition.',
    },
    events: [
      { daysAgo: 10, does: 'create' },
      {
        daysAgo: 4,
        does: 'says',
        body: 'Bonjour Docteur Lambert, voici comme convenu notre proposition pour neuf utilisateurs, ainsi que vos accès de test.',
      },
      {
        daysAgo: 0.25,
        does: 'hears',
        body: `Bonjour,

Je suis très mécontente. Les accès de test ne fonctionnent toujours pas, vos deux techniciens se renvoient la balle et j'ai perdu une matinée entière. C'est inadmissible à ce prix. Sans solution d'ici demain, nous arrêtons là.

Dr Lambert`,
      },
    ],
  },
  {
    fields: {
      name: 'Milk collection rounds, three depots',
      partner_name: 'Northfield Dairy Co-operative',
      industry: 'Food production',
      size: '100-249',
      contact_name: 'Margaret Ellis',
      function: 'Supply Chain Manager',
      email_from: 'm.ellis@northfield-dairy.example',
      phone: '+44 1823 496 015',
      city: 'Taunton',
      lang_code: 'en_GB',
      stage_id: QUALIFIED,
      user_id: 'Sarah Cohen',
      probability: 35,
      expected_revenue: 21_000,
      description:
        'We plan milk collection for 84 farms by hand and lose about six hours a week on changes. We would like one shared plan for the three depots that the drivers can read on a phone.',
    },
    events: [
      { daysAgo: 15.9, does: 'create' },
      {
        daysAgo: 15.2,
        does: 'says',
        body: 'Dear Margaret, thank you for the call this morning. I have attached the depot example we talked about; which of the three depots would you start with?',
      },
    ],
  },
  {
    fields: {
      name: 'Suivi de fabrication des escaliers',
      partner_name: 'Menuiserie Kerbrat',
      industry: 'Menuiserie',
      size: '20-49',
      contact_name: 'Yann Kerbrat',
      function: 'Gérant',
      email_from: 'yann@menuiserie-kerbrat.example',
      phone: '+33 2 98 55 09 21',
      city: 'Quimper',
      lang_code: 'fr_FR',
      stage_id: QUALIFIED,
      user_id: 'Thomas Bernard',
      probability: 45,
      expected_revenue: 7_900,
      description:
        "Nous fabriquons une quarantaine d'escaliers sur mesure par mois et voulons suivre chaque commande du débit à la pose. Les compagnons n'ont qu'une tablette par atelier.",
    },
    events: [
      { daysAgo: 12, does: 'create' },
      {
        daysAgo: 8.3,
        does: 'hears',
        body: 'Bonjour, merci pour la présentation de mardi. Je la montre à mes chefs d’atelier et je reviens vers vous.',
      },
    ],
  },
  {
    fields: {
      name: 'Ordonnancement du brassage et du conditionnement',
      partner_name: 'Brasserie du Vieux Lavoir',
      industry: 'Brasserie',
      size: '50-99',
      contact_name: 'Hugo Marchetti',
      function: 'Directeur de production',
      email_from: 'hugo.marchetti@brasserie-vieux-lavoir.example',
      phone: '+33 3 20 55 06 77',
      city: 'Lille',
      lang_code: 'fr_FR',
      stage_id: PROPOSITION,
      user_id: 'Claire Martin',
      probability: 75,
      expected_revenue: 26_400,
      priority: '3',
      description:
        'Nous voulons ordonnancer douze cuves et deux lignes de conditionnement, avec les nettoyages obligatoires entre deux bières. Décision prévue avant la fin du mois.',
    },
    events: [
      { daysAgo: 9, does: 'create' },
      {
        daysAgo: 6,
        does: 'hears',
        body: 'Bonjour, la démonstration était excellente, mes équipes sont enthousiastes. Le calcul des nettoyages est exactement ce qui nous manquait.',
      },
      {
        daysAgo: 4,
        does: 'hears',
        body: "Merci beaucoup pour votre réponse rapide et très claire. Le test sur nos données fonctionne parfaitement, c'est un vrai gain de temps.",
      },
      {
        daysAgo: 2,
        does: 'hears',
        body: 'Très bonne nouvelle : notre direction est ravie de l’essai et d’accord sur le principe. Il ne nous manque que vos meilleures conditions pour signer.',
      },
    ],
  },
  {
    fields: {
      name: 'Print shop schedule',
      partner_name: 'Quillmark Print',
      industry: 'Printing',
      size: '20-49',
      contact_name: 'Daniel Osei',
      email_from: 'daniel.osei@quillmark.example',
      phone: '+44 117 496 0133',
      city: 'Bristol',
      lang_code: 'en_GB',
      stage_id: PROPOSITION,
      user_id: 'Sarah Cohen',
      probability: 80,
      expected_revenue: 8_600,
      description: 'We need a daily plan for four presses and the bindery. Twelve users.',
    },
    events: [
      { daysAgo: 14, does: 'create' },
      {
        daysAgo: 3,
        does: 'hears',
        body: 'We have signed the order, you will find it attached. Looking forward to starting!',
      },
      { daysAgo: 2.9, does: 'changes', fields: { stage_id: WON, probability: 100 } },
    ],
  },
];
