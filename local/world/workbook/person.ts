/** What a person does in the browser, as against a script: typing and rearranging. */
import { parseA1, type Rect } from './a1';
import { enter } from './entering';
import { createFilter, removeFilter, setFilterCriteria } from './filter';
import { hide, insertAfter, insertBefore, move, remove, resize } from './sheet-grid';
import { sortSheet } from './sort';
import type { FilterCriteriaState, SheetState } from './state';
import type { Dimension } from './structure';
import { deleteSheet, hideSheet, insertSheet, moveSheet, renameSheet } from './tabs';
import type { Workbook } from './workbook';

/** What an onEdit trigger is told. */
export interface Typed {
  sheetId: number;
  range: Rect;
  /** what the cell held before and holds now; undefined for an empty cell, dates as serial numbers */
  oldValue: string | undefined;
  value: string | undefined;
}

/** One of the things a person does besides typing. Columns and rows are counted from 1. */
export type PersonsAct =
  | { act: 'sort'; sheet: string; column: number; ascending?: boolean }
  | { act: 'filter'; sheet: string; column: number; criteria: FilterCriteriaState | null }
  | { act: 'removeFilter'; sheet: string }
  | { act: 'resize'; sheet: string; dimension: Dimension; at: number; count?: number; pixels: number }
  | { act: 'renameSheet'; sheet: string; name: string }
  | { act: 'moveSheet'; sheet: string; position: number }
  | { act: 'insertSheet'; name: string }
  | { act: 'deleteSheet'; sheet: string }
  | { act: 'hideSheet'; sheet: string; hidden: boolean }
  | { act: 'insert'; sheet: string; dimension: Dimension; before?: number; after?: number; count?: number }
  | { act: 'delete'; sheet: string; dimension: Dimension; at: number; count?: number }
  | { act: 'move'; sheet: string; dimension: Dimension; at: number; count?: number; to: number }
  | { act: 'hide'; sheet: string; dimension: Dimension; at: number; count?: number; hidden: boolean };

/** Types into one cell. @throws when the sheet or cell does not exist or the validation rule refuses */
export function typeAs(book: Workbook, sheetName: string, a1: string, value: unknown): Typed {
  const sheet = sheetNamed(book, sheetName);
  const range = parseA1(a1, sheet);
  if (
    !range ||
    range.row + range.rows - 1 > sheet.rowCount ||
    range.column + range.columns - 1 > sheet.columnCount
  )
    throw new Error(`There is no cell ${a1} in ${sheetName}.`);
  const oldValue = held(book, sheet, range);
  const input = new Array(range.rows).fill(0).map(() => new Array(range.columns).fill(value));
  enter(book, sheet, range, input);
  return { sheetId: sheet.id, range, oldValue, value: held(book, sheet, range) };
}

function held(book: Workbook, sheet: SheetState, range: Rect): string | undefined {
  const { value } = book.grid(sheet).cell(range.row, range.column);
  return value === null
    ? undefined
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value);
}

/** @throws for an act, a tab or a place that does not exist */
export function act(book: Workbook, does: PersonsAct): void {
  if (!Object.hasOwn(ACTS, does.act)) throw new Error(`There is no act "${does.act}".`);
  const perform = ACTS[does.act] as (book: Workbook, does: PersonsAct) => void;
  perform(book, does);
}

const ACTS: {
  [Name in PersonsAct['act']]: (book: Workbook, does: Extract<PersonsAct, { act: Name }>) => void;
} = {
  sort: (book, { sheet, column, ascending = true }) =>
    sortSheet(book, sheetNamed(book, sheet), { column, ascending }),
  filter(book, does) {
    const sheet = sheetNamed(book, does.sheet);
    if (!sheet.filter) createFilter(book, sheet, book.grid(sheet).dataRange());
    setFilterCriteria(book, sheet, does.column, does.criteria);
  },
  removeFilter: (book, { sheet }) => removeFilter(book, sheetNamed(book, sheet)),
  resize: (book, { sheet, dimension, at, count = 1, pixels }) =>
    resize(book, sheetNamed(book, sheet), dimension, at, count, pixels),
  insertSheet: (book, { name }) => insertSheet(book, name),
  renameSheet: (book, { sheet, name }) => renameSheet(book, sheetNamed(book, sheet), name),
  moveSheet: (book, { sheet, position }) => moveSheet(book, sheetNamed(book, sheet), position),
  deleteSheet: (book, { sheet }) => deleteSheet(book, sheetNamed(book, sheet)),
  hideSheet: (book, { sheet, hidden }) => hideSheet(book, sheetNamed(book, sheet), hidden),
  insert(book, { sheet, dimension, before = 1, after, count = 1 }) {
    if (after === undefined) insertBefore(book, sheetNamed(book, sheet), dimension, before, count);
    else insertAfter(book, sheetNamed(book, sheet), dimension, after, count);
  },
  delete: (book, { sheet, dimension, at, count = 1 }) =>
    remove(book, sheetNamed(book, sheet), dimension, at, count),
  move: (book, { sheet, dimension, at, count = 1, to }) =>
    move(book, sheetNamed(book, sheet), dimension, at, count, to),
  hide: (book, { sheet, dimension, at, count = 1, hidden }) =>
    hide(book, sheetNamed(book, sheet), dimension, at, count, hidden),
};

function sheetNamed(book: Workbook, name: string): SheetState {
  const sheet = book.sheet(name);
  if (!sheet) throw new Error(`There is no tab "${name}".`);
  return sheet;
}
