import * as v from 'valibot';

/** Actions that one claim may be handed at most: a lease must not run out before the last of them is done. */
export const CLAIM_LIMIT = 50;

const CLAIM_DEFAULT = 10;

const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const line = v.pipe(v.string(), v.maxLength(1_000));

/**
 * Somebody who delivers for the agent (n8n) asks for work. The same `claimId` again gets the same actions again: the
 * first answer may have been lost.
 */
export const Claim = v.strictObject({
  type: v.literal('claim'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CLAIM_LIMIT)), CLAIM_DEFAULT),
  claimId: v.optional(word),
  worker: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
});

/** What became of an action that was handed out. */
export const Report = v.strictObject({
  type: v.literal('report'),
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  lease: word,
  /** `failed`: it certainly did not leave. Who does not know says `unknown`. */
  outcome: v.picklist(['sent', 'failed', 'unknown']),
  messageId: v.optional(line, ''),
  error: v.optional(line, ''),
  /** false: it would fail the next time as well (no such mailbox) */
  retry: v.optional(v.boolean(), true),
});

/** What the time-driven trigger does, at somebody else's time. */
export const Tick = v.strictObject({ type: v.literal('tick') });

export const DeliveryRequest = v.variant('type', [Claim, Report, Tick]);

export type Claim = v.InferOutput<typeof Claim>;
export type Report = v.InferOutput<typeof Report>;
export type Outcome = Report['outcome'];
export type DeliveryRequest = v.InferOutput<typeof DeliveryRequest>;

const TYPES: readonly unknown[] = ['claim', 'report', 'tick'];

/** Whether a body is about delivery and not about leads. @param parsed what was posted */
export function isDelivery(parsed: unknown): parsed is { type: string } {
  return typeof parsed === 'object' && parsed !== null && TYPES.includes((parsed as { type?: unknown }).type);
}

/** Reads such a body; what is wrong with it is said for its sender. */
export function readDelivery(parsed: {
  type: string;
}): { ok: true; request: DeliveryRequest } | { ok: false; detail: string } {
  const { key, ...rest } = parsed as { type: string; key?: unknown };
  // The secret may stand in the body as `key`; a report needs that name for the action and has the secret in the URL.
  const read = v.safeParse(DeliveryRequest, parsed.type === 'report' ? { ...rest, key } : rest);
  if (read.success) return { ok: true, request: read.output };
  const issue = read.issues[0];
  return { ok: false, detail: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` };
}
