import type { Stage } from '../ports';
import type { ExtraFields } from '../receive/odoo';
import type { Execute } from './transport';

/** Ids asked for in one request. */
export const CHUNK = 500;

/** What the parts of the client share. */
export interface Odoo {
  execute: Execute;
  /** like `execute` for `search_read`, archived records included */
  searchRead(
    model: string,
    domain: unknown[],
    fields: string[],
    more?: { limit?: number; order?: string },
  ): OdooRow[];
  /** Rows by id, asked for in chunks; ids already asked are not asked again. A model one may not read gives none. */
  rowsById(model: string, ids: number[], fields: string[]): Map<number, OdooRow>;
  /** 17, 18, 19 … */
  major(): number;
  stages(): Stage[];
  extraFields: ExtraFields;
}

export type OdooRow = { id: number } & Record<string, unknown>;

export function chunks<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** Odoo's ids among these; a lead from elsewhere has another kind of id and is not in Odoo. */
export function odooIds(ids: string[]): number[] {
  return ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
}

/** The id of a many2one as the API gives it, `[id, name]` or `false`. */
export function referenceId(value: unknown): number | undefined {
  return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : undefined;
}

/** `2026-11-22 10:11:36`, UTC, as Odoo's search domains take it. */
export function odooTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
