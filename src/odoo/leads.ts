import type { LeadUpdate } from '../lead/lead';
import type { ChangeMark, ClosedLead } from '../ports';
import { readOdooRecord } from '../receive/odoo';
import { ODOO_FIELD_FROM_19, ODOO_FIELDS } from '../receive/odoo-fields';
import { utcDate } from '../receive/text';
import { chunks, type Odoo, type OdooRow, odooIds, odooTime, referenceId } from './records';

/** What is read besides what a webhook is asked to send. */
const FIELDS = [...ODOO_FIELDS, 'tag_ids', 'partner_id'];

/** 19 removed `mobile` and added `won_status`; asking for a field that a version has not makes the whole call fail. */
const FIELDS_UNTIL_18 = ['mobile'];
const FIELDS_FROM_19 = [ODOO_FIELD_FROM_19];

const SECOND = 1000;

/** Reading of crm.lead. However many leads, the number of requests grows only by one in {@link CHUNK}. */
export class Leads {
  constructor(private readonly odoo: Odoo) {}

  read(ids: string[]): LeadUpdate[] {
    const found = chunks(odooIds(ids)).map((chunk) =>
      this.search([['id', 'in', chunk]], chunk.length, 'id asc'),
    );
    return this.updates(found.flat());
  }

  /**
   * Odoo keeps microseconds and tells seconds, and an import gives thousands of leads one single time. So one second
   * is read by id, where nothing can slip through, and the seconds after it by time, up to the last one that is whole.
   */
  changedSince(from: ChangeMark, limit: number): { leads: LeadUpdate[]; next: ChangeMark; more: boolean } {
    const second = Math.floor(from.at.getTime() / SECOND) * SECOND;
    const rest = this.changedIn(second, Number(from.id) || 0, limit);
    if (rest.length >= limit)
      return { leads: this.updates(rest), next: mark(second, rest[rest.length - 1]!.id), more: true };
    const wanted = limit - rest.length;
    const later = this.search(
      [['write_date', '>=', odooTime(second + SECOND)]],
      wanted,
      'write_date asc, id asc',
    );
    const last = later.length > 0 ? changedAt(later[later.length - 1]!) : second;
    if (later.length < wanted) {
      const lastIds = [...rest, ...later].filter((row) => changedAt(row) === last).map((row) => row.id);
      const done = last === second ? Math.max(Number(from.id) || 0, ...lastIds) : Math.max(...lastIds);
      return { leads: this.updates([...rest, ...later]), next: mark(last, done), more: false };
    }
    const whole = later.filter((row) => changedAt(row) < last);
    if (rest.length + whole.length === 0) return this.changedSince(mark(last, 0), limit);
    return { leads: this.updates([...rest, ...whole]), next: mark(last, 0), more: true };
  }

  /** An archived lead is lost only with a probability of 0, and a probability of 100 alone is no win: the status tells. */
  closed(before: string | undefined, since: Date | undefined, limit: number): ClosedLead[] {
    const rows = this.search(
      [
        ...(before ? [['id', '<', Number(before)]] : []),
        ...(since ? [['date_closed', '>=', odooTime(since.getTime())]] : []),
        '|',
        ['probability', '=', 100],
        '&',
        ['active', '=', false],
        ['probability', '=', 0],
      ],
      limit,
      'id desc',
      ['date_closed'],
    );
    return this.updates(rows).map((update, i) => ({
      update,
      closedAt: utcDate(String(rows[i]!.date_closed || '')) ?? update.fields.movedAt ?? new Date(0),
    }));
  }

  private changedIn(second: number, afterId: number, limit: number): OdooRow[] {
    const domain = [
      ['write_date', '>=', odooTime(second)],
      ['write_date', '<', odooTime(second + SECOND)],
      ['id', '>', afterId],
    ];
    return this.search(domain, limit, 'id asc');
  }

  private search(domain: unknown[], limit: number, order: string, more: string[] = []): OdooRow[] {
    const { industry, size } = this.odoo.extraFields;
    const ofVersion = this.odoo.major() >= 19 ? FIELDS_FROM_19 : FIELDS_UNTIL_18;
    const fields = [
      ...FIELDS,
      ...ofVersion,
      ...more,
      ...[industry, size].filter((name) => name !== undefined && name !== ''),
    ];
    return this.odoo.searchRead('crm.lead', domain, fields as string[], { limit, order });
  }

  /** The leads with what stands elsewhere: the partner's activity, the salesperson's address, names of tags. */
  private updates(rows: OdooRow[]): LeadUpdate[] {
    if (rows.length === 0) return [];
    const { extraFields } = this.odoo;
    const stages = this.odoo.stages();
    const partners = this.related('res.partner', rows, 'partner_id', ['industry_id']);
    const users = this.related('res.users', rows, 'user_id', ['email']);
    const tags = this.odoo.rowsById('crm.tag', rows.flatMap(tagIds), ['name']);
    return rows.map((row) => {
      const update = readOdooRecord(row.id, row, { extraFields, stages });
      const { fields } = update;
      const industry = partners(row)?.industry_id;
      if (Array.isArray(industry) && !(extraFields.industry && fields.industry))
        fields.industry = String(industry[1]);
      fields.salespersonEmail = String(users(row)?.email || '');
      fields.tags = tagIds(row)
        .map((id) => tags.get(id)?.name)
        .filter((name) => typeof name === 'string')
        .join(', ');
      return update;
    });
  }

  private related(model: string, rows: OdooRow[], field: string, fields: string[]) {
    const ids = rows.map((row) => referenceId(row[field])).filter((id) => id !== undefined);
    const found = this.odoo.rowsById(model, ids as number[], fields);
    return (row: OdooRow): OdooRow | undefined => found.get(referenceId(row[field]) ?? -1);
  }
}

function tagIds(row: OdooRow): number[] {
  return Array.isArray(row.tag_ids) ? row.tag_ids.filter((id) => typeof id === 'number') : [];
}

function changedAt(row: OdooRow): number {
  return Date.parse(`${String(row.write_date).slice(0, 19).replace(' ', 'T')}Z`);
}

function mark(second: number, id: number): ChangeMark {
  return { at: new Date(second), id: String(id) };
}
