import type { ChangeNotice, Workbook } from '../world/workbook/workbook';

/** A page that has not asked for so many changes loads everything anew. */
const KEPT = 500;

/** The spreadsheet's changes, numbered, for pages that ask what is new to them. */
export class Changes {
  /** number of the newest change */
  last = 0;
  private readonly kept: (ChangeNotice & { number: number })[] = [];

  constructor(book: Workbook) {
    book.onChange((notice) => {
      this.kept.push({ ...notice, rect: { ...notice.rect }, number: ++this.last });
      if (this.kept.length > KEPT) this.kept.shift();
    });
  }

  /** What came after change `number`, joined by sheet and kind; `undefined`: too much has changed to tell. */
  since(number: number): ChangeNotice[] | undefined {
    if (number > this.last || number < this.last - KEPT) return undefined;
    const joined = new Map<string, ChangeNotice>();
    for (const { sheetId, rect, kind, number: own } of this.kept) {
      if (own <= number) continue;
      const key = `${sheetId} ${kind}`;
      const before = joined.get(key);
      joined.set(key, { sheetId, kind, rect: before ? around(before.rect, rect) : rect });
    }
    return [...joined.values()];
  }
}

/** The smallest rectangle that holds both. */
function around(a: ChangeNotice['rect'], b: ChangeNotice['rect']): ChangeNotice['rect'] {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}
