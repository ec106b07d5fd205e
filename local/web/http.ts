import type { IncomingHttpHeaders } from 'node:http';

/** A request, its body read. */
export interface Incoming {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Answers the requests it knows; `undefined`: not mine. */
export type Respond = (request: Incoming) => Promise<Reply | undefined> | Reply | undefined;

/** A refusal, told to the caller as it stands. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function json(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify(value),
  };
}
