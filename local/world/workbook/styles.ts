import { remember } from './remember';
import type { CellStyle, RangeRef } from './state';

/**
 * The styles of a workbook, each kept once: a cell holds the index of its style, so that a format on a whole
 * column costs one number a cell and changing it one look-up a style.
 */
export class Styles {
  private readonly ids = new Map<string, number>();

  /** @param list kept in place; index 0 is the default style */
  constructor(private readonly list: CellStyle[]) {
    if (list.length === 0) list.push({});
    this.index();
  }

  private index(): void {
    for (const [id, style] of this.list.entries()) this.ids.set(text(style), id);
  }

  get(id: number | undefined): CellStyle {
    return this.list[id ?? 0]!;
  }

  idOf(style: CellStyle): number {
    const key = text(style);
    return remember(this.ids, key, () => this.list.push(style) - 1);
  }

  /** The style with some properties changed; `undefined` takes a property back to its default. */
  changed(id: number, change: Partial<CellStyle>): number {
    return this.idOf(defined({ ...this.get(id), ...change }));
  }

  /** Lets validation rules that name a range follow it when rows or columns move; a range that is gone stays as it was. */
  rewriteRanges(shift: (range: RangeRef) => RangeRef | undefined): void {
    let rewritten = false;
    for (const { validation } of this.list) {
      validation?.values.forEach((value, index) => {
        if (!isRange(value)) return;
        const next = shift(value);
        if (!next || next === value) return;
        validation.values[index] = next;
        rewritten = true;
      });
    }
    if (!rewritten) return;
    this.ids.clear();
    this.index();
  }

  /** A function that makes one change, remembering what becomes of each style. */
  changer(change: (style: CellStyle) => CellStyle): (id: number) => number {
    const done = new Map<number, number>();
    return (id) => remember(done, id, () => this.idOf(defined(change(this.get(id)))));
  }
}

function defined(style: CellStyle): CellStyle {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}

function text(style: CellStyle): string {
  return JSON.stringify(Object.entries(style).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRange(value: unknown): value is RangeRef {
  return typeof value === 'object' && value !== null && 'sheetId' in value;
}
