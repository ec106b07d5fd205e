import * as v from 'valibot';
import type { LeadFields } from '../lead/lead';
import type { LeadEvent } from './event';
import { bareAddress } from './text';

/** Longer texts than this are no name, address or number. Characters. */
const LINE = 500;
/** A description or message may be as long as a body may be. */
const TEXT = 500_000;

const line = v.pipe(v.string(), v.maxLength(LINE));
const text = v.pipe(v.string(), v.maxLength(TEXT));
const id = v.union([
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  v.pipe(v.number(), v.integer()),
]);
const instant = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
    'must be a date such as 2026-11-22 or 2026-11-22T09:00:00Z (UTC where no zone is given)',
  ),
);

/** A lead as n8n, a form or a script posts it. Fields that are left out stay as they were. */
export const GenericLead = v.strictObject({
  type: v.literal('lead'),
  id,
  name: v.optional(line),
  company: v.optional(line),
  industry: v.optional(line),
  size: v.optional(v.union([line, v.number()])),
  contact: v.optional(line),
  email: v.optional(line),
  phone: v.optional(line),
  website: v.optional(line),
  city: v.optional(line),
  country: v.optional(line),
  lang: v.optional(line),
  description: v.optional(text),
  stageId: v.optional(id),
  stage: v.optional(line),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  revenue: v.optional(v.pipe(v.number(), v.minValue(0))),
  salesperson: v.optional(line),
  salespersonEmail: v.optional(line),
  source: v.optional(line),
  tags: v.optional(v.array(line)),
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3))),
  status: v.optional(v.picklist(['open', 'won', 'lost', 'archived', 'deleted'])),
  createdAt: v.optional(instant),
  movedAt: v.optional(instant),
  updatedAt: v.optional(instant),
});

/** Something that was said between a customer and us. */
export const GenericInteraction = v.strictObject({
  type: v.literal('interaction'),
  leadId: id,
  id: v.optional(id),
  text,
  at: v.optional(instant),
  direction: v.optional(v.picklist(['in', 'out', 'internal']), 'in'),
  channel: v.optional(v.picklist(['email', 'call', 'meeting', 'note', 'other']), 'other'),
  from: v.optional(line),
  subject: v.optional(line),
});

export const GenericItem = v.variant('type', [GenericLead, GenericInteraction]);

/** One item, or up to {@link ITEMS_LIMIT} of them. */
export const GenericBody = v.union([GenericItem, v.array(GenericItem)]);

/** Items in one post. */
export const ITEMS_LIMIT = 500;

export type ReadItem = { ok: true; event: LeadEvent } | { ok: false; detail: string };

/**
 * Reads one item of the generic shape.
 * @param name where the item stands in the post, for messages, e.g. `item 3`
 * @param receivedAt the instant of the post, for items that tell none
 * @param fallbackId for an interaction that has no id of its own: unique and the same for the same post
 */
export function readItem(item: unknown, name: string, receivedAt: Date, fallbackId: string): ReadItem {
  const read = v.safeParse(GenericItem, item);
  if (!read.success) return { ok: false, detail: `${name}: ${explain(read.issues[0])}` };
  const given = read.output;
  if (given.type === 'interaction') {
    return {
      ok: true,
      event: {
        kind: 'interaction',
        interaction: {
          id: given.id === undefined ? fallbackId : `post:${given.id}`,
          leadId: String(given.leadId),
          at: given.at ? instantOf(given.at) : receivedAt,
          direction: given.direction,
          channel: given.channel,
          from: given.from ?? '',
          subject: given.subject ?? '',
          text: given.text,
        },
      },
    };
  }
  return {
    ok: true,
    event: {
      kind: 'lead',
      update: { id: String(given.id), origin: 'other', fields: fieldsOf(given, receivedAt) },
    },
  };
}

function fieldsOf(given: v.InferOutput<typeof GenericLead>, receivedAt: Date): Partial<LeadFields> {
  const { type: _, id: __, stageId, email, lang, size, tags, createdAt, movedAt, updatedAt, ...same } = given;
  const fields: Partial<LeadFields> = { ...same, updatedAt: updatedAt ? instantOf(updatedAt) : receivedAt };
  if (stageId !== undefined) fields.stageId = String(stageId);
  if (email !== undefined) fields.email = bareAddress(email);
  if (lang !== undefined) fields.lang = /^(fr|en)/i.exec(lang)?.[1]?.toLowerCase() ?? '';
  if (size !== undefined) fields.size = String(size);
  if (tags !== undefined) fields.tags = tags.join(', ');
  if (createdAt !== undefined) fields.createdAt = instantOf(createdAt);
  if (movedAt !== undefined) fields.movedAt = instantOf(movedAt);
  return fields;
}

/** UTC where the text names no zone. */
function instantOf(text: string): Date {
  const iso = text.replace(' ', 'T');
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || iso.length === 10 ? iso : `${iso}Z`;
  return new Date(zoned);
}

function explain(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  if (issue.type === 'variant') return '"type" must be "lead" or "interaction"';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `the field "${path}" is not known`;
  if (issue.received === 'undefined') return `the field "${path}" is missing`;
  return path ? `"${path}": ${issue.message}` : issue.message;
}
