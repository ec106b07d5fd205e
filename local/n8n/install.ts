import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { runToEnd } from './leashed';

/** The n8n that the workflows are tested on. */
export const N8N_VERSION = '2.41.1';

/** N8n 2.41 needs Node 24; npm's package `node` brings it where this Node is older. */
const NODE_VERSION = '24.21.0';
const NODE_NEEDED = 24;

/** Minutes that the installation may take on a slow line: 2,000 packages, 2.3 GB. */
const PATIENCE_MS = 30 * 60_000;

export interface Installed {
  /** the folder with the Node that runs n8n, for PATH */
  nodeFolder: string;
  /** the command n8n */
  n8n: string;
}

/** Where n8n is kept: `N8N_CACHE`, or the user's cache folder. */
export function cacheFolder(): string {
  const users = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.resolve(process.env.N8N_CACHE || path.join(users, 'agent-sales-coach', 'n8n'));
}

/** Installs Node 24 and n8n into the cache folder, once. @throws Error with the end of npm's log */
export async function installN8n(): Promise<Installed> {
  const cache = cacheFolder();
  const nodeFolder = await nodeIn(path.join(cache, `node-${NODE_VERSION}`));
  const folder = path.join(cache, `n8n-${N8N_VERSION}`);
  const installed = { nodeFolder, n8n: path.join(folder, 'node_modules', '.bin', 'n8n') };
  const done = path.join(folder, 'installed');
  if (existsSync(done)) return installed;
  console.log(`Installing n8n ${N8N_VERSION} into ${folder}: some minutes, 2.3 GB.`);
  begin(folder, {
    dependencies: { n8n: N8N_VERSION },
    // Later ones need a package that not every mirror of the registry has.
    overrides: { linkedom: '0.18.13' },
  });
  // No install scripts: n8n runs without them, but for the driver of its database.
  await npm(
    folder,
    ['install', '--ignore-scripts', '--legacy-peer-deps', '--omit=optional', ...QUIET],
    nodeFolder,
  );
  await npm(folder, ['rebuild', 'sqlite3'], nodeFolder);
  writeFileSync(done, '');
  return installed;
}

const QUIET = ['--no-audit', '--no-fund'];

async function nodeIn(folder: string): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= NODE_NEEDED) return path.dirname(process.execPath);
  const bin = path.join(folder, 'node_modules', 'node', 'bin');
  if (!existsSync(path.join(bin, 'node'))) {
    console.log(`Installing Node ${NODE_VERSION} for n8n into ${folder}.`);
    begin(folder, { dependencies: { node: NODE_VERSION } });
    await npm(folder, ['install', ...QUIET]);
  }
  return bin;
}

function begin(folder: string, manifest: object): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'package.json');
  writeFileSync(`${file}.new`, JSON.stringify({ private: true, ...manifest }, null, 2));
  renameSync(`${file}.new`, file);
}

async function npm(folder: string, args: string[], nodeFolder?: string): Promise<void> {
  const PATH = nodeFolder ? `${nodeFolder}:${process.env.PATH}` : process.env.PATH;
  // What npm told the script that runs this is not meant for an installation elsewhere.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const log = path.join(folder, 'install.log');
  await runToEnd({ command: 'npm', args, cwd: folder, log, env: { ...env, PATH } }, PATIENCE_MS);
}
