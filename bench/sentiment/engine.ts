import path from 'node:path';
import { buildSync } from 'esbuild';
import type { analyse } from '../../src/assess/sentiment/analyse';

const ENTRY = path.join(__dirname, '..', '..', 'src', 'assess', 'sentiment', 'analyse.ts');

export interface Engine {
  analyse: typeof analyse;
  /** thousands of bytes in the bundle that is pushed */
  kilobytes: number;
  /** to evaluate the script and answer the first question, anew; the middle of several */
  loadMilliseconds: number;
}

const LOADS = 9;

/** The engine alone, built as build.mjs builds the bundle. */
export function builtEngine(): Engine {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    target: 'es2020',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    minifySyntax: true,
  });
  const source = outputFiles[0]!.text;
  const loads: number[] = [];
  let loaded: typeof analyse | undefined;
  for (let load = 0; load < LOADS; load++) {
    const started = process.hrtime.bigint();
    loaded = new Function(`${source}; return engine.analyse;`)() as typeof analyse;
    loaded('Bonjour, rien ne marche depuis hier.');
    loads.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  return {
    analyse: loaded!,
    kilobytes: Buffer.byteLength(source) / 1000,
    loadMilliseconds: loads.sort((a, b) => a - b)[LOADS >> 1]!,
  };
}
