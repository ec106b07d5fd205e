import type { Purpose } from '../act/outbox';
import { type RenderFault, templateFault } from '../act/render';
import type { Template } from '../act/templates';
import { type ReadRule, type Rule, type RuleFault, readRule } from '../decide/rule';
import type { Language } from '../i18n/language';
import { type List, readList } from './list';
import type { Layout } from './memory';
import { ModelTab } from './model-tab';
import { readSettings, type SettingFault, type Settings } from './settings';
import type { Grid, Tab, TabKey } from './tab';
import { MissingColumns, Table } from './table';
import { TABS } from './tabs';
import { CONDITIONS } from './tabs/rules';

/** A tab that people deleted. */
export class MissingTab extends Error {
  override name = 'MissingTab';
  constructor(readonly tab: Tab) {
    super(`The tab ${tab.name.en} is missing`);
  }
}

/** How the workbook reaches its sheets. */
export interface Sheets {
  grid(sheetId: number): Grid | undefined;
  /** headers as they read now of our columns that people renamed, from the columns' metadata: key → text */
  renamed(sheetId: number): Record<string, string>;
}

/** A row of the tab Rules or Templates that is in error. `at`: its row number. */
export interface RowFault<Fault> {
  at: number;
  id: string;
  fault: Fault;
}

/** The workbook: each tab is read at most once, when it is first asked for. */
export class Workbook {
  private readonly tables = new Map<TabKey, Table>();
  private readonly lists = new Map<TabKey, List>();
  /** whether aliases were learnt that the layout ought to remember */
  aliasesLearnt = false;
  readonly settings: Settings;
  readonly settingFaults: SettingFault[];

  constructor(
    readonly layout: Layout,
    private readonly sheets: Sheets,
  ) {
    const cells = new Map(
      this.list('settings').rows.map(({ values }) => [String(values.key ?? ''), String(values.value ?? '')]),
    );
    const read = readSettings(cells, layout.locale);
    this.settings = read.settings;
    this.settingFaults = read.faults;
  }

  get language(): Language {
    return this.settings.language;
  }

  grid(key: TabKey): Grid {
    const sheetId = this.layout.sheets[key];
    const grid = sheetId === undefined ? undefined : this.sheets.grid(sheetId);
    if (!grid) throw new MissingTab(TABS[key]);
    return grid;
  }

  /** A tab whose rows have ids. */
  table(key: TabKey): Table {
    const open = this.tables.get(key);
    if (open) return open;
    const grid = this.grid(key);
    const table = this.withAliases(key, (aliases) => Table.open(TABS[key], grid, aliases, this.language));
    this.tables.set(key, table);
    return table;
  }

  /** A tab that people edit. */
  list(key: TabKey): List {
    const open = this.lists.get(key);
    if (open) return open;
    const grid = this.grid(key);
    const list = this.withAliases(key, (aliases) => readList(TABS[key], grid, aliases));
    this.lists.set(key, list);
    return list;
  }

  /** The tab with what the score has learned. */
  model(): ModelTab {
    const grid = this.grid('model');
    return this.withAliases('model', (aliases) => new ModelTab(grid, aliases));
  }

  /** The rules that are in order and switched on, and what is wrong with the others. */
  rules(templates: ReadonlySet<string>): { rules: Rule[]; faults: RowFault<RuleFault>[] } {
    const rules: Rule[] = [];
    const faults: RowFault<RuleFault>[] = [];
    const ids = new Set<string>();
    for (const { at, values } of this.list('rules').rows) {
      const read = ruleOf(values, templates);
      const id = String(values.id ?? '').trim();
      if (!read.ok) faults.push({ at, id, fault: read.fault });
      else if (ids.has(id)) faults.push({ at, id, fault: { code: 'ruleTwice', values: { value: id } } });
      else if (read.rule.on) rules.push(read.rule);
      ids.add(id);
    }
    return { rules, faults };
  }

  templates(): { templates: Template[]; faults: RowFault<RenderFault>[] } {
    const templates: Template[] = [];
    const faults: RowFault<RenderFault>[] = [];
    for (const { at, values } of this.list('templates').rows) {
      const text = (key: string) => String(values[key] ?? '');
      const template: Template = {
        id: text('id').trim(),
        language: text('language').trim().toLowerCase().startsWith('fr') ? 'fr' : 'en',
        purpose: (text('purpose') || 'sales') as Purpose,
        title: text('title') || text('id'),
        subject: text('subject'),
        body: text('body'),
      };
      const fault = templateFault(template);
      if (fault) faults.push({ at, id: template.id, fault });
      templates.push(template);
    }
    return { templates, faults };
  }

  /** A column that is not found by its header is looked for by its metadata: people rename headers. */
  private withAliases<Opened>(key: TabKey, open: (aliases: Record<string, string>) => Opened): Opened {
    const known = this.layout.aliases[key] ?? {};
    try {
      return open(known);
    } catch (error) {
      if (!(error instanceof MissingColumns)) throw error;
      const aliases = { ...known, ...this.sheets.renamed(this.layout.sheets[key]!) };
      const opened = open(aliases);
      this.layout.aliases[key] = aliases;
      this.aliasesLearnt = true;
      return opened;
    }
  }
}

function ruleOf(values: Record<string, unknown>, templates: ReadonlySet<string>): ReadRule {
  const conditions = Array.from({ length: CONDITIONS }, (_, i) => ({
    field: values[`field${i + 1}`],
    comparison: values[`comparison${i + 1}`],
    value: values[`value${i + 1}`],
  }));
  const { id, on, action, template, mode, priority, cooldownDays } = values;
  return readRule({ id, on, conditions, action, template, mode, priority, cooldownDays }, templates);
}
