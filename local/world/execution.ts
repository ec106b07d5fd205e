/** Why the function runs; Google restricts what each kind may do. */
export type ExecutionKind =
  | 'menu' // a person chose a menu item: has a UI
  | 'dialog' // google.script.run from a dialog or sidebar: has a UI
  | 'api' // run from the editor or the control API: has a UI
  | 'time' // time-driven trigger: no UI
  | 'simple' // onOpen / onEdit: no authorisation, 30 seconds; onOpen has a UI
  | 'installable' // installable onOpen / onEdit / onChange: full rights
  | 'webapp'; // doGet / doPost: no UI

export type ExecutionState = 'running' | 'completed' | 'failed' | 'timed out' | 'killed';

/** What a fault makes of the next execution. Calls are counted from 1. */
export interface Fault {
  /** the execution dies, uncatchably, in place of this service call */
  crashAtCall?: number;
  /** the n-th call of `method` throws `message` */
  failCall?: { method: string; nth?: number; message?: string };
  /** every service call takes this long, in milliseconds of real time */
  delayCalls?: number;
  /** for tests: something that happens to the world right before a service call, e.g. a person sorts */
  beforeCall?: (method: string) => void;
}

/** One run of one function, as Google's page "Executions" lists it. */
export interface Execution {
  id: number;
  functionName: string;
  kind: ExecutionKind;
  /** epoch milliseconds of the world's clock */
  start: number;
  /** real milliseconds */
  ms: number;
  state: ExecutionState;
  error?: { name: string; message: string; stack: string };
  /** `total` counts the calls that read or change something; `handles` those that only return an object such as a Range */
  calls: { total: number; handles: number; byMethod: Record<string, number> };
  log: { level: 'log' | 'info' | 'warn' | 'error' | 'debug'; time: number; text: string }[];
  fault: Fault;
}

/** Answers one service call. May wait (a lock, a fetch). Throws an Error with the platform's own message. */
// biome-ignore lint/suspicious/noExplicitAny: each handler names the types of the arguments its service sends
export type Handler = (execution: Execution, ...args: any[]) => unknown;

/** The calls that one part of the world answers, by `Class.member`. */
export type Handlers = Record<string, Handler>;

const handleOnly = new WeakSet<Handler>();

/** Marks a call that only returns an object to go on with (a Range, a Sheet) and reads or changes nothing. */
export function handle(handler: Handler): Handler {
  handleOnly.add(handler);
  return handler;
}

export function isHandle(handler: Handler): boolean {
  return handleOnly.has(handler);
}
