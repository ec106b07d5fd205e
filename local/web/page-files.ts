import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from '../isolate/bundle';

const FOLDER = path.join(ROOT, 'local/web');

let script: string | undefined;
let styles: string | undefined;
let bridge: string | undefined;

export function pageHtml(): string {
  return readFileSync(path.join(FOLDER, 'page/index.html'), 'utf8');
}

/** The page's program, bundled once a start. */
export function pageScript(): string {
  script ??= bundle('page/main.ts');
  return script;
}

export function pageStyles(): string {
  styles ??= bundle('page/styles/page.css');
  return styles;
}

/** What a dialog finds as `google.script`: one script without an end tag in it. */
export function googleScriptRun(): string {
  bridge ??= bundle('frame/google-script.ts').replaceAll('</', '<\\/');
  return bridge;
}

function bundle(entry: string): string {
  const result = buildSync({
    entryPoints: [path.join(FOLDER, entry)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'error',
  });
  return result.outputFiles[0]!.text;
}
