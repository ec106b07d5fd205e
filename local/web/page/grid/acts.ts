import { columnLetters } from '../../../world/workbook/a1';
import type { PersonsAct } from '../../../world/workbook/person';
import { ask } from '../host';
import { tellProblem } from '../modal';
import type { Grid } from './grid';

/** Entries that can be taken back. */
const REMEMBERED = 50;

/** Each act without the sheet that it is done in. */
type Here<Act> = Act extends { sheet: string } ? Omit<Act, 'sheet'> : never;

/** What a cell held before somebody typed into it. */
interface Entry {
  sheet: string;
  a1: string;
  before: string;
}

/** What a person does in the sheet that is shown. A refusal is told in a dialog, in Sheets' words. */
export class Acts {
  private readonly done: Entry[] = [];

  constructor(private readonly grid: Grid) {}

  /** Types into a cell, and shows it at once. */
  async type(row: number, column: number, value: string | boolean): Promise<boolean> {
    const { book, sheetId, sheet } = this.grid;
    const cell = book.cell(sheetId, row, column);
    const before = book.editable(cell);
    if (before === value) return true;
    book.expect(sheetId, row, column, value === '' ? null : value);
    const a1 = columnLetters(column) + row;
    const entry = { sheet: sheet.name, a1, before };
    this.remember(entry);
    const ok = await this.put(sheet.name, a1, value);
    if (!ok) this.done.splice(this.done.indexOf(entry), 1);
    if (!ok) book.expect(sheetId, row, column, cell.value);
    return ok;
  }

  async clear(): Promise<void> {
    const { rect } = this.grid.selection;
    const { sheet, book, sheetId } = this.grid;
    if (this.grid.selection.isOneCell) return void (await this.type(rect.row, rect.column, ''));
    const last = {
      row: Math.min(rect.lastRow, Math.max(sheet.lastRow, rect.row)),
      column: Math.min(rect.lastColumn, Math.max(sheet.lastColumn, rect.column)),
    };
    const a1 = `${columnLetters(rect.column)}${rect.row}:${columnLetters(last.column)}${last.row}`;
    if (book.sheet(sheetId)) await this.put(sheet.name, a1, '');
  }

  /** Takes the last entry back. */
  async undo(): Promise<void> {
    const last = this.done.pop();
    if (last) await this.put(last.sheet, last.a1, last.before);
  }

  async act(act: Here<PersonsAct>): Promise<boolean> {
    return this.actAnywhere({ ...act, sheet: this.grid.sheet.name } as PersonsAct);
  }

  async actAnywhere(act: PersonsAct): Promise<boolean> {
    return attempt(() => ask('POST /api/workbook/act', act));
  }

  sort(column: number, ascending: boolean): Promise<boolean> {
    return this.act({ act: 'sort', column, ascending });
  }

  private put(sheet: string, a1: string, value: string | boolean): Promise<boolean> {
    return attempt(() => ask('PUT /api/cell', { sheet, a1, value }));
  }

  private remember(entry: Entry): void {
    this.done.push(entry);
    if (this.done.length > REMEMBERED) this.done.shift();
  }
}

async function attempt(perform: () => Promise<unknown>): Promise<boolean> {
  try {
    await perform();
    return true;
  } catch (error) {
    tellProblem((error as Error).message);
    return false;
  }
}
