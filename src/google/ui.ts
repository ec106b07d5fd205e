import { activeSpreadsheet } from './spreadsheet';

/** A short word at the corner of the Sheet. @param seconds how long it stays */
export function toast(text: string, title: string, seconds = 8): void {
  activeSpreadsheet().toast(text, title, seconds);
}

export function alert(title: string, text: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, text, ui.ButtonSet.OK);
}

/** Asks for a line of text; `undefined` when the person gives up. */
export function ask(title: string, question: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(title, question, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : undefined;
}

/** A sidebar from an HTML file of the project. */
export function showSidebar(file: string, title: string): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile(file).setTitle(title));
}
