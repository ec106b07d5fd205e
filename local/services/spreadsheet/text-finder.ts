import type { Rect } from '../../world/workbook/a1';
import type { RangeRef } from '../../world/workbook/state';
import type { TextSearch } from '../../world/workbook/text-finder';
import { call, emulated } from '../door';
import { range } from './range';

type Finder = GoogleAppsScript.Spreadsheet.TextFinder;

export function textFinder(scope: { sheetId?: number; rect?: Rect }, text: string): Finder {
  const search: TextSearch = { text };
  let at = -1;
  const option = (name: keyof TextSearch) => (on: boolean) => {
    Object.assign(search, { [name]: on });
    return self;
  };
  const found = () =>
    call<RangeRef[]>('TextFinder.findAll', scope, search).map(({ sheetId, rect }) => range(sheetId, rect));
  const step = (by: 1 | -1) => {
    const all = found();
    at = all.length === 0 ? -1 : (at + by + all.length) % all.length;
    return all[at] ?? null;
  };
  const self = emulated('TextFinder', {
    matchCase: option('matchCase'),
    matchEntireCell: option('entireCell'),
    matchFormulaText: option('formulaText'),
    useRegularExpression: option('regularExpression'),
    ignoreDiacritics: option('ignoreDiacritics'),
    findAll: found,
    findNext: () => step(1),
    findPrevious: () => step(-1),
    getCurrentMatch: () => found()[at] ?? null,
    replaceAllWith: (replacement) => call<number>('TextFinder.replaceAllWith', scope, search, replacement),
  } satisfies Partial<Finder>) as Finder;
  return self;
}
