import type { LoggedRequest } from './requests';

export type Value = string | number | boolean | number[];
export type Row = { id: number; [field: string]: Value };

/** Everything the stand-in knows, as plain JSON. A many2one is an id or `false`, a datetime has microseconds. */
export interface OdooState {
  database: string;
  /** installed languages, the first is the users' own */
  languages: string[];
  tables: Record<string, Row[]>;
  lastId: Record<string, number>;
  /** what a user may do, and the API keys he goes by */
  access: Record<number, { rights: Rights; keys: string[] }>;
  requests: LoggedRequest[];
}

/** `all`: sales user, all documents; `own`: sales user, own documents only; `none`: no sales user. */
export type Rights = 'admin' | 'all' | 'own' | 'none';

/** The rows of every model. A row once put is never changed, only replaced. */
export class Tables {
  constructor(protected readonly state: OdooState) {}

  rows(model: string): Row[] {
    return this.state.tables[model] ?? [];
  }

  row(model: string, id: Value | undefined): Row | undefined {
    return this.rows(model).find((row) => row.id === id);
  }

  put(model: string, row: Row): void {
    const rows = this.rows(model);
    this.state.tables[model] = rows;
    const known = rows.findIndex(({ id }) => id === row.id);
    if (known >= 0) rows[known] = row;
    else rows.push(row);
  }

  remove(model: string, id: number): void {
    const rows = this.state.tables[model];
    if (rows) this.state.tables[model] = rows.filter((row) => row.id !== id);
  }

  /** Ids are used up even by a transaction that never commits, as PostgreSQL's sequences are. */
  nextId(model: string): number {
    const last = this.state.lastId[model] ?? Math.max(0, ...this.rows(model).map((row) => row.id));
    this.state.lastId[model] = last + 1;
    return last + 1;
  }
}

/** A transaction: sees its own changes; nobody else does before it is committed. */
export class Transaction extends Tables {
  private readonly changed = new Map<string, Map<number, Row | null>>();

  constructor(
    state: OdooState,
    private readonly committed: Tables,
  ) {
    super(state);
  }

  override rows(model: string): Row[] {
    const own = this.changed.get(model);
    const rows = this.committed.rows(model);
    if (!own) return rows;
    const mine = [...own.values()].filter((row): row is Row => row !== null);
    return [...rows.filter((row) => !own.has(row.id)), ...mine];
  }

  override row(model: string, id: Value | undefined): Row | undefined {
    const own = this.changed.get(model)?.get(Number(id));
    return own === undefined ? this.committed.row(model, id) : (own ?? undefined);
  }

  override put(model: string, row: Row): void {
    this.changesOf(model).set(row.id, row);
  }

  override remove(model: string, id: number): void {
    this.changesOf(model).set(id, null);
  }

  commit(): void {
    for (const [model, rows] of this.changed)
      for (const [id, row] of rows) {
        if (row) this.committed.put(model, row);
        else this.committed.remove(model, id);
      }
  }

  private changesOf(model: string): Map<number, Row | null> {
    const known = this.changed.get(model) ?? new Map<number, Row | null>();
    this.changed.set(model, known);
    return known;
  }
}
