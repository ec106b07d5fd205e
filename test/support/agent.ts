import { webhookUrl } from '../../local/demo/agent';
import { createHost, type Host } from '../../local/host';
import { ROOT } from '../../local/isolate/bundle';
import type { Project } from '../../local/isolate/execute';
import { readProject } from '../../local/project';
import type { Incoming } from '../../local/world/mailbox/mailbox';
import type { AccountLimits } from '../../local/world/quotas';
import type { PersonsAct } from '../../local/world/workbook/person';
import type { Settings } from '../../src/sheet/settings';
import type { TabKey } from '../../src/sheet/tab';
import { TABS } from '../../src/sheet/tabs';

export interface AgentOptions {
  locale?: 'en_GB' | 'fr_FR';
  /** `stand-in`: connected to an Odoo 19; a number: to that version; `none`: no API, only posts */
  odoo?: 'stand-in' | 17 | 18 | 19 | 'none';
  /** ISO instant at which the still clock starts */
  now?: string;
  /** what the Google account may do */
  limits?: Partial<AccountLimits>;
  /** folder in which everything is kept; one that holds an agent already goes on with it */
  data?: string;
  /** changed in the tab Settings after the set-up */
  settings?: Partial<Record<keyof Settings, string>>;
}

/** A row by the English headers of its tab, whatever the language and the order of the columns. */
// biome-ignore lint/suspicious/noExplicitAny: cells hold anything
export type RowByHeader = Record<string, any>;

export type Where = string | RowByHeader | ((row: RowByHeader) => boolean);

export type Agent = Awaited<ReturnType<typeof agentOf>>;

/** The instant at which every agent starts unless told otherwise: a Monday. */
export const START = '2026-11-23T09:00:00Z';

let bundle: Project | undefined;

/** The agent's real bundle at work: set up once, its clock standing, nothing in its workbook yet. */
export async function agentOf(options: AgentOptions = {}) {
  const { locale = 'en_GB', odoo: choice = 'none', now = START } = options;
  bundle ??= readProject(`${ROOT}/dist`);
  const version = typeof choice === 'number' ? choice : 19;
  const host = await createHost({
    project: bundle,
    locale,
    now: Date.parse(now),
    data: options.data,
    odoo: choice === 'none' ? { kind: 'none' } : { kind: 'stand-in', version },
  });
  try {
    return await prepared(host, locale, options);
  } catch (error) {
    await host.close();
    throw error;
  }
}

async function prepared(host: Host, locale: string, options: AgentOptions) {
  Object.assign(host.world.quotas.limits, options.limits);
  if (host.odoo) connect(host);
  if (host.isNew) await mustRun(host, 'setUp');
  if (host.odoo) host.odoo.webhookUrl = webhookUrl(host);
  const agent = helpers(host, locale);
  for (const [key, value] of Object.entries(options.settings ?? {}))
    await agent.setCell('settings', { Key: key }, 'Value', value);
  if (options.settings) await agent.run();
  return agent;
}

function connect(host: Host): void {
  const { db, login, key } = host.odoo!.credentials;
  host.world.properties.set('script', {
    ODOO_URL: host.odooUrl,
    ODOO_DB: db,
    ODOO_LOGIN: login,
    ODOO_API_KEY: key,
  });
}

async function mustRun(host: Host, functionName: string): Promise<unknown> {
  const { execution, value } = await host.run(functionName);
  if (execution.error) throw new Error(`${functionName}: ${execution.error.message}`);
  return value;
}

function helpers(host: Host, locale: string) {
  const { world } = host;
  const language = locale.startsWith('fr') ? 'fr' : 'en';
  const properties = () => world.properties.state.script as Record<string, string>;

  /** What the tab is called now. */
  function tabName(key: TabKey): string {
    const sheetId = JSON.parse(properties().LAYOUT!).sheets[key];
    return world.workbook.at(sheetId).name;
  }

  function cells(key: TabKey): (string | number | boolean | Date)[][] {
    const name = tabName(key);
    return world.workbook.view().find((sheet) => sheet.name === name)!.values;
  }

  function headers(key: TabKey): string[] {
    const { columns } = TABS[key];
    return (cells(key)[0] ?? []).map(
      (text) => columns.find(({ label }) => label[language] === text)?.label.en ?? String(text),
    );
  }

  /** Rows that hold something besides unticked boxes. */
  function rows(key: TabKey): (RowByHeader & { row: number })[] {
    const names = headers(key);
    return cells(key)
      .slice(1)
      .map((values, i) => ({
        ...Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
        row: i + 2,
      }))
      .filter((row) =>
        Object.entries<unknown>(row).some(
          ([name, value]) => name !== 'row' && value !== '' && value !== false,
        ),
      );
  }

  function row(key: TabKey, where: Where): RowByHeader & { row: number } {
    const found = rows(key).filter((candidate) => fits(key, candidate, where));
    if (found.length !== 1) throw new Error(`${found.length} rows of ${key} fit ${JSON.stringify(where)}`);
    return found[0]!;
  }

  const agent = {
    host,
    odoo: host.odoo!,
    world,
    /** Posts to the web app with the right key (unless `query` has another) and gives the answer. */
    async post(body: unknown, query: Record<string, string> = {}) {
      const url = `${host.exec}?${new URLSearchParams({ key: properties().WEB_APP_KEY!, ...query })}`;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(url, { method: 'POST', body: text, headers });
      // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON is answered
      return (await response.json()) as any;
    },
    /** A lead in the generic shape, in the first stage, with an address. */
    postLead: (lead: RowByHeader) =>
      agent.post({ type: 'lead', stage: 'New', email: `${lead.id}@customer.example`, ...lead }),
    /** A customer speaks, in the generic shape. */
    says: (leadId: string, text: string, more: RowByHeader = {}) =>
      agent.post({ type: 'interaction', leadId, text, at: agent.now(), ...more }),
    /** A customer writes to the agent's Gmail account. */
    mailFrom: (from: string, text: string, more: Partial<Incoming> = {}) =>
      world.mailbox.incoming({ from, text, subject: 'Re: your message', ...more }),

    rows,
    row,
    cells,
    headers,
    tabName,
    properties,
    lead: (where: Where) => row('leads', where),
    /** The note of the cell in the column with this English header. */
    note(key: TabKey, where: Where, header: string): string {
      const sheet = world.workbook.at(JSON.parse(properties().LAYOUT!).sheets[key]);
      const at = { row: row(key, where).row, column: headers(key).indexOf(header) + 1, rows: 1, columns: 1 };
      return world.workbook.grid(sheet).map(at, (_value, _style, extra) => extra?.note ?? '')[0]![0]!;
    },
    /** What was intended for a lead, oldest first, by rule. */
    outbox: (leadId?: string | number) =>
      rows('outbox').filter((each) => leadId === undefined || each['Lead id'] === String(leadId)),
    /** Rule and state of what was intended, as `follow-up proposed`, in order. */
    intended: (leadId?: string | number) =>
      agent.outbox(leadId).map((each) => `${each.Rule} ${stateOf(each.State)}`),
    action: (leadId: string | number, rule: string) =>
      row('outbox', (each) => each['Lead id'] === String(leadId) && each.Rule === rule),
    /** The last line of the Journal. */
    journal: () => rows('journal').at(-1)!,
    /** Every fault that the Journal tells, one text. */
    faults: () =>
      rows('journal')
        .map((line) => line['Errors and what to do'])
        .filter(Boolean)
        .join('\n'),
    /** Mails sent, to whom: all, or those to one address. */
    sent: (to?: string) => world.mailbox.view().sent.filter((mail) => to === undefined || mail.to === to),
    drafts: () => world.mailbox.view().drafts,
    now: () => new Date(world.clock.now()).toISOString(),

    /** A few minutes pass: the trigger fires. */
    tick: () => host.advance({ by: '5m' }),
    /** Time passes; the trigger fires a few times on the way and once at the end. */
    after: (by: string) => host.advance({ by }, 4),
    /** The menu item "Run agent": looks at every lead. */
    run: () => mustRun(host, 'runAgent') as Promise<string>,
    setUp: () => mustRun(host, 'setUp'),
    /** A person types into the cell of a row, in the column with this English header. */
    async setCell(key: TabKey, where: Where, header: string, value: string | number | boolean) {
      const at = headers(key).indexOf(header);
      if (at < 0) throw new Error(`The tab ${key} has no column ${header}`);
      await host.edit(tabName(key), `${letters(at + 1)}${row(key, where).row}`, value);
    },
    /** A rep chooses from the dropdown "Decision". */
    decide: (where: Where, decision: string) => agent.setCell('leads', where, 'Decision', decision),
    /** What else a person does in a tab: sort, move, rename … */
    act: (act: PersonsAct) => world.workbook.act(act),
    close: () => host.close(),
  };
  return agent;

  function fits(key: TabKey, candidate: RowByHeader, where: Where): boolean {
    if (typeof where === 'function') return where(candidate);
    if (typeof where === 'object')
      return Object.entries(where).every(([name, value]) => candidate[name] === value);
    if (key === 'rules') return candidate.Rule === where;
    return candidate.Id === where || candidate.Company === where;
  }
}

/** The state of an action in English, whatever the workbook's language. */
function stateOf(shown: string): string {
  const { choices } = TABS.outbox.columns.find(({ key }) => key === 'state')!;
  return Object.entries(choices!).find(([, label]) => label.fr === shown || label.en === shown)?.[0] ?? shown;
}

function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

const running: Agent[] = [];

/** Starts agents that are closed when each test is over. */
export function agents() {
  afterEach(async () => {
    for (const agent of running.splice(0)) await agent.close();
  });
  return async (options?: AgentOptions) => {
    const agent = await agentOf(options);
    running.push(agent);
    return agent;
  };
}
