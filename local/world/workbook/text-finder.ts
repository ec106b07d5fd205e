import type { Handlers } from '../execution';
import type { Rect } from './a1';
import { enter } from './entering';
import type { RangeRef } from './state';
import type { Workbook } from './workbook';

export interface TextSearch {
  text: string;
  matchCase?: boolean;
  entireCell?: boolean;
  formulaText?: boolean;
  regularExpression?: boolean;
  ignoreDiacritics?: boolean;
}

/** Where to search: a range, a sheet, or with neither the whole spreadsheet. */
type Scope = { sheetId?: number; rect?: Rect };

export function textFinderHandlers(book: Workbook): Handlers {
  return {
    'TextFinder.findAll': (_, scope: Scope, search: TextSearch) => findAll(book, scope, search),
    'TextFinder.replaceAllWith': (_, scope: Scope, search: TextSearch, replacement: string) =>
      replaceAll(book, scope, search, replacement),
  };
}

export function findAll(book: Workbook, scope: Scope, search: TextSearch): RangeRef[] {
  const pattern = patternOf(search, '');
  const found: RangeRef[] = [];
  for (const sheet of book.state.sheets) {
    if (scope.sheetId !== undefined && scope.sheetId !== sheet.id) continue;
    const grid = book.grid(sheet);
    grid.map(within(scope.rect, grid.dataRange()), (value, style, extra, row, column) => {
      const shown = book.show(value, style, extra);
      const text = search.formulaText ? (extra?.formula ?? '') : shown;
      if (value !== null && pattern.test(plain(text, search)))
        found.push({ sheetId: sheet.id, rect: { row, column, rows: 1, columns: 1 } });
    });
  }
  return found;
}

/** @returns how many places were replaced */
function replaceAll(book: Workbook, scope: Scope, search: TextSearch, replacement: string): number {
  let replaced = 0;
  for (const { sheetId, rect } of findAll(book, scope, search)) {
    const sheet = book.at(sheetId);
    const { value, style, extra } = book.grid(sheet).cell(rect.row, rect.column);
    const text = book.show(value, style, extra).replace(patternOf(search, 'g'), () => {
      replaced++;
      return replacement;
    });
    enter(book, sheet, rect, [[text]]);
  }
  return replaced;
}

function within(rect: Rect | undefined, data: Rect): Rect {
  if (!rect) return data;
  const rows = Math.max(0, Math.min(rect.row + rect.rows, data.rows + 1) - rect.row);
  const columns = Math.max(0, Math.min(rect.column + rect.columns, data.columns + 1) - rect.column);
  return { ...rect, rows, columns };
}

function patternOf(search: TextSearch, flags: string): RegExp {
  const text = plain(search.text, search);
  const source = search.regularExpression ? text : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(search.entireCell ? `^(?:${source})$` : source, flags + (search.matchCase ? '' : 'i'));
}

function plain(text: string, search: TextSearch): string {
  return search.ignoreDiacritics ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
}
