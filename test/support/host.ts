import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHost, type Host, type HostOptions } from '../../local/host';

/** A served host with a small script of the test's own, on any free port, its clock standing at 2026-11-22T09:00Z. */
export function hostOf(source: string, options: Partial<HostOptions> = {}): Promise<Host> {
  return createHost({
    project: { files: [{ name: 'Code.js', source }], html: {}, manifest: { timeZone: 'Europe/Paris' } },
    now: Date.parse('2026-11-22T09:00:00Z'),
    odoo: { kind: 'none' },
    ...options,
  });
}

/** Asks a host's control API, as any tool would. */
export function controlOf(host: Host) {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON is answered
  return async (line: string, body?: unknown): Promise<{ status: number; body: any }> => {
    const [method, where] = line.split(' ') as [string, string];
    const response = await fetch(`${host.url}${where}`, {
      method,
      headers: { 'X-Control-Token': host.token },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
}

/** Makes new folders that are gone when the tests of this file are over. */
export function temporaryFolders(): () => string {
  const root = mkdtempSync(path.join(tmpdir(), 'local-host-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => mkdtempSync(path.join(root, 'data-'));
}
