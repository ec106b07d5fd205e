import type { Handler, Handlers } from '../execution';
import type { Rect } from './a1';
import type { ProtectionState } from './state';
import type { Workbook } from './workbook';

/** The members of Google's class that change a protection. */
const CHANGES = [
  'addEditors',
  'removeEditors',
  'setDescription',
  'setDomainEdit',
  'setRange',
  'setRangeName',
  'setUnprotectedRanges',
  'setWarningOnly',
];

/** Protected sheets and ranges: kept and given back. The one person of the local host is the owner, who may edit all. */
export function protectionHandlers(book: Workbook): Handlers {
  const find = (id: number) => {
    for (const sheet of book.state.sheets) {
      const protection = sheet.protections.find((each) => each.id === id);
      if (protection) return { sheet, protection };
    }
    throw new Error('The protection does not exist.');
  };
  const protect = (sheetId: number, kind: 'RANGE' | 'SHEET', rect: Rect | null) => {
    const sheet = book.at(sheetId);
    const present = kind === 'SHEET' && sheet.protections.find((each) => each.kind === 'SHEET');
    if (present) return present.id;
    const id = book.nextId();
    sheet.protections.push({
      id,
      kind,
      rect,
      description: '',
      warningOnly: false,
      domainEdit: false,
      editors: [],
      unprotected: [],
      rangeName: null,
    });
    return id;
  };
  const change: Handler = (_, id: number, changed: Partial<ProtectionState>) => {
    Object.assign(find(id).protection, changed);
  };
  return {
    'Sheet.protect': (_, sheetId: number) => protect(sheetId, 'SHEET', null),
    'Range.protect': (_, sheetId: number, rect: Rect) => protect(sheetId, 'RANGE', rect),
    'Sheet.getProtections': (_, sheetId: number, kind: string) =>
      book
        .at(sheetId)
        .protections.filter((each) => each.kind === kind)
        .map(({ id }) => id),
    'Spreadsheet.getProtections': (_, kind: string) =>
      book.state.sheets
        .flatMap(({ protections }) => protections)
        .filter((each) => each.kind === kind)
        .map(({ id }) => id),
    'Protection.get': (_, id: number) => {
      const { sheet, protection } = find(id);
      return { ...protection, sheetId: sheet.id };
    },
    ...Object.fromEntries(CHANGES.map((name) => [`Protection.${name}`, change])),
    'Protection.remove': (_, id: number) => {
      const { sheet, protection } = find(id);
      sheet.protections = sheet.protections.filter((each) => each !== protection);
    },
  };
}
