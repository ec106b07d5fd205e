import { BUCKETS, type Features } from './features';
import { unpack } from './packed';
import { POLARITY_COUNT } from './polarity';
import weights from './weights.json';

/** Numbers of a bucket side by side: negative and positive of mails, then of other texts. */
const STRIDE = 4;
const GENERAL = 2;

/** In doubt a text is a mail: that is what the agent is given. Added to the gate's log-odds. */
const MAIL_FIRST = 0.5;

let numbers: Int8Array | undefined;
let gates: Int8Array | undefined;

/** Decodes the weights at the first question: an execution that judges nothing pays nothing. */
function decode(): void {
  numbers = new Int8Array(BUCKETS * STRIDE);
  gates = new Int8Array(BUCKETS);
  unpack(weights.mail, numbers, BUCKETS, STRIDE, 0);
  unpack(weights.general, numbers, BUCKETS, STRIDE, GENERAL);
  unpack(weights.gate, gates, BUCKETS / 2, 2, 0);
}

export interface Judgement {
  /** probabilities, together 1 */
  negative: number;
  neutral: number;
  positive: number;
  /** how far the text is a business mail, 0…1 */
  mail: number;
}

/** What the two parts say of a text, blended by how far it is a mail. */
export function judge(features: Features): Judgement {
  if (!numbers) decode();
  const all = numbers!;
  const gateOf = gates!;
  const { count, bucket, value, polarities } = features;
  let mailNegative = 0;
  let mailPositive = 0;
  let negative = 0;
  let positive = 0;
  let gate = 0;
  for (let index = 0; index < count; index++) {
    const at = bucket[index]! * STRIDE;
    const by = value[index]!;
    mailNegative += by * all[at]!;
    mailPositive += by * all[at + 1]!;
    negative += by * all[at + 2]!;
    positive += by * all[at + 3]!;
    gate += by * gateOf[bucket[index]!]!;
  }
  for (let at = 0; at < POLARITY_COUNT; at++) {
    const by = polarities[at]!;
    mailNegative += by * weights.mail.polarities[2 * at]!;
    mailPositive += by * weights.mail.polarities[2 * at + 1]!;
    negative += by * weights.general.polarities[2 * at]!;
    positive += by * weights.general.polarities[2 * at + 1]!;
  }
  const mail = 1 / (1 + Math.exp(-(gate * weights.gate.step + weights.gate.bias + MAIL_FIRST)));
  const zNegative = blend(mail, cooled(mailNegative, weights.mail, 0), cooled(negative, weights.general, 0));
  const zPositive = blend(mail, cooled(mailPositive, weights.mail, 1), cooled(positive, weights.general, 1));
  const top = Math.max(0, zNegative, zPositive);
  const a = Math.exp(zNegative - top);
  const b = Math.exp(-top);
  const c = Math.exp(zPositive - top);
  const sum = a + b + c;
  return { negative: a / sum, neutral: b / sum, positive: c / sum, mail };
}

/** What each feature of a judged text adds to the mood, positive less negative. The next call overwrites it. */
export function contributions(features: Features, mail: number): Float32Array {
  const all = numbers!;
  const { count, bucket, value } = features;
  const ofMails = (mail * weights.mail.step) / weights.mail.temperature;
  const ofOthers = ((1 - mail) * weights.general.step) / weights.general.temperature;
  if (added.length < count) added = new Float32Array(2 * count);
  for (let index = 0; index < count; index++) {
    const at = bucket[index]! * STRIDE;
    added[index] =
      value[index]! * (ofMails * (all[at + 1]! - all[at]!) + ofOthers * (all[at + 3]! - all[at + 2]!));
  }
  return added;
}

/** The same of the polarities. */
export function ofPolarities(features: Features, mail: number): Float32Array {
  const ofMails = (mail * weights.mail.step) / weights.mail.temperature;
  const ofOthers = ((1 - mail) * weights.general.step) / weights.general.temperature;
  const of = (numbers: readonly number[], at: number) => numbers[2 * at + 1]! - numbers[2 * at]!;
  for (let at = 0; at < POLARITY_COUNT; at++)
    addedByPolarity[at] =
      features.polarities[at]! *
      (ofMails * of(weights.mail.polarities, at) + ofOthers * of(weights.general.polarities, at));
  return addedByPolarity;
}

const addedByPolarity = new Float32Array(POLARITY_COUNT);
let added = new Float32Array(0);

/** A sum of steps as a score whose confidence is right. */
function cooled(
  steps: number,
  part: { step: number; temperature: number; bias: number[] },
  side: 0 | 1,
): number {
  return (steps * part.step + part.bias[side]!) / part.temperature;
}

function blend(mail: number, one: number, other: number): number {
  return mail * one + (1 - mail) * other;
}
