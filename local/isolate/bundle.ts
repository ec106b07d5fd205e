import path from 'node:path';
import { buildSync } from 'esbuild';

/** The package's root: the host is always started from it (npm sees to that). */
export const ROOT = process.cwd();

let built: { worker: string; services: string } | undefined;

/** The worker's program and the services it installs in the context, each as one JavaScript text (built once). */
export function isolateSources(): { worker: string; services: string } {
  built ??= {
    worker: bundle('local/isolate/worker.ts', 'node', 'cjs'),
    services: bundle('local/services/index.ts', 'neutral', 'iife'),
  };
  return built;
}

function bundle(entry: string, platform: 'node' | 'neutral', format: 'cjs' | 'iife'): string {
  const result = buildSync({
    entryPoints: [path.join(ROOT, entry)],
    bundle: true,
    write: false,
    platform,
    format,
    target: 'node20',
    logLevel: 'error',
  });
  return result.outputFiles[0]!.text;
}
