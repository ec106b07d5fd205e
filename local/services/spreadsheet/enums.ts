/** Google's enums: each member is an object that knows its name; two are equal only when they are the same. */
type Member = { toString(): string; name(): string; ordinal(): number };

/** @param members in Google's order */
export function enumeration<Enum>(...members: (keyof Enum & string)[]): Enum {
  const all: Record<string, Member> = {};
  members.forEach((name, ordinal) => {
    all[name] = Object.freeze({ toString: () => name, name: () => name, ordinal: () => ordinal });
  });
  return all as Enum;
}

/** The name of a member, as it travels to the world. */
export const nameOf = (member: unknown): string => String(member);

/** The member of a name. */
export function memberOf<Enum extends object>(all: Enum, name: string): Enum[keyof Enum] {
  return all[name as keyof Enum];
}

type S = typeof GoogleAppsScript.Spreadsheet;

export const BooleanCriteria = enumeration<S['BooleanCriteria']>(
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_AFTER_RELATIVE',
  'DATE_BEFORE_RELATIVE',
  'DATE_EQUAL_TO_RELATIVE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
);

export const DataValidationCriteria = enumeration<S['DataValidationCriteria']>(
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
);

export const InterpolationType = enumeration<S['InterpolationType']>(
  'NUMBER',
  'PERCENT',
  'PERCENTILE',
  'MIN',
  'MAX',
);
export const RelativeDate = enumeration<S['RelativeDate']>(
  'TODAY',
  'TOMORROW',
  'YESTERDAY',
  'PAST_WEEK',
  'PAST_MONTH',
  'PAST_YEAR',
);
export const ProtectionType = enumeration<S['ProtectionType']>('RANGE', 'SHEET');
export const DeveloperMetadataVisibility = enumeration<S['DeveloperMetadataVisibility']>(
  'DOCUMENT',
  'PROJECT',
);
export const DeveloperMetadataLocationType = enumeration<S['DeveloperMetadataLocationType']>(
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
);
export const WrapStrategy = enumeration<S['WrapStrategy']>('WRAP', 'OVERFLOW', 'CLIP');
export const BorderStyle = enumeration<S['BorderStyle']>(
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
);
export const CopyPasteType = enumeration<S['CopyPasteType']>(
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
);
export const Dimension = enumeration<S['Dimension']>('COLUMNS', 'ROWS');
export const Direction = enumeration<S['Direction']>('UP', 'DOWN', 'PREVIOUS', 'NEXT');
export const SheetType = enumeration<S['SheetType']>('GRID', 'OBJECT');

export const Button = enumeration<typeof GoogleAppsScript.Base.Button>('CLOSE', 'OK', 'CANCEL', 'YES', 'NO');
export const ButtonSet = enumeration<typeof GoogleAppsScript.Base.ButtonSet>(
  'OK',
  'OK_CANCEL',
  'YES_NO',
  'YES_NO_CANCEL',
);

type C = typeof GoogleAppsScript.Charts;

export const ChartType = enumeration<C['ChartType']>(
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
);
export const ChartMergeStrategy = enumeration<C['ChartMergeStrategy']>('MERGE_COLUMNS', 'MERGE_ROWS');
export const ChartHiddenDimensionStrategy = enumeration<C['ChartHiddenDimensionStrategy']>(
  'IGNORE_BOTH',
  'IGNORE_COLUMNS',
  'IGNORE_ROWS',
  'SHOW_BOTH',
);
export const Position = enumeration<C['Position']>('TOP', 'RIGHT', 'BOTTOM', 'NONE');
export const CurveStyle = enumeration<C['CurveStyle']>('NORMAL', 'SMOOTH');
