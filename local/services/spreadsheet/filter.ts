import type { FilterCriteriaState } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { carried, carry } from './carried';
import { conditions } from './conditional-format-builder';
import { BooleanCriteria, memberOf, nameOf } from './enums';
import { range } from './range';
import { scriptValue, storedValue } from './validation-builder';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type Criteria = GoogleAppsScript.Spreadsheet.FilterCriteria;
type Builder = GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;

/** The filter of a sheet; columns are counted in the sheet. */
export function filter(sheetId: number): Filter {
  const self = emulated('Filter', {
    getRange: () => range(sheetId, call('Filter.getRange', sheetId)),
    remove: () => call('Filter.remove', sheetId),
    sort(column, ascending) {
      call('Filter.sort', sheetId, column, ascending);
      return self;
    },
    getColumnFilterCriteria(column) {
      const state = call<FilterCriteriaState | null>('Filter.getColumnFilterCriteria', sheetId, column);
      return state && filterCriteria(state);
    },
    setColumnFilterCriteria(column, criteria) {
      const state = criteria && carried<FilterCriteriaState>(criteria);
      call('Filter.setColumnFilterCriteria', sheetId, column, state);
      return self;
    },
    removeColumnFilterCriteria(column) {
      call('Filter.removeColumnFilterCriteria', sheetId, column);
      return self;
    },
  } satisfies Partial<Filter>) as Filter;
  return self;
}

function filterCriteria(state: FilterCriteriaState): Criteria {
  const members = { ...reading(state), copy: () => filterCriteriaBuilder(state) } satisfies Partial<Criteria>;
  return carry(emulated('FilterCriteria', members), state) as unknown as Criteria;
}

function reading(state: FilterCriteriaState) {
  return {
    getCriteriaType: () => state.condition && memberOf(BooleanCriteria, state.condition.type),
    getCriteriaValues: () => state.condition?.values.map(scriptValue) ?? [],
    getHiddenValues: () => state.hiddenValues ?? [],
    getVisibleValues: () => state.visibleValues ?? [],
  } as Pick<Criteria, 'getCriteriaType' | 'getCriteriaValues' | 'getHiddenValues' | 'getVisibleValues'>;
}

export function filterCriteriaBuilder(from: FilterCriteriaState = {}): Builder {
  const state = { ...from };
  const when =
    (type: string) =>
    (...values: unknown[]) => {
      state.condition = { type, values: values.map(storedValue) };
      return self;
    };
  const members = {
    ...reading(state),
    ...conditions(when),
    build: () => filterCriteria({ ...state }),
    copy: () => filterCriteriaBuilder(state),
    setHiddenValues(values) {
      state.hiddenValues = values.map(String);
      return self;
    },
    setVisibleValues(values) {
      state.visibleValues = values.map(String);
      return self;
    },
    withCriteria: (criteria, values) => when(nameOf(criteria))(...values),
  } satisfies Partial<Builder>;
  const self = emulated('FilterCriteriaBuilder', members) as unknown as Builder;
  return self;
}
