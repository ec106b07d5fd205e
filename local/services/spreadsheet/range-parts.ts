import type { RichTextState, ValidationState } from '../../world/workbook/state';
import { call } from '../door';
import { carried, expect, isMatrix } from './carried';
import { filter } from './filter';
import { addMetadata, metadataFinder, metadataOf } from './metadata';
import { protection } from './protection';
import type { At, Range } from './range';
import { richTextValue } from './rich-text';
import { textFinder } from './text-finder';
import { validation } from './validation-builder';

type Rule = GoogleAppsScript.Spreadsheet.DataValidation | null;
type Tick = string | number | boolean;

/** What else belongs to a Range's cells: validation, tick boxes, links, filter, protection, metadata, search. */
export function rangeParts(at: At) {
  const { sheetId, rect } = at;
  const set = (method: string, ...values: unknown[]): Range => {
    call(`Range.${method}`, sheetId, rect, ...values);
    return at.self;
  };
  const ruleOf = (state: ValidationState | null): Rule => (state ? validation(state) : null);
  const plain = (rule: Rule) => (rule ? carried<ValidationState>(rule) : null);
  return {
    getDataValidation: () => ruleOf(call('Range.getDataValidation', sheetId, rect)),
    getDataValidations: () =>
      call<(ValidationState | null)[][]>('Range.getDataValidations', sheetId, rect).map((line) =>
        line.map(ruleOf),
      ),
    setDataValidation: (rule) => set('setDataValidation', plain(rule)),
    setDataValidations(rules) {
      expect('SpreadsheetApp.Range.setDataValidations', [rules], isMatrix(rules));
      return set(
        'setDataValidations',
        rules.map((line) => line.map(plain)),
      );
    },
    clearDataValidations: () => set('clearDataValidations'),
    insertCheckboxes: (...values: Tick[]) => set('insertCheckboxes', values),
    removeCheckboxes: () => set('removeCheckboxes'),
    check: () => set('check'),
    uncheck: () => set('uncheck'),
    isChecked: () => call<boolean | null>('Range.isChecked', sheetId, rect),
    getRichTextValue: () => richTextValue(call('Range.getRichTextValue', sheetId, rect)),
    getRichTextValues: () =>
      call<RichTextState[][]>('Range.getRichTextValues', sheetId, rect).map((line) =>
        line.map((state) => richTextValue(state)),
      ),
    setRichTextValue: (value) => set('setRichTextValue', carried<RichTextState>(value)),
    setRichTextValues(values) {
      expect('SpreadsheetApp.Range.setRichTextValues', [values], isMatrix(values));
      return set(
        'setRichTextValues',
        values.map((line) => line.map((value) => carried<RichTextState>(value))),
      );
    },
    createFilter() {
      call('Range.createFilter', sheetId, rect);
      return filter(sheetId);
    },
    getFilter: () => (call<boolean>('Sheet.getFilter', sheetId) ? filter(sheetId) : null),
    protect: () => protection(call('Range.protect', sheetId, rect)),
    createTextFinder: (text) => textFinder({ sheetId, rect }, text),
    addDeveloperMetadata(key: string, ...more: unknown[]) {
      addMetadata('Range', { sheetId, rect }, key, more);
      return at.self;
    },
    createDeveloperMetadataFinder: () => metadataFinder({ sheetId, rect }),
    getDeveloperMetadata: () => metadataOf('Range', sheetId, rect),
  } satisfies Partial<Range>;
}
