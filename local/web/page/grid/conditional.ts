import { meets, type Surroundings } from '../../../world/workbook/criteria';
import { serialOf } from '../../../world/workbook/serial';
import type { TextStyleState } from '../../../world/workbook/state';
import type { ConditionalFormatView, SheetView } from '../../sheet-view';
import type { Book, Cell } from '../book';
import { between } from './colour';

export type ConditionalLook = TextStyleState & { background?: string };

/** The conditional formats of a sheet, ready to be asked cell by cell. */
export class ConditionalFormats {
  private readonly byColumn = new Map<number, ConditionalFormatView[]>();
  private readonly around: Surroundings;

  constructor(
    private readonly book: Book,
    private readonly sheet: SheetView,
  ) {
    this.around = {
      today: book.view.today,
      serial: ({ $date }) => serialOf($date, book.view.timeZone),
      shown: () => [],
    };
  }

  /** The first rule that holds colours the cell. */
  lookOf(cell: Cell, row: number, column: number): ConditionalLook | undefined {
    if (cell.value === null) return undefined;
    for (const rule of this.rulesOf(column)) {
      if (!rule.ranges.some(({ rect }) => row >= rect.row && row < rect.row + rect.rows)) continue;
      if (rule.gradient) {
        if (typeof cell.value === 'number') return { background: between(rule.gradient, cell.value) };
        continue;
      }
      const candidate = { value: cell.value, shown: this.book.shown(cell), isDate: this.book.isDate(cell) };
      if (rule.condition && meets(rule.condition, candidate, this.around)) return rule.style;
    }
    return undefined;
  }

  private rulesOf(column: number): ConditionalFormatView[] {
    let rules = this.byColumn.get(column);
    if (!rules) {
      rules = this.sheet.conditionalFormats.filter(({ ranges }) =>
        ranges.some(({ rect }) => column >= rect.column && column < rect.column + rect.columns),
      );
      this.byColumn.set(column, rules);
    }
    return rules;
  }
}
