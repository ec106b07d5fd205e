import type { Handlers } from '../execution';
import { type ConditionalFormatState, storable } from './state';
import type { Workbook } from './workbook';

/** Rules that colour cells by their content: kept and given back; the page draws them. */
export function conditionalFormatHandlers(book: Workbook): Handlers {
  const set = (sheetId: number, rules: ConditionalFormatState[]) => {
    const sheet = book.at(sheetId);
    sheet.conditionalFormats = storable(rules);
    book.changed(sheet, book.grid(sheet).whole(), 'formats');
  };
  return {
    'Sheet.getConditionalFormatRules': (_, sheetId: number) => book.at(sheetId).conditionalFormats,
    'Sheet.setConditionalFormatRules': (_, sheetId: number, rules: ConditionalFormatState[]) =>
      set(sheetId, rules),
    'Sheet.clearConditionalFormatRules': (_, sheetId: number) => set(sheetId, []),
  };
}
