import { plain } from '../decide/rule';
import type { Language } from '../i18n/language';
import { say } from '../i18n/messages';
import type { Cell, Column } from './tab';

/** What a row holds for a column: absent is `undefined`. */
export type Value = string | number | boolean | Date | undefined;

/** Google's limit for one cell. Characters. */
export const CELL_LIMIT = 50_000;

/** The cell for a value. Text longer than a cell is cut with a mark; instants are whole seconds. */
export function toCell(column: Column, value: Value, language: Language): Cell {
  if (value === undefined || value === null) return column.kind === 'flag' ? false : '';
  if (value instanceof Date) return wholeSeconds(value);
  if (typeof value === 'string' && column.choices)
    return column.choices[value]?.[language] ?? cutToCell(value, language);
  if (typeof value === 'string') return cutToCell(value, language);
  return value;
}

/** The value of a cell; a cell that holds something else than its column's kind is read as well as it can be. */
export function fromCell(column: Column, cell: Cell | undefined): Value {
  if (cell === undefined || cell === null) return column.kind === 'text' ? '' : emptyOf(column);
  switch (column.kind) {
    case 'text':
      return cell instanceof Date ? cell.toISOString() : String(cell);
    case 'choice':
      return choiceOf(column, String(cell));
    case 'flag':
      return cell === true || plain(String(cell)) === 'true' || plain(String(cell)) === 'vrai';
    case 'instant':
      return dateOf(cell);
    default:
      return numberOf(cell);
  }
}

/** Whether two cells hold the same, dates by the second. */
export function sameCell(a: Cell | undefined, b: Cell): boolean {
  if (a instanceof Date && b instanceof Date) return Math.abs(a.getTime() - b.getTime()) < 1_000;
  return (a ?? '') === b;
}

export function wholeSeconds(date: Date): Date {
  return new Date(Math.round(date.getTime() / 1_000) * 1_000);
}

function cutToCell(text: string, language: Language): string {
  if (text.length <= CELL_LIMIT) return text;
  const mark = say(language, 'cut', { length: text.length });
  const kept = text.slice(0, CELL_LIMIT - mark.length);
  return kept.replace(/[\ud800-\udbff]$/, '') + mark;
}

function choiceOf(column: Column, text: string): string {
  const wanted = plain(text);
  if (wanted === '') return '';
  for (const [key, label] of Object.entries(column.choices ?? {})) {
    if ([key, label.fr, label.en].map(plain).includes(wanted)) return key;
  }
  return text;
}

function dateOf(cell: Cell): Date | undefined {
  if (cell instanceof Date) return wholeSeconds(cell);
  const parsed = typeof cell === 'string' && cell !== '' ? new Date(cell) : undefined;
  return parsed && !Number.isNaN(parsed.getTime()) ? wholeSeconds(parsed) : undefined;
}

function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.trim() === '') return undefined;
  const number = Number(cell.replace(/[\s\u00a0\u202f%€]/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

function emptyOf(column: Column): Value {
  return column.kind === 'flag' ? false : undefined;
}
