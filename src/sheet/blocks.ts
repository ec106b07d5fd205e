import type { Header } from './header';
import type { Cell, Column } from './tab';

/** Neighbouring columns that the agent writes: one call writes them, so they are never torn from each other. */
export interface Block {
  /** number of the first column */
  place: number;
  columns: Column[];
  /** column number of the hidden cell that says whose values the block holds, where it has one */
  seal?: number;
}

/** @param columns that the agent writes, the id's among them */
export function blocksOf(columns: Column[], header: Header): Block[] {
  const placed = columns
    .map((column) => ({ column, place: header.get(column.key)! }))
    .sort((a, b) => a.place - b.place);
  const blocks: Block[] = [];
  for (const { column, place } of placed) {
    let block = blocks[blocks.length - 1];
    if (!block || block.place + block.columns.length !== place) {
      block = { place, columns: [] };
      blocks.push(block);
    }
    block.columns.push(column);
    if (column.seal) block.seal = place;
  }
  return blocks;
}

/** The row that holds a block's values of each id, and the rows in which it holds another id's. */
export interface Sealed {
  /** id → cells of the row whose seal names it; the id's own row where that is one of them */
  rowOf: Map<string, Cell[]>;
  /** ids of rows whose block belongs to another */
  foreign: Set<string>;
}

/** @param rows cells of each row by id. A seal that is empty (a new column, a row half written) is believed. */
export function readSeals(block: Block, rows: ReadonlyMap<string, Cell[]>): Sealed {
  const rowOf = new Map<string, Cell[]>();
  const foreign = new Set<string>();
  for (const [id, cells] of rows) {
    const named = block.seal === undefined ? id : String(cells[block.seal - 1] ?? '') || id;
    if (named !== id) foreign.add(id);
    if (named === id || !rowOf.has(named)) rowOf.set(named, cells);
  }
  return { rowOf, foreign };
}
