import { type Handlers, handle } from '../execution';
import { resolveA1 } from './sheet';
import type { Workbook } from './workbook';

/** The spreadsheet itself: its name, locale, zone and tabs. */
export function spreadsheetHandlers(book: Workbook): Handlers {
  const { state } = book;
  const renew = () => {
    for (const sheet of state.sheets) book.changed(sheet, book.grid(sheet).whole(), 'structure');
  };
  return {
    'Spreadsheet.getId': handle(() => state.id),
    'Spreadsheet.getName': () => state.name,
    'Spreadsheet.rename': (_, name: string) => {
      state.name = name;
      renew();
    },
    'Spreadsheet.getSheets': () => state.sheets.map(({ id }) => id),
    'Spreadsheet.getNumSheets': () => state.sheets.length,
    'Spreadsheet.getSheetByName': handle((_, name: string) => book.sheet(name)?.id ?? null),
    'Spreadsheet.getSheetById': handle(
      (_, id: number) => state.sheets.find((sheet) => sheet.id === id)?.id ?? null,
    ),
    'Spreadsheet.getActiveSheet': handle(() => state.activeSheetId),
    'Spreadsheet.getRange': handle((_, a1: string) => resolveA1(book, a1, book.at(state.activeSheetId))),
    'Spreadsheet.getSpreadsheetLocale': () => state.locale,
    'Spreadsheet.setSpreadsheetLocale': (_, locale: string) => {
      if (!/^[a-z]{2,3}_[A-Z]{2}$/.test(locale)) throw new Error(`Invalid argument: ${locale}`);
      state.locale = locale;
      renew();
    },
    'Spreadsheet.getSpreadsheetTimeZone': () => state.timeZone,
    'Spreadsheet.setSpreadsheetTimeZone': (_, timeZone: string) => {
      try {
        new Intl.DateTimeFormat('en-US', { timeZone });
      } catch {
        throw new Error(`Invalid argument: ${timeZone}`);
      }
      state.timeZone = timeZone;
      renew();
    },
    'SpreadsheetApp.flush': () => null,
  };
}
