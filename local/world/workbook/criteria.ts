/** Whether a cell meets one of Google's criteria: shared by validation rules, filters and conditional formats. */
import type { Rect } from './a1';
import type { CellValue } from './display';
import type { CriterionState, CriterionValue, RangeRef, StoredDate } from './state';

export interface Candidate {
  value: CellValue;
  /** what the cell shows */
  shown: string;
  /** whether a number in it is a date */
  isDate: boolean;
}

export interface Surroundings {
  /** today, as a serial number */
  today: number;
  serial(date: StoredDate): number;
  /** what the cells of a range show */
  shown(sheetId: number, rect: Rect): string[];
}

/** @returns undefined when the local host cannot tell (formulas are not calculated) */
export function meets(criterion: CriterionState, cell: Candidate, around: Surroundings): boolean | undefined {
  const { type, values } = criterion;
  if (type === 'CUSTOM_FORMULA') return undefined;
  if (type === 'CELL_EMPTY') return cell.value === null || cell.value === '';
  if (type === 'CELL_NOT_EMPTY') return cell.value !== null && cell.value !== '';
  if (type === 'CHECKBOX') return meetsCheckbox(values, cell);
  if (type === 'VALUE_IN_LIST')
    return (
      (values[0] as string[]).includes(cell.shown) || (values[0] as string[]).includes(String(cell.value))
    );
  if (type === 'VALUE_IN_RANGE') {
    const { sheetId, rect } = values[0] as RangeRef;
    return around.shown(sheetId, rect).includes(cell.shown);
  }
  if (type.startsWith('NUMBER_'))
    return typeof cell.value === 'number' && compare(type, cell.value, values.map(Number));
  if (type.startsWith('TEXT_')) return meetsText(type, String(values[0] ?? ''), cell);
  if (type.startsWith('DATE_')) return meetsDate(type, values, cell, around);
  return undefined;
}

function meetsCheckbox(values: CriterionValue[], cell: Candidate): boolean {
  if (values.length === 0) return typeof cell.value === 'boolean';
  return values.some((value) => value === cell.value || String(value) === cell.shown);
}

function meetsText(type: string, wanted: string, cell: Candidate): boolean {
  const text = cell.shown.toLowerCase();
  const part = wanted.toLowerCase();
  switch (type) {
    case 'TEXT_CONTAINS':
      return text.includes(part);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(part);
    case 'TEXT_EQUAL_TO':
      return text === part;
    case 'TEXT_STARTS_WITH':
      return text.startsWith(part);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(part);
    case 'TEXT_IS_VALID_EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    default:
      return /^(https?:\/\/)?[^\s/]+\.[^\s]+$/.test(text);
  }
}

function meetsDate(
  type: string,
  values: CriterionValue[],
  cell: Candidate,
  around: Surroundings,
): boolean | undefined {
  if (typeof cell.value !== 'number' || !cell.isDate) return type.includes('NOT_BETWEEN') ? undefined : false;
  if (type === 'DATE_IS_VALID_DATE') return true;
  const day = Math.floor(cell.value);
  const days = values.map((value) => Math.floor(dayOf(value, around)));
  return compare(type.replace('_RELATIVE', ''), day, days);
}

/** How many days from today Google's RelativeDate names are. */
const RELATIVE: Record<string, number> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

function dayOf(value: CriterionValue, around: Surroundings): number {
  if (typeof value === 'object' && value !== null && '$date' in value) return around.serial(value);
  return around.today + (RELATIVE[String(value)] ?? 0);
}

function compare(type: string, value: number, [first = Number.NaN, second = Number.NaN]: number[]): boolean {
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  switch (type.replace(/^(NUMBER|DATE)_/, '')) {
    case 'BETWEEN':
      return value >= low && value <= high;
    case 'NOT_BETWEEN':
      return value < low || value > high;
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'GREATER_THAN':
    case 'AFTER':
      return value > first;
    case 'GREATER_THAN_OR_EQUAL_TO':
    case 'ON_OR_AFTER':
      return value >= first;
    case 'LESS_THAN':
    case 'BEFORE':
      return value < first;
    default:
      return value <= first;
  }
}
