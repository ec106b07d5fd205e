import { addActivity, logCreation } from './chatter';
import { type Act, newLead, writeLead } from './lead';
import { activitySchedule, messagePost } from './lead-methods';
import { missing, validationError, valueError } from './odoo-error';
import { type Reading, search, tell, unknownField } from './records';
import { checkModel, maySee, refuseRecord, type User } from './rights';
import { SELECTIONS, schemaOf, targetOf } from './schema';
import type { Row, Tables, Value } from './tables';

/** One call of one method, who makes it and in which circumstances. */
export interface Call {
  tables: Tables;
  model: string;
  ids: number[];
  user: User;
  act: Act;
  reading: Reading;
  /** an automation rule on incoming messages is there: 17 and 18 then give `message_post`'s result in another form */
  hasMessageRule: boolean;
}

export type Named = Record<string, unknown>;

/** A method of the external API. */
export interface Method {
  /** called on records (`ids`) and not on the model */
  onRecords: boolean;
  /** names of its arguments in order, those that must be given first */
  parameters: string[];
  required: number;
  /** takes further arguments by name */
  open?: boolean;
  run(call: Call, named: Named): unknown;
}

const onModel = (parameters: string[], required: number, run: Method['run']): Method => ({
  onRecords: false,
  parameters,
  required,
  run,
});
const onRecords = (parameters: string[], required: number, run: Method['run'], open = false): Method => ({
  onRecords: true,
  parameters,
  required,
  run,
  open,
});

const METHODS: Record<string, Method> = {
  search_read: onModel(['domain', 'fields', 'offset', 'limit', 'order'], 0, (call, named) =>
    found(call, named).map((row) =>
      tell(call.tables, call.model, row, (named.fields as string[]) ?? [], call.reading),
    ),
  ),
  search: onModel(['domain', 'offset', 'limit', 'order'], 1, (call, named) =>
    found(call, named).map((row) => row.id),
  ),
  search_count: onModel(['domain', 'limit'], 1, (call, named) => found(call, named).length),
  read: onRecords(['fields', 'load'], 0, read),
  create: onModel(['vals_list'], 1, create),
  write: onRecords(['vals'], 1, write),
  fields_get: onModel(['allfields', 'attributes'], 0, fieldsGet),
};

const OF_MODEL: Record<string, Record<string, Method>> = {
  'crm.lead': {
    activity_schedule: onRecords(
      ['act_type_xmlid', 'date_deadline', 'summary', 'note'],
      0,
      activitySchedule,
      true,
    ),
    message_post: onRecords([], 0, messagePost, true),
  },
  'ir.model.data': {
    check_object_reference: onModel(['module', 'xml_id'], 2, (call, { module, xml_id }) => {
      const row = call.tables
        .rows('ir.model.data')
        .find((found) => found.complete_name === `${module}.${xml_id}`);
      if (!row) throw valueError(`External ID not found in the system: ${module}.${xml_id}`);
      return [row.model, row.res_id];
    }),
  },
  'res.users': {
    context_get: onModel([], 0, ({ user, reading }) => ({ lang: reading.lang, tz: false, uid: user.uid })),
  },
};

export function methodOf(model: string, name: string): Method | undefined {
  return OF_MODEL[model]?.[name] ?? (Object.hasOwn(METHODS, name) ? METHODS[name] : undefined);
}

function found({ tables, model, user, reading, act }: Call, named: Named): Row[] {
  checkModel(user.rights, model, 'read', act.version);
  const rows = search(tables, model, (named.domain as unknown[]) ?? [], String(named.order ?? ''), reading);
  const seen = model === 'crm.lead' ? rows.filter((row) => maySee(user.rights, user.uid, row)) : rows;
  const offset = Number(named.offset ?? 0);
  return named.limit ? seen.slice(offset, offset + Number(named.limit)) : seen.slice(offset);
}

/** A record that is not there is left out, not an error. */
function read({ tables, model, ids, user, reading, act }: Call, named: Named): unknown[] {
  checkModel(user.rights, model, 'read', act.version);
  const rows = ids.map((id) => tables.row(model, id)).filter((row) => row !== undefined);
  for (const row of rows)
    if (model === 'crm.lead' && !maySee(user.rights, user.uid, row))
      refuseRecord(user, model, 'read', act.version);
  return rows.map((row) => tell(tables, model, row, (named.fields as string[]) ?? [], reading));
}

/** Gives a list of ids for a list of values; for one object the id, which JSON-2 wraps again. */
function create(call: Call, named: Named): number | number[] {
  const { tables, model, user, act } = call;
  checkModel(user.rights, model, 'create', act.version);
  const one = (values: Named): number => {
    const row = values as Partial<Row>;
    if (model === 'crm.lead') {
      const lead = newLead(tables, knownValues(call, values), act);
      tables.put(model, lead);
      logCreation(tables, lead, act);
      return lead.id;
    }
    if (model === 'mail.activity') {
      if (!values.res_model_id) throw withoutResModelId(act.version);
      const { res_model_id: _, res_id, ...rest } = row;
      return addActivity(tables, Number(res_id), { automated: false, ...rest }, act).id;
    }
    const id = tables.nextId(model);
    tables.put(model, { ...row, id } as Row);
    return id;
  };
  return Array.isArray(named.vals_list)
    ? (named.vals_list as Named[]).map(one)
    : one(named.vals_list as Named);
}

function write(call: Call, named: Named): true {
  const { tables, model, user, act } = call;
  checkModel(user.rights, model, 'write', act.version);
  const values = knownValues(call, named.vals as Named);
  for (const row of existing(call)) {
    if (model !== 'crm.lead') tables.put(model, { ...row, ...values } as Row);
    else {
      if (!maySee(user.rights, user.uid, row)) refuseRecord(user, model, 'write', act.version);
      const lead = { ...row };
      writeLead(tables, lead, values, act);
      tables.put(model, lead);
    }
  }
  return true;
}

export function existing({ tables, model, ids, user }: Call): Row[] {
  return ids.map((id) => {
    const row = tables.row(model, id);
    if (!row) throw missing(model, id, user.uid);
    return row;
  });
}

/** The values with Odoo's commands for many2many (`[0, 0, {…}]`, `[4, id]`, `[6, 0, ids]`) carried out. */
function knownValues({ tables, model, act }: Call, values: Named): Partial<Row> {
  const schema = schemaOf(model, act.version)!;
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const type = schema[field];
      if (!type) throw valueError(unknownField(field, model, act.version, 'write'));
      if (!type.startsWith('m2m ') || !Array.isArray(value)) return [field, value as Value];
      return [field, linked(tables, targetOf(type)!, value)];
    }),
  );
}

function linked(tables: Tables, target: string, commands: unknown[]): number[] {
  return commands.flatMap((command) => {
    if (!Array.isArray(command)) return [Number(command)];
    const [kind, id, values] = command as [number, number, unknown];
    if (kind === 6) return values as number[];
    if (kind === 4) return [id];
    if (kind !== 0) return [];
    const newId = tables.nextId(target);
    tables.put(target, { ...(values as Row), id: newId });
    return [newId];
  });
}

function fieldsGet({ model, act }: Call, named: Named): Record<string, unknown> {
  const schema = schemaOf(model, act.version)!;
  const wanted = (named.allfields as string[]) ?? Object.keys(schema);
  const attributes = (named.attributes as string[]) ?? ['string', 'type', 'relation', 'selection'];
  return Object.fromEntries(
    wanted
      .filter((field) => field in schema)
      .map((field) => {
        const type = schema[field]!;
        const told: Record<string, unknown> = {
          string: field.replace(/_id$/, '').replace(/_/g, ' '),
          type: type.startsWith('m2o') ? 'many2one' : type.startsWith('m2m') ? 'many2many' : type,
          relation: targetOf(type),
          selection: SELECTIONS[field],
        };
        const shown = attributes.filter((name) => told[name] !== undefined);
        return [field, Object.fromEntries(shown.map((name) => [name, told[name]]))];
      }),
  );
}

function withoutResModelId(version: number): Error {
  return validationError(
    version < 19
      ? 'The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n\nModel: Activity (mail.activity)\nField: Document Model (res_model_id)\n'
      : 'The operation cannot be completed: Activities have to be linked to records with a not null res_id.',
  );
}
