import * as v from 'valibot';

/*
 * What claim, report and tick are answered. The shapes are for the documentation (docs/post.schema.json) and the
 * types: the agent itself checks no answer of its own, so none of this is in the bundle.
 */

const instant = v.pipe(v.string(), v.isoTimestamp());

/** For Odoo: `crm.lead.activity_schedule`. */
export const HandedActivity = v.strictObject({
  type: v.picklist(['call', 'todo']),
  /** external id of the activity's type, e.g. `mail.mail_activity_data_call` */
  xmlid: v.string(),
  summary: v.string(),
  /** HTML; its last paragraph is `ref` */
  note: v.string(),
  /** `2026-11-23` */
  deadline: v.pipe(v.string(), v.isoDate()),
  /** Odoo's id of the salesperson; null: nobody owns the lead */
  userId: v.nullable(v.pipe(v.number(), v.integer())),
  /** unique short text by which the activity is found again */
  ref: v.string(),
});

export const HandedAction = v.strictObject({
  key: v.string(),
  lease: v.string(),
  /** nobody may begin to send it after this instant */
  leaseUntil: instant,
  /** `email`: to a customer · `alert`: to ourselves · `activity`: to be made in Odoo */
  kind: v.picklist(['email', 'alert', 'activity']),
  leadId: v.string(),
  odooLeadId: v.optional(v.pipe(v.number(), v.integer())),
  /** one bare address; '' for an activity */
  to: v.string(),
  fromName: v.string(),
  replyTo: v.string(),
  subject: v.string(),
  text: v.string(),
  html: v.string(),
  /** the same for the same key and lease, to be set as the Message-ID */
  messageId: v.string(),
  activity: v.optional(HandedActivity),
});

export const ClaimAnswer = v.strictObject({
  ok: v.literal(true),
  actions: v.array(HandedAction),
  /** more is due: claim again */
  more: v.boolean(),
});

export const ReportAnswer = v.strictObject({
  ok: v.literal(true),
  /** of the action from now on */
  state: v.picklist(['approved', 'sending', 'sent', 'failed', 'cancelled', 'unknown']),
});

export const TickAnswer = v.strictObject({
  ok: v.literal(true),
  /** actions that a claim may hand out now, before its last checks */
  due: v.pipe(v.number(), v.integer()),
});

/** A fault that passes: the same post may succeed later. */
export const TransientAnswer = v.strictObject({
  ok: v.literal(false),
  error: v.picklist(['BUSY', 'TEMPORARY']),
  message: v.string(),
});

/** A fault that stays: the same post will not succeed. */
export const PermanentAnswer = v.strictObject({
  ok: v.literal(false),
  reason: v.string(),
  message: v.string(),
});

export type HandedAction = v.InferOutput<typeof HandedAction>;
export type HandedActivity = v.InferOutput<typeof HandedActivity>;
export type ClaimAnswer = v.InferOutput<typeof ClaimAnswer>;
export type ReportAnswer = v.InferOutput<typeof ReportAnswer>;
export type TickAnswer = v.InferOutput<typeof TickAnswer>;
