/** What doGet and doPost may return, as plain data for the host. */
export type WebResponse =
  | { kind: 'text'; mimeType: string; content: string; fileName?: string }
  | { kind: 'html'; content: string; title: string; metaTags: { name: string; content: string }[] };

/** The member under which an output carries its {@link WebResponse}; scripts do not see it. */
export const webResponse = Symbol('webResponse');

/** A function's result as it can cross to the host: an output becomes its response. */
export function crossing(value: unknown): unknown {
  const isOutput = typeof value === 'object' && value !== null && webResponse in value;
  return isOutput ? (value as Record<symbol, () => WebResponse>)[webResponse]!() : value;
}
