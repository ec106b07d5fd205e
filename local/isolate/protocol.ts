/**
 * How a service call travels between an execution (its own V8 context in a worker) and the world
 * (the host's main thread): as one JSON text each way. Dates, which JSON has no word for, are tagged.
 */

/** What may cross: JSON plus Date. `undefined` arrives as `null` inside arrays, as Google's bridge does. */
export type Wire = null | boolean | number | string | Date | Wire[] | { [key: string]: Wire };

export interface CallMessage {
  method: string;
  args: string;
}

export type Answer = { ok: true; value: string } | { ok: false; message: string; name?: string };

const DATE_TAG = '$date';

/** Text of a value; Dates become `{"$date": epoch milliseconds}`. */
export function encode(value: unknown): string {
  return JSON.stringify(tagDates(value)) ?? 'null';
}

/** The value again, its arrays, objects and Dates made in the realm that calls this. */
export function decode(text: string): unknown {
  return untagDates(JSON.parse(text));
}

function tagDates(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Object.prototype.toString.call(value) === '[object Date]')
    return { [DATE_TAG]: (value as Date).getTime() };
  if (Array.isArray(value)) return value.map(tagDates);
  const tagged: Record<string, unknown> = {};
  for (const key of Object.keys(value)) tagged[key] = tagDates((value as Record<string, unknown>)[key]);
  return tagged;
}

function untagDates(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = untagDates(value[i]);
    return value;
  }
  const object = value as Record<string, unknown>;
  if (DATE_TAG in object) return new Date(object[DATE_TAG] as number);
  for (const key of Object.keys(object)) object[key] = untagDates(object[key]);
  return object;
}
