import type { Clock } from './clock';
import type { Execution, ExecutionKind, Fault } from './execution';

/** The newest executions are kept for the page "Executions". */
const KEPT = 500;

/** The list of executions, and the fault that waits for the next one. */
export class Executions {
  readonly list: Execution[] = [];
  pendingFault: Fault = {};
  private nextId = 1;

  constructor(private readonly clock: Clock) {}

  begin(functionName: string, kind: ExecutionKind): Execution {
    const execution: Execution = {
      id: this.nextId++,
      functionName,
      kind,
      start: this.clock.now(),
      ms: 0,
      state: 'running',
      calls: { total: 0, handles: 0, byMethod: {} },
      log: [],
      fault: this.pendingFault,
    };
    this.pendingFault = {};
    this.list.push(execution);
    if (this.list.length > KEPT) this.list.shift();
    return execution;
  }
}
