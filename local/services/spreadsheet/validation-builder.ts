import type { CriterionValue, RangeRef, ValidationState } from '../../world/workbook/state';
import { emulated } from '../door';
import { carried, carry } from './carried';
import { DataValidationCriteria, memberOf, nameOf } from './enums';
import { range } from './range';

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

/** A finished rule. */
export function validation(state: ValidationState): DataValidation {
  const members = {
    ...reading(state),
    copy: () => validationBuilder(state),
  } satisfies Partial<DataValidation>;
  return carry(emulated('DataValidation', members), state) as unknown as DataValidation;
}

function reading(state: ValidationState) {
  return {
    getAllowInvalid: () => state.allowInvalid,
    getCriteriaType: () => memberOf(DataValidationCriteria, state.type),
    getCriteriaValues: () => state.values.map(scriptValue),
    getHelpText: () => state.helpText as string,
  };
}

/** @param from the rule that is copied; a new one lets invalid input in, as on Google */
export function validationBuilder(
  from: ValidationState = { type: '', values: [], allowInvalid: true, helpText: null },
): Builder {
  const state: ValidationState = { ...from };
  const want =
    (type: string) =>
    (...values: unknown[]) => {
      state.type = type;
      state.values = values.map(storedValue);
      return self;
    };
  const members = {
    ...reading(state),
    build() {
      if (!state.type) throw new Error('The data validation rule has no criteria.');
      return validation({ ...state });
    },
    copy: () => validationBuilder(state),
    setAllowInvalid(allow) {
      state.allowInvalid = allow;
      return self;
    },
    setHelpText(text) {
      state.helpText = text;
      return self;
    },
    requireCheckbox: want('CHECKBOX'),
    requireDate: want('DATE_IS_VALID_DATE'),
    requireDateAfter: want('DATE_AFTER'),
    requireDateBefore: want('DATE_BEFORE'),
    requireDateBetween: want('DATE_BETWEEN'),
    requireDateEqualTo: want('DATE_EQUAL_TO'),
    requireDateNotBetween: want('DATE_NOT_BETWEEN'),
    requireDateOnOrAfter: want('DATE_ON_OR_AFTER'),
    requireDateOnOrBefore: want('DATE_ON_OR_BEFORE'),
    requireFormulaSatisfied: want('CUSTOM_FORMULA'),
    requireNumberBetween: want('NUMBER_BETWEEN'),
    requireNumberEqualTo: want('NUMBER_EQUAL_TO'),
    requireNumberGreaterThan: want('NUMBER_GREATER_THAN'),
    requireNumberGreaterThanOrEqualTo: want('NUMBER_GREATER_THAN_OR_EQUAL_TO'),
    requireNumberLessThan: want('NUMBER_LESS_THAN'),
    requireNumberLessThanOrEqualTo: want('NUMBER_LESS_THAN_OR_EQUAL_TO'),
    requireNumberNotBetween: want('NUMBER_NOT_BETWEEN'),
    requireNumberNotEqualTo: want('NUMBER_NOT_EQUAL_TO'),
    requireTextContains: want('TEXT_CONTAINS'),
    requireTextDoesNotContain: want('TEXT_DOES_NOT_CONTAIN'),
    requireTextEqualTo: want('TEXT_EQUAL_TO'),
    requireTextIsEmail: want('TEXT_IS_VALID_EMAIL'),
    requireTextIsUrl: want('TEXT_IS_VALID_URL'),
    requireValueInList: (values: string[], showDropdown = true) =>
      want('VALUE_IN_LIST')(values.map(String), showDropdown),
    requireValueInRange: (source: unknown, showDropdown = true) =>
      want('VALUE_IN_RANGE')(source, showDropdown),
    withCriteria: (criteria, values) => want(nameOf(criteria))(...values),
  } satisfies Partial<Builder>;
  const self = emulated('DataValidationBuilder', members) as unknown as Builder;
  return self;
}

/** A value of a criterion as the world keeps it: dates tagged, ranges by their cells, enums by name. */
export function storedValue(value: unknown): CriterionValue {
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return value as CriterionValue;
  try {
    return carried<RangeRef>(value);
  } catch {
    return nameOf(value);
  }
}

/** The other way round; a Date has arrived as one already. */
export function scriptValue(value: CriterionValue): unknown {
  if (typeof value === 'object' && value !== null && 'sheetId' in value)
    return range(value.sheetId, value.rect);
  return value;
}
