import { fromCell } from './codec';
import { findColumns, type Header } from './header';
import type { Cell, Grid, Tab } from './tab';
import { MissingColumns, type RowValues } from './table';

/** A tab that people edit, read as it stands: rows in their order, with their row numbers. */
export interface List {
  header: Header;
  rows: { at: number; values: RowValues }[];
}

/** Reads such a tab: one call. Rows that are empty in every column of ours are left out. @throws MissingColumns */
export function readList(tab: Tab, grid: Grid, aliases: Record<string, string>): List {
  const read = grid.read();
  const { header, missing } = findColumns(tab, read[0] ?? [], aliases);
  if (missing.length > 0) throw new MissingColumns(tab, missing);
  const rows = read
    .slice(1)
    .map((cells, i) => ({ at: i + 2, values: valuesOf(tab, header, cells) }))
    .filter(({ values }) =>
      Object.values(values).some((value) => value !== '' && value !== undefined && value !== false),
    );
  return { header, rows };
}

function valuesOf(tab: Tab, header: Header, cells: Cell[]): RowValues {
  const values: RowValues = {};
  for (const column of tab.columns) values[column.key] = fromCell(column, cells[header.get(column.key)! - 1]);
  return values;
}
