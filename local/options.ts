import { parseArgs } from 'node:util';
import { readInstant } from './time';

/** Which Odoo the script talks to. */
export type OdooChoice =
  | { kind: 'stand-in'; version: 17 | 18 | 19 }
  | { kind: 'server'; url: string; db: string; user: string; key: string }
  | { kind: 'none' };

/** What the command line asks for. */
export interface StartOptions {
  /** 0: any free port */
  port: number;
  /** folder in which the workbook and the mailbox are kept */
  data: string;
  seed: 'demo' | 'none';
  /** closed leads of former years in a new stand-in for Odoo, to learn from */
  history: number;
  /** epoch milliseconds at which a clock that stands still starts; absent: the machine's clock */
  now?: number;
  webAppKey?: string;
  locale: string;
  smtp?: string;
  odoo: OdooChoice;
  /** folder of another Apps Script project; absent: the agent */
  project?: string;
  /** forget what an earlier start kept */
  fresh: boolean;
}

/** An option that is unknown, or whose value cannot be used. */
export class OptionError extends Error {}

/** As many closed leads as the agent learns from. */
const HISTORY_LIMIT = 10_000;

export const HELP = `npm start -- [options]          the agent on this machine
npm run host -- --project DIR   any Apps Script project

  --port N               port on 127.0.0.1 (8787; 0: any free one)
  --data DIR             where the workbook and the mailbox are kept (.local)
  --fresh                forget what an earlier start kept there
  --seed demo|none       demo leads in a new workbook (demo)
  --history N            closed leads of former years in a new stand-in for Odoo, to learn from (0)
  --now ISO              a clock that stands still there, e.g. 2026-11-22T09:00:00Z (default: the machine's clock)
  --locale fr_FR|en_GB   of a new spreadsheet (this machine's language)
  --web-app-key KEY      secret of the webhook's URL (default: the agent makes one)
  --smtp URL             mail leaves through this server, e.g. smtp://127.0.0.1:2525 (default: it stays in the local mailbox)
  --odoo-url URL|none    a real Odoo; none: the agent has no API, only the webhook (default: a stand-in for Odoo)
  --odoo-db DB --odoo-user LOGIN --odoo-key KEY   for a real Odoo
  --odoo-version 17|18|19   which Odoo the stand-in is (19)
  --project DIR          an Apps Script project: its .js, .gs, .html files and appsscript.json
  --help`;

const OPTIONS = {
  port: { type: 'string', default: '8787' },
  data: { type: 'string', default: '.local' },
  fresh: { type: 'boolean', default: false },
  seed: { type: 'string', default: 'demo' },
  history: { type: 'string', default: '0' },
  now: { type: 'string' },
  locale: { type: 'string' },
  'web-app-key': { type: 'string' },
  smtp: { type: 'string' },
  'odoo-url': { type: 'string' },
  'odoo-db': { type: 'string' },
  'odoo-user': { type: 'string' },
  'odoo-key': { type: 'string' },
  'odoo-version': { type: 'string', default: '19' },
  project: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the command line. Throws {@link OptionError} that names the option and what it takes. */
export function readOptions(args: string[]): StartOptions | 'help' {
  const given = parse(args);
  if (given.help) return 'help';
  return {
    port: port(given.port),
    data: given.data,
    fresh: given.fresh,
    seed: oneOf('seed', given.seed, ['demo', 'none']),
    history: history(given.history),
    now: given.now === undefined ? undefined : instant('now', given.now),
    locale: locale(given.locale),
    webAppKey: given['web-app-key'],
    smtp: given.smtp === undefined ? undefined : url('smtp', given.smtp, ['smtp:', 'smtps:']),
    odoo: odoo(given),
    project: given.project,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    // The message names the option; what follows it is advice for programmers.
    throw new OptionError((error as Error).message.split('. To specify')[0]);
  }
}

function port(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new OptionError(`--port takes 0 to 65535, not "${text}".`);
  return port;
}

function history(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > HISTORY_LIMIT)
    throw new OptionError(`--history takes 0 to ${HISTORY_LIMIT}, not "${text}".`);
  return count;
}

function instant(name: string, text: string): number {
  try {
    return readInstant(text);
  } catch (error) {
    throw new OptionError(`--${name}: ${(error as Error).message}`);
  }
}

function locale(text: string | undefined): string {
  if (text === undefined)
    return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr_FR' : 'en_GB';
  return oneOf('locale', text, ['fr_FR', 'en_GB']);
}

function odoo(given: ReturnType<typeof parse>): OdooChoice {
  const { 'odoo-url': address, 'odoo-db': db, 'odoo-user': user, 'odoo-key': key } = given;
  if (address === 'none') return { kind: 'none' };
  if (address === undefined) {
    if (db ?? user ?? key) throw new OptionError('--odoo-db, --odoo-user and --odoo-key need --odoo-url.');
    const version = oneOf('odoo-version', given['odoo-version'], ['17', '18', '19']);
    return { kind: 'stand-in', version: Number(version) as 17 | 18 | 19 };
  }
  if (!db || !user || !key) throw new OptionError('--odoo-url needs --odoo-db, --odoo-user and --odoo-key.');
  return { kind: 'server', url: url('odoo-url', address, ['http:', 'https:']), db, user, key };
}

function url(name: string, text: string, protocols: string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new OptionError(
      `--${name} takes a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}, not "${text}".`,
    );
  return text;
}

function oneOf<Choice extends string>(name: string, text: string, choices: Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new OptionError(`--${name} takes ${choices.join(' or ')}, not "${text}".`);
  return found;
}
