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
for (const name of await pages()) await writeFile(path.join(dist, `${name}.html`), await page(name));

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
    ['src/html/lead-card/card.ts', /\(run\) =>\s+run\.(\w+)\(/g],
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

/** Sidebars and dialogs: a folder each under src/html, of the same shape. */
async function pages() {
  const entries = await readdir(path.join(root, 'src', 'html'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** One file with script and style in it: Google's sandbox loads nothing else. */
async function page(name) {
  const part = name.split('-').pop();
  const folder = path.join(root, 'src', 'html', name);
  const script = await build({
    absWorkingDir: root,
    entryPoints: [path.join(folder, `${part}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
  });
  const inlined = {
    [`/* ${part}.css */`]: await readFile(path.join(folder, `${part}.css`), 'utf8'),
    [`/* ${part}.js */`]: script.outputFiles[0].text.replace(/<\/script/g, '<\\/script'),
  };
  let html = await readFile(path.join(folder, `${part}.html`), 'utf8');
  for (const [mark, text] of Object.entries(inlined)) html = html.replace(mark, () => text);
  return html;
}
