/** The value of a key: worked out at the first question, remembered for the next ones. */
export function remember<Key, Value>(
  known: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  workOut: () => Value,
): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = workOut();
    known.set(key, value);
  }
  return value;
}
