import { withLock } from '../google/lock';
import { addMenu } from '../google/menu';
import { scriptProperties } from '../google/properties';
import { setUpWorkbook } from '../google/set-up';
import { activeSpreadsheet } from '../google/spreadsheet';
import { setUpTrigger } from '../google/triggers';
import { alert, ask, toast } from '../google/ui';
import { webAppUrl } from '../google/web';
import { languageOf } from '../i18n/language';
import { say } from '../i18n/messages';
import { CrmError } from '../ports';
import { ODOO_FIELD_FROM_19, ODOO_FIELDS } from '../receive/odoo-fields';
import { layoutOf, PROPERTY } from '../sheet/memory';
import { crmOf, openWorkbook } from './desk';
import { runByHand } from './run';

/** The menu, in the spreadsheet's language. */
export function showMenu(): void {
  addMenu(language());
}

/** Menu → Run agent. */
export function runFromMenu(): string {
  const spoken = language();
  const title = say(spoken, 'menuTitle');
  const ended = runByHand();
  let text: string;
  if ('busy' in ended) text = say(spoken, 'runBusy');
  else if ('notSetUp' in ended) text = say(spoken, 'notSetUp');
  else if ('failed' in ended) text = ended.failed;
  else {
    const { read, decided, done, faults } = ended.report;
    text = [say(ended.workbook.language, 'runDone', { read, decided, done }), ...faults].join('\n');
  }
  toast(text, title);
  return text;
}

/** Menu → Set up: makes the workbook, the trigger and the secret; safe to run again at any time. */
export function setUpFromMenu(): void {
  const locked = withLock(25_000, () => {
    const layout = setUpWorkbook(new Date());
    const workbook = openWorkbook(layout);
    const minutes = workbook.settings.tickMinutes;
    const installed = scriptProperties.all()[PROPERTY.trigger];
    const trigger = setUpTrigger(minutes, installed);
    if (trigger !== installed) scriptProperties.set({ [PROPERTY.trigger]: trigger });
    return { minutes, language: workbook.language };
  });
  const spoken = locked?.result.language ?? language();
  const title = say(spoken, 'menuTitle');
  if (!locked) {
    toast(say(spoken, 'runBusy'), title);
    return;
  }
  toast(say(spoken, 'setUpDone', { minutes: locked.result.minutes }), title);
  showWebhookDialog();
}

/** Menu → Webhook for Odoo: the URL to paste, and the fields to tick. */
export function showWebhookDialog(): void {
  const spoken = language();
  const url = webAppUrl();
  const key = scriptProperties.all()[PROPERTY.secret] ?? '';
  const text = url
    ? say(spoken, 'webhookText', {
        url: `${url}?key=${key}`,
        fields: `${ODOO_FIELDS.join(', ')}, ${ODOO_FIELD_FROM_19} (Odoo 19)`,
      })
    : say(spoken, 'webhookNoUrl');
  alert(say(spoken, 'webhookTitle'), text);
}

/** Menu → Connect to Odoo: asks for address, database, login and key, tries them, and keeps them if they work. */
export function connectFromMenu(): void {
  const spoken = language();
  const title = say(spoken, 'menuTitle');
  const properties = scriptProperties.all();
  const given: Record<string, string> = {};
  for (const [name, question] of [
    [PROPERTY.odooUrl, 'connectUrl'],
    [PROPERTY.odooDb, 'connectDb'],
    [PROPERTY.odooLogin, 'connectLogin'],
    [PROPERTY.odooKey, 'connectKey'],
  ] as const) {
    const answer = ask(title, say(spoken, question));
    if (answer === undefined) return;
    given[name] = answer || (properties[name] ?? '');
  }
  try {
    const stages = crmOf(given, spoken)?.stages().length ?? 0;
    scriptProperties.set(given);
    alert(title, say(spoken, 'connectDone', { url: given[PROPERTY.odooUrl]!, stages }));
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    alert(title, say(spoken, 'connectFailed', { detail: error.message }));
  }
}

/** An edit of a decision or of a tick box: the next tick carries it out. A simple trigger: may do little. */
export function noticeEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const layout = layoutOf(scriptProperties.all());
  const sheetId = event.range.getSheet().getSheetId();
  if (!layout || event.range.getRow() < 2) return;
  const { leads, outbox, rules, templates, settings, model } = layout.sheets;
  if (![leads, outbox, rules, templates, settings, model].includes(sheetId)) return;
  const edit = String(Date.now()) + Math.random().toString(36).slice(2, 8);
  const values: Record<string, string> = { [PROPERTY.wake]: edit };
  if (sheetId === model) values[PROPERTY.modelEdited] = edit;
  else if (sheetId !== leads && sheetId !== outbox) values[PROPERTY.rulesEdited] = edit;
  scriptProperties.set(values);
}

/** The spreadsheet's own, where no workbook is open. */
export function language() {
  return languageOf(activeSpreadsheet().getSpreadsheetLocale());
}
