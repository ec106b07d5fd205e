import type { Rect } from './a1';
import type { CellValue } from './display';
import type { ColumnState, Extra, RowState, SheetState } from './state';

/** All that one cell holds. */
export interface Cell {
  value: CellValue;
  style: number;
  extra?: Extra;
}

/** The cells of one sheet. Rows and columns are counted from 1; rows exist only once something is in them. */
export class Grid {
  constructor(readonly sheet: SheetState) {}

  /** One result a cell, row by row. */
  map<T>(
    rect: Rect,
    read: (value: CellValue, style: number, extra: Extra | undefined, row: number, column: number) => T,
  ): T[][] {
    const result: T[][] = new Array(rect.rows);
    for (let r = 0; r < rect.rows; r++) {
      const row = this.sheet.rows[rect.row - 1 + r];
      const line: T[] = new Array(rect.columns);
      for (let c = 0; c < rect.columns; c++) {
        const index = rect.column - 1 + c;
        line[c] = read(
          row?.values[index] ?? null,
          row?.styles[index] ?? 0,
          row?.extras?.[index],
          rect.row + r,
          rect.column + c,
        );
      }
      result[r] = line;
    }
    return result;
  }

  each(rect: Rect, visit: (row: RowState, column: number, rowNumber: number) => void): void {
    for (let r = rect.row; r < rect.row + rect.rows; r++) {
      const row = this.sheet.rows[r - 1];
      if (row) for (let c = rect.column; c < rect.column + rect.columns; c++) visit(row, c, r);
    }
  }

  cell(row: number, column: number): Cell {
    const state = this.sheet.rows[row - 1];
    const extra = state?.extras?.[column - 1];
    return {
      value: state?.values[column - 1] ?? null,
      style: state?.styles[column - 1] ?? 0,
      ...(extra && { extra }),
    };
  }

  put(row: number, column: number, cell: Cell): void {
    this.setValue(row, column, cell.value);
    this.setStyle(row, column, cell.style);
    this.setExtra(row, column, () => cell.extra);
  }

  setValue(row: number, column: number, value: CellValue): void {
    const values = value === null ? this.sheet.rows[row - 1]?.values : this.row(row).values;
    if (!values || (value === null && values.length < column)) return;
    while (values.length < column) values.push(null);
    values[column - 1] = value;
  }

  setStyle(row: number, column: number, style: number): void {
    const styles = style === 0 ? this.sheet.rows[row - 1]?.styles : this.row(row).styles;
    if (!styles || (style === 0 && styles.length < column)) return;
    while (styles.length < column) styles.push(0);
    styles[column - 1] = style;
  }

  /** Changes what only few cells have; an extra without properties is dropped. */
  setExtra(row: number, column: number, change: (extra: Extra) => Extra | undefined): void {
    const state = this.sheet.rows[row - 1];
    const next = change({ ...state?.extras?.[column - 1] });
    const kept = next && Object.entries(next).filter(([, value]) => value !== undefined && value !== '');
    if (kept?.length) {
      const target = this.row(row);
      target.extras ??= {};
      target.extras[column - 1] = Object.fromEntries(kept);
    } else if (state?.extras) {
      delete state.extras[column - 1];
      if (Object.keys(state.extras).length === 0) delete state.extras;
    }
  }

  restyle(rect: Rect, change: (style: number, row: number, column: number) => number): void {
    for (let r = rect.row; r < rect.row + rect.rows; r++)
      for (let c = rect.column; c < rect.column + rect.columns; c++)
        this.setStyle(r, c, change(this.sheet.rows[r - 1]?.styles[c - 1] ?? 0, r, c));
  }

  /** The row to write into, made if nothing was in it. */
  row(row: number): RowState {
    const { rows } = this.sheet;
    while (rows.length < row) rows.push(null);
    rows[row - 1] ??= { values: [], styles: [] };
    return rows[row - 1]!;
  }

  column(column: number): ColumnState {
    const { columns } = this.sheet;
    while (columns.length < column) columns.push(null);
    columns[column - 1] ??= {};
    return columns[column - 1]!;
  }

  /** Number of the last row that has content; 0 when the sheet is empty. */
  lastRow(): number {
    const { rows } = this.sheet;
    for (let r = rows.length; r > 0; r--) if (lastFilled(rows[r - 1]) > 0) return r;
    return 0;
  }

  /** Number of the last column that has content; 0 when the sheet is empty. */
  lastColumn(): number {
    return this.sheet.rows.reduce((last, row) => Math.max(last, lastFilled(row)), 0);
  }

  whole(): Rect {
    return { row: 1, column: 1, rows: this.sheet.rowCount, columns: this.sheet.columnCount };
  }

  /** From A1 to the last content; A1 alone when there is none. */
  dataRange(): Rect {
    return { row: 1, column: 1, rows: Math.max(1, this.lastRow()), columns: Math.max(1, this.lastColumn()) };
  }
}

function lastFilled(row: RowState | null | undefined): number {
  if (!row) return 0;
  for (let c = row.values.length; c > 0; c--) if (row.values[c - 1] !== null) return c;
  return 0;
}
