import { DAY_MS } from '../../lead/time';
import { hashOf } from './hash';

/** How old a lead is when it is looked at to be learned from, and for what share of the leads. Days. */
const LOOKS = [
  { age: 0, share: 0.55 },
  { age: 7, share: 0.2 },
  { age: 21, share: 0.15 },
  { age: 45, share: 0.1 },
];

/**
 * The age at which a lead is looked at, to be learned from once it is closed. It is drawn by the lead's id, before
 * anybody knows how long the lead will live: a look at the last day would show lost leads silent and won ones in
 * talks, and a day drawn from each lead's whole life would show quickly won leads young and slowly lost ones old.
 * @returns days, whole
 */
export function lookAge(id: string): number {
  let place = hashOf(id) / 2 ** 32;
  for (const { age, share } of LOOKS) {
    if (place < share) return age;
    place -= share;
  }
  return LOOKS[LOOKS.length - 1]!.age;
}

/** When a closed lead is looked at; `undefined` where it was closed before: it is not learned from. */
export function momentOf(id: string, createdAt: Date, closedAt: Date): Date | undefined {
  const moment = new Date(createdAt.getTime() + lookAge(id) * DAY_MS);
  return moment <= closedAt ? moment : undefined;
}
