import { matches } from './domain';
import { valueError } from './odoo-error';
import { type Schema, schemaOf, targetOf } from './schema';
import type { Row, Tables, Value } from './tables';
import { asRpc, today } from './time';

/** In what circumstances rows are read. */
export interface Reading {
  version: number;
  now: number;
  /** e.g. `fr_FR`; names are told in it */
  lang: string;
  /** archived rows too, as the context's `active_test: false` asks */
  archived: boolean;
}

/** Rows of a model that satisfy a domain, in `order` (`write_date asc, id asc`), with what Odoo computes of them. */
export function search(
  tables: Tables,
  model: string,
  domain: unknown[],
  order: string,
  reading: Reading,
): Row[] {
  const mentioned = domain
    .filter((term) => Array.isArray(term))
    .map((term) => String((term as unknown[])[0]));
  const saysActive = mentioned.includes('active');
  const rows = tables
    .rows(model)
    .map((row) => computed(tables, model, row, mentioned, reading))
    .filter((row) => reading.archived || saysActive || row.active !== false)
    .filter((row) => matches(row, domain));
  const keys = (order || 'id asc').split(',').map((key) => key.trim().split(/\s+/) as [string, string?]);
  return rows.sort((a, b) => {
    for (const [field, direction] of keys) {
      const sign = compare(a[field]!, b[field]!);
      if (sign !== 0) return direction?.toLowerCase() === 'desc' ? -sign : sign;
    }
    return 0;
  });
}

/** One record as `read` tells it: `[id, name]` for a many2one, times to the second. */
export function tell(tables: Tables, model: string, row: Row, fields: string[], reading: Reading) {
  const schema = schemaOf(model, reading.version)!;
  const asked = fields.length > 0 ? fields : Object.keys(schema);
  const whole = computed(tables, model, row, asked, reading);
  const record: Record<string, unknown> = { id: row.id };
  for (const field of asked) {
    if (field === 'id') continue;
    if (!(field in schema)) throw valueError(unknownField(field, model, reading.version, 'read'));
    record[field] = value(tables, schema, field, whole[field] ?? false, reading);
  }
  return record;
}

export function unknownField(field: string, model: string, version: number, act: 'read' | 'write'): string {
  if (version < 19) return `Invalid field '${field}' on model '${model}'`;
  return `Invalid field '${field}' ${act === 'read' ? 'on' : 'in'} '${model}'`;
}

/** The row with those of `fields` that are kept nowhere. */
export function computed(tables: Tables, model: string, row: Row, fields: string[], reading: Reading): Row {
  const whole: Row = { display_name: nameOf(row, reading.lang), ...row };
  if ('name_en' in row) whole.name = nameOf(row, reading.lang);
  if (model === 'crm.lead' && fields.includes('message_ids'))
    whole.message_ids = idsOf(tables.rows('mail.message'), row.id).reverse();
  if (model === 'crm.lead' && fields.includes('activity_ids'))
    whole.activity_ids = idsOf(tables.rows('mail.activity'), row.id);
  if (model === 'mail.activity') whole.state = activityState(row, reading.now);
  return whole;
}

/** Of what hangs on a lead; done activities are archived and left out. */
function idsOf(rows: Row[], leadId: number): number[] {
  return rows.filter((row) => row.res_id === leadId && row.active !== false).map((row) => row.id);
}

function activityState(row: Row, now: number): string {
  if (row.active === false) return 'done';
  const day = today(now);
  if (row.date_deadline === day) return 'today';
  return String(row.date_deadline) < day ? 'overdue' : 'planned';
}

function value(tables: Tables, schema: Schema, field: string, raw: Value, reading: Reading): unknown {
  const type = schema[field]!;
  if (type === 'datetime') return raw === false ? false : asRpc(String(raw));
  if (!type.startsWith('m2o ')) return raw;
  if (raw === false) return false;
  const target = tables.row(targetOf(type)!, raw);
  return [raw, target ? nameOf(target, reading.lang) : ''];
}

function nameOf(row: Row, lang: string): string {
  return String((lang.startsWith('fr') ? row.name_fr : row.name_en) || row.name || row.display_name || '');
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
