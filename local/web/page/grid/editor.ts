import { columnLetters } from '../../../world/workbook/a1';
import { h } from '../elements';
import { Signal } from '../signal';
import { say } from '../words';
import type { Acts } from './acts';
import { ChoiceList } from './choice-list';
import type { Grid } from './grid';
import { fontOf, lineHeight } from './looks';

/** How the entry was begun: by typing, which the arrows end, or by opening the cell, in which they move the caret. */
type Mode = 'typing' | 'editing';

/** The cell that is being written in. */
export class Editor {
  /** the text changes while it is written; undefined: nothing is being written */
  readonly text = new Signal<string | undefined>();
  private readonly input = h('textarea', {
    class: 'editor',
    rows: 1,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  private place?: { row: number; column: number };
  private mode: Mode = 'editing';
  private choices?: ChoiceList;

  constructor(
    private readonly grid: Grid,
    private readonly acts: Acts,
  ) {
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('input', () => this.written());
    this.input.addEventListener('blur', () => void this.commit());
    grid.scroller.addEventListener('scroll', () => this.place && this.put(), { passive: true });
  }

  get isOpen(): boolean {
    return this.place !== undefined;
  }

  /** @param text begins a new entry; without it the cell's content is edited */
  open(text?: string): void {
    const { row, column } = this.grid.selection.active;
    const cell = this.grid.book.cell(this.grid.sheetId, row, column);
    if (cell.style.validation?.type === 'CHECKBOX' && text === undefined) return void this.tick();
    this.grid.reveal(row, column);
    this.place = { row, column };
    this.mode = text === undefined ? 'editing' : 'typing';
    this.input.value = text ?? this.grid.book.editable(cell);
    this.input.setAttribute('aria-label', say('content', { cell: columnLetters(column) + row }));
    this.input.style.font = fontOf(cell.style);
    this.input.style.lineHeight = `${lineHeight(cell.style)}px`;
    this.input.style.textAlign = typeof cell.value === 'number' && text === undefined ? 'right' : 'left';
    this.grid.element.append(this.input);
    this.put();
    this.input.focus({ preventScroll: true });
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    void this.offerChoices(text !== undefined);
    this.text.tell(this.input.value);
  }

  /** Ticks or unticks the active cell. */
  async tick(): Promise<void> {
    const { row, column } = this.grid.selection.active;
    const { value, style } = this.grid.book.cell(this.grid.sheetId, row, column);
    const { values } = style.validation!;
    const [ticked = true, unticked = values.length ? '' : false] = values as (string | boolean)[];
    const next = value === ticked ? unticked : ticked;
    await this.acts.type(row, column, next);
  }

  /** Enters what was written. */
  async commit(): Promise<boolean> {
    const { place } = this;
    if (!place) return true;
    const value = this.input.value;
    this.leave();
    return this.acts.type(place.row, place.column, value);
  }

  cancel(): void {
    this.leave();
    this.grid.scroller.focus({ preventScroll: true });
  }

  private leave(): void {
    this.place = undefined;
    this.choices?.close();
    this.choices = undefined;
    this.input.remove();
    this.text.tell(undefined);
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    if (this.choices?.key(event)) return;
    const { selection } = this.grid;
    const finish = (dimension: 'rows' | 'columns', by: 1 | -1) => {
      event.preventDefault();
      void this.commit();
      this.grid.scroller.focus({ preventScroll: true });
      selection.step(dimension, by);
    };
    const arrows = this.mode === 'typing' && !event.shiftKey;
    if (event.key === 'Enter' && (event.altKey || event.ctrlKey || event.metaKey)) this.breakLine(event);
    else if (event.key === 'Enter') finish('rows', event.shiftKey ? -1 : 1);
    else if (event.key === 'Tab') finish('columns', event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.cancel();
    else if (event.key === 'F2') this.mode = this.mode === 'typing' ? 'editing' : 'typing';
    else if (arrows && event.key === 'ArrowDown') finish('rows', 1);
    else if (arrows && event.key === 'ArrowUp') finish('rows', -1);
    else if (arrows && event.key === 'ArrowRight') finish('columns', 1);
    else if (arrows && event.key === 'ArrowLeft') finish('columns', -1);
  }

  private breakLine(event: KeyboardEvent): void {
    event.preventDefault();
    this.input.setRangeText('\n', this.input.selectionStart, this.input.selectionEnd, 'end');
    this.written();
  }

  private written(): void {
    this.put();
    this.choices?.narrow(this.input.value);
    this.text.tell(this.input.value);
  }

  /** Over its cell, and as much larger as the text needs. */
  private put(): void {
    const cell = this.grid.cellElement(this.place!.row, this.place!.column);
    const { input } = this;
    input.hidden = !cell;
    if (!cell) return;
    const box = cell.getBoundingClientRect();
    const frame = this.grid.element.getBoundingClientRect();
    input.style.left = `${box.left - frame.left}px`;
    input.style.top = `${box.top - frame.top}px`;
    input.style.minWidth = `${box.width}px`;
    input.style.minHeight = `${box.height}px`;
    input.style.maxWidth = `${Math.max(box.width, Math.min(480, frame.right - box.left - 20))}px`;
    input.style.maxHeight = `${Math.max(box.height, frame.bottom - box.top - 20)}px`;
    input.style.height = 'auto';
    input.style.width = `${box.width}px`;
    if (input.scrollWidth > input.clientWidth) input.style.width = `${input.scrollWidth + 8}px`;
    input.style.height = `${input.scrollHeight + 2}px`;
  }

  private async offerChoices(narrowed: boolean): Promise<void> {
    const place = this.place!;
    const list = await ChoiceList.of(this.grid, place);
    if (!list || this.place !== place) return;
    this.choices = list;
    list.open(this.input, (choice) => {
      this.input.value = choice;
      void this.commit();
      this.grid.scroller.focus({ preventScroll: true });
    });
    if (narrowed) list.narrow(this.input.value);
  }
}
