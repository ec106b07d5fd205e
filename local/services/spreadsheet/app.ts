import { call, emulated } from '../door';
import { conditionalFormatBuilder } from './conditional-format-builder';
import * as enums from './enums';
import { filterCriteriaBuilder } from './filter';
import { richTextBuilder, textStyleBuilder } from './rich-text';
import type { Sheet } from './sheet';
import { type Spreadsheet, spreadsheet } from './spreadsheet';
import { ui } from './ui';
import { validationBuilder } from './validation-builder';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export const SpreadsheetApp = emulated('SpreadsheetApp', {
  BooleanCriteria: enums.BooleanCriteria,
  BorderStyle: enums.BorderStyle,
  CopyPasteType: enums.CopyPasteType,
  DataValidationCriteria: enums.DataValidationCriteria,
  DeveloperMetadataLocationType: enums.DeveloperMetadataLocationType,
  DeveloperMetadataVisibility: enums.DeveloperMetadataVisibility,
  Dimension: enums.Dimension,
  Direction: enums.Direction,
  InterpolationType: enums.InterpolationType,
  ProtectionType: enums.ProtectionType,
  RelativeDate: enums.RelativeDate,
  SheetType: enums.SheetType,
  WrapStrategy: enums.WrapStrategy,
  getActive: () => spreadsheet,
  getActiveSpreadsheet: () => spreadsheet,
  setActiveSpreadsheet: () => {},
  getActiveSheet: () => spreadsheet.getActiveSheet(),
  setActiveSheet: (sheet: Sheet) => spreadsheet.setActiveSheet(sheet),
  getActiveRange: () => spreadsheet.getActiveRange()!,
  setActiveRange: (range) => range.activate(),
  getCurrentCell: () => spreadsheet.getCurrentCell()!,
  openById: (id) => own(id),
  openByUrl: (url) => own(/\/d\/([^/]+)/.exec(url)?.[1]),
  flush: () => call('SpreadsheetApp.flush'),
  getUi() {
    call('SpreadsheetApp.getUi');
    return ui();
  },
  newConditionalFormatRule: () => conditionalFormatBuilder(),
  newDataValidation: () => validationBuilder(),
  newFilterCriteria: () => filterCriteriaBuilder(),
  newRichTextValue: () => richTextBuilder(),
  newTextStyle: () => textStyleBuilder(),
} satisfies Partial<App>);

/** Only the script's own spreadsheet exists on the local host. */
function own(id: string | undefined): Spreadsheet {
  if (id === spreadsheet.getId()) return spreadsheet;
  throw new Error('You do not have permission to access the requested document.');
}

/** The global `Charts`: the enums that the charts of a sheet are described with. */
export const Charts = emulated('Charts', {
  ChartType: enums.ChartType,
  ChartMergeStrategy: enums.ChartMergeStrategy,
  ChartHiddenDimensionStrategy: enums.ChartHiddenDimensionStrategy,
  Position: enums.Position,
  CurveStyle: enums.CurveStyle,
} satisfies Partial<GoogleAppsScript.Charts.Charts>);
