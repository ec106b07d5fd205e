import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import * as main from '../src/main';

const source = readFileSync('dist/Code.js', 'utf8');

test('the bundle defines the functions of main.ts and one name for itself, and calls no service at load time', () => {
  const context = vm.createContext({});
  const before = new Set(Object.getOwnPropertyNames(context));
  new vm.Script(source).runInContext(context);
  const introduced = Object.getOwnPropertyNames(context).filter((name) => !before.has(name));
  expect(introduced.sort()).toEqual(['__agent', ...Object.keys(main)].sort());
  for (const name of Object.keys(main))
    expect(typeof (context as Record<string, unknown>)[name]).toBe('function');
});

test('the bundle uses nothing that Apps Script does not have', () => {
  for (const missing of [
    /\bstatic\s*\{/,
    /\bthis\.#\w/,
    /^\s*#\w+\s*[=(;]/m,
    /\bsetTimeout\(/,
    /\bnew URL\(/,
    /\brequire\(/,
  ])
    expect(source).not.toMatch(missing);
});

test('dist holds the script, the manifest and HTML files, and clasp would push just these', () => {
  const files = readdirSync('dist').sort();
  expect(files.filter((file) => !file.endsWith('.html'))).toEqual(['Code.js', 'appsscript.json']);
  const status = execFileSync(process.execPath, ['node_modules/.bin/clasp', 'show-file-status', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(status).filesToPush.sort()).toEqual(files.map((file) => `dist/${file}`).sort());
});

test('the manifest asks for a web app that Odoo can reach, and for each scope the README says why', () => {
  const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8'));
  expect(manifest).toMatchObject({
    runtimeVersion: 'V8',
    webapp: { executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' },
  });
  const readme = readFileSync('README.md', 'utf8');
  for (const scope of manifest.oauthScopes) expect(readme).toContain(scope.split('/').filter(Boolean).pop());
});

test('a handler that does not exist stops the build', () => {
  const menu = readFileSync('src/google/menu.ts', 'utf8');
  for (const [, handler] of menu.matchAll(/handler: '(\w+)'/g)) expect(Object.keys(main)).toContain(handler);
  const broken = () =>
    execFileSync(process.execPath, ['build.mjs', '--check', 'noSuchFunction'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  expect(broken).toThrow(/"noSuchFunction", which src\/main.ts does not export/);
});
