import type { Language } from '../i18n/language';
import { type Block, blocksOf, readSeals } from './blocks';
import { fromCell, sameCell, toCell, type Value } from './codec';
import { findColumns, type Header } from './header';
import type { Cell, Column, Grid, Tab } from './tab';

/** A row as an object: column key → value. */
export type RowValues = Record<string, Value>;

/** A tab that has lost columns the agent cannot do without. */
export class MissingColumns extends Error {
  override name = 'MissingColumns';
  constructor(
    readonly tab: Tab,
    readonly columns: Column[],
  ) {
    super(`The tab ${tab.name.en} has lost: ${columns.map(({ label }) => label.en).join(', ')}`);
  }
}

/** Attempts to write while people keep sorting. */
const WRITE_ATTEMPTS = 4;

/** Rows made in advance when the grid is full, so that it need not grow with every lead. */
const SPARE_ROWS = 200;

/** Up to this many separate stretches of rows are written one by one; beyond, one block covers them all. */
const STRETCHES = 3;

/**
 * One tab, read once and written once. Rows are matched by id again right before a write, and looked at again
 * right after it, because people sort while the agent runs. The id cell of a row is never rewritten; every row
 * block of columns the agent writes also carries the id in a hidden cell, its seal, so that a row that was torn by a
 * sort in the very moment of a write is known and set right.
 */
export class Table {
  private readonly rows = new Map<string, RowValues>();
  private readonly idsRead: string[] = [];
  /** agent-owned cells of each row as they were read or last written, by id, in the order of `written` */
  private readonly cells = new Map<string, Cell[]>();
  private readonly written: Column[];
  private readonly people: Column[];
  private readonly blocks: Block[];
  private readonly blocksWithoutId: Block[];
  private readonly idColumn: number;
  /** last used row when the tab was read */
  private lastRow: number;
  /** ids of rows whose values belonged to another lead, and were set right */
  readonly torn: string[] = [];
  /** ids of rows whose own values are lost */
  readonly lost: string[] = [];

  private constructor(
    readonly tab: Tab,
    readonly header: Header,
    private readonly grid: Grid,
    private readonly language: Language,
    read: Cell[][],
  ) {
    this.written = tab.columns.filter(({ key, owner }) => owner === 'agent' && key !== tab.id);
    this.people = tab.columns.filter(({ owner }) => owner === 'person');
    const agents = tab.columns.filter(({ owner }) => owner === 'agent');
    this.blocks = blocksOf(agents, header);
    this.blocksWithoutId = blocksOf(this.written, header);
    this.idColumn = tab.id ? header.get(tab.id)! : 0;
    this.lastRow = Math.max(1, read.length);
    if (tab.id) this.takeRows(read);
  }

  /**
   * Reads a tab: one call.
   * @throws MissingColumns
   */
  static open(tab: Tab, grid: Grid, aliases: Record<string, string>, language: Language): Table {
    const read = grid.read();
    const { header, missing } = findColumns(tab, read[0] ?? [], aliases);
    if (missing.length > 0) throw new MissingColumns(tab, missing);
    return new Table(tab, header, grid, language, read);
  }

  /** All rows by id, in the order of the sheet. */
  all(): ReadonlyMap<string, RowValues> {
    return this.rows;
  }

  get(id: string): RowValues | undefined {
    return this.rows.get(id);
  }

  /** The id in a row of the sheet as it was read; counts from 1, the header included. */
  idAt(row: number): string | undefined {
    return this.idsRead[row - 2];
  }

  /** Writes the rows that differ from what stands in the sheet; new ones go to the end. Returns how many. */
  save(changed: Iterable<RowValues>): number {
    const updates = new Map<string, Cell[]>();
    const added = new Set<string>();
    for (const row of changed) {
      const id = String(row[this.tab.id!]);
      const cells = this.written.map((column) =>
        column.seal ? id : toCell(column, row[column.key], this.language),
      );
      const before = this.cells.get(id);
      if (before?.every((cell, i) => sameCell(cell, cells[i]!))) continue;
      if (!this.rows.has(id)) added.add(id);
      updates.set(id, cells);
      this.rows.set(id, row);
    }
    for (const [id, cells] of updates) this.cells.set(id, cells);
    const existing = [...updates.keys()].filter((id) => !added.has(id));
    if (existing.length > 0) this.overwrite(existing);
    if (added.size > 0) this.add([...added]);
    return updates.size;
  }

  /** Empties one person-owned cell of a row, if it still holds what was acted upon. Two calls. */
  clear(id: string, key: string, acted: Value): void {
    const column = this.tab.columns.find((other) => other.key === key)!;
    const place = this.header.get(key)!;
    const at = this.grid.readColumn(this.idColumn).findIndex((cell) => String(cell) === id);
    if (at < 0) return;
    const held = fromCell(column, this.grid.readColumn(place)[at]);
    if (held === acted) this.grid.write(at + 2, place, [['']]);
  }

  private takeRows(read: Cell[][]): void {
    const rows = new Map<string, Cell[]>();
    for (const cells of read.slice(1)) {
      const id = String(cells[this.idColumn - 1] ?? '').trim();
      this.idsRead.push(id);
      if (id !== '' && !rows.has(id)) rows.set(id, cells);
    }
    const seals = this.blocks.map((block) => ({ block, ...readSeals(block, rows) }));
    for (const [id, cells] of rows) {
      const values: RowValues = {};
      for (const { block, rowOf } of seals) this.readColumns(block.columns, rowOf.get(id) ?? [], values);
      this.readColumns(this.people, cells, values);
      values[this.tab.id!] = id;
      this.rows.set(id, values);
      const torn = seals.filter(({ foreign }) => foreign.has(id));
      if (torn.length === 0)
        this.cells.set(
          id,
          this.written.map(({ key }) => cells[this.header.get(key)! - 1] ?? ''),
        );
      else if (torn.every(({ rowOf }) => rowOf.has(id))) this.torn.push(id);
      else this.lost.push(id);
    }
  }

  private readColumns(columns: Column[], cells: Cell[], values: RowValues): void {
    for (const column of columns) {
      values[column.key] = fromCell(column, cells[this.header.get(column.key)! - 1]);
    }
  }

  private overwrite(ids: string[]): void {
    let wanted = ids;
    for (let attempt = 0; attempt < WRITE_ATTEMPTS && wanted.length > 0; attempt++) {
      const places = this.placesOfIds();
      const rows = wanted.map((id) => places.get(id)).filter((row): row is number => row !== undefined);
      const order = new Map([...places].map(([id, row]) => [row, id]));
      for (const [from, to] of stretchesOf(rows)) this.writeStretch(from, to, order);
      const after = this.placesOfIds();
      // A row that moved while we wrote: its values, and those of the row that took its place, are written anew.
      const moved = rows.some((row) => after.get(order.get(row)!) !== row);
      wanted = moved ? [...this.cells.keys()] : [];
    }
  }

  /** The cells of a stretch of rows: ours where the row is ours; elsewhere what stands there stays. */
  private writeStretch(from: number, to: number, order: Map<number, string>): void {
    let start = from;
    while (start <= to) {
      if (!this.cells.has(order.get(start) ?? '')) {
        start++;
        continue;
      }
      let end = start;
      while (end < to && this.cells.has(order.get(end + 1) ?? '')) end++;
      const rows: Cell[][] = [];
      for (let row = start; row <= end; row++) rows.push(this.cells.get(order.get(row)!)!);
      this.writeBlocks(start, rows);
      start = end + 1;
    }
  }

  private add(ids: string[]): void {
    const column = this.grid.readColumn(this.idColumn);
    const lastId = column.reduce<number>((last, cell, i) => (String(cell) === '' ? last : i + 2), 1);
    const first = Math.max(this.lastRow, lastId) + 1;
    this.lastRow = first + ids.length - 1;
    const room = column.length + 1;
    if (this.lastRow > room) this.grid.insertRows(room, this.lastRow - room + SPARE_ROWS);
    this.writeBlocks(
      first,
      ids.map((id) => this.cells.get(id)!),
      ids,
    );
    for (const { key, kind, owner } of this.tab.columns) {
      if (kind === 'flag' && owner === 'person')
        this.grid.addTickBoxes(first, this.header.get(key)!, ids.length);
    }
    const places = this.placesOfIds();
    if (ids.some((id, i) => places.get(id) !== first + i)) this.overwrite([...this.cells.keys()]);
  }

  /**
   * One call for each block. With `ids` the block that holds them comes first: a row that is written by half is
   * known by its id, and completed when the same event is taken again.
   */
  private writeBlocks(row: number, rows: Cell[][], ids?: string[]): void {
    const index = new Map(this.written.map((column, i) => [column, i]));
    const holdsIds = (block: Block) => block.columns.some(({ key }) => key === this.tab.id);
    const blocks = [...this.blocks].sort((a, b) => Number(holdsIds(b)) - Number(holdsIds(a)));
    for (const block of ids ? blocks : this.blocksWithoutId) {
      const cells = rows.map((written, n) =>
        block.columns.map((column) => (column.key === this.tab.id ? ids![n]! : written[index.get(column)!]!)),
      );
      this.grid.write(row, block.place, cells);
    }
    for (const { key, note } of this.written) {
      if (!note) continue;
      const from = index.get(this.written.find((column) => column.key === note)!)!;
      const notes = rows.map((cells) => String(cells[from]));
      if (notes.some((text) => text !== '')) this.grid.writeNotes(row, this.header.get(key)!, notes);
    }
  }

  private placesOfIds(): Map<string, number> {
    const places = new Map<string, number>();
    this.grid.readColumn(this.idColumn).forEach((cell, i) => {
      const id = String(cell).trim();
      if (id !== '' && !places.has(id)) places.set(id, i + 2);
    });
    return places;
  }
}

/** Stretches of neighbouring rows; one that covers all of them where there would be many. */
function stretchesOf(rows: number[]): [from: number, to: number][] {
  const sorted = [...rows].sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (const row of sorted) {
    const last = stretches[stretches.length - 1];
    if (last && row === last[1] + 1) last[1] = row;
    else stretches.push([row, row]);
  }
  if (stretches.length <= STRETCHES) return stretches;
  return [[sorted[0]!, sorted[sorted.length - 1]!]];
}
