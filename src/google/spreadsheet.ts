import type { Cell, Grid, PageLook } from '../sheet/tab';
import { counted } from './meter';
import { dressPage } from './page';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The tint of a row that has a fault. */
const FAULT_COLOUR = '#fce8e6';

export function activeSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** One tab, by the id it keeps whatever people call it; `undefined` when it was deleted. */
export function gridOf(sheetId: number): Grid | undefined {
  const sheet = activeSpreadsheet().getSheetById(sheetId);
  return sheet ? new SheetGrid(sheet) : undefined;
}

/** Key of the developer metadata that says which of our columns a column is, whatever its header. */
export const COLUMN_KEY = 'agent-sales-coach.column';

/** Headers as they read now, by the key of our column, from the columns' metadata. */
export function renamedColumns(sheetId: number): Record<string, string> {
  const sheet = activeSpreadsheet().getSheetById(sheetId);
  if (!sheet) return {};
  const headers = counted(() => sheet.getDataRange().getDisplayValues())[0] ?? [];
  const found = counted(() => sheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find());
  const renamed: Record<string, string> = {};
  for (const metadata of found) {
    const column = counted(() => metadata.getLocation().getColumn())?.getColumn();
    const header = column ? headers[column - 1] : undefined;
    if (header) renamed[metadata.getValue()!] = header;
  }
  return renamed;
}

/** Makes what was written take effect: before a lock is let go, before a mail leaves. */
export function flush(): void {
  counted(() => SpreadsheetApp.flush());
}

class SheetGrid implements Grid {
  constructor(private readonly sheet: Sheet) {}

  read(): Cell[][] {
    return counted(() => this.sheet.getDataRange().getValues()) as Cell[][];
  }

  readColumn(column: number): Cell[] {
    const letters = columnLetters(column);
    const cells = counted(() => this.sheet.getRange(`${letters}2:${letters}`).getValues()) as Cell[][];
    return cells.map((row) => row[0]!);
  }

  write(row: number, column: number, cells: Cell[][]): void {
    counted(() => this.sheet.getRange(row, column, cells.length, cells[0]!.length).setValues(cells));
  }

  append(cells: Cell[]): void {
    counted(() => this.sheet.appendRow(cells));
  }

  lastRow(): number {
    return counted(() => this.sheet.getLastRow());
  }

  insertRows(after: number, count: number): void {
    counted(() => this.sheet.insertRowsAfter(after, count));
  }

  deleteRows(from: number, count: number): void {
    counted(() => this.sheet.deleteRows(from, count));
  }

  addTickBoxes(row: number, column: number, count: number): void {
    counted(() => this.sheet.getRange(row, column, count, 1).insertCheckboxes());
  }

  writeNotes(row: number, column: number, notes: string[]): void {
    counted(() => this.sheet.getRange(row, column, notes.length, 1).setNotes(notes.map((note) => [note])));
  }

  writePage(cells: Cell[][], look: PageLook): void {
    const room = this.sheet.getMaxRows();
    if (cells.length + 1 > room) this.insertRows(room, cells.length + 1 - room);
    counted(() => this.sheet.getRange(2, look.tickAt, cells.length, 1).clearDataValidations());
    this.write(2, 1, cells);
    for (const line of look.ticks) this.addTickBoxes(line + 2, look.tickAt, 1);
    dressPage(this.sheet, look, cells.length);
  }

  markRows(column: number, notes: string[]): void {
    if (notes.length === 0) return;
    counted(() => this.sheet.getRange(2, column, notes.length, 1).setNotes(notes.map((note) => [note])));
    const width = counted(() => this.sheet.getLastColumn());
    const colours = notes.map((note) => Array<string | null>(width).fill(note ? FAULT_COLOUR : null));
    counted(() => this.sheet.getRange(2, 1, notes.length, width).setBackgrounds(colours as string[][]));
  }
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
