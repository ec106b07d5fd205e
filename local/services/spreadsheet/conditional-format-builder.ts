import type { ConditionalFormatState, RangeRef } from '../../world/workbook/state';
import { emulated } from '../door';
import { carry, cellsOf } from './carried';
import { BooleanCriteria, InterpolationType, memberOf, nameOf } from './enums';
import { range } from './range';
import { scriptValue, storedValue } from './validation-builder';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type BooleanCondition = GoogleAppsScript.Spreadsheet.BooleanCondition;
type GradientCondition = GoogleAppsScript.Spreadsheet.GradientCondition;

/** A finished rule. */
export function conditionalFormatRule(state: ConditionalFormatState): Rule {
  const members = { ...reading(state), copy: () => conditionalFormatBuilder(state) } satisfies Partial<Rule>;
  return carry(emulated('ConditionalFormatRule', members), state) as unknown as Rule;
}

function reading(state: ConditionalFormatState) {
  return {
    getBooleanCondition: () => (state.condition ? booleanCondition(state) : null),
    getGradientCondition: () => (state.gradient ? gradientCondition(state.gradient) : null),
    getRanges: () => state.ranges.map(({ sheetId, rect }: RangeRef) => range(sheetId, rect)),
  };
}

function booleanCondition({ condition, style = {} }: ConditionalFormatState): BooleanCondition {
  return emulated('BooleanCondition', {
    getCriteriaType: () => memberOf(BooleanCriteria, condition!.type),
    getCriteriaValues: () => condition!.values.map(scriptValue),
    getBackground: () => style.background ?? null,
    getFontColor: () => style.color ?? null,
    getBold: () => style.bold ?? null,
    getItalic: () => style.italic ?? null,
    getStrikethrough: () => style.strikethrough ?? null,
    getUnderline: () => style.underline ?? null,
  } satisfies Partial<BooleanCondition>) as BooleanCondition;
}

type Gradient = NonNullable<ConditionalFormatState['gradient']>;

function gradientCondition(gradient: Gradient): GradientCondition {
  const type = (point: keyof Gradient) => {
    const name = gradient[point]?.type;
    return name ? memberOf(InterpolationType, name) : null;
  };
  return emulated('GradientCondition', {
    getMinColor: () => gradient.min?.color as string,
    getMinType: () => type('min'),
    getMinValue: () => gradient.min?.value ?? '',
    getMidColor: () => gradient.mid?.color as string,
    getMidType: () => type('mid'),
    getMidValue: () => gradient.mid?.value ?? '',
    getMaxColor: () => gradient.max?.color as string,
    getMaxType: () => type('max'),
    getMaxValue: () => gradient.max?.value ?? '',
  } satisfies Partial<GradientCondition>) as GradientCondition;
}

export function conditionalFormatBuilder(from: ConditionalFormatState = { ranges: [] }): Builder {
  const state: ConditionalFormatState = structuredCopy(from);
  const when =
    (type: string) =>
    (...values: unknown[]) => {
      const relative = values[0] !== null && typeof values[0] === 'object' && !(values[0] instanceof Date);
      state.condition = {
        type: relative && type.startsWith('DATE_') ? `${type}_RELATIVE` : type,
        values: values.map(storedValue),
      };
      return self;
    };
  const look =
    (property: keyof NonNullable<ConditionalFormatState['style']>) => (value: string | boolean | null) => {
      state.style = { ...state.style, [property]: value ?? undefined };
      return self;
    };
  const point =
    (name: keyof Gradient) =>
    (color: string, type: unknown = null, value = '') => {
      state.gradient = {
        ...state.gradient,
        [name]: { color, type: type && nameOf(type), value: String(value) },
      };
      return self;
    };
  const members = {
    ...reading(state),
    build() {
      if (state.ranges.length === 0) throw new Error('Conditional format rule must have at least one range.');
      if (!state.condition && !state.gradient)
        throw new Error('Conditional format rule must have a condition.');
      return conditionalFormatRule(structuredCopy(state));
    },
    copy: () => conditionalFormatBuilder(state),
    setRanges(ranges) {
      state.ranges = ranges.map(cellsOf);
      return self;
    },
    setBackground: look('background'),
    setFontColor: look('color'),
    setBold: look('bold'),
    setItalic: look('italic'),
    setStrikethrough: look('strikethrough'),
    setUnderline: look('underline'),
    setGradientMinpoint: point('min'),
    setGradientMinpointWithValue: point('min'),
    setGradientMidpointWithValue: point('mid'),
    setGradientMaxpoint: point('max'),
    setGradientMaxpointWithValue: point('max'),
    ...conditions(when),
    withCriteria: (criteria, values) => when(nameOf(criteria))(...values),
  } satisfies Partial<Builder>;
  const self = emulated('ConditionalFormatRuleBuilder', members) as unknown as Builder;
  return self;
}

/** The `when…` members that conditional formats and filter criteria share. */
export function conditions<Builder>(when: (type: string) => (...values: unknown[]) => Builder) {
  return {
    whenCellEmpty: when('CELL_EMPTY'),
    whenCellNotEmpty: when('CELL_NOT_EMPTY'),
    whenDateAfter: when('DATE_AFTER'),
    whenDateBefore: when('DATE_BEFORE'),
    whenDateEqualTo: when('DATE_EQUAL_TO'),
    whenFormulaSatisfied: when('CUSTOM_FORMULA'),
    whenNumberBetween: when('NUMBER_BETWEEN'),
    whenNumberEqualTo: when('NUMBER_EQUAL_TO'),
    whenNumberGreaterThan: when('NUMBER_GREATER_THAN'),
    whenNumberGreaterThanOrEqualTo: when('NUMBER_GREATER_THAN_OR_EQUAL_TO'),
    whenNumberLessThan: when('NUMBER_LESS_THAN'),
    whenNumberLessThanOrEqualTo: when('NUMBER_LESS_THAN_OR_EQUAL_TO'),
    whenNumberNotBetween: when('NUMBER_NOT_BETWEEN'),
    whenNumberNotEqualTo: when('NUMBER_NOT_EQUAL_TO'),
    whenTextContains: when('TEXT_CONTAINS'),
    whenTextDoesNotContain: when('TEXT_DOES_NOT_CONTAIN'),
    whenTextEndsWith: when('TEXT_ENDS_WITH'),
    whenTextEqualTo: when('TEXT_EQUAL_TO'),
    whenTextStartsWith: when('TEXT_STARTS_WITH'),
  };
}

function structuredCopy(state: ConditionalFormatState): ConditionalFormatState {
  return {
    ...state,
    style: state.style && { ...state.style },
    gradient: state.gradient && { ...state.gradient },
  };
}
