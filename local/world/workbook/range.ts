import { type Handler, type Handlers, handle } from '../execution';
import { contains, type Rect } from './a1';
import { type Clear, clear } from './clearing';
import { enter, enterFormulas, type Input, refuseWrongSize } from './entering';
import { type SortKey, sortRange } from './sort';
import type { Workbook } from './workbook';

/** What a script reads and writes in the cells of a range. */
export function rangeHandlers(book: Workbook): Handlers {
  const grid = (sheetId: number) => book.grid(book.at(sheetId));
  const first = (rect: Rect): Rect => ({ ...rect, rows: 1, columns: 1 });
  const values = (sheetId: number, rect: Rect) =>
    grid(sheetId).map(rect, (value, style, extra) => book.read(value, style, extra));
  const shown = (sheetId: number, rect: Rect) =>
    grid(sheetId).map(rect, (value, style, extra) => book.show(value, style, extra));
  const formulas = (sheetId: number, rect: Rect) =>
    grid(sheetId).map(rect, (_value, _style, extra) => extra?.formula ?? '');
  const notes = (sheetId: number, rect: Rect) =>
    grid(sheetId).map(rect, (_value, _style, extra) => extra?.note ?? '');
  const setNotes = (sheetId: number, rect: Rect, noteAt: (row: number, column: number) => string | null) => {
    const target = grid(sheetId);
    for (let row = rect.row; row < rect.row + rect.rows; row++)
      for (let column = rect.column; column < rect.column + rect.columns; column++) {
        const note = noteAt(row, column);
        target.setExtra(row, column, (extra) => ({ ...extra, note: note ?? undefined }));
      }
    book.changed(book.at(sheetId), rect, 'formats');
  };
  const filled = <T>(rect: Rect, value: T): T[][] =>
    Array.from({ length: rect.rows }, () => new Array<T>(rect.columns).fill(value));
  const clearing: Handler = (_, sheetId: number, rect: Rect, what: Clear) =>
    clear(book, book.at(sheetId), rect, what);
  return {
    'Range.getValue': (_, sheetId: number, rect: Rect) => values(sheetId, first(rect))[0]![0],
    'Range.getValues': (_, sheetId: number, rect: Rect) => values(sheetId, rect),
    'Range.setValue': (_, sheetId: number, rect: Rect, value: Input) =>
      enter(book, book.at(sheetId), rect, filled(rect, value)),
    'Range.setValues': (_, sheetId: number, rect: Rect, matrix: Input[][]) =>
      enter(book, book.at(sheetId), rect, matrix),
    'Range.getDisplayValue': (_, sheetId: number, rect: Rect) => shown(sheetId, first(rect))[0]![0],
    'Range.getDisplayValues': (_, sheetId: number, rect: Rect) => shown(sheetId, rect),
    'Range.getFormula': (_, sheetId: number, rect: Rect) => formulas(sheetId, first(rect))[0]![0],
    'Range.getFormulas': (_, sheetId: number, rect: Rect) => formulas(sheetId, rect),
    'Range.setFormula': (_, sheetId: number, rect: Rect, formula: string) =>
      enterFormulas(book, book.at(sheetId), rect, filled(rect, formula)),
    'Range.setFormulas': (_, sheetId: number, rect: Rect, matrix: string[][]) =>
      enterFormulas(book, book.at(sheetId), rect, matrix),
    'Range.getNote': (_, sheetId: number, rect: Rect) => notes(sheetId, first(rect))[0]![0],
    'Range.getNotes': (_, sheetId: number, rect: Rect) => notes(sheetId, rect),
    'Range.setNote': (_, sheetId: number, rect: Rect, note: string | null) =>
      setNotes(sheetId, rect, () => note),
    'Range.setNotes': (_, sheetId: number, rect: Rect, matrix: (string | null)[][]) => {
      refuseWrongSize(matrix, rect);
      setNotes(sheetId, rect, (row, column) => matrix[row - rect.row]![column - rect.column]!);
    },
    'Range.isBlank': (_, sheetId: number, rect: Rect) =>
      values(sheetId, rect).every((line) => line.every((value) => value === '')),
    'Range.clear': clearing,
    'Range.clearContent': clearing,
    'Range.clearFormat': clearing,
    'Range.clearNote': clearing,
    'Range.sort': (_, sheetId: number, rect: Rect, keys: SortKey[]) =>
      sortRange(book, book.at(sheetId), rect, keys),
    'Range.activate': (_, sheetId: number, rect: Rect) => {
      book.state.activeSheetId = sheetId;
      book.at(sheetId).active = rect;
    },
    'Range.copyTo': (
      _,
      from: { sheetId: number; rect: Rect },
      to: { sheetId: number; rect: Rect },
      what: CopyWhat,
    ) => copyRange(book, from, to, what),
    'Range.merge': (_, sheetId: number, rect: Rect, how: 'all' | 'across' | 'down') =>
      merge(book, sheetId, rect, how),
    'Range.breakApart': (_, sheetId: number, rect: Rect) => {
      const sheet = book.at(sheetId);
      sheet.merges = sheet.merges.filter((merged) => !contains(rect, merged));
      book.changed(sheet, rect, 'structure');
    },
    'Range.getMergedRanges': (_, sheetId: number, rect: Rect) =>
      book.at(sheetId).merges.filter((merged) => contains(rect, merged)),
    'Range.trimWhitespace': (_, sheetId: number, rect: Rect) => {
      const target = grid(sheetId);
      target.map(rect, (value, _style, _extra, row, column) => {
        if (typeof value === 'string') target.setValue(row, column, value.trim().replace(/\s+/g, ' '));
      });
      book.changed(book.at(sheetId), rect, 'values');
    },
    'Range.getDataRegion': handle((_, sheetId: number, rect: Rect) => dataRegion(book, sheetId, rect)),
  };
}

type CopyWhat = 'all' | 'formats' | 'contents' | 'values';

/** Copies cells, repeated over the target where that is a multiple of the source, as pasting does. */
function copyRange(
  book: Workbook,
  from: { sheetId: number; rect: Rect },
  to: { sheetId: number; rect: Rect },
  what: CopyWhat,
): void {
  const source = book.grid(book.at(from.sheetId));
  const sheet = book.at(to.sheetId);
  const target = book.grid(sheet);
  const cells = source.map(from.rect, (_value, _style, _extra, row, column) => source.cell(row, column));
  const repeats = (wanted: number, own: number) => (wanted % own === 0 ? wanted : own);
  const rows = repeats(to.rect.rows, from.rect.rows);
  const columns = repeats(to.rect.columns, from.rect.columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const [row, column] = [to.rect.row + r, to.rect.column + c];
      const cell = structuredClone(cells[r % from.rect.rows]![c % from.rect.columns]!);
      if (what === 'formats') target.setStyle(row, column, cell.style);
      else if (what === 'all') target.put(row, column, cell);
      else {
        target.setValue(row, column, cell.value);
        const formula = what === 'values' ? undefined : cell.extra?.formula;
        target.setExtra(row, column, ({ note }) => ({ ...cell.extra, formula, note }));
      }
    }
  book.changed(sheet, { ...to.rect, rows, columns }, 'values');
}

/** Merged cells keep only the upper left value. */
function merge(book: Workbook, sheetId: number, rect: Rect, how: 'all' | 'across' | 'down'): void {
  const sheet = book.at(sheetId);
  const grid = book.grid(sheet);
  const parts =
    how === 'all'
      ? [rect]
      : how === 'across'
        ? Array.from({ length: rect.rows }, (_, r) => ({ ...rect, row: rect.row + r, rows: 1 }))
        : Array.from({ length: rect.columns }, (_, c) => ({ ...rect, column: rect.column + c, columns: 1 }));
  sheet.merges = sheet.merges.filter((merged) => !contains(rect, merged)).concat(parts);
  for (const part of parts)
    grid.map(part, (value, _style, _extra, row, column) => {
      if (value !== null && (row !== part.row || column !== part.column)) grid.setValue(row, column, null);
    });
  book.changed(sheet, rect, 'structure');
}

/** The block of filled cells around a range, bounded by empty rows and columns. */
function dataRegion(book: Workbook, sheetId: number, rect: Rect): Rect {
  const grid = book.grid(book.at(sheetId));
  const filled = (part: Rect) =>
    part.rows > 0 &&
    part.columns > 0 &&
    grid.map(part, (value) => value !== null).some((line) => line.some(Boolean));
  const region = { ...rect };
  for (let grown = true; grown; ) {
    grown = false;
    const columns = {
      column: Math.max(1, region.column - 1),
      columns: region.columns + (region.column > 1 ? 2 : 1),
    };
    if (region.row > 1 && filled({ ...columns, row: region.row - 1, rows: 1 })) {
      region.row--;
      region.rows++;
      grown = true;
    }
    if (filled({ ...columns, row: region.row + region.rows, rows: 1 })) {
      region.rows++;
      grown = true;
    }
    const rows = { row: region.row, rows: region.rows };
    if (region.column > 1 && filled({ ...rows, column: region.column - 1, columns: 1 })) {
      region.column--;
      region.columns++;
      grown = true;
    }
    if (filled({ ...rows, column: region.column + region.columns, columns: 1 })) {
      region.columns++;
      grown = true;
    }
  }
  return region;
}
