import { type Handlers, handle } from '../execution';
import type { RangeRef } from './state';
import type { Workbook } from './workbook';

/** A name: letters, digits and underscores, not starting with a digit, and not readable as a cell. */
const NAME = /^(?![A-Za-z]{1,3}\d+$)(?!(?:true|false)$)[\p{L}_][\p{L}\d_]{0,249}$/iu;

/** Names for ranges; a range follows its cells when rows or columns move. */
export function namedRangeHandlers(book: Workbook): Handlers {
  const find = (name: string) => book.state.namedRanges.find((each) => each.name === name);
  const remove = (name: string) => {
    if (!find(name)) throw new Error(`The named range "${name}" does not exist.`);
    book.state.namedRanges = book.state.namedRanges.filter((each) => each.name !== name);
  };
  const set = (name: string, range: RangeRef) => {
    if (!NAME.test(name)) throw new Error('The name of the range is invalid.');
    const present = find(name);
    if (present) present.range = range;
    else book.state.namedRanges.push({ name, range });
  };
  return {
    'Spreadsheet.setNamedRange': (_, name: string, range: RangeRef) => set(name, range),
    'Spreadsheet.removeNamedRange': (_, name: string) => remove(name),
    'Spreadsheet.getRangeByName': handle((_, name: string) => find(name)?.range ?? null),
    'Spreadsheet.getNamedRanges': () => book.state.namedRanges.map(({ name }) => name),
    'Sheet.getNamedRanges': (_, sheetId: number) =>
      book.state.namedRanges.filter(({ range }) => range.sheetId === sheetId).map(({ name }) => name),
    'NamedRange.getRange': handle((_, name: string) => find(name)?.range ?? null),
    'NamedRange.setName': (_, name: string, next: string) => {
      const range = find(name)!.range;
      set(next, range);
      if (next !== name) remove(name);
    },
    'NamedRange.setRange': (_, name: string, range: RangeRef) => set(name, range),
    'NamedRange.remove': (_, name: string) => remove(name),
  };
}
