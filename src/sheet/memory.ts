import type { TabKey } from './tab';

/** What the set-up notes about the workbook: which sheet is which tab, and headers that people renamed. */
export interface Layout {
  /** version of the workbook's layout; migrations bring an older one up to date */
  version: number;
  /** of the spreadsheet, e.g. `fr_FR` */
  locale: string;
  /** first set-up, ISO text */
  installedAt: string;
  sheets: Partial<Record<TabKey, number>>;
  aliases: Partial<Record<TabKey, Record<string, string>>>;
}

/** Where the agent left off. Instants are ISO text. */
export interface Progress {
  /** rows of the Inbox when the last run had taken all of them */
  inboxRows: number;
  /** the next look at all leads, because time alone makes rules hold */
  nextScanAt: string;
  /** how far the CRM's changes have been read */
  swept?: { at: string; id: string };
  nextSweepAt: string;
  /** what was found out about Odoo's server: its major version, our user's id */
  odoo: { major?: number; uid?: number };
  /** messages in Gmail up to here are known */
  mailReadTo: string;
  /** work is left over: the next tick goes on */
  unfinished: boolean;
  /** the value of the property WAKE that the last run has seen */
  wokenBy: string;
  /** the same of RULES_EDITED */
  rulesEdited: string;
  /** the same of MODEL_EDITED */
  modelEdited: string;
  learning: LearningProgress;
}

/**
 * Learning from closed leads, so far. `gather`: closed leads are being read from the CRM · `learn`: the model is being
 * made · `tell`: the tab Model is to be written anew · absent: nothing is under way.
 */
export interface LearningProgress {
  phase?: 'gather' | 'learn' | 'tell';
  /** when this learning began: also the name of the version it makes */
  begunAt?: string;
  asked?: 'menu' | 'week';
  /** the CRM's closed leads have been read down to this id */
  before?: string;
  /** closed leads that were new to the tab History */
  found?: number;
  /** the CRM's leads closed before were read by an earlier learning */
  readTo?: string;
  /** when the agent learns next by itself; absent: not planned yet */
  nextAt?: string;
}

/** Names of the script's properties. */
export const PROPERTY = {
  secret: 'WEB_APP_KEY',
  layout: 'LAYOUT',
  progress: 'PROGRESS',
  /** a new value with each decision of a rep; its own property, so that no run overwrites it */
  wake: 'WAKE',
  /** a new value with each edit in the tab Model */
  modelEdited: 'MODEL_EDITED',
  /** the model in use, and learning that is under way: see sheet/chunks.ts */
  model: 'MODEL',
  learning: 'LEARNING',
  /** a new value with each edit of a rule, template or setting: all leads are looked at again */
  rulesEdited: 'RULES_EDITED',
  odooUrl: 'ODOO_URL',
  odooDb: 'ODOO_DB',
  odooLogin: 'ODOO_LOGIN',
  odooKey: 'ODOO_API_KEY',
  odooTransport: 'ODOO_TRANSPORT',
  /** what the time-driven trigger runs, and how often */
  trigger: 'TRIGGER',
} as const;

const NO_PROGRESS: Progress = {
  inboxRows: 1,
  nextScanAt: '',
  nextSweepAt: '',
  odoo: {},
  mailReadTo: '',
  unfinished: false,
  wokenBy: '',
  rulesEdited: '',
  modelEdited: '',
  learning: {},
};

export function layoutOf(properties: Record<string, string>): Layout | undefined {
  const text = properties[PROPERTY.layout];
  return text ? (JSON.parse(text) as Layout) : undefined;
}

export function progressOf(properties: Record<string, string>): Progress {
  const text = properties[PROPERTY.progress];
  return { ...NO_PROGRESS, ...(text ? (JSON.parse(text) as Partial<Progress>) : {}) };
}
