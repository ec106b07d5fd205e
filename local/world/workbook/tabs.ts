import type { Locale } from './locale';
import { newSheet, type SheetState } from './state';
import type { Workbook } from './workbook';

/** Cells of all sheets together. Source: "Files you can store in Google Drive", Google Sheets. */
export const CELL_LIMIT = 10_000_000;

/** Length of a tab's name. Source: Google Sheets refuses longer ones. */
const NAME_LIMIT = 100;

export function defaultSheetName(locale: Locale, number: number): string {
  return locale.name.startsWith('fr') ? `Feuille ${number}` : `Sheet${number}`;
}

/** @param index position among the tabs, from 0; last when absent */
export function insertSheet(
  book: Workbook,
  name?: string,
  index = book.state.sheets.length,
  template?: SheetState,
): SheetState {
  const title = name ?? freeName(book);
  refuseName(book, title);
  const id = book.nextId() * 1_000_003;
  const sheet = template
    ? { ...structuredClone(template), id, name: title, protections: [] }
    : newSheet(id, title);
  refuseTooManyCells(book, sheet.rowCount * sheet.columnCount);
  book.state.sheets.splice(Math.min(index, book.state.sheets.length), 0, sheet);
  book.state.activeSheetId = id;
  book.changed(sheet, book.grid(sheet).whole(), 'structure');
  return sheet;
}

export function deleteSheet(book: Workbook, sheet: SheetState): void {
  const { state } = book;
  if (state.sheets.filter(({ hidden }) => !hidden).every((other) => other === sheet))
    throw new Error("You can't remove all the visible sheets in a document.");
  state.sheets = state.sheets.filter((other) => other !== sheet);
  state.namedRanges = state.namedRanges.filter(({ range }) => range.sheetId !== sheet.id);
  state.metadata = state.metadata.filter(
    ({ location }) => location.type === 'SPREADSHEET' || location.sheetId !== sheet.id,
  );
  if (state.activeSheetId === sheet.id) state.activeSheetId = state.sheets.find(({ hidden }) => !hidden)!.id;
  book.changed(sheet, book.grid(sheet).whole(), 'structure');
}

export function renameSheet(book: Workbook, sheet: SheetState, name: string): void {
  if (name === sheet.name) return;
  refuseName(book, name, sheet);
  sheet.name = name;
  book.changed(sheet, book.grid(sheet).whole(), 'structure');
}

/** @param position from 1 */
export function moveSheet(book: Workbook, sheet: SheetState, position: number): void {
  const { sheets } = book.state;
  if (!(position >= 1 && position <= sheets.length))
    throw new Error(`The sheet index is out of bounds: ${position}.`);
  sheets.splice(sheets.indexOf(sheet), 1);
  sheets.splice(position - 1, 0, sheet);
  book.changed(sheet, book.grid(sheet).whole(), 'structure');
}

export function hideSheet(book: Workbook, sheet: SheetState, hidden: boolean): void {
  const visible = book.state.sheets.filter((each) => !each.hidden);
  if (hidden && visible.length === 1 && visible[0] === sheet)
    throw new Error("You can't hide all the sheets in a document.");
  sheet.hidden = hidden;
  book.changed(sheet, book.grid(sheet).whole(), 'structure');
}

/** @throws when so many cells more would be above the limit of the whole spreadsheet */
export function refuseTooManyCells(book: Workbook, added: number): void {
  const present = book.state.sheets.reduce(
    (sum, { rowCount, columnCount }) => sum + rowCount * columnCount,
    0,
  );
  if (present + added > CELL_LIMIT)
    throw new Error(
      `This action would increase the number of cells in the workbook above the limit of ${CELL_LIMIT} cells.`,
    );
}

function refuseName(book: Workbook, name: string, own?: SheetState): void {
  if (name.trim() === '' || name.length > NAME_LIMIT) throw new Error(`The sheet name "${name}" is invalid.`);
  const same = book.state.sheets.some(
    (sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

function freeName(book: Workbook): string {
  for (let number = book.state.sheets.length + 1; ; number++) {
    const name = defaultSheetName(book.locale, number);
    if (!book.sheet(name)) return name;
  }
}

/** The name that a copy gets. */
export function copyName(book: Workbook, original: string): string {
  const base = book.locale.name.startsWith('fr') ? `Copie de ${original}` : `Copy of ${original}`;
  let name = base;
  for (let number = 2; book.sheet(name); number++) name = `${base} ${number}`;
  return name;
}
