import type { RangeRef } from '../../world/workbook/state';
import { call } from '../door';
import { cellsOf, expect, isMatrix, isText } from './carried';
import { CopyPasteType, nameOf } from './enums';
import { type At, type Range, range } from './range';

type Matrix = unknown[][];
type ClearOptions = {
  contentsOnly?: boolean;
  formatOnly?: boolean;
  commentsOnly?: boolean;
  validationsOnly?: boolean;
};

/** What a Range's cells hold: values, formulas, notes. */
export function rangeValues(at: At) {
  const { sheetId, rect } = at;
  const get = <Result>(method: string) => call<Result>(`Range.${method}`, sheetId, rect);
  const set = (method: string, ...values: unknown[]): Range => {
    call(`Range.${method}`, sheetId, rect, ...values);
    return at.self;
  };
  const setMatrix = (method: string, matrix: unknown) => {
    expect(`SpreadsheetApp.Range.${method}`, [matrix], isMatrix(matrix));
    return set(method, matrix);
  };
  const setText = (method: string, text: unknown) => {
    expect(`SpreadsheetApp.Range.${method}`, [text], isText(text));
    return set(method, text);
  };
  return {
    getValue: () => get<unknown>('getValue'),
    getValues: () => get<Matrix>('getValues'),
    setValue: (value) => set('setValue', entered(value)),
    setValues: (values) => {
      expect('SpreadsheetApp.Range.setValues', [values], isMatrix(values));
      return set(
        'setValues',
        values.map((line) => line.map(entered)),
      );
    },
    getDisplayValue: () => get<string>('getDisplayValue'),
    getDisplayValues: () => get<string[][]>('getDisplayValues'),
    getFormula: () => get<string>('getFormula'),
    getFormulas: () => get<string[][]>('getFormulas'),
    setFormula: (formula) => setText('setFormula', formula),
    setFormulas: (formulas) => setMatrix('setFormulas', formulas),
    getNote: () => get<string>('getNote'),
    getNotes: () => get<string[][]>('getNotes'),
    setNote: (note) => set('setNote', note === null ? null : String(note)),
    setNotes: (notes) => setMatrix('setNotes', notes),
    isBlank: () => get<boolean>('isBlank'),
    clear: (options: ClearOptions = {}) => set('clear', clearing(options)),
    clearContent: () => set('clearContent', { contents: true }),
    clearFormat: () => set('clearFormat', { formats: true }),
    clearNote: () => set('clearNote', { notes: true }),
    trimWhitespace: () => set('trimWhitespace'),
    sort: (spec: unknown) => set('sort', sortKeys(spec)),
    copyTo(destination: Range, how?: unknown) {
      const from: RangeRef = { sheetId, rect };
      call('Range.copyTo', from, cellsOf(destination), copied(how));
    },
    merge: () => set('merge', 'all'),
    mergeAcross: () => set('merge', 'across'),
    mergeVertically: () => set('merge', 'down'),
    breakApart: () => set('breakApart'),
    getMergedRanges: () => get<(typeof rect)[]>('getMergedRanges').map((merged) => range(sheetId, merged)),
    isPartOfMerge: () => get<unknown[]>('getMergedRanges').length > 0,
  } satisfies Partial<Range>;
}

/** What is set in a cell, as it travels to the world. JSON has no word for some; Sheets shows an error for a number that is none. */
export function entered(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return '#NUM!';
  if (value === undefined) return null;
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return String(value);
  return value;
}

function clearing(options: ClearOptions) {
  const { contentsOnly, formatOnly, commentsOnly, validationsOnly } = options;
  if (!contentsOnly && !formatOnly && !commentsOnly && !validationsOnly)
    return { contents: true, formats: true, notes: true, validations: true };
  return { contents: contentsOnly, formats: formatOnly, notes: commentsOnly, validations: validationsOnly };
}

/** A column number, `{column, ascending}`, or an array of these. */
function sortKeys(spec: unknown): { column: number; ascending: boolean }[] {
  return (Array.isArray(spec) ? spec : [spec]).map((key) => {
    if (typeof key === 'number') return { column: key, ascending: true };
    const { column, ascending } = key as { column?: number; ascending?: boolean };
    if (typeof column !== 'number') throw new Error('Invalid sort specification.');
    return { column, ascending: ascending !== false };
  });
}

function copied(how: unknown): 'all' | 'formats' | 'contents' | 'values' {
  if (how === CopyPasteType.PASTE_VALUES) return 'values';
  if (how === CopyPasteType.PASTE_FORMAT) return 'formats';
  if (how === undefined || how === CopyPasteType.PASTE_NORMAL) return 'all';
  const options = how as { formatOnly?: boolean; contentsOnly?: boolean };
  if (options.formatOnly) return 'formats';
  if (options.contentsOnly) return 'contents';
  throw new Error(`Range.copyTo with ${nameOf(how)} is not implemented by the local host.`);
}
