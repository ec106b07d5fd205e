import type { RangeRef } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { cellsOf } from './carried';
import { range } from './range';

type NamedRange = GoogleAppsScript.Spreadsheet.NamedRange;

export function namedRange(name: string): NamedRange {
  let current = name;
  const self = emulated('NamedRange', {
    getName: () => current,
    getRange() {
      const { sheetId, rect } = call<RangeRef>('NamedRange.getRange', current);
      return range(sheetId, rect);
    },
    setName(next) {
      call('NamedRange.setName', current, next);
      current = next;
      return self;
    },
    setRange(target) {
      call('NamedRange.setRange', current, cellsOf(target));
      return self;
    },
    remove: () => call('NamedRange.remove', current),
  } satisfies Partial<NamedRange>) as NamedRange;
  return self;
}
