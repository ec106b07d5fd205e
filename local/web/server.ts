import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpError, type Incoming, json, type Reply, type Respond } from './http';

/** Longer bodies are refused. Well above what Odoo or a form posts. */
export const BODY_LIMIT = 10 * 1024 * 1024;

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1 only. A request that names another host is refused: a web page on the internet may have its own
 * name resolve to 127.0.0.1.
 * @param port 0: any free one
 * @param responders asked in turn
 */
export async function listen(port: number, responders: Respond[]): Promise<Listening> {
  const server = createServer((request, response) => void serve(server, responders, request, response));
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(portRefused(port, error)));
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    port: portOf(server),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  server: Server,
  responders: Respond[],
  message: IncomingMessage,
  response: ServerResponse,
) {
  let reply: Reply;
  try {
    refuseOtherHosts(message, portOf(server));
    reply = await answer(responders, await read(message));
  } catch (error) {
    if (!(error instanceof HttpError)) console.error(error);
    const status = error instanceof HttpError ? error.status : 500;
    reply = json({ ok: false, error: (error as Error).message }, status);
    // What is left of a refused body is not read.
    if (status === 413) reply.headers!.Connection = 'close';
  }
  response.writeHead(reply.status, { 'X-Content-Type-Options': 'nosniff', ...reply.headers });
  response.end(message.method === 'HEAD' ? undefined : reply.body);
}

async function answer(responders: Respond[], request: Incoming): Promise<Reply> {
  for (const respond of responders) {
    const reply = await respond(request);
    if (reply) return reply;
  }
  throw new HttpError(404, `Nothing at ${request.url.pathname}.`);
}

async function read(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) throw new HttpError(413, `The body is longer than ${BODY_LIMIT} bytes.`);
    chunks.push(chunk as Buffer);
  }
  const target = message.url ?? '/';
  if (!URL.canParse(target, 'http://127.0.0.1'))
    throw new HttpError(400, 'The address of the request is not one.');
  return {
    method: message.method ?? 'GET',
    url: new URL(target, 'http://127.0.0.1'),
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

function refuseOtherHosts(message: IncomingMessage, port: number): void {
  const host = message.headers.host ?? '';
  if (!LOOPBACK_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name)))
    throw new HttpError(
      403,
      `This server answers to 127.0.0.1:${port} and localhost:${port} only, not to "${host}".`,
    );
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function portRefused(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is already in use. Choose another with --port ${port + 1}, or --port 0 for any free one.`,
    );
  if (error.code === 'EACCES')
    return new Error(`Port ${port} is reserved on this machine. Choose one above 1023 with --port.`);
  return error;
}
