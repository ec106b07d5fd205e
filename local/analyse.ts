/**
 * `npm run -s analyse < texts.jsonl`: reads `{"text", "lang"?}` a line, writes the mood a line as it comes. A line that
 * is no such object gets `{"error", "line"}` in its place, and the next one is read.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { analyse } from '../src/assess/sentiment/analyse';

/** Answers every line of `from` with one line to `to`, in order; waits where the reader of `to` is slower. */
export async function analyseLines(from: Readable, to: Writable): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    if (!to.write(`${JSON.stringify(answer(line, number))}\n`)) await once(to, 'drain');
  }
}

function answer(line: string, number: number): object {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch (error) {
    return { error: `Not JSON: ${(error as Error).message}`, line: number };
  }
  const { text, lang } = (asked ?? {}) as { text?: unknown; lang?: unknown };
  if (typeof text !== 'string') return { error: 'No "text" in this line.', line: number };
  return analyse(text, lang === 'fr' || lang === 'en' ? lang : undefined);
}

if (require.main === module) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  analyseLines(process.stdin, process.stdout).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
