import type { Example, Kind, LeftOut, Value } from '../learned';
import { type Column, type Field, fieldsOf } from './fields';
import { isIdentifier, whyLeftOut } from './guard';
import { asText, type Reading, readingOf } from './kinds';
import { hashOf } from './random';
import { encode, type Table } from './table';

/** The closed leads in an order that does not depend on the order they came in, and what is looked at in them. */
export interface Leads {
  values: Readonly<Record<string, Value>>[];
  won: Uint8Array;
  /** epoch ms of each; absent where too few have a date */
  at?: Float64Array;
  leftOut: LeftOut[];
  fields: Field[];
  table: Table;
  /** the same for the same leads and columns */
  key: string;
}

/** Share of leads that must have a date for time to count. */
const DATED = 0.95;
const FEWEST_DATES = 10;

export function prepare(
  examples: readonly Example[],
  kinds: Readonly<Record<string, Kind>>,
  knownAfterwards: readonly string[],
): Leads {
  const names = new Set<string>();
  for (const { values } of examples) for (const name of Object.keys(values)) names.add(name);
  const won = examples.map((example) => example.won);
  const columns: Column[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of [...names].sort()) {
    const values = examples.map((example) => example.values[name]);
    const texts = values.map(asText);
    const reading = kinds[name] ?? readingOf(name, values);
    const why = knownAfterwards.includes(name) ? 'knownAfterwards' : whyLeftOut(name, reading, texts, won);
    if (why) leftOut.push({ column: name, why });
    else columns.push({ name, reading: asPresence(name, reading, texts) });
  }
  const dated = examples.filter(({ at }) => at !== undefined && Number.isFinite(at)).length;
  const timed =
    dated >= DATED * examples.length && new Set(examples.map(({ at }) => at)).size >= FEWEST_DATES;
  const order = inOrder(examples, columns, timed);
  const values = order.map(({ example }) => example.values);
  const fields = fieldsOf(columns, values);
  const at = timed
    ? fillDates(Float64Array.from(order, ({ example }) => example.at ?? Number.NaN))
    : undefined;
  return {
    values,
    won: Uint8Array.from(order, ({ example }) => (example.won ? 1 : 0)),
    at,
    leftOut,
    fields,
    table: encode(fields, values),
    key: order
      .reduce(
        (hash, { key, example }) => hashOf(`${key}${example.won}${example.at ?? ''}`, hash),
        order.length,
      )
      .toString(36),
  };
}

/** A phone number or a name says nothing about other leads; that it is known does. */
function asPresence(name: string, reading: Reading, texts: readonly string[]): Reading {
  const filled = texts.filter((text) => text !== '');
  return isIdentifier(name, reading, filled) ? 'presence' : reading;
}

function inOrder(examples: readonly Example[], columns: readonly Column[], timed: boolean) {
  const keyed = examples.map((example) => {
    const text = columns.map(({ name }) => asText(example.values[name])).join('\u0001');
    return { example, key: hashOf(text) * 2_097_152 + (hashOf(text, 1) >>> 11) };
  });
  const atOf = (example: Example) => (timed ? (example.at ?? Number.NEGATIVE_INFINITY) : 0);
  return keyed.sort((a, b) => {
    const [x, y] = [atOf(a.example), atOf(b.example)];
    if (x !== y) return x < y ? -1 : 1;
    return a.key - b.key || Number(a.example.won) - Number(b.example.won);
  });
}

/** The few without a date come first in order and count as the oldest. */
function fillDates(at: Float64Array): Float64Array {
  const oldest = at.find((date) => !Number.isNaN(date)) ?? 0;
  return at.map((date) => (Number.isNaN(date) ? oldest : date));
}
