/** `still`: the clock of the world does not move by itself; `live`: the machine's clock plus an offset in ms. */
export type ClockReading = { kind: 'still'; now: number } | { kind: 'live'; offset: number };

/**
 * A Date whose "now" is the world's. Everything else is the context's own Date.
 */
export function dateOf(reading: ClockReading): DateConstructor {
  const RealDate = Date;
  const now = () => (reading.kind === 'still' ? reading.now : RealDate.now() + reading.offset);
  return new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, member, receiver) => (member === 'now' ? now : Reflect.get(target, member, receiver)),
  });
}
