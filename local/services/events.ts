import { RANGE_MARK, type RangeMark, SPREADSHEET_MARK } from '../world/events';
import { SpreadsheetApp } from './spreadsheet/app';

/** A function's arguments, with the objects of services put where ../world/events.ts left marks for them. */
export function revive(args: unknown[]): unknown[] {
  return args.map((arg) => {
    if (typeof arg !== 'object' || arg === null || !('source' in arg)) return arg;
    return Object.fromEntries(Object.entries(arg).map(([name, value]) => [name, revived(value)]));
  });
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (SPREADSHEET_MARK in value) return SpreadsheetApp.getActive();
  if (RANGE_MARK in value) return rangeOf(value[RANGE_MARK] as RangeMark);
  return value;
}

/** An event's range also has its edges as plain numbers, which cost no service call. */
function rangeOf({ sheet, a1 }: RangeMark) {
  const range = SpreadsheetApp.getActive().getSheetByName(sheet)!.getRange(a1);
  return Object.assign(range, {
    rowStart: range.getRow(),
    columnStart: range.getColumn(),
    rowEnd: range.getLastRow(),
    columnEnd: range.getLastColumn(),
  });
}
