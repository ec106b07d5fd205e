/** The answer of the web app: JSON, the only thing it can say. */
export function json(value: unknown): GoogleAppsScript.Content.TextOutput {
  return ContentService.createTextOutput(text(value)).setMimeType(ContentService.MimeType.JSON);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Address of the web app for others; `''` while the script is not deployed. */
export function webAppUrl(): string {
  return ScriptApp.getService().getUrl() ?? '';
}
