import type { SheetView } from '../../sheet-view';
import type { Arrived, Book } from '../book';
import { h } from '../elements';
import { themeChanged } from '../shell/theme';
import { Signal } from '../signal';
import { say } from '../words';
import { Axis } from './axis';
import { drawCharts } from './charts';
import { drawColumnHeader, filterButton } from './column-header';
import { ConditionalFormats } from './conditional';
import { drawCell } from './draw-cell';
import { Flashes } from './flashes';
import { makeStyleClasses } from './looks';
import { isOverflowing, roomToTheRight } from './overflow';
import { DEFAULT_ROW_HEIGHT, heightOf } from './row-height';
import { Selection } from './selection';

export const DEFAULT_COLUMN_WIDTH = 100;
export const ROW_NUMBER_WIDTH = 46;
export const LETTERS_HEIGHT = 24;

/** Drawn beyond the edges of what is seen, so that scrolling finds something there. Rows; pixels. */
const ROWS_BEYOND = 8;
const PIXELS_BEYOND = 240;
const SPARE_PIXELS = 60;
const ROWS_AHEAD = 150;

/**
 * One sheet as a table of which only what is seen exists: rows are laid out by their heights along one long canvas;
 * row numbers, frozen rows and columns stick to the edges.
 */
export class Grid {
  readonly element = h('div', { class: 'grid' });
  readonly scroller = h('div', {
    class: 'scroller',
    role: 'grid',
    tabIndex: 0,
    'aria-multiselectable': 'true',
  });
  readonly selection = new Selection(this);
  /** another sheet is shown, or its view has changed */
  readonly shown = new Signal();
  sheetId = 0;
  rows = new Axis(0, () => 0);
  columns = new Axis(0, () => 0);
  private readonly canvas = h('div', { class: 'canvas', role: 'presentation' });
  private readonly letters = h('div', { class: 'letters', role: 'row' });
  private readonly frozen = h('div', { class: 'frozen', role: 'presentation' });
  private readonly body = h('div', { class: 'body', role: 'rowgroup' });
  private readonly charts = h('div', { class: 'charts', role: 'presentation' });
  private readonly drawn = new Map<number, HTMLElement>();
  private readonly flashes = new Flashes();
  private readonly places = new Map<number, { top: number; left: number }>();
  /** heights of rows and widths of columns as they were measured, by sheet */
  private readonly measured = new Map<number, Map<number, number>>();
  private readonly widths = new Map<number, string>();
  private conditional!: ConditionalFormats;
  private window = { first: 1, last: 0 };
  private planned = false;
  /** the cell that was asked to be in sight, until somebody scrolls: rows that come may push it away */
  private target?: { row: number; column: number };

  constructor(readonly book: Book) {
    const head = h('div', { class: 'head', role: 'rowgroup' }, this.letters, this.frozen);
    this.canvas.append(head, this.body, this.charts);
    this.scroller.append(this.canvas);
    this.element.append(this.scroller);
    this.scroller.addEventListener('scroll', () => this.plan(), { passive: true });
    for (const moves of ['wheel', 'pointerdown', 'touchmove'])
      this.scroller.addEventListener(moves, () => (this.target = undefined), { passive: true });
    new ResizeObserver(() => this.plan()).observe(this.scroller);
    book.changed.on(() => this.renew());
    book.arrived.on((arrived) => this.take(arrived));
    book.outdated.on((sheetId) => sheetId === this.sheetId && this.plan());
    themeChanged.on(() => this.renew());
    this.selection.changed.on(() => this.markSelection());
  }

  get sheet(): SheetView {
    return this.book.sheet(this.sheetId)!;
  }

  get frozenHeight(): number {
    return this.rows.end(this.sheet.frozenRows);
  }

  get frozenWidth(): number {
    return this.columns.end(this.sheet.frozenColumns);
  }

  show(sheetId: number): void {
    if (sheetId !== this.sheetId) {
      const { scrollTop: top, scrollLeft: left } = this.scroller;
      this.places.set(this.sheetId, { top, left });
      this.sheetId = sheetId;
      this.selection.restore(sheetId);
    }
    this.renew();
    const place = this.places.get(sheetId);
    this.scroller.scrollTo(place?.left ?? 0, place?.top ?? 0);
  }

  /** Everything is laid out and drawn again. */
  renew(): void {
    const { sheet, book } = this;
    if (!sheet) return;
    makeStyleClasses(book.view.styles);
    this.conditional = new ConditionalFormats(book, sheet);
    const hidden = new Set(sheet.hiddenRows);
    const heights = this.measured.get(sheet.id) ?? new Map<number, number>();
    this.measured.set(sheet.id, heights);
    this.rows = new Axis(sheet.rowCount, (row) =>
      hidden.has(row) ? 0 : (sheet.rowHeights[row] ?? heights.get(row) ?? DEFAULT_ROW_HEIGHT),
    );
    this.columns = new Axis(sheet.columnCount, (column) => {
      const state = sheet.columns[column - 1];
      return state?.hidden ? 0 : (state?.width ?? DEFAULT_COLUMN_WIDTH);
    });
    this.remeasure(heights);
    this.scroller.setAttribute('aria-label', say('grid', { sheet: sheet.name }));
    this.scroller.setAttribute('aria-rowcount', String(sheet.rowCount));
    this.scroller.setAttribute('aria-colcount', String(sheet.columnCount));
    drawCharts(this.charts, this);
    this.selection.stayInside();
    this.redraw();
    this.shown.tell();
  }

  /** Draws again what is seen, at once. */
  redraw(): void {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.window = { first: 1, last: 0 };
    this.draw();
  }

  /** Draws at the next frame. */
  plan(): void {
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      if (this.sheet) this.draw();
    });
  }

  /** The element of a cell, if it is drawn. */
  cellElement(row: number, column: number): HTMLElement | undefined {
    const within = row <= this.sheet.frozenRows ? this.frozen : this.drawn.get(row);
    return within?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? undefined;
  }

  /** Scrolls as little as brings a cell into sight. */
  reveal(row: number, column: number): void {
    this.sizeCanvas();
    const { scroller, rows, columns, sheet } = this;
    if (row > sheet.frozenRows) {
      const height = scroller.clientHeight - LETTERS_HEIGHT;
      const top = rows.start(row) - this.frozenHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (rows.end(row) > scroller.scrollTop + height) scroller.scrollTop = rows.end(row) - height;
    }
    if (column > sheet.frozenColumns) {
      const width = scroller.clientWidth - ROW_NUMBER_WIDTH;
      const left = columns.start(column) - this.frozenWidth;
      if (left < scroller.scrollLeft) scroller.scrollLeft = left;
      else if (columns.end(column) > scroller.scrollLeft + width)
        scroller.scrollLeft = columns.end(column) - width;
    }
    this.target = { row, column };
    this.draw();
  }

  private draw(): void {
    const { scroller, rows, sheet } = this;
    this.sizeCanvas();
    this.drawColumns();
    const top = scroller.scrollTop + this.frozenHeight;
    const bottom = scroller.scrollTop + scroller.clientHeight;
    const first = Math.max(sheet.frozenRows + 1, rows.at(top) - ROWS_BEYOND);
    const last = Math.min(sheet.rowCount, rows.at(bottom) + ROWS_BEYOND);
    this.book.need(sheet.id, Math.max(1, first - ROWS_AHEAD), Math.min(sheet.rowCount, last + ROWS_AHEAD));
    if (sheet.frozenRows > 0) this.book.need(sheet.id, 1, sheet.frozenRows);
    for (const [row, element] of this.drawn)
      if (row < first || row > last) {
        element.remove();
        this.drawn.delete(row);
      }
    for (let row = first; row <= last; row++) {
      if (rows.size(row) === 0 || this.drawn.has(row)) continue;
      const element = this.drawRow(row);
      this.drawn.set(row, element);
      this.body.append(element);
    }
    for (const [row, element] of this.drawn) element.style.top = `${LETTERS_HEIGHT + rows.start(row)}px`;
    this.markSelection();
  }

  /** What is beyond the canvas cannot be scrolled to. */
  private sizeCanvas(): void {
    this.canvas.style.width = `${ROW_NUMBER_WIDTH + this.columns.total + SPARE_PIXELS}px`;
    this.canvas.style.height = `${LETTERS_HEIGHT + this.rows.total + SPARE_PIXELS}px`;
  }

  /** The columns that are seen; when these change, all rows are drawn anew. */
  private drawColumns(): void {
    const { scroller, columns, sheet } = this;
    const left = scroller.scrollLeft + this.frozenWidth - PIXELS_BEYOND;
    const right = scroller.scrollLeft + scroller.clientWidth + PIXELS_BEYOND;
    const first = Math.max(sheet.frozenColumns + 1, columns.at(left));
    const last = Math.min(sheet.columnCount, columns.at(right));
    if (first === this.window.first && last === this.window.last) return;
    this.window = { first, last };
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.letters.replaceChildren(
      h('div', { class: 'corner', role: 'presentation' }),
      ...this.lane((column) => drawColumnHeader(this, column)),
    );
    this.drawFrozen();
  }

  private drawFrozen(): void {
    const numbers = Array.from({ length: this.sheet.frozenRows }, (_, index) => index + 1);
    this.frozen.replaceChildren(
      ...numbers.filter((row) => this.rows.size(row) > 0).map((row) => this.drawRow(row)),
    );
  }

  private drawRow(row: number): HTMLElement {
    const height = this.rows.size(row);
    const number = h('div', { class: 'row-number', role: 'rowheader', 'data-row-number': row }, row);
    if (row > 1 && this.rows.size(row - 1) === 0) number.classList.add('after-hidden');
    const line = h('div', { class: 'row', role: 'row', 'aria-rowindex': row }, number);
    line.append(...this.lane((column) => this.drawCell(row, column)));
    line.style.height = `${height}px`;
    if (!this.book.row(this.sheetId, row)?.values.some((value) => value !== null))
      line.classList.add('blank');
    return line;
  }

  /** The frozen columns, a gap for what is not seen, and the columns that are. */
  private lane(draw: (column: number) => HTMLElement): HTMLElement[] {
    const { columns, sheet, window } = this;
    const parts: HTMLElement[] = [];
    const add = (column: number) => {
      if (columns.size(column) === 0) return;
      const part = draw(column);
      part.style.width = `${columns.size(column)}px`;
      parts.push(part);
      return part;
    };
    for (let column = 1; column <= sheet.frozenColumns; column++) {
      const part = add(column);
      if (!part) continue;
      part.classList.add('sticky');
      part.style.left = `${ROW_NUMBER_WIDTH + columns.start(column)}px`;
      if (column === sheet.frozenColumns) part.classList.add('last-frozen');
    }
    const gap = columns.start(window.first) - this.frozenWidth;
    if (gap > 0) {
      const spacer = h('div', { class: 'spacer', role: 'presentation' });
      spacer.style.width = `${gap}px`;
      parts.push(spacer);
    }
    for (let column = window.first; column <= window.last; column++) add(column);
    return parts;
  }

  private drawCell(row: number, column: number): HTMLElement {
    const { book, sheet } = this;
    const merge = sheet.merges.find(
      (rect) =>
        row >= rect.row &&
        row < rect.row + rect.rows &&
        column >= rect.column &&
        column < rect.column + rect.columns,
    );
    const own = !merge || (merge.row === row && merge.column === column);
    const cell = own
      ? book.cell(sheet.id, row, column)
      : { ...book.cell(sheet.id, row, column), value: null };
    const element = drawCell(book, cell, row, column, this.conditional.lookOf(cell, row, column));
    const text = element.querySelector<HTMLElement>('.text');
    const room = merge
      ? this.columns.end(merge.column + merge.columns - 1) - this.columns.start(column)
      : text && isOverflowing(cell)
        ? roomToTheRight(this, row, column)
        : 0;
    if (text && room > this.columns.size(column)) {
      element.classList.add('over');
      text.style.maxWidth = `${room - 8}px`;
    }
    if (this.isFilterHeader(row, column))
      element.append(filterButton(column, !!sheet.filter?.criteria[column]));
    this.flashes.mark(element, this.sheetId, row, column);
    return element;
  }

  private isFilterHeader(row: number, column: number): boolean {
    const range = this.sheet.filter?.range;
    return !!range && row === range.row && column >= range.column && column < range.column + range.columns;
  }

  private take({ sheetId, from, count, changed }: Arrived): void {
    if (sheetId !== this.sheetId || !this.sheet) return;
    this.flashes.add(sheetId, changed);
    const anchor = this.rows.at(this.scroller.scrollTop + this.frozenHeight);
    const before = this.rows.start(anchor);
    const resized = this.measure(from, from + count - 1);
    this.sizeCanvas();
    const shift = this.rows.start(anchor) - before;
    // What stands above grew or shrank: what is seen stays where it is.
    if (shift !== 0 && this.scroller.scrollTop > 0) this.scroller.scrollTop += shift;
    for (const [row, element] of this.drawn) {
      if (!resized && (row < from || row >= from + count)) continue;
      element.remove();
      this.drawn.delete(row);
    }
    if (from <= this.sheet.frozenRows) this.drawFrozen();
    if (this.target && resized) this.reveal(this.target.row, this.target.column);
    else this.draw();
  }

  /** Other widths break lines elsewhere. */
  private remeasure(heights: Map<number, number>): void {
    const { sheet, columns } = this;
    const widths = Array.from({ length: sheet.columnCount }, (_, index) => columns.size(index + 1)).join(' ');
    if (this.widths.get(sheet.id) === widths) return;
    this.widths.set(sheet.id, widths);
    heights.clear();
    this.measure(1, sheet.lastRow);
  }

  /** Heights of rows that have come. Returns whether one has changed. */
  private measure(from: number, to: number): boolean {
    const { sheet, rows, columns, book } = this;
    const heights = this.measured.get(sheet.id)!;
    let resized = false;
    for (let row = from; row <= Math.min(to, sheet.rowCount); row++) {
      if (!book.isLoaded(sheet.id, row) || rows.size(row) === 0 || sheet.rowHeights[row]) continue;
      const height = heightOf(book, sheet, row, columns);
      heights.set(row, height);
      if (rows.resize(row, height)) resized = true;
    }
    return resized;
  }

  private markSelection(): void {
    const { active, contains } = this.selection;
    for (const cell of this.canvas.querySelectorAll<HTMLElement>('.cell')) {
      const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
      const isActive = row === active.row && column === active.column;
      cell.classList.toggle('active', isActive);
      const selected = contains(row, column);
      cell.classList.toggle('selected', selected && !isActive);
      cell.setAttribute('aria-selected', String(selected));
    }
    for (const header of this.canvas.querySelectorAll<HTMLElement>('.column-header, .row-number')) {
      const { column, rowNumber } = header.dataset;
      header.classList.toggle(
        'chosen',
        column ? this.selection.spansColumn(Number(column)) : this.selection.spansRow(Number(rowNumber)),
      );
    }
    const there = this.cellElement(active.row, active.column);
    if (there) this.scroller.setAttribute('aria-activedescendant', there.id);
    else this.scroller.removeAttribute('aria-activedescendant');
  }
}
