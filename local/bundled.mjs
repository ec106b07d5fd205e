// node local/bundled.mjs ENTRY [ARGUMENTS]: runs a TypeScript file as one script, the way the agent's own code is pushed.
// What calls small functions a million times is half as fast when every file is a module of its own.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...rest] = process.argv.slice(2);
const script = path.join(root, '.cache', `${path.basename(entry, '.ts')}-${process.pid}.cjs`);
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  bundle: true,
  outfile: script,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const run = spawn(process.execPath, [script, ...rest], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
run.on('exit', async (code, signal) => {
  await rm(script, { force: true });
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
