import { emulated, tell } from './door';

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

const write =
  (level: Level) =>
  (format?: unknown, ...values: unknown[]) =>
    tell('log', level, textOf(format, values));

/** `%s`, `%d`, `%j` are filled in; further values follow, separated by blanks. */
function textOf(format: unknown, values: unknown[]): string {
  const rest = [...values];
  const head =
    typeof format === 'string'
      ? format.replace(/%[sdj]/g, (mark) => (rest.length ? show(rest.shift()) : mark))
      : show(format);
  return [head, ...rest.map(show)].join(' ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

export const console = emulated('console', {
  log: write('log'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
  debug: write('debug'),
  time: () => {},
  timeEnd: () => {},
});

const lines: string[] = [];

export const Logger = emulated('Logger', {
  log(format: unknown, ...values: unknown[]) {
    const text = textOf(format, values);
    lines.push(text);
    tell('log', 'info', text);
    return Logger;
  },
  getLog: () => lines.join('\n'),
  clear: () => {
    lines.length = 0;
  },
}) as unknown as GoogleAppsScript.Base.Logger;
