import type { Label } from '../i18n/language';

/**
 * What stands in a column and how it is written.
 * `text`: kept to the letter (format `@`), never parsed, never a formula · `choice`: one of {@link Column.choices} ·
 * `instant`: date and time · `flag`: tick box.
 */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'percent' | 'money' | 'instant' | 'flag' | 'choice';

/** Who writes the cells. What a `person` owns the agent only reads. */
export type Owner = 'agent' | 'person';

export interface Column<Key extends string = string> {
  key: Key;
  label: Label;
  kind: ColumnKind;
  owner: Owner;
  /** pixels */
  width: number;
  hidden?: boolean;
  /** for `choice`: what is stored, by what is shown; a value that is none of them is kept as it was typed */
  choices?: Record<string, Label>;
  /** refuse other values than the choices (only where the agent could not make sense of them) */
  strict?: boolean;
  wrap?: boolean;
  /** holds the row's id, to tell whose values the neighbouring columns hold, see sheet/table.ts */
  seal?: boolean;
  /** the column whose text is the note of this one's cells */
  note?: string;
  /** colour scale or colours by value, see sheet/looks.ts */
  look?: 'score' | 'grade' | 'mood' | 'trend' | 'state' | 'fault';
}

export type TabKey =
  | 'leads'
  | 'interactions'
  | 'outbox'
  | 'rules'
  | 'templates'
  | 'settings'
  | 'model'
  | 'inbox'
  | 'journal'
  | 'history';

/** A column that the agent writes, unless `rest` says otherwise. */
export function column(
  key: string,
  fr: string,
  en: string,
  kind: ColumnKind,
  width: number,
  rest: Partial<Column> = {},
): Column {
  return { key, label: { fr, en }, kind, width, owner: 'agent', ...rest };
}

export interface Tab<Key extends string = string> {
  key: TabKey;
  name: Label;
  columns: Column<Key>[];
  /** the column whose text tells rows apart; the agent writes it once, with the row */
  id?: Key;
  /** frozen columns on the left */
  frozen: number;
  /** colour of the tab */
  colour: string;
  /** not for the reps; whoever looks for it finds it among the hidden sheets */
  hidden?: boolean;
  /** a page rather than a list: its headers are there for the agent, hidden from people */
  page?: boolean;
}

/** How a page looks, see {@link Grid.writePage}. */
export interface PageLook {
  /** of each line */
  roles: ('title' | 'text' | 'section' | 'row' | 'bar' | 'weight' | 'choice' | 'gap')[];
  /** column of tick boxes, and the lines (from 0) that have one */
  tickAt: number;
  ticks: number[];
  /** first and last column that people see */
  from: number;
  to: number;
}

/** A spreadsheet cell as Google gives and takes it. */
export type Cell = string | number | boolean | Date;

/**
 * One tab of the workbook, as the core asks for it. Rows and columns count from 1; row 1 holds the headers.
 * Every method is one call of the spreadsheet service.
 */
export interface Grid {
  /** all cells from A1 to the last used row and column */
  read(): Cell[][];
  /** one column from row 2 to the end of the grid, empty cells included */
  readColumn(column: number): Cell[];
  /** overwrites a block; the grid must be large enough */
  write(row: number, column: number, cells: Cell[][]): void;
  /** adds a row after the last used one; atomic, needs no lock */
  append(cells: Cell[]): void;
  /** last used row: 1 when there are only headers */
  lastRow(): number;
  /** makes room after a row, formatted as that row */
  insertRows(after: number, count: number): void;
  deleteRows(from: number, count: number): void;
  /** tick boxes, not ticked, in cells of one column */
  addTickBoxes(row: number, column: number, count: number): void;
  /** notes of neighbouring cells of one column; `''`: none */
  writeNotes(row: number, column: number, notes: string[]): void;
  /** a page for people in place of everything below the headers: what stands in its lines and how they look; several calls */
  writePage(cells: Cell[][], look: PageLook): void;
  /** notes of one column from row 2 on, and the background of the rows that have one */
  markRows(column: number, notes: string[]): void;
}
