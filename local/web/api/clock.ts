import * as v from 'valibot';
import { HttpError } from '../http';
import { route } from '../route';

const Move = v.strictObject({
  advance: v.optional(v.string()),
  to: v.optional(v.string()),
  firings: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

/**
 * The clock. Moving it answers `{now, fired, leftOut}`: with `firings` more (or fewer) firings of each trigger are
 * carried out on the way than the usual 200.
 */
export const clockRoutes = [
  route('GET /api/clock', undefined, (host) => ({
    now: new Date(host.world.clock.now()).toISOString(),
    kind: host.world.clock.read().kind,
  })),

  route('POST /api/clock', Move, async (host, { advance, to, firings }) => {
    if ((advance === undefined) === (to === undefined))
      throw new HttpError(400, 'Give either "advance", such as "15d", or "to", an ISO instant.');
    const moved = await host.advance(advance === undefined ? { to: to! } : { by: advance }, firings);
    return { ok: true, ...moved, now: new Date(moved.now).toISOString() };
  }),
];
