import { type Crm, CrmError, type SendHttp, type Stage } from '../ports';
import type { ExtraFields } from '../receive/odoo';
import { findActivity, postNote, scheduleActivity } from './activities';
import { connect } from './connect';
import { type Connection, forgetAfter, type Session, sessionFor, type Telling } from './connection';
import { readInteractions } from './interactions';
import { Leads } from './leads';
import { chunks, type Odoo, type OdooRow } from './records';
import type { Execute, Line } from './transport';

export interface OdooOptions {
  connection: Connection;
  send: SendHttp;
  /** filled with what is found out; give the same object again to save the requests that find it out */
  session?: Session;
  telling?: Partial<Telling>;
  /** Odoo's code of the language in which names are read, e.g. `fr_FR`; absent: the user's own */
  lang?: string;
  /** fields of crm.lead that hold the company's activity and size */
  extraFields?: ExtraFields;
}

/** Odoo's CRM over its external API, versions 17 to 19. Nothing is sent before the first call that needs it. */
export function odooCrm(options: OdooOptions): Crm {
  const odoo = odooOf(options);
  const leads = new Leads(odoo);
  return {
    readLeads: (ids) => leads.read(ids),
    changedSince: (from, limit) => leads.changedSince(from, limit),
    closedLeads: (before, since, limit) => leads.closed(before, since, limit),
    readInteractions: (leadIds, since) => readInteractions(odoo, leadIds, since),
    stages: () => odoo.stages(),
    scheduleActivity: (activity) => scheduleActivity(odoo, activity),
    hasActivity: (leadId, ref) => findActivity(odoo, leadId, ref) !== undefined,
    postNote: (leadId, text, ref) => postNote(odoo, leadId, text, ref),
  };
}

function odooOf(options: OdooOptions): Odoo {
  const line: Line = {
    connection: options.connection,
    session: sessionFor(options.connection, options.session ?? {}),
    send: options.send,
    telling: { language: 'en', menu: 'the menu of the agent', ...options.telling },
  };
  let connected: ReturnType<typeof connect> | undefined;
  const connection = () => (connected ??= connect(line));
  const execute = inLanguage(options.lang, (model, method, named) => {
    try {
      return connection().execute(model, method, named);
    } catch (error) {
      if (error instanceof CrmError) forgetAfter(line.session, error.code);
      throw error;
    }
  });
  const asked = new Map<string, Map<number, OdooRow>>();
  let stages: Stage[] | undefined;

  const odoo: Odoo = {
    execute,
    extraFields: options.extraFields ?? {},
    major: () => connection().major,
    stages: () => (stages ??= readStages(odoo)),
    searchRead(model, domain, fields, more = {}) {
      const named = { domain, fields, ...more, context: { active_test: false } };
      return execute(model, 'search_read', named) as OdooRow[];
    },
    rowsById(model, ids, fields) {
      const key = `${model} ${fields}`;
      const known = asked.get(key) ?? new Map<number, OdooRow>();
      asked.set(key, known);
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      for (const chunk of chunks(missing)) {
        for (const id of chunk) known.set(id, { id });
        for (const row of readable(() => odoo.searchRead(model, [['id', 'in', chunk]], fields)))
          known.set(row.id, row);
      }
      return known;
    },
  };
  return odoo;
}

/** Asks in a language; once Odoo has said that it is not installed (18 does), without. */
function inLanguage(lang: string | undefined, execute: Execute): Execute {
  let asking = lang;
  return (model, method, named) => {
    if (!asking) return execute(model, method, named);
    try {
      return execute(model, method, { ...named, context: { ...named.context, lang: asking } });
    } catch (error) {
      if (!(error instanceof CrmError && error.code === 'BAD_LANGUAGE')) throw error;
      asking = undefined;
      return execute(model, method, named);
    }
  };
}

/** Names and addresses are an extra: a user who may not read them still gets the leads. */
function readable(read: () => OdooRow[]): OdooRow[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof CrmError && error.code === 'NO_RIGHT') return [];
    throw error;
  }
}

function readStages(odoo: Odoo): Stage[] {
  const rows = odoo.searchRead('crm.stage', [], ['name', 'sequence', 'is_won'], {
    order: 'sequence asc, id asc',
  });
  return rows.map((row, index) => ({
    id: String(row.id),
    name: String(row.name),
    first: index === 0,
    won: row.is_won === true,
  }));
}
