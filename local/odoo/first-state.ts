import type { OdooState, Row } from './tables';

/** How the agent gets at the stand-in's API. The key has the form of Odoo's, 40 hexadecimal characters. */
export const CREDENTIALS = {
  db: 'demo',
  login: 'agent@example.com',
  key: '5a1e5c0ac45a1e5c0ac45a1e5c0ac45a1e5c0ac4',
};

/** English name, then the French one where Odoo has another. */
type Named = [english: string, french?: string];

const named = (list: Named[], french: boolean, more: (index: number) => Partial<Row> = () => ({})): Row[] =>
  list.map(([en, fr], index) => ({
    id: index + 1,
    name: french ? (fr ?? en) : en,
    name_en: en,
    name_fr: fr ?? en,
    ...more(index),
  }));

const STAGES: Named[] = [['New', 'Nouveau'], ['Qualified', 'Qualifié'], ['Proposition'], ['Won', 'Gagné']];
const STAGE_SEQUENCES = [1, 2, 3, 70];

/** In the order of their ids, which are the same in every Odoo. */
const SUBTYPES: [english: string, french: string, internal: boolean, model: string | false][] = [
  ['Discussions', 'Discussions', false, false],
  ['Note', 'Note', true, false],
  ['Activities', 'Activités', true, false],
  ['Stage Changed', 'Étape modifiée', false, 'crm.lead'],
  ['Opportunity Created', 'Opportunité créée', false, 'crm.lead'],
];

const ACTIVITY_TYPES: [name: Named, xmlid: string, category: string, days: number, icon: string][] = [
  [['Email', 'E-mail'], 'email', 'default', 0, 'fa-envelope'],
  [['Call', 'Appeler'], 'call', 'phonecall', 2, 'fa-phone'],
  [['Meeting', 'Réunion'], 'meeting', 'meeting', 0, 'fa-users'],
  [['To-Do'], 'todo', 'default', 5, 'fa-check'],
  [['Document'], 'upload_document', 'upload_file', 5, 'fa-upload'],
];

const SALESPERSONS = ['Claire Martin', 'Thomas Bernard', 'Sarah Cohen'];

/** Internal users by id; the partner of user n is n + 1. */
const USERS: [id: number, name: string, email: string][] = [
  [2, 'Administrator', 'admin@example.com'],
  ...SALESPERSONS.map((name, index): [number, string, string] => [5 + index, name, emailOf(name)]),
  [8, 'Agent Sales Coach', CREDENTIALS.login],
];

/** The user who acts where nobody is named: the first salesperson. */
export const DEFAULT_USER = 5;

export const SUBTYPE = { discussions: 1, note: 2, activities: 3, leadCreated: 5 };
export const DEFAULT_ACTIVITY_TYPE = 4;

function emailOf(name: string): string {
  return `${name.toLowerCase().replace(/ /g, '.')}@example.com`;
}

/** An Odoo on its first day: CRM installed, three salespersons, no lead. @param lang e.g. `fr` or `fr_FR` */
export function firstState(lang: string): OdooState {
  const french = lang.toLowerCase().startsWith('fr');
  const of = (list: Named[], more?: (index: number) => Partial<Row>) => named(list, french, more);
  return {
    database: CREDENTIALS.db,
    languages: french ? ['fr_FR', 'en_US'] : ['en_US'],
    lastId: { 'res.partner': 100 },
    requests: [],
    access: {
      2: { rights: 'admin', keys: [] },
      ...Object.fromEntries(SALESPERSONS.map((_, index) => [5 + index, { rights: 'own', keys: [] }])),
      8: { rights: 'all', keys: [CREDENTIALS.key] },
    },
    tables: {
      'crm.lead': [],
      'mail.message': [],
      'mail.activity': [],
      'crm.stage': of(STAGES, (index) => ({
        sequence: STAGE_SEQUENCES[index],
        is_won: index === 3,
        fold: false,
      })),
      'crm.team': of([['Sales', 'Ventes']]),
      'crm.tag': [],
      'crm.lost.reason': of([
        ['Too expensive', 'Trop cher'],
        ['No longer interested', 'Plus intéressé'],
      ]),
      'utm.source': of([
        ['Website', 'Site web'],
        ['Trade fair', 'Salon'],
        ['Recommendation', 'Recommandation'],
        ['LinkedIn'],
      ]),
      'utm.medium': of([
        ['Email', 'E-mail'],
        ['Website', 'Site web'],
        ['Phone', 'Téléphone'],
      ]),
      'utm.campaign': [],
      'res.company': of([['My Company', 'Mon entreprise']]),
      'res.currency': of([['EUR']]),
      'res.country': [
        { id: 75, name: 'France', code: 'FR' },
        { id: 20, name: french ? 'Belgique' : 'Belgium', code: 'BE' },
        { id: 43, name: french ? 'Suisse' : 'Switzerland', code: 'CH' },
        { id: 231, name: french ? 'Royaume-Uni' : 'United Kingdom', code: 'GB' },
        { id: 233, name: french ? 'États-Unis' : 'United States', code: 'US' },
      ],
      'res.lang': [
        { id: 1, name: 'English (US)', code: 'en_US' },
        { id: 30, name: 'French / Français', code: 'fr_FR' },
      ],
      'res.partner.industry': of([
        ['Construction', 'Construction'],
        ['Wholesale/Retail', 'Commerce'],
        ['Manufacturing', 'Industrie'],
      ]),
      'res.users': USERS.map(([id, name, email]) => ({
        id,
        name,
        login: email,
        email,
        partner_id: id + 1,
        active: true,
      })),
      'res.partner': USERS.map(([id, name, email]) => ({
        id: id + 1,
        name,
        email,
        phone: false,
        industry_id: false,
        partner_share: false,
        active: true,
      })),
      'mail.message.subtype': SUBTYPES.map(([en, fr, internal, model], index) => ({
        id: index + 1,
        name: french ? fr : en,
        name_en: en,
        name_fr: fr,
        internal,
        res_model: model,
      })),
      'mail.activity.type': of(
        ACTIVITY_TYPES.map(([name]) => name),
        (index) => ({
          category: ACTIVITY_TYPES[index]![2],
          delay_count: ACTIVITY_TYPES[index]![3],
          delay_unit: 'days',
          res_model: false,
          icon: ACTIVITY_TYPES[index]![4],
        }),
      ),
      'ir.model': [{ id: 422, model: 'crm.lead', name: 'Lead' }],
      'ir.model.data': [
        ...ACTIVITY_TYPES.map(([, xmlid], index) =>
          xmlRow(index + 1, 'mail', `mail_activity_data_${xmlid}`, 'mail.activity.type', index + 1),
        ),
        xmlRow(10, 'mail', 'mt_comment', 'mail.message.subtype', SUBTYPE.discussions),
        xmlRow(11, 'mail', 'mt_note', 'mail.message.subtype', SUBTYPE.note),
        xmlRow(12, 'mail', 'mt_activities', 'mail.message.subtype', SUBTYPE.activities),
        xmlRow(13, 'crm', 'mt_lead_create', 'mail.message.subtype', SUBTYPE.leadCreated),
      ],
    },
  };
}

function xmlRow(id: number, module: string, name: string, model: string, resId: number): Row {
  return { id, module, name, complete_name: `${module}.${name}`, model, res_id: resId, noupdate: true };
}
