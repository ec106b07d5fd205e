/** Counts the calls of Google's services that this execution makes; the journal tells them. */
export const meter = { calls: 0 };

/** Counts and makes a call that reads or changes something. */
export function counted<Result>(call: () => Result): Result {
  meter.calls++;
  return call();
}
