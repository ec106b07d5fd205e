/** One line of what went over the wire, either way. */
export type LoggedRequest =
  | { kind: 'webhook'; at: string; url: string; body: Record<string, unknown>; outcome: string }
  | { kind: 'api'; at: string; api: 'json-rpc' | 'json-2'; call: string; outcome: string };

/** The newest are kept. */
export const REQUESTS_KEPT = 500;
