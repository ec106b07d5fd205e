import { SHIPPED_TEMPLATES } from '../act/templates';
import { SHIPPED_RULES } from '../decide/rules';
import { type Language, languageOf } from '../i18n/language';
import { toCell } from '../sheet/codec';
import { findColumns } from '../sheet/header';
import { type Layout, layoutOf, PROPERTY } from '../sheet/memory';
import { initialOf, SETTING_DEFINITIONS, type Settings } from '../sheet/settings';
import type { Cell, Tab, TabKey } from '../sheet/tab';
import { TABS } from '../sheet/tabs';
import { CONDITIONS } from '../sheet/tabs/rules';
import { dressColumn, dressHeader, dropdown } from './looks';
import { scriptProperties } from './properties';
import { activeSpreadsheet, renamedColumns } from './spreadsheet';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Version of the workbook's layout; a migration is a step in {@link MIGRATIONS}. */
export const LAYOUT_VERSION = 1;

/** What brings a workbook of version n to n + 1 beyond the columns and tabs that it lacks: by n. */
const MIGRATIONS: Record<number, (spreadsheet: Spreadsheet, layout: Layout) => void> = {};

/**
 * Makes the workbook ready, or brings an older one up to date. What is there stays as people arranged it: a tab is
 * known by its sheet's id, a column by its header or metadata. Running it twice changes nothing.
 * @param now of the first set-up
 */
export function setUpWorkbook(now: Date): Layout {
  const spreadsheet = activeSpreadsheet();
  const properties = scriptProperties.all();
  const known = layoutOf(properties);
  const locale = spreadsheet.getSpreadsheetLocale();
  const layout: Layout = known ?? {
    version: LAYOUT_VERSION,
    locale,
    installedAt: now.toISOString(),
    sheets: {},
    aliases: {},
  };
  for (let version = layout.version; version < LAYOUT_VERSION; version++)
    MIGRATIONS[version]?.(spreadsheet, layout);
  layout.version = LAYOUT_VERSION;
  layout.locale = locale;
  const language = writtenLanguage(spreadsheet, layout, locale);
  for (const tab of Object.values(TABS)) setUpTab(spreadsheet, tab, layout, language);
  const values: Record<string, string> = { [PROPERTY.layout]: JSON.stringify(layout) };
  if (!properties[PROPERTY.secret]) values[PROPERTY.secret] = newSecret();
  const changed = Object.entries(values).some(([name, value]) => properties[name] !== value);
  if (changed) scriptProperties.set(values);
  return layout;
}

/** 244 bits, in characters that need no escaping in a URL. */
function newSecret(): string {
  return (Utilities.getUuid() + Utilities.getUuid()).replace(/-/g, '');
}

/** The language that the admin has set, as far as there is a tab Settings yet; else the spreadsheet's. */
function writtenLanguage(spreadsheet: Spreadsheet, layout: Layout, locale: string): Language {
  const sheet =
    layout.sheets.settings === undefined ? null : spreadsheet.getSheetById(layout.sheets.settings);
  const rows = sheet ? sheet.getDataRange().getDisplayValues() : [];
  const written = rows
    .find((row) => row.includes('language'))?.[1]
    ?.trim()
    .toLowerCase();
  return written === 'fr' || written === 'en' ? written : languageOf(locale);
}

function setUpTab(spreadsheet: Spreadsheet, tab: Tab, layout: Layout, language: Language): void {
  const known = layout.sheets[tab.key];
  const found = (known === undefined ? null : spreadsheet.getSheetById(known)) ?? byName(spreadsheet, tab);
  const sheet = found ?? insertTab(spreadsheet, tab, language);
  layout.sheets[tab.key] = sheet.getSheetId();
  addMissingColumns(sheet, tab, layout, language);
  if (!found || sheet.getLastRow() < 2) writeContent(sheet, tab.key, language);
  else if (tab.key === 'settings') addMissingSettings(sheet, language);
  if (tab.key === 'settings') offerChoices(sheet, layout, language);
}

function byName(spreadsheet: Spreadsheet, tab: Tab): Sheet | null {
  return spreadsheet.getSheetByName(tab.name.en) ?? spreadsheet.getSheetByName(tab.name.fr);
}

/** The first tab takes the place of the empty sheet that a new spreadsheet has. */
function insertTab(spreadsheet: Spreadsheet, tab: Tab, language: Language): Sheet {
  const sheets = spreadsheet.getSheets();
  const first = sheets[0]!;
  if (tab.key === 'leads' && sheets.length === 1 && first.getLastRow() === 0)
    return first.setName(tab.name[language]);
  const sheet = spreadsheet.insertSheet(tab.name[language], sheets.length);
  if (tab.hidden) sheet.hideSheet();
  return sheet;
}

function addMissingColumns(sheet: Sheet, tab: Tab, layout: Layout, language: Language): void {
  const width = sheet.getLastColumn();
  const headers: Cell[] = width > 0 ? sheet.getRange(1, 1, 1, width).getValues()[0]! : [];
  let { missing } = findColumns(tab, headers, layout.aliases[tab.key] ?? {});
  if (missing.length > 0 && width > 0) {
    const aliases = { ...layout.aliases[tab.key], ...renamedColumns(sheet.getSheetId()) };
    missing = findColumns(tab, headers, aliases).missing;
    layout.aliases[tab.key] = aliases;
  }
  if (missing.length === 0) return;
  const room = sheet.getMaxColumns();
  if (width + missing.length > room) sheet.insertColumnsAfter(room, width + missing.length - room);
  const labels = missing.map(({ label }) => label[language]);
  sheet
    .getRange(1, width + 1, 1, missing.length)
    .setNumberFormat('@')
    .setValues([labels]);
  for (const [i, column] of missing.entries()) dressColumn(sheet, column, width + 1 + i, language);
  dressHeader(sheet, tab, width + missing.length);
}

function writeContent(sheet: Sheet, key: TabKey, language: Language): void {
  if (key === 'rules') writeRows(sheet, TABS.rules, ruleRows(language), language);
  if (key === 'templates') {
    const ordered = [...SHIPPED_TEMPLATES].sort(
      (a, b) => Number(b.language === language) - Number(a.language === language),
    );
    writeRows(
      sheet,
      TABS.templates,
      ordered.map((template) => ({ ...template })),
      language,
    );
  }
  if (key === 'settings') writeRows(sheet, TABS.settings, settingRows(language), language);
}

function addMissingSettings(sheet: Sheet, language: Language): void {
  const present = new Set(sheet.getDataRange().getDisplayValues().flat());
  const rows = settingRows(language).filter(({ key }) => !present.has(key as string));
  if (rows.length > 0) writeRows(sheet, TABS.settings, rows, language);
}

/** A dropdown for each setting that is a choice. */
function offerChoices(sheet: Sheet, layout: Layout, language: Language): void {
  const [headers = [], ...rows] = sheet.getDataRange().getDisplayValues();
  const { header } = findColumns(TABS.settings, headers, layout.aliases.settings ?? {});
  for (const [key, { choices }] of Object.entries(SETTING_DEFINITIONS)) {
    const at = rows.findIndex((row) => row[header.get('key')! - 1] === key);
    if (choices && at >= 0)
      sheet.getRange(at + 2, header.get('value')!).setDataValidation(dropdown(choices, language, true));
  }
}

function writeRows(sheet: Sheet, tab: Tab, rows: Record<string, unknown>[], language: Language): void {
  const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as Cell[];
  const { header } = findColumns(tab, headers, {});
  const from = sheet.getLastRow() + 1;
  const cells = rows.map((row) => {
    const line: Cell[] = headers.map(() => '');
    for (const column of tab.columns) {
      const place = header.get(column.key);
      if (place) line[place - 1] = toCell(column, row[column.key] as string, language);
    }
    return line;
  });
  for (const column of tab.columns) {
    const place = header.get(column.key);
    if (column.kind === 'flag' && place) sheet.getRange(from, place, rows.length, 1).insertCheckboxes();
  }
  sheet.getRange(from, 1, cells.length, headers.length).setValues(cells);
}

/** Words in conditions that have a French form. */
const VALUES_FR: Record<string, string> = { yes: 'oui', no: 'non', negative: 'négatif', New: 'Nouveau' };

function ruleRows(language: Language): Record<string, unknown>[] {
  return SHIPPED_RULES.map(({ conditions, priority, cooldownDays, ...rule }) => {
    const row: Record<string, unknown> = {
      ...rule,
      priority: String(priority),
      cooldownDays: String(cooldownDays),
    };
    for (let i = 0; i < CONDITIONS; i++) {
      const { field = '', comparison = '', value = '' } = conditions[i] ?? {};
      row[`field${i + 1}`] = field;
      row[`comparison${i + 1}`] = comparison;
      row[`value${i + 1}`] = language === 'fr' ? (VALUES_FR[String(value)] ?? String(value)) : String(value);
    }
    return row;
  });
}

function settingRows(language: Language): Record<string, unknown>[] {
  return Object.entries(SETTING_DEFINITIONS).map(([key, definition]) => ({
    key,
    label: definition.label[language],
    help: definition.help[language],
    value: startingValue(key as keyof Settings, initialOf(definition, language)),
  }));
}

/** Two settings start with what Google knows. */
function startingValue(key: keyof Settings, initial: string): string {
  if (key === 'alertAddress') return Session.getEffectiveUser().getEmail();
  if (key === 'timeZone') return activeSpreadsheet().getSpreadsheetTimeZone() || initial;
  return initial;
}
