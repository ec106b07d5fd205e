import { answerJson2 } from './json2';
import { answerJsonrpc } from './jsonrpc';
import { methodOf } from './methods';
import { userError } from './odoo-error';
import type { LoggedRequest } from './requests';
import { type OdooState, type Tables, Transaction } from './tables';
import { type Backend, html, json, type Perform, type WireRequest, type WireResponse } from './wire';

/** What the API has to know of the Odoo around it. */
export interface Surroundings {
  version: number;
  /** epoch milliseconds */
  now(): number;
  hasMessageRule(): boolean;
  log(request: LoggedRequest): void;
}

/** The external API: which address answers what in which version, who is calling, one transaction a call. */
export class ExternalApi {
  constructor(
    private readonly state: OdooState,
    private readonly tables: Tables,
    private readonly around: Surroundings,
  ) {}

  answer(request: WireRequest): WireResponse {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const asked = { ...request, method: request.method.toUpperCase(), headers };
    const path = request.path.split('?')[0]!;
    const { version } = this.around;
    if (path === '/jsonrpc' && asked.method === 'POST') return answerJsonrpc(asked, this.backend());
    if (version >= 19 && /^\/json\/2(\/|$)/.test(path)) return answerJson2(asked, this.backend());
    if (version >= 19 && (path === '/web/version' || path === '/json/version'))
      return json(200, { version_info: [version, 0, 0, 'final', 0, ''], version: `${version}.0` });
    if (path === '/web/login') return html(200, 'Odoo', 'Log in');
    if (version === 18 && path.startsWith('/json/2/')) return redirected('/web/login');
    return html(404, '404 Not Found', 'The requested URL was not found on the server.');
  }

  private backend(): Backend {
    const { access, database } = this.state;
    const { version, now, log } = this.around;
    return {
      version,
      database,
      userOfKey: (key) =>
        Number(Object.entries(access).find(([, { keys }]) => keys.includes(key))?.[0]) || undefined,
      userOfLogin: (login) => this.tables.rows('res.users').find((user) => user.login === login)?.id,
      isKeyOf: (uid, key) => access[uid]?.keys.includes(key) ?? false,
      perform: (call) => this.perform(call),
      log: (api, call, outcome) =>
        log({ kind: 'api', at: new Date(now()).toISOString(), api, call, outcome }),
    };
  }

  private perform({ uid, model, method, ids, named, context }: Parameters<Perform>[0]): unknown {
    const { version, now, hasMessageRule } = this.around;
    const transaction = new Transaction(this.state, this.tables);
    const name = String(this.tables.row('res.users', uid)?.name);
    const result = methodOf(model, method)!.run(
      {
        tables: transaction,
        model,
        ids,
        user: { uid, name, rights: this.state.access[uid]!.rights },
        act: { version, now: now(), uid },
        reading: {
          version,
          now: now(),
          lang: this.language(context.lang),
          archived: context.active_test === false,
        },
        hasMessageRule: hasMessageRule(),
      },
      named,
    );
    transaction.commit();
    return result;
  }

  /** 17 silently takes its own language where the one asked for is not installed. */
  private language(asked: unknown): string {
    const { languages } = this.state;
    if (typeof asked !== 'string' || languages.includes(asked)) return String(asked ?? languages[0]);
    if (this.around.version >= 18) throw userError(`Invalid language code: ${asked}`);
    return languages[0]!;
  }
}

function redirected(to: string): WireResponse {
  const answer = html(303, 'Redirecting...');
  return { ...answer, headers: { ...answer.headers, Location: to } };
}
