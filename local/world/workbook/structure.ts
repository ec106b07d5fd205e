import type { Rect } from './a1';
import type { RangeRef, RowState, SheetState, WorkbookState } from './state';
import type { Styles } from './styles';

/** A change of the grid itself. `at` is the first row or column concerned, counted from 1 before the change. */
export type Change =
  | { kind: 'insert'; dimension: Dimension; at: number; count: number; likeRowOrColumn?: number }
  | { kind: 'delete'; dimension: Dimension; at: number; count: number }
  | { kind: 'move'; dimension: Dimension; at: number; count: number; to: number };

export type Dimension = 'rows' | 'columns';

/**
 * Changes a sheet's grid; everything that is tied to rows or columns (formats, notes, named ranges, filters,
 * protections, charts, metadata …) goes along. Formulas keep their text: the local host does not calculate.
 */
export function restructure(state: WorkbookState, styles: Styles, sheet: SheetState, change: Change): void {
  const before = { rowCount: sheet.rowCount, columnCount: sheet.columnCount };
  if (change.dimension === 'rows') changeRows(sheet, change);
  else changeColumns(sheet, change);
  const size = change.dimension === 'rows' ? 'rowCount' : 'columnCount';
  if (change.kind === 'insert') sheet[size] += change.count;
  if (change.kind === 'delete') sheet[size] -= change.count;
  shiftAnchors(state, styles, sheet, change, before);
}

function changeRows(sheet: SheetState, change: Change): void {
  const model = change.kind === 'insert' ? sheet.rows[(change.likeRowOrColumn ?? 0) - 1] : undefined;
  const fresh = (): RowState | null =>
    model?.styles.some(Boolean) ? { values: [], styles: [...model.styles] } : null;
  if (change.kind === 'delete') sheet.frozenRows -= overlap(change.at, change.count, 1, sheet.frozenRows);
  rearrange(sheet.rows, change, fresh, null);
}

function changeColumns(sheet: SheetState, change: Change): void {
  const model = change.kind === 'insert' ? (change.likeRowOrColumn ?? 0) - 1 : -1;
  if (change.kind === 'delete')
    sheet.frozenColumns -= overlap(change.at, change.count, 1, sheet.frozenColumns);
  rearrange(
    sheet.columns,
    change,
    () => (sheet.columns[model]?.width ? { width: sheet.columns[model].width } : null),
    null,
  );
  for (const row of sheet.rows) {
    if (!row) continue;
    const style = row.styles[model] ?? 0;
    rearrange(row.values, change, () => null, null);
    rearrange(row.styles, change, () => style, 0);
    if (row.extras) {
      const extras = Object.entries(row.extras)
        .map(([index, extra]) => [shiftIndex(Number(index) + 1, change), extra] as const)
        .filter(([column]) => column !== undefined)
        .map(([column, extra]) => [column! - 1, extra]);
      row.extras = Object.fromEntries(extras);
    }
  }
}

/** Applies a change to a list that may be shorter than the grid. */
function rearrange<T>(list: T[], change: Change, fresh: () => T, empty: T): void {
  const index = change.at - 1;
  if (change.kind === 'insert') {
    const added = Array.from({ length: change.count }, fresh);
    if (index >= list.length && added.every((item) => item === empty)) return;
    while (list.length < index) list.push(empty);
    spliceIn(list, index, added);
  } else if (change.kind === 'delete') {
    list.splice(index, change.count);
  } else {
    while (list.length < Math.max(index + change.count, change.to - 1)) list.push(empty);
    const block = list.splice(index, change.count);
    spliceIn(list, targetOf(change) - 1, block);
  }
}

/** Without spreading thousands of rows over the call stack. */
function spliceIn<T>(list: T[], index: number, added: T[]): void {
  const tail = list.splice(index);
  for (const item of added) list.push(item);
  for (const item of tail) list.push(item);
}

/** Where the first moved row or column is after a move; `to` counts in the grid before it. */
function targetOf(change: { at: number; count: number; to: number }): number {
  return change.to > change.at ? change.to - change.count : change.to;
}

function overlap(a: number, aCount: number, b: number, bCount: number): number {
  return Math.max(0, Math.min(a + aCount, b + bCount) - Math.max(a, b));
}

/** The number that a row or column has after a change; undefined when it was deleted. */
export function shiftIndex(index: number, change: Change): number | undefined {
  return shiftSpan({ first: index, count: 1 }, change)?.first;
}

interface Span {
  first: number;
  count: number;
}

function shiftSpan({ first, count }: Span, change: Change): Span | undefined {
  const last = first + count - 1;
  if (change.kind === 'insert') {
    if (change.at <= first) return { first: first + change.count, count };
    return { first, count: change.at <= last ? count + change.count : count };
  }
  const lost = overlap(first, count, change.at, change.count);
  if (change.kind === 'move') {
    const target = targetOf(change);
    if (lost === count) return { first: first + target - change.at, count };
    const without = shiftSpan({ first, count }, { ...change, kind: 'delete' })!;
    return shiftSpan(without, {
      kind: 'insert',
      dimension: change.dimension,
      at: target,
      count: change.count,
    });
  }
  if (lost === count) return undefined;
  const before = overlap(1, first - 1, change.at, change.count);
  return { first: first - before, count: count - lost };
}

/** A range that runs down to the grid's last row grows with the grid, as an open-ended one does. */
function shiftRect(rect: Rect, change: Change, rowCount: number): Rect | undefined {
  if (change.dimension === 'columns') {
    const span = shiftSpan({ first: rect.column, count: rect.columns }, change);
    return span && { ...rect, column: span.first, columns: span.count };
  }
  const atEnd = change.kind === 'insert' && change.at === rowCount + 1;
  if (atEnd && rect.rows > 1 && rect.row + rect.rows - 1 === rowCount)
    return { ...rect, rows: rect.rows + change.count };
  const span = shiftSpan({ first: rect.row, count: rect.rows }, change);
  return span && { ...rect, row: span.first, rows: span.count };
}

function shiftAnchors(
  state: WorkbookState,
  styles: Styles,
  sheet: SheetState,
  change: Change,
  before: { rowCount: number },
): void {
  const shift = (rect: Rect) => shiftRect(rect, change, before.rowCount);
  const refs = (list: RangeRef[]) => list.map(shiftRef).filter((ref) => ref !== undefined);
  const shiftRef = (ref: RangeRef): RangeRef | undefined => {
    if (ref.sheetId !== sheet.id) return ref;
    const rect = shift(ref.rect);
    return rect && { ...ref, rect };
  };
  const rects = (list: Rect[]) => list.map(shift).filter((rect) => rect !== undefined);

  sheet.merges = rects(sheet.merges);
  sheet.conditionalFormats = sheet.conditionalFormats
    .map((rule) => ({ ...rule, ranges: refs(rule.ranges) }))
    .filter((rule) => rule.ranges.length > 0);
  sheet.protections = sheet.protections
    .map((protection) => ({
      ...protection,
      rect: protection.rect && (shift(protection.rect) ?? null),
      unprotected: rects(protection.unprotected),
    }))
    .filter((protection) => protection.kind === 'SHEET' || protection.rect);
  sheet.active = shift(sheet.active) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  shiftFilter(sheet, change, shift);
  for (const each of state.sheets) for (const chart of each.charts) chart.ranges = refs(chart.ranges);
  for (const { position } of sheet.charts) {
    const edge = change.dimension === 'rows' ? 'row' : 'column';
    position[edge] = shiftIndex(position[edge], change) ?? position[edge];
  }
  state.namedRanges = state.namedRanges
    .map(({ name, range }) => ({ name, range: shiftRef(range) }))
    .filter((named) => named.range !== undefined) as WorkbookState['namedRanges'];
  shiftMetadata(state, sheet, change);
  styles.rewriteRanges(shiftRef);
}

function shiftFilter(sheet: SheetState, change: Change, shift: (rect: Rect) => Rect | undefined): void {
  if (!sheet.filter) return;
  const range = shift(sheet.filter.range);
  if (!range) {
    sheet.filter = null;
    return;
  }
  sheet.filter.range = range;
  if (change.dimension === 'rows') return;
  const criteria = Object.entries(sheet.filter.criteria).map(
    ([column, each]) => [shiftIndex(Number(column), change), each] as const,
  );
  sheet.filter.criteria = Object.fromEntries(criteria.filter(([column]) => column !== undefined));
}

function shiftMetadata(state: WorkbookState, sheet: SheetState, change: Change): void {
  const type = change.dimension === 'rows' ? 'ROW' : 'COLUMN';
  state.metadata = state.metadata.filter(({ location }) => {
    if (location.type !== type || location.sheetId !== sheet.id) return true;
    const index = shiftIndex(location.index, change);
    if (index !== undefined) location.index = index;
    return index !== undefined;
  });
}
