import type { Label, Language } from '../i18n/language';
import type { Column, Tab } from '../sheet/tab';
import { COLUMN_KEY, columnLetters } from './spreadsheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const RED = '#f4c7c3';
const ORANGE = '#fce8b2';
const GREEN = '#b7e1cd';
const BLUE = '#c6dafc';
const GREY = '#eceff1';
const HEADER_BACKGROUND = '#1f3a5f';

/** Colours of cells by what they hold. */
const COLOURS: Partial<Record<NonNullable<Column['look']>, Record<string, string>>> = {
  grade: { A: GREEN, B: BLUE, C: ORANGE, D: GREY },
  mood: { negative: RED, positive: GREEN },
  trend: { improving: GREEN, declining: ORANGE },
  state: {
    proposed: BLUE,
    approved: ORANGE,
    sending: ORANGE,
    sent: GREEN,
    failed: RED,
    unknown: RED,
    cancelled: GREY,
  },
};

/** Sheets puts these at the right of their cells; so does the header. */
const NUMBERS = new Set<Column['kind']>(['integer', 'decimal', 'percent', 'money']);

function formatOf(column: Column, language: Language): string {
  switch (column.kind) {
    case 'text':
    case 'choice':
      return '@';
    case 'integer':
      return '0';
    case 'decimal':
      return '0.0';
    case 'percent':
      return '0"%"';
    case 'money':
      return '#,##0';
    case 'instant':
      return language === 'fr' ? 'dd/mm/yyyy hh:mm' : 'yyyy-mm-dd hh:mm';
    case 'flag':
      return 'General';
  }
}

/** Dresses a column that was just made: header, width, format, dropdown, colours, and the mark that names it. */
export function dressColumn(sheet: Sheet, column: Column, place: number, language: Language): void {
  const rows = sheet.getMaxRows();
  const cells = sheet.getRange(2, place, rows - 1, 1);
  if (column.kind !== 'flag') cells.setNumberFormat(formatOf(column, language));
  if (column.kind === 'text' || column.kind === 'choice') cells.setHorizontalAlignment('left');
  if (column.look === 'grade') cells.setHorizontalAlignment('center');
  if (NUMBERS.has(column.kind)) sheet.getRange(1, place).setHorizontalAlignment('right');
  cells.setVerticalAlignment('top');
  cells.setWrapStrategy(column.wrap ? SpreadsheetApp.WrapStrategy.WRAP : SpreadsheetApp.WrapStrategy.CLIP);
  if (column.choices && column.owner === 'person')
    cells.setDataValidation(dropdown(column.choices, language, column.strict === true));
  const letters = columnLetters(place);
  sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_KEY, column.key);
  sheet.setColumnWidth(place, column.width);
  if (column.hidden) sheet.hideColumns(place);
  addColours(sheet, column, cells, language);
}

export function dressHeader(sheet: Sheet, tab: Tab, width: number): void {
  sheet
    .getRange(1, 1, 1, width)
    .setFontWeight('bold')
    .setFontColor('#ffffff')
    .setBackground(HEADER_BACKGROUND)
    .setVerticalAlignment('middle')
    .setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP);
  sheet.setFrozenRows(1);
  if (tab.frozen > 0) sheet.setFrozenColumns(tab.frozen);
  sheet.setTabColor(tab.colour);
  if (tab.page) sheet.hideRows(1);
}

/** @param strict refuses what is not in the list */
export function dropdown(
  choices: Record<string, Label>,
  language: Language,
  strict: boolean,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const labels = Object.values(choices).map((label) => label[language]);
  return SpreadsheetApp.newDataValidation().requireValueInList(labels, true).setAllowInvalid(!strict).build();
}

function addColours(sheet: Sheet, column: Column, cells: Range, language: Language): void {
  if (!column.look) return;
  const rules = sheet.getConditionalFormatRules();
  if (column.look === 'score') rules.push(scale(cells));
  for (const [value, colour] of Object.entries(COLOURS[column.look] ?? {})) {
    const text = column.choices?.[value]?.[language] ?? value;
    rules.push(
      SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo(text)
        .setBackground(colour)
        .setRanges([cells])
        .build(),
    );
  }
  sheet.setConditionalFormatRules(rules);
}

/** From pale red through white to green, on the scale of the score itself. */
function scale(cells: Range): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const { NUMBER } = SpreadsheetApp.InterpolationType;
  return SpreadsheetApp.newConditionalFormatRule()
    .setGradientMinpointWithValue(RED, NUMBER, '0')
    .setGradientMidpointWithValue('#ffffff', NUMBER, '45')
    .setGradientMaxpointWithValue('#57bb8a', NUMBER, '90')
    .setRanges([cells])
    .build();
}
