import { FIRST_JSON2_VERSION } from './connection';
import { json2 } from './json2';
import { jsonrpc, serverVersion } from './jsonrpc';
import type { Execute, Line } from './transport';

/** The API that fits the server, and the server's major version; asks for the version at most once a session. */
export function connect(line: Line): { execute: Execute; major: number } {
  const { connection, session } = line;
  if (connection.transport === 'json-2')
    return { execute: json2(line), major: session.major ?? FIRST_JSON2_VERSION };
  session.major ??= serverVersion(line);
  const modern = connection.transport === 'auto' && session.major >= FIRST_JSON2_VERSION;
  return { execute: modern ? json2(line) : jsonrpc(line), major: session.major };
}
