// Builds dist/, which is what clasp pushes: Code.js (one script that defines the global functions of src/main.ts),
// the manifest and the HTML files. Fails when a function that Google is told to call does not exist.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');

const bundled = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: '__agent',
  target: 'es2020',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  charset: 'utf8',
  minifySyntax: true,
  treeShaking: true,
  logLevel: 'warning',
});

const exported = await exportsOf('src/main.ts');
await checkEntryPoints(exported);

const functions = exported.map(
  (name) => `function ${name}() { return __agent.${name}.apply(this, arguments); }`,
);
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await writeFile(path.join(dist, 'Code.js'), `${bundled.outputFiles[0].text}${functions.join('\n')}\n`);
await cp(path.join(root, 'appsscript.json'), path.join(dist, 'appsscript.json'));
for (const file of await htmlFiles()) await cp(file, path.join(dist, path.basename(file)));

/** esbuild lists no exports of an iife: the entry is bundled once more, as a module, for its metafile. */
async function exportsOf(entry) {
  const probe = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  return Object.values(probe.metafile.outputs)[0].exports.sort();
}

/** Every handler that a menu, a trigger or the web app names must be one of the globals. */
async function checkEntryPoints(globals) {
  const manifest = JSON.parse(await readFile(path.join(root, 'appsscript.json'), 'utf8'));
  const wanted = new Map(
    manifest.webapp
      ? [
          ['doPost', 'appsscript.json'],
          ['doGet', 'appsscript.json'],
        ]
      : [],
  );
  for (const [file, pattern] of [
    ['src/google/menu.ts', /handler: '(\w+)'/g],
    ['src/google/triggers.ts', /_HANDLER = '(\w+)'/g],
  ]) {
    const source = await readFile(path.join(root, file), 'utf8');
    for (const [, name] of source.matchAll(pattern)) wanted.set(name, file);
  }
  // `--check NAME…`: names that others (a library, a test) count on.
  for (const name of process.argv.slice(3)) wanted.set(name, 'The command line');
  for (const macro of manifest.sheets?.macros ?? []) wanted.set(macro.functionName, 'appsscript.json');
  const missing = [...wanted].filter(([name]) => !globals.includes(name));
  if (missing.length > 0) {
    for (const [name, file] of missing)
      console.error(`${file} names "${name}", which src/main.ts does not export.`);
    process.exit(1);
  }
}

async function htmlFiles() {
  const folder = path.join(root, 'src', 'html');
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.html')).map((file) => path.join(folder, file));
}
