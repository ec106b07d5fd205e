import { bareAddress } from '../../src/receive/text';
import type { Row, Tables, Value } from './tables';

/** What a person enters: Odoo's own field names, and words in place of ids. */
export type Entered = Record<string, unknown>;

/** Where a word stands for a record: the field it sets, and the model in which it is looked up. */
const BY_NAME: Record<string, [field: string, model: string, made: boolean]> = {
  stage: ['stage_id', 'crm.stage', false],
  stage_id: ['stage_id', 'crm.stage', false],
  user: ['user_id', 'res.users', false],
  salesperson: ['user_id', 'res.users', false],
  user_id: ['user_id', 'res.users', false],
  country: ['country_id', 'res.country', true],
  country_id: ['country_id', 'res.country', true],
  source: ['source_id', 'utm.source', true],
  source_id: ['source_id', 'utm.source', true],
  medium_id: ['medium_id', 'utm.medium', true],
  lost_reason: ['lost_reason_id', 'crm.lost.reason', true],
  lost_reason_id: ['lost_reason_id', 'crm.lost.reason', true],
};

const OTHER_WORDS: Record<string, string> = {
  company: 'partner_name',
  contact: 'contact_name',
  email: 'email_from',
  industry: 'x_industry',
  employees: 'x_size',
  size: 'x_size',
  revenue: 'expected_revenue',
};

const NUMBERS = ['probability', 'expected_revenue', 'recurring_revenue'];

/**
 * Odoo's values for what a person entered.
 * @throws Error that names a field the lead does not have, or a stage or person that does not exist
 */
export function valuesOf(tables: Tables, entered: Entered, fields: string[]): Partial<Row> {
  const values: Partial<Row> = {};
  for (const [word, given] of Object.entries(entered)) {
    if (given === undefined) continue;
    const value = given === null ? false : given;
    const byName = BY_NAME[word];
    if (byName) values[byName[0]] = record(tables, value, ...byName);
    else if (word === 'lang' || word === 'lang_code') values.lang_id = language(tables, String(value));
    else if (word === 'tags' || word === 'tag_ids') values.tag_ids = tags(tables, value);
    else {
      const field = OTHER_WORDS[word] ?? word;
      if (!fields.includes(field)) throw new Error(`A lead has no field "${word}".`);
      values[field] = NUMBERS.includes(field)
        ? Number(value)
        : field.startsWith('x_')
          ? text(value)
          : (value as Value);
    }
  }
  return values;
}

/** The internal user whom a name, login or address means. */
export function userOf(tables: Tables, who: string): Row | undefined {
  const wanted = who.trim().toLowerCase();
  const address = bareAddress(who);
  return tables.rows('res.users').find((user) => {
    const known = [user.name, user.login, user.email].map((value) => String(value).toLowerCase());
    return known.includes(wanted) || (address !== '' && known.includes(address));
  });
}

function record(tables: Tables, value: unknown, field: string, model: string, made: boolean): Value {
  if (value === false || value === '') return false;
  if (typeof value === 'number') {
    if (!tables.row(model, value)) throw new Error(`There is no ${model} ${value} for ${field}.`);
    return value;
  }
  const name = String(value);
  const known = model === 'res.users' ? userOf(tables, name) : rowNamed(tables, model, name);
  if (known) return known.id;
  if (made) return add(tables, model, name);
  const names = tables.rows(model).map((row) => row.name);
  throw new Error(`There is no ${field} "${name}". Known: ${names.join(', ')}.`);
}

function rowNamed(tables: Tables, model: string, name: string): Row | undefined {
  const wanted = name.toLowerCase();
  return tables
    .rows(model)
    .find((row) =>
      [row.name, row.name_en, row.name_fr, row.code].some((known) => String(known).toLowerCase() === wanted),
    );
}

function add(tables: Tables, model: string, name: string): number {
  const id = tables.nextId(model);
  tables.put(model, { id, name });
  return id;
}

/** `fr`, `fr_FR` … ; any other language than the installed ones is left empty. */
function language(tables: Tables, code: string): Value {
  const found = tables
    .rows('res.lang')
    .find((row) => String(row.code).startsWith(code.slice(0, 2).toLowerCase()));
  return found?.id ?? false;
}

function tags(tables: Tables, value: unknown): number[] {
  const list = Array.isArray(value) ? value : String(value || '').split(',');
  return list
    .map((tag) => (typeof tag === 'string' ? tag.trim() : tag))
    .filter((tag) => tag !== '')
    .map((tag) =>
      typeof tag === 'number'
        ? tag
        : (rowNamed(tables, 'crm.tag', String(tag))?.id ?? add(tables, 'crm.tag', String(tag))),
    );
}

function text(value: unknown): Value {
  return value === false ? false : String(value);
}
