import type { Rect } from '../../world/workbook/a1';
import type { ChartState, ConditionalFormatState } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { carried, carry, expect, isNumber, isText } from './carried';
import { chart, chartBuilder } from './chart-builder';
import { conditionalFormatRule } from './conditional-format-builder';
import { nameOf, SheetType } from './enums';
import { filter } from './filter';
import { addMetadata, metadataFinder, metadataOf } from './metadata';
import { namedRange } from './named-range';
import { protection } from './protection';
import { type Range, range } from './range';
import { entered } from './range-values';
import { sheetGrid } from './sheet-grid';
import { spreadsheet } from './spreadsheet';
import { textFinder } from './text-finder';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function sheet(id: number): Sheet {
  const get = <Result>(method: string, ...args: unknown[]) => call<Result>(`Sheet.${method}`, id, ...args);
  const set = (method: string, ...args: unknown[]): Sheet => {
    call(`Sheet.${method}`, id, ...args);
    return self;
  };
  const rangeAt = (rect: Rect) => range(id, rect);
  const members = {
    ...sheetGrid(id, () => self),
    getSheetId: () => id,
    getParent: () => spreadsheet,
    getType: () => SheetType.GRID,
    getName: () => get<string>('getName'),
    getSheetName: () => get<string>('getName'),
    setName(name) {
      expect('SpreadsheetApp.Sheet.setName', [name], isText(name));
      return set('setName', name);
    },
    getIndex: () => get<number>('getIndex'),
    getRange(...spec: unknown[]): Range {
      const fits = spec.length === 1 ? isText(spec[0]) : spec.length > 1 && spec.every(isNumber);
      expect('SpreadsheetApp.Sheet.getRange', spec, fits);
      return rangeAt(get('getRange', ...spec));
    },
    getRangeList: (notations) => rangeList(notations.map((a1) => rangeAt(get('getRange', a1)))),
    getDataRange: () => rangeAt(get('getDataRange')),
    getSheetValues: (row, column, rows, columns) =>
      rangeAt(get('getRange', row, column, rows, columns)).getValues(),
    getLastRow: () => get<number>('getLastRow'),
    getLastColumn: () => get<number>('getLastColumn'),
    appendRow(values) {
      expect('SpreadsheetApp.Sheet.appendRow', [values], Array.isArray(values));
      return set('appendRow', values.map(entered));
    },
    clear(options: { formatOnly?: boolean; contentsOnly?: boolean } = {}) {
      const all = !options.formatOnly && !options.contentsOnly;
      return set('clear', {
        contents: all || options.contentsOnly,
        formats: all || options.formatOnly,
        notes: all,
        validations: all,
      });
    },
    clearContents: () => set('clearContents', { contents: true }),
    clearFormats: () => set('clearFormats', { formats: true }),
    clearNotes: () => set('clearNotes', { notes: true }),
    sort: (column: number, ascending = true) => set('sort', column, ascending),
    activate: () => set('activate'),
    getActiveRange: () => rangeAt(get('getActiveRange')),
    getActiveCell: () => rangeAt({ ...get<Rect>('getActiveRange'), rows: 1, columns: 1 }),
    getCurrentCell: () => rangeAt({ ...get<Rect>('getActiveRange'), rows: 1, columns: 1 }),
    setActiveRange: (target) => target.activate(),
    setActiveSelection: (target: Range | string) =>
      (typeof target === 'string' ? rangeAt(get('getRange', target)) : target).activate(),
    isSheetHidden: () => get<boolean>('isSheetHidden'),
    hideSheet: () => set('hideSheet'),
    showSheet: () => set('showSheet'),
    getTabColor: () => get<string | null>('getTabColor'),
    setTabColor: (color) => set('setTabColor', color),
    copyTo: () => sheet(get('copyTo')),
    getConditionalFormatRules: () =>
      get<ConditionalFormatState[]>('getConditionalFormatRules').map(conditionalFormatRule),
    setConditionalFormatRules: (rules) =>
      get(
        'setConditionalFormatRules',
        rules.map((rule) => carried<ConditionalFormatState>(rule)),
      ),
    clearConditionalFormatRules: () => get('clearConditionalFormatRules'),
    getFilter: () => (get<boolean>('getFilter') ? filter(id) : null),
    protect: () => protection(get('protect')),
    getProtections: (type) => get<number[]>('getProtections', nameOf(type)).map(protection),
    newChart: () => chartBuilder(),
    getCharts: () => get<ChartState[]>('getCharts').map(chart),
    insertChart: (inserted) => get('insertChart', carried<ChartState>(inserted)),
    updateChart: (updated) => get('updateChart', carried<ChartState>(updated)),
    removeChart: (removed) => get('removeChart', carried<ChartState>(removed).id),
    getBandings: () => [],
    getNamedRanges: () => get<string[]>('getNamedRanges').map(namedRange),
    createTextFinder: (text) => textFinder({ sheetId: id }, text),
    addDeveloperMetadata(key: string, ...more: unknown[]) {
      addMetadata('Sheet', { sheetId: id }, key, more);
      return self;
    },
    createDeveloperMetadataFinder: () => metadataFinder({ sheetId: id }),
    getDeveloperMetadata: () => metadataOf('Sheet', id),
  } satisfies Partial<Sheet>;
  const self = carry(emulated('Sheet', members), { sheetId: id }) as unknown as Sheet;
  return self;
}

/** Several ranges of one sheet, formatted alike. */
function rangeList(ranges: Range[]): GoogleAppsScript.Spreadsheet.RangeList {
  type List = GoogleAppsScript.Spreadsheet.RangeList;
  const all =
    <Args extends unknown[]>(act: (each: Range, ...args: Args) => unknown) =>
    (...args: Args) => {
      for (const each of ranges) act(each, ...args);
      return self;
    };
  const self = emulated('RangeList', {
    getRanges: () => ranges,
    setValue: all((each, value: unknown) => each.setValue(value)),
    setBackground: all((each, color: string | null) => each.setBackground(color)),
    setFontColor: all((each, color: string | null) => each.setFontColor(color)),
    setFontWeight: all((each, weight: 'normal' | 'bold' | null) => each.setFontWeight(weight)),
    setNumberFormat: all((each, format: string) => each.setNumberFormat(format)),
    setWrap: all((each, wrap: boolean) => each.setWrap(wrap)),
    clearContent: all((each) => each.clearContent()),
    clearFormat: all((each) => each.clearFormat()),
    clear: all((each) => each.clear()),
    insertCheckboxes: all((each) => each.insertCheckboxes()),
  } satisfies Partial<List>) as unknown as List;
  return self;
}

export const sheetIdOf = (target: unknown) => carried<{ sheetId: number }>(target).sheetId;
