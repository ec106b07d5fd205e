import * as v from 'valibot';
import type { Execution } from '../../world/execution';
import { route } from '../route';

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

const Fault = v.strictObject({
  crashAtCall: v.optional(Count),
  failCall: v.optional(
    v.strictObject({ method: v.string(), nth: v.optional(Count), message: v.optional(v.string()) }),
  ),
  delayCalls: v.optional(v.pipe(v.number(), v.minValue(0))),
});

const Run = v.strictObject({ function: v.string(), args: v.optional(v.array(v.any())) });

/** Running functions, what became of them, faults, script properties. */
export const scriptRoutes = [
  route('POST /api/run', Run, async (host, body) => {
    const { execution, value } = await host.run(body.function, body.args ?? []);
    const { id, error, ms, calls } = execution;
    return { ok: !error, error: error?.message, stack: error?.stack, value, ms, calls, execution: id };
  }),

  route('GET /api/executions', undefined, (host) => ({
    executions: host.world.executions.list.map(listed),
  })),

  route('POST /api/faults', Fault, (host, fault) => {
    host.world.executions.pendingFault = fault;
    return { pending: fault };
  }),

  route('GET /api/properties', undefined, (host) => host.world.properties.state.script),

  route('PUT /api/properties', v.record(v.string(), v.string()), (host, properties) => {
    host.world.properties.set('script', properties);
    host.keep();
    return host.world.properties.state.script;
  }),
];

function listed(execution: Execution) {
  const { id, functionName, kind, start, ms, state, error, calls, log } = execution;
  return {
    id,
    function: functionName,
    kind,
    start: new Date(start).toISOString(),
    ms,
    outcome: state,
    error: error?.message,
    stack: error?.stack,
    calls,
    log: log.map(({ level, time, text }) => ({ level, time: new Date(time).toISOString(), text })),
  };
}
