import type { Tab, TabKey } from '../tab';
import { HISTORY } from './history';
import { INBOX } from './inbox';
import { INTERACTIONS } from './interactions';
import { JOURNAL } from './journal';
import { LEADS } from './leads';
import { MODEL } from './model';
import { OUTBOX } from './outbox';
import { RULES } from './rules';
import { SETTINGS } from './settings';
import { TEMPLATES } from './templates';

/** The tabs of the workbook in their order. */
export const TABS: Record<TabKey, Tab> = {
  leads: LEADS,
  interactions: INTERACTIONS,
  outbox: OUTBOX,
  rules: RULES,
  templates: TEMPLATES,
  settings: SETTINGS,
  model: MODEL,
  inbox: INBOX,
  journal: JOURNAL,
  history: HISTORY,
};
