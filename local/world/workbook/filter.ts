import type { Handlers } from '../execution';
import type { Rect } from './a1';
import { meets } from './criteria';
import { sortRange } from './sort';
import { type FilterCriteriaState, type FilterState, type SheetState, storable } from './state';
import type { Workbook } from './workbook';

export function createFilter(book: Workbook, sheet: SheetState, range: Rect): void {
  if (sheet.filter) throw new Error("You can't create a filter in a sheet that already has a filter.");
  sheet.filter = { range, criteria: {} };
  book.changed(sheet, range, 'structure');
}

export function removeFilter(book: Workbook, sheet: SheetState): void {
  const { range } = filterOf(sheet);
  sheet.filter = null;
  book.changed(sheet, range, 'structure');
}

/** Sorts what is below the filter's header row. */
export function sortFilter(book: Workbook, sheet: SheetState, column: number, ascending: boolean): void {
  const { range } = filterOf(sheet);
  if (range.rows > 1)
    sortRange(book, sheet, { ...range, row: range.row + 1, rows: range.rows - 1 }, [{ column, ascending }]);
}

/** @param criteria null shows all rows again */
export function setFilterCriteria(
  book: Workbook,
  sheet: SheetState,
  column: number,
  criteria: FilterCriteriaState | null,
): void {
  const filter = filterOf(sheet);
  if (column < filter.range.column || column >= filter.range.column + filter.range.columns)
    throw new Error('The column position is outside the range of the filter.');
  if (criteria) filter.criteria[column] = storable(criteria);
  else delete filter.criteria[column];
  book.changed(sheet, filter.range, 'structure');
}

/** Whether the sheet's filter hides a row. */
export function isHiddenByFilter(book: Workbook, sheet: SheetState, row: number): boolean {
  const { filter } = sheet;
  if (!filter || row <= filter.range.row || row >= filter.range.row + filter.range.rows) return false;
  return Object.entries(filter.criteria).some(([column, criteria]) =>
    hides(book, sheet, row, Number(column), criteria),
  );
}

function hides(
  book: Workbook,
  sheet: SheetState,
  row: number,
  column: number,
  criteria: FilterCriteriaState,
): boolean {
  const { value, style, extra } = book.grid(sheet).cell(row, column);
  const cell = book.candidate(value, style, extra);
  if (criteria.hiddenValues?.includes(cell.shown)) return true;
  if (criteria.visibleValues?.length && !criteria.visibleValues.includes(cell.shown)) return true;
  return !!criteria.condition && meets(criteria.condition, cell, book.surroundings()) === false;
}

function filterOf(sheet: SheetState): FilterState {
  if (!sheet.filter) throw new Error('The sheet has no filter.');
  return sheet.filter;
}

export function filterHandlers(book: Workbook): Handlers {
  return {
    'Sheet.getFilter': (_, sheetId: number) => !!book.at(sheetId).filter,
    'Range.createFilter': (_, sheetId: number, rect: Rect) => createFilter(book, book.at(sheetId), rect),
    'Filter.getRange': (_, sheetId: number) => filterOf(book.at(sheetId)).range,
    'Filter.remove': (_, sheetId: number) => removeFilter(book, book.at(sheetId)),
    'Filter.sort': (_, sheetId: number, column: number, ascending: boolean) =>
      sortFilter(book, book.at(sheetId), column, ascending),
    'Filter.getColumnFilterCriteria': (_, sheetId: number, column: number) =>
      filterOf(book.at(sheetId)).criteria[column] ?? null,
    'Filter.setColumnFilterCriteria': (
      _,
      sheetId: number,
      column: number,
      criteria: FilterCriteriaState | null,
    ) => setFilterCriteria(book, book.at(sheetId), column, criteria),
    'Filter.removeColumnFilterCriteria': (_, sheetId: number, column: number) =>
      setFilterCriteria(book, book.at(sheetId), column, null),
    'Sheet.isRowHiddenByFilter': (_, sheetId: number, row: number) =>
      isHiddenByFilter(book, book.at(sheetId), row),
  };
}
