import path from 'node:path';
import { createHost, type Host } from '../host';
import { ROOT } from '../isolate/bundle';
import type { OdooChoice, StartOptions } from '../options';
import { pastLeads } from './history/history';
import { PLAY_DAYS, playDemo } from './play';

const DAY_MS = 86_400_000;

/** What the new spreadsheet is called. */
const WORKBOOK_NAME = 'Agent Sales Coach';

/** The script properties in which the agent finds its secret and its way to Odoo. */
const ODOO_PROPERTIES = ['ODOO_URL', 'ODOO_DB', 'ODOO_LOGIN', 'ODOO_API_KEY'] as const;

/**
 * The agent on a local host, set up as an admin would: properties entered, menu item *Set up* chosen once, the webhook
 * entered in Odoo; in a new workbook the demo is played.
 * @throws Error when the agent's own set-up fails, with its message
 */
export function startAgent(options: StartOptions): Promise<Host> {
  return createHost({
    ...options,
    project: path.join(ROOT, 'dist'),
    prepare: (host) => prepare(host, options),
  });
}

async function prepare(host: Host, options: StartOptions): Promise<void> {
  const play = host.isNew && options.seed === 'demo' && host.odoo !== undefined;
  const end = host.world.clock.now();
  const live = host.world.clock.read().kind === 'live';
  if (play) host.world.clock.stand(end - PLAY_DAYS * DAY_MS);
  enterProperties(host, options);
  if (host.isNew) {
    host.world.workbook.state.name = WORKBOOK_NAME;
    await setUp(host);
  }
  if (host.odoo) host.odoo.webhookUrl = webhookUrl(host);
  if (play) await playDemo(host, live ? Date.now() : end);
  if (host.isNew && options.history > 0) await addHistory(host, options.history);
  if (play && live) host.world.clock.follow();
}

/** Where Odoo is to post, with the secret the agent made or was given. */
export function webhookUrl(host: Host): string {
  const key = host.world.properties.state.script.WEB_APP_KEY;
  return key ? `${host.exec}?key=${encodeURIComponent(key)}` : host.exec;
}

/** What is given on the command line wins; the stand-in's address follows its port; anything else stays as it was left. */
function enterProperties(host: Host, { webAppKey, odoo }: StartOptions): void {
  const { properties } = host.world;
  if (webAppKey !== undefined) properties.set('script', { WEB_APP_KEY: webAppKey });
  const isOurs = host.isNew || properties.state.script.ODOO_URL === host.formerOdooUrl;
  if (odoo.kind === 'server' || (odoo.kind === 'stand-in' && isOurs))
    properties.set('script', odooProperties(host, odoo));
  if (odoo.kind === 'none') {
    const others = Object.entries(properties.state.script).filter(
      ([name]) => !ODOO_PROPERTIES.some((odoos) => odoos === name),
    );
    properties.set('script', Object.fromEntries(others), true);
  }
}

function odooProperties(host: Host, odoo: OdooChoice): Record<(typeof ODOO_PROPERTIES)[number], string> {
  if (odoo.kind === 'server')
    return { ODOO_URL: odoo.url, ODOO_DB: odoo.db, ODOO_LOGIN: odoo.user, ODOO_API_KEY: odoo.key };
  const { db, login, key } = host.odoo!.credentials;
  return { ODOO_URL: host.odooUrl, ODOO_DB: db, ODOO_LOGIN: login, ODOO_API_KEY: key };
}

/** Former years in the stand-in, and the names of its fields for activity and size where an admin enters them. */
async function addHistory(host: Host, count: number): Promise<void> {
  host.odoo?.addPast(pastLeads({ count, now: host.world.clock.now() }));
  const { name, values } = host.world.workbook
    .view()
    .find((sheet) => sheet.values.some((row) => row.includes('industryField')))!;
  for (const [key, field] of Object.entries({ industryField: 'x_industry', sizeField: 'x_size' }))
    await host.edit(name, `B${values.findIndex((row) => row.includes(key)) + 1}`, field);
}

async function setUp(host: Host): Promise<void> {
  const { execution } = await host.run('setUp');
  if (execution.error) throw new Error(`The agent's set-up failed: ${execution.error.message}`);
}
