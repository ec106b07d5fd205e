import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Project } from './isolate/execute';

/** Folders that clasp does not push either. */
const NOT_PUSHED = new Set(['node_modules']);

/**
 * Reads an Apps Script project as clasp would push it: scripts (`.js`, `.gs`) and HTML files of the folder and its
 * subfolders in the order of their paths, and `appsscript.json`.
 * @throws Error that says what is missing or cannot be read
 */
export function readProject(folder: string): Project {
  const names = filesIn(folder);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const scripts = names.filter((name) => /\.(js|gs)$/.test(name));
  if (scripts.length === 0) throw new Error(`${folder} holds no Apps Script project: no .js or .gs file.`);
  return {
    files: scripts.map((name) => ({ name, source: read(name) })),
    html: Object.fromEntries(
      names
        .filter((name) => name.endsWith('.html'))
        .map((name) => [name.slice(0, -'.html'.length), read(name)]),
    ),
    manifest: names.includes('appsscript.json') ? parseManifest(folder, read('appsscript.json')) : {},
  };
}

/**
 * Whether the project declares this global function. Google looks at the declarations too: a simple trigger is
 * a function of that name, and where there is none nothing is run.
 */
export function declares(project: Project, functionName: string): boolean {
  const declaration = new RegExp(
    `^\\s*(?:(?:async\\s+)?function\\s+${functionName}\\b|(?:var|let|const)\\s+${functionName}\\s*=|(?:globalThis|this)\\.${functionName}\\s*=)`,
    'm',
  );
  return project.files.some(({ source }) => declaration.test(source));
}

function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is not a folder. Name the folder that clasp pushes.`);
  const found: string[] = [];
  const visit = (inside: string) => {
    for (const entry of readdirSync(path.join(folder, inside), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || NOT_PUSHED.has(entry.name)) continue;
      const name = path.posix.join(inside, entry.name);
      if (entry.isDirectory()) visit(name);
      else found.push(name);
    }
  };
  visit('');
  return found.sort();
}

function parseManifest(folder: string, text: string): Project['manifest'] {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path.join(folder, 'appsscript.json')} is not JSON: ${(error as Error).message}`);
  }
}
