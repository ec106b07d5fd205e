import { Signal } from '../signal';
import type { Grid } from './grid';

export interface Place {
  row: number;
  column: number;
}

/** The active cell and the rectangle around it that is selected, of each sheet. */
export class Selection {
  readonly changed = new Signal();
  active: Place = { row: 1, column: 1 };
  /** the corner across from the active cell */
  corner: Place = { row: 1, column: 1 };
  private readonly kept = new Map<number, { active: Place; corner: Place }>();

  constructor(private readonly grid: Grid) {}

  restore(sheetId: number): void {
    const kept = this.kept.get(sheetId);
    this.active = kept?.active ?? { row: 1, column: 1 };
    this.corner = kept?.corner ?? { ...this.active };
  }

  /** The selected rectangle. */
  get rect(): { row: number; column: number; lastRow: number; lastColumn: number } {
    const { active, corner } = this;
    return {
      row: Math.min(active.row, corner.row),
      column: Math.min(active.column, corner.column),
      lastRow: Math.max(active.row, corner.row),
      lastColumn: Math.max(active.column, corner.column),
    };
  }

  get isOneCell(): boolean {
    return this.active.row === this.corner.row && this.active.column === this.corner.column;
  }

  readonly contains = (row: number, column: number): boolean =>
    this.spansRow(row) && this.spansColumn(column);

  spansRow(row: number): boolean {
    const { rect } = this;
    return row >= rect.row && row <= rect.lastRow;
  }

  spansColumn(column: number): boolean {
    const { rect } = this;
    return column >= rect.column && column <= rect.lastColumn;
  }

  choose(row: number, column: number, corner: Place = { row, column }): void {
    this.active = { row, column };
    this.corner = corner;
    this.tell();
  }

  /** Takes the far corner elsewhere. */
  extend(row: number, column: number): void {
    this.corner = { row, column };
    this.tell();
  }

  chooseRow(row: number): void {
    this.choose(row, 1, { row, column: this.grid.sheet.columnCount });
  }

  chooseColumn(column: number): void {
    this.choose(1, column, { row: this.grid.sheet.rowCount, column });
  }

  chooseAll(): void {
    const { lastRow, lastColumn } = this.grid.sheet;
    this.choose(1, 1, { row: Math.max(1, lastRow), column: Math.max(1, lastColumn) });
  }

  /** One cell on, over hidden ones. @param extending moves the far corner only */
  step(dimension: 'rows' | 'columns', by: 1 | -1, extending = false, count = 1): void {
    const from = extending ? this.corner : this.active;
    const axis = this.grid[dimension];
    const next = { ...from };
    for (let step = 0; step < count; step++)
      if (dimension === 'rows') next.row = axis.step(next.row, by);
      else next.column = axis.step(next.column, by);
    this.goTo(next, extending);
  }

  /** As Ctrl and an arrow: to the edge of what is filled, or on to the next that is. */
  jump(dimension: 'rows' | 'columns', by: 1 | -1, extending = false): void {
    const { sheet, book } = this.grid;
    const axis = this.grid[dimension];
    const last = dimension === 'rows' ? sheet.lastRow : sheet.lastColumn;
    const from = extending ? this.corner : this.active;
    const at = (number: number) =>
      dimension === 'rows' ? { ...from, row: number } : { ...from, column: number };
    const filled = (number: number) => {
      const place = at(number);
      return book.cell(sheet.id, place.row, place.column).value !== null;
    };
    const start = dimension === 'rows' ? from.row : from.column;
    let here = axis.step(start, by);
    const run = filled(start) && filled(here);
    while (here !== axis.step(here, by) && here <= Math.max(last, start)) {
      const next = axis.step(here, by);
      if (run ? !filled(next) : filled(here)) break;
      here = next;
    }
    this.goTo(at(here), extending);
  }

  goTo(place: Place, extending = false): void {
    if (extending) this.extend(place.row, place.column);
    else this.choose(place.row, place.column);
    this.grid.reveal(place.row, place.column);
  }

  stayInside(): void {
    const { rowCount, columnCount } = this.grid.sheet;
    const inside = ({ row, column }: Place) => ({
      row: Math.min(row, rowCount),
      column: Math.min(column, columnCount),
    });
    this.active = inside(this.active);
    this.corner = inside(this.corner);
  }

  private tell(): void {
    this.kept.set(this.grid.sheetId, { active: this.active, corner: this.corner });
    this.changed.tell();
  }
}
