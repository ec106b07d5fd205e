import type { ProtectionState } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { cellsOf } from './carried';
import { memberOf, ProtectionType } from './enums';
import { range } from './range';
import { user } from './user';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

export function protection(id: number): Protection {
  const get = () => call<ProtectionState & { sheetId: number }>('Protection.get', id);
  const set = (method: string, change: Partial<ProtectionState>) => {
    call(`Protection.${method}`, id, change);
    return self;
  };
  const addresses = (users: unknown) =>
    (Array.isArray(users) ? users : [users]).map((each) =>
      typeof each === 'string' ? each : each.getEmail(),
    );
  const add = (users: unknown) =>
    set('addEditors', { editors: [...new Set([...get().editors, ...addresses(users)])] });
  const remove = (users: unknown) => {
    const gone = addresses(users);
    return set('removeEditors', { editors: get().editors.filter((editor) => !gone.includes(editor)) });
  };
  const self = emulated('Protection', {
    getDescription: () => get().description,
    setDescription: (description) => set('setDescription', { description }),
    isWarningOnly: () => get().warningOnly,
    setWarningOnly: (warningOnly) => set('setWarningOnly', { warningOnly }),
    getProtectionType: () => memberOf(ProtectionType, get().kind),
    getRange() {
      const { sheetId, rect } = get();
      return rect ? range(sheetId, rect) : range(sheetId, call('Sheet.getRange', sheetId, 'A:A'));
    },
    setRange: (target) => set('setRange', { rect: cellsOf(target).rect }),
    getRangeName: () => get().rangeName,
    setRangeName: (rangeName) => set('setRangeName', { rangeName }),
    getUnprotectedRanges() {
      const { sheetId, unprotected } = get();
      return unprotected.map((rect) => range(sheetId, rect));
    },
    setUnprotectedRanges: (ranges) =>
      set('setUnprotectedRanges', { unprotected: ranges.map((each) => cellsOf(each).rect) }),
    canDomainEdit: () => get().domainEdit,
    setDomainEdit: (domainEdit) => set('setDomainEdit', { domainEdit }),
    canEdit: () => true,
    getEditors: () => get().editors.map(user),
    addEditor: add,
    addEditors: add,
    removeEditor: remove,
    removeEditors: remove,
    remove: () => call('Protection.remove', id),
  } satisfies Partial<Protection>) as unknown as Protection;
  return self;
}
