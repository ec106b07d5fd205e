import { Isolate, type Project, type Result } from '../../local/isolate/execute';
import type { ExecutionKind } from '../../local/world/execution';
import { World, type WorldOptions } from '../../local/world/world';

/** A world with a small script of the test's own in it, to see how the local host answers that script. */
export function scriptOf(source: string, options: WorldOptions = {}) {
  const project: Project = { files: [{ name: 'Code.js', source }], html: {}, manifest: {} };
  const world = new World({ now: Date.parse('2026-11-22T09:00:00Z'), ...options });
  const isolate = new Isolate(world, project);
  return {
    world,
    isolate,
    /** Runs a function and gives what it returned, or throws what it threw. */
    async run(functionName: string, args: unknown[] = [], kind: ExecutionKind = 'api'): Promise<unknown> {
      const { execution, value } = await isolate.run({ functionName, args, kind });
      if (execution.error) throw Object.assign(new Error(execution.error.message), { execution });
      return value;
    },
    /** Runs a function and gives the execution too. */
    perform: (functionName: string, kind: ExecutionKind = 'api', args: unknown[] = []): Promise<Result> =>
      isolate.run({ functionName, args, kind }),
    close: () => isolate.close(),
  };
}
