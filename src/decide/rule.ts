import type { Label } from '../i18n/language';
import { FACTS, type FactKey } from './facts';

export type Comparison = 'is' | 'is not' | '>' | '>=' | '<' | '<=' | 'contains' | 'is empty' | 'is not empty';

export interface Condition {
  field: FactKey;
  comparison: Comparison;
  /** number, yes/no or lower-case text, as the field's kind asks; `''` for "is empty" */
  value: number | boolean | string;
}

/** What a rule does. `alert` writes to the salesperson, `email` to the customer, `activity` makes one in Odoo. */
export type Action = 'alert' | 'email' | 'activity';

/** `auto`: the agent does it by itself; `propose`: a rep decides. */
export type Mode = 'auto' | 'propose';

export interface Rule {
  id: string;
  on: boolean;
  conditions: Condition[];
  action: Action;
  /** id of a template (for an activity: its note) */
  template: string;
  mode: Mode;
  /** of the rules that would write to the customer, the one with the highest priority wins */
  priority: number;
  /** days during which the rule does not fire again for the same lead */
  cooldownDays: number;
}

/** One row of the tab Rules as people wrote it. Any cell may hold anything. */
export interface RuleRow {
  id: unknown;
  on: unknown;
  conditions: { field: unknown; comparison: unknown; value: unknown }[];
  action: unknown;
  template: unknown;
  mode: unknown;
  priority: unknown;
  cooldownDays: unknown;
}

/** What is wrong with a rule's row, in the reader's words: a message key of i18n with its values. */
export interface RuleFault {
  code:
    | 'ruleNoId'
    | 'ruleTwice'
    | 'ruleField'
    | 'ruleComparison'
    | 'ruleNumber'
    | 'ruleYesNo'
    | 'ruleNoCondition'
    | 'ruleAction'
    | 'ruleTemplate'
    | 'ruleMode'
    | 'rulePriority'
    | 'ruleCooldown';
  values: Record<string, string>;
}

export type ReadRule = { ok: true; rule: Rule } | { ok: false; fault: RuleFault };

/** How each comparison may be written. The first one is what the dropdown offers. */
export const COMPARISONS: Record<Comparison, Label & { also: string[] }> = {
  is: { fr: 'est', en: 'is', also: ['=', '=='] },
  'is not': { fr: 'n’est pas', en: 'is not', also: ['≠', '!=', '<>', "n'est pas"] },
  '>': { fr: '>', en: '>', also: ['plus de', 'more than'] },
  '>=': { fr: '≥', en: '≥', also: ['>=', 'au moins', 'at least'] },
  '<': { fr: '<', en: '<', also: ['moins de', 'less than'] },
  '<=': { fr: '≤', en: '≤', also: ['<=', 'au plus', 'at most'] },
  contains: { fr: 'contient', en: 'contains', also: [] },
  'is empty': { fr: 'est vide', en: 'is empty', also: [] },
  'is not empty': { fr: 'n’est pas vide', en: 'is not empty', also: ["n'est pas vide"] },
};

export const ACTIONS: Record<Action, Label> = {
  alert: { fr: 'alerte interne', en: 'internal alert' },
  email: { fr: 'e-mail', en: 'e-mail' },
  activity: { fr: 'activité Odoo', en: 'Odoo activity' },
};

export const MODES: Record<Mode, Label> = {
  auto: { fr: 'automatique', en: 'auto' },
  propose: { fr: 'proposer', en: 'propose' },
};

/**
 * Reads one row of the tab Rules; names the first thing that is wrong with it.
 * @param templates ids of the templates there are
 */
export function readRule(row: RuleRow, templates: ReadonlySet<string>): ReadRule {
  const id = textOf(row.id);
  if (!id) return fault('ruleNoId', {});
  const conditions: Condition[] = [];
  for (const written of row.conditions) {
    if (isBlank(written.field) && isBlank(written.comparison) && isBlank(written.value)) continue;
    const read = readCondition(written);
    if ('code' in read) return { ok: false, fault: read };
    conditions.push(read);
  }
  if (conditions.length === 0) return fault('ruleNoCondition', {});
  const action = keyOf(ACTIONS, row.action);
  if (!action) return fault('ruleAction', { value: textOf(row.action) });
  const template = textOf(row.template);
  if (!templates.has(template)) return fault('ruleTemplate', { value: template });
  const mode = keyOf(MODES, row.mode);
  if (!mode) return fault('ruleMode', { value: textOf(row.mode) });
  const priority = numberOf(row.priority, 0);
  if (priority === undefined) return fault('rulePriority', { value: textOf(row.priority) });
  const cooldownDays = numberOf(row.cooldownDays, 0);
  if (cooldownDays === undefined || cooldownDays < 0)
    return fault('ruleCooldown', { value: textOf(row.cooldownDays) });
  const on = yesNoOf(row.on) ?? false;
  return { ok: true, rule: { id, on, conditions, action, template, mode, priority, cooldownDays } };
}

function readCondition(row: RuleRow['conditions'][number]): Condition | RuleFault {
  const field = factOf(textOf(row.field));
  if (!field) return { code: 'ruleField', values: { value: textOf(row.field) } };
  const comparison = comparisonOf(textOf(row.comparison));
  if (!comparison) return { code: 'ruleComparison', values: { value: textOf(row.comparison) } };
  if (comparison === 'is empty' || comparison === 'is not empty') return { field, comparison, value: '' };
  const kind = FACTS[field].kind;
  if (kind === 'number') {
    const value = numberOf(row.value);
    if (value === undefined || comparison === 'contains')
      return { code: 'ruleNumber', values: { field: textOf(row.field), value: textOf(row.value) } };
    return { field, comparison, value };
  }
  if (comparison !== 'is' && comparison !== 'is not' && comparison !== 'contains')
    return { code: 'ruleComparison', values: { value: textOf(row.comparison) } };
  if (kind === 'yesno') {
    const value = yesNoOf(row.value);
    if (value === undefined)
      return { code: 'ruleYesNo', values: { field: textOf(row.field), value: textOf(row.value) } };
    return { field, comparison, value };
  }
  return { field, comparison, value: plain(textOf(row.value)) };
}

/** Lower case, without accents: how texts are compared. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/’/g, "'")
    .trim();
}

function factOf(text: string): FactKey | undefined {
  const wanted = plain(text);
  return (Object.keys(FACTS) as FactKey[]).find((key) =>
    [key, plain(FACTS[key].label.fr), plain(FACTS[key].label.en)].includes(wanted),
  );
}

function comparisonOf(text: string): Comparison | undefined {
  const wanted = plain(text);
  return (Object.keys(COMPARISONS) as Comparison[]).find((key) =>
    [key, COMPARISONS[key].fr, COMPARISONS[key].en, ...COMPARISONS[key].also].map(plain).includes(wanted),
  );
}

function keyOf<Key extends string>(labels: Record<Key, Label>, value: unknown): Key | undefined {
  const wanted = plain(textOf(value));
  return (Object.keys(labels) as Key[]).find((key) =>
    [key, labels[key].fr, labels[key].en].map(plain).includes(wanted),
  );
}

function isBlank(value: unknown): boolean {
  return textOf(value) === '';
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** A number as people write it: `7`, `7,5`, `70 %`, `1 000`. */
export function numberOf(value: unknown, ifBlank?: number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = textOf(value)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/%$/, '')
    .replace(',', '.');
  if (text === '') return ifBlank;
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Yes or no as people write it, in both languages, or a tick box. */
export function yesNoOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = plain(textOf(value));
  if (['yes', 'oui', 'true', 'vrai', 'x', '1', 'on'].includes(text)) return true;
  if (['no', 'non', 'false', 'faux', '0', 'off', ''].includes(text)) return text === '' ? undefined : false;
  return undefined;
}

function fault(code: RuleFault['code'], values: Record<string, string>): ReadRule {
  return { ok: false, fault: { code, values } };
}
