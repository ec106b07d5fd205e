import { remember } from './remember';

/** One part of a number format: a letter run such as `yyyy`, a digit pattern, a literal text. */
export type Token =
  | { kind: 'literal'; text: string }
  | { kind: 'date'; letters: string }
  | { kind: 'elapsed'; letters: string }
  | { kind: 'digits'; pattern: string }
  | { kind: 'percent' }
  | { kind: 'text' }
  | { kind: 'general' };

const DATE_LETTERS = /^(?:y+|m+|d+|h+|s+|am\/pm|a\/p)/i;

/** Splits a format at its `;` outside quotes: positive, negative, zero, text. */
export function sections(format: string): string[] {
  const parts = [''];
  for (let i = 0; i < format.length; i++) {
    const char = format[i]!;
    if (char === ';') {
      parts.push('');
      continue;
    }
    const end = char === '"' ? format.indexOf('"', i + 1) : char === '\\' ? i + 1 : i;
    const last = end < 0 ? format.length - 1 : end;
    parts[parts.length - 1] += format.slice(i, last + 1);
    i = last;
  }
  return parts;
}

const tokenised = new Map<string, Token[]>();

/** The parts of one section of a number format. */
export function tokens(section: string): Token[] {
  return remember(tokenised, section, () => tokenise(section));
}

function tokenise(section: string): Token[] {
  const list: Token[] = [];
  const literal = (text: string) => {
    const last = list.at(-1);
    if (last?.kind === 'literal') last.text += text;
    else list.push({ kind: 'literal', text });
  };
  for (let i = 0; i < section.length; ) {
    const rest = section.slice(i);
    const match = next(rest);
    i += match.length;
    if (match.token?.kind === 'literal') literal(match.token.text);
    else if (match.token) list.push(match.token);
  }
  return list;
}

function next(rest: string): { length: number; token?: Token } {
  const first = rest[0]!;
  if (first === '"') {
    const end = rest.indexOf('"', 1);
    const text = end < 0 ? rest.slice(1) : rest.slice(1, end);
    return { length: end < 0 ? rest.length : end + 1, token: { kind: 'literal', text } };
  }
  if (first === '\\') return { length: 2, token: { kind: 'literal', text: rest[1] ?? '' } };
  if (first === '_') return { length: 2, token: { kind: 'literal', text: ' ' } };
  if (first === '*') return { length: 2 };
  if (first === '[') return bracket(rest);
  if (first === '@') return { length: 1, token: { kind: 'text' } };
  if (first === '%') return { length: 1, token: { kind: 'percent' } };
  if (/^general/i.test(rest)) return { length: 7, token: { kind: 'general' } };
  const digits = /^[0#?](?:[0#?,]|\.(?=[0#?]))*(?:\.(?![0#?]))?(?:E[+-][0#?]+)?|^\.[0#?]+/i.exec(rest);
  if (digits) return { length: digits[0].length, token: { kind: 'digits', pattern: digits[0] } };
  const date = DATE_LETTERS.exec(rest);
  if (date) return { length: date[0].length, token: { kind: 'date', letters: date[0].toLowerCase() } };
  return { length: 1, token: { kind: 'literal', text: first } };
}

/** `[$€-1]` is the text €, `[h]` elapsed hours, `[Red]` and conditions are not shown. */
function bracket(rest: string): { length: number; token?: Token } {
  const end = rest.indexOf(']');
  if (end < 0) return { length: 1, token: { kind: 'literal', text: '[' } };
  const inside = rest.slice(1, end);
  const length = end + 1;
  if (inside.startsWith('$'))
    return { length, token: { kind: 'literal', text: inside.slice(1).replace(/-[0-9A-Fa-f]*$/, '') } };
  if (/^(h+|m+|s+)$/i.test(inside))
    return { length, token: { kind: 'elapsed', letters: inside.toLowerCase() } };
  return { length };
}

/** Whether a cell in this format shows an entry as the entry itself suggests. */
export function isAutomatic(format: string | undefined): boolean {
  return !format || /^general$/i.test(format);
}

const dateFormats = new Map<string, boolean>();

/** Whether a number in this format is a date or time: getValue then gives a Date. */
export function isDateFormat(format: string | undefined): boolean {
  if (!format) return false;
  return remember(dateFormats, format, () => {
    const list = tokens(sections(format)[0]!);
    const grouped = list.some((token) => token.kind === 'digits' && /#|,/.test(token.pattern));
    return !grouped && list.some((token) => token.kind === 'date' || token.kind === 'elapsed');
  });
}
