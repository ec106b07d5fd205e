import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What real Odoo servers posted to a webhook, and said over their APIs; measured, keys removed. */
export type RecordedVersion = 17 | 19;

export interface RecordedPost {
  scenario: string;
  path: string | null;
  body: Record<string, unknown>;
}

export interface RecordedPair {
  api: 'jsonrpc' | 'json2' | 'http';
  label: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; contentType: string; body: unknown };
}

const fixture = (version: RecordedVersion, name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, '../fixtures/odoo', String(version), `${name}.json`), 'utf8'));

export const recordedPosts = (version: RecordedVersion): RecordedPost[] => fixture(version, 'webhooks');

export const recordedPairs = (version: RecordedVersion): RecordedPair[] =>
  fixture(version, 'api_pairs').pairs;

/** Rows of mail.message: of one lead that an e-mail made; of another after mails and a call. */
export const recordedMessages = (
  version: RecordedVersion,
): Record<'of_lead' | 'after_mail_and_call', Row[]> => fixture(version, 'messages');

type Row = Record<string, unknown> & { id: number };

export function postOf(version: RecordedVersion, scenario: string, nth = 0): Record<string, unknown> {
  return recordedPosts(version).filter((post) => post.scenario === scenario)[nth]!.body;
}

export function pairOf(version: RecordedVersion, api: RecordedPair['api'], label: string): RecordedPair {
  const pair = recordedPairs(version).find((found) => found.api === api && found.label.startsWith(label));
  if (!pair) throw new Error(`No recorded pair ${api} "${label}" of ${version}`);
  return pair;
}
