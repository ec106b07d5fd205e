import type { RangeRef } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { Session } from '../session';
import { carry, cellsOf, expect, isText } from './carried';
import { nameOf } from './enums';
import { addMetadata, metadataFinder, metadataOf } from './metadata';
import { namedRange } from './named-range';
import { protection } from './protection';
import { type Range, range } from './range';
import { type Sheet, sheet, sheetIdOf } from './sheet';
import { textFinder } from './text-finder';

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const get = <Result>(method: string, ...args: unknown[]) => call<Result>(`Spreadsheet.${method}`, ...args);

const sheetOrNull = (id: number | null) => (id === null ? null : sheet(id));
const rangeOf = ({ sheetId, rect }: RangeRef) => range(sheetId, rect);
const activeSheet = () => sheet(get('getActiveSheet'));

/** The one spreadsheet that the script is bound to. */
export const spreadsheet: Spreadsheet = carry(
  emulated('Spreadsheet', {
    getId: () => get<string>('getId'),
    getName: () => get<string>('getName'),
    rename: (name) => get('rename', name),
    getUrl: () => `https://docs.google.com/spreadsheets/d/${get<string>('getId')}/edit`,
    getSheets: () => get<number[]>('getSheets').map(sheet),
    getNumSheets: () => get<number>('getNumSheets'),
    getSheetByName(name) {
      expect('SpreadsheetApp.Spreadsheet.getSheetByName', [name], isText(name));
      return sheetOrNull(get('getSheetByName', name));
    },
    getSheetById: (id) => sheetOrNull(get('getSheetById', id)),
    getActiveSheet: activeSheet,
    setActiveSheet: (target: Sheet) => target.activate(),
    insertSheet: (...how: unknown[]) => insertSheet(how),
    deleteSheet: (target) => get('deleteSheet', sheetIdOf(target)),
    deleteActiveSheet() {
      get('deleteSheet', get('getActiveSheet'));
      return activeSheet();
    },
    duplicateActiveSheet: () => activeSheet().copyTo(spreadsheet),
    moveActiveSheet: (position) => get('moveActiveSheet', position),
    renameActiveSheet(name) {
      activeSheet().setName(name);
    },
    getSpreadsheetLocale: () => get<string>('getSpreadsheetLocale'),
    setSpreadsheetLocale: (locale) => get('setSpreadsheetLocale', locale),
    getSpreadsheetTimeZone: () => get<string>('getSpreadsheetTimeZone'),
    setSpreadsheetTimeZone: (timeZone) => get('setSpreadsheetTimeZone', timeZone),
    toast: (text: string, title = '', seconds: number | null = 5) =>
      get('toast', String(text), title, seconds),
    getRange(a1) {
      expect('SpreadsheetApp.Spreadsheet.getRange', [a1], isText(a1));
      return rangeOf(get('getRange', a1));
    },
    getRangeByName(name) {
      const found = get<RangeRef | null>('getRangeByName', name);
      return found && rangeOf(found);
    },
    getActiveRange: () => activeSheet().getActiveRange(),
    getActiveCell: () => activeSheet().getActiveCell(),
    getCurrentCell: () => activeSheet().getCurrentCell(),
    setActiveRange: (target) => target.activate(),
    getDataRange: () => activeSheet().getDataRange(),
    getLastRow: () => activeSheet().getLastRow(),
    getLastColumn: () => activeSheet().getLastColumn(),
    appendRow: (values) => activeSheet().appendRow(values),
    getNamedRanges: () => get<string[]>('getNamedRanges').map(namedRange),
    setNamedRange: (name: string, target: Range) => get('setNamedRange', name, cellsOf(target)),
    removeNamedRange: (name) => get('removeNamedRange', name),
    getProtections: (type) => get<number[]>('getProtections', nameOf(type)).map(protection),
    addDeveloperMetadata(key: string, ...more: unknown[]) {
      addMetadata('Spreadsheet', {}, key, more);
      return spreadsheet;
    },
    createDeveloperMetadataFinder: () => metadataFinder({}),
    getDeveloperMetadata: () => metadataOf('Spreadsheet'),
    createTextFinder: (text) => textFinder({}, text),
    getOwner: () => Session.getEffectiveUser(),
    getEditors: () => [Session.getEffectiveUser()],
    getViewers: () => [],
  } satisfies Partial<Spreadsheet>),
  { spreadsheet: true },
) as unknown as Spreadsheet;

/** Google's overloads: a name, an index from 0, options with a template, in this order, each optional. */
function insertSheet(how: unknown[]): Sheet {
  const name = how.find((each) => typeof each === 'string') ?? null;
  const index = how.find((each) => typeof each === 'number') ?? null;
  const options = how.find((each) => typeof each === 'object' && each !== null) as
    | { template?: Sheet }
    | undefined;
  return sheet(get('insertSheet', name, index, options?.template ? sheetIdOf(options.template) : null));
}
