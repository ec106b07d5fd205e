import { existsSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from '../../local/csv';
import type { Example } from '../../src/assess/score/learned';
import { asDate } from '../../src/assess/score/learning/kinds';

export interface LeadSet {
  name: string;
  leads: Example[];
}

interface Known {
  file: string;
  /** identifiers, dates, and what is known only afterwards */
  drop: string[];
  /** the column by which leads are put in time order */
  date?: string;
}

const LABEL = '__won';

const OWN: Known[] = [
  { file: 'bank_marketing', drop: ['duration'] },
  { file: 'maven_crm', drop: ['engage_date', 'close_value', 'days_to_close'], date: 'engage_date' },
];

const SHARED: Known[] = [
  {
    file: 'xeducation_train',
    drop: [
      'Lead Number',
      'Tags',
      'Lead Quality',
      'Lead Profile',
      'Last Activity',
      'Last Notable Activity',
      'Asymmetrique Activity Index',
      'Asymmetrique Profile Index',
      'Asymmetrique Activity Score',
      'Asymmetrique Profile Score',
    ],
  },
  { file: 'bank_marketing_train', drop: ['duration'] },
  { file: 'olist_mql_train', drop: ['first_contact_date'], date: 'first_contact_date' },
  {
    file: 'maven_crm_train',
    drop: ['engage_date', 'close_value', 'days_to_close'],
    date: 'engage_date',
  },
];

/** The samples that come with the project, and the larger sets where their folder is there. */
export function leadSets(folder: string): LeadSet[] {
  const own = path.join(__dirname, 'data');
  return [...SHARED.flatMap((known) => read(folder, known)), ...OWN.flatMap((known) => read(own, known))];
}

function read(folder: string, { file, drop, date }: Known): LeadSet[] {
  const where = path.join(folder, `${file}.csv`);
  if (!existsSync(where)) return [];
  const leads = readCsv(where).rows.map((row): Example => {
    const values = Object.fromEntries(
      Object.entries(row).filter(([column]) => column !== LABEL && !drop.includes(column)),
    );
    return { values, won: row[LABEL] === '1', at: date === undefined ? undefined : asDate(row[date]) };
  });
  return [{ name: file.endsWith('_train') ? file : `${file} (sample)`, leads }];
}
