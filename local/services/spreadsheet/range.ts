import type { Rect } from '../../world/workbook/a1';
import { emulated } from '../door';
import { carry } from './carried';
import { rangeFormats } from './range-formats';
import { rangeParts } from './range-parts';
import { rangePlace } from './range-place';
import { rangeValues } from './range-values';

export type Range = GoogleAppsScript.Spreadsheet.Range;

/** The cells of a Range, and the Range itself for chaining. */
export interface At {
  sheetId: number;
  rect: Rect;
  self: Range;
}

export function range(sheetId: number, rect: Rect): Range {
  const at = { sheetId, rect } as At;
  const members = { ...rangePlace(at), ...rangeValues(at), ...rangeFormats(at), ...rangeParts(at) };
  at.self = carry(emulated('Range', members), { sheetId, rect }) as unknown as Range;
  return at.self;
}
