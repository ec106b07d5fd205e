import type { Message } from './message';

export type Test = (message: Message) => boolean;

const OPERATORS = [
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'in',
  'is',
  'label',
  'has',
  'filename',
  'rfc822msgid',
  'after',
  'before',
  'newer',
  'older',
  'newer_than',
  'older_than',
] as const;

/** Operators of Gmail that are not emulated: better refused than taken for a word. */
const NOT_EMULATED = ['category', 'deliveredto', 'list', 'size', 'larger', 'smaller'];

/** One thing a message must fulfil. Without operator: words of its text. */
export interface Criterion {
  operator: '' | (typeof OPERATORS)[number];
  value: string;
}

/**
 * One test of a whole Gmail query: words and operators all hold; `OR`, `{a b}`, `(a b)`, `-a`, `"a phrase"` and
 * `subject:(a b)` combine them.
 */
export function parseQuery(query: string, testOf: (criterion: Criterion) => Test): Test {
  const tokens = [
    ...query.matchAll(/"([^"]*)"?|([(){}])|(-)(?=[^\s-])|([a-z0-9_]+):(?=\S)|([^\s(){}"]+)/gi),
  ].map(tokenOf);
  let at = 0;

  function group(end: string | undefined, operator: Criterion['operator']): Test[] {
    const tests: Test[] = [];
    while (at < tokens.length && !(tokens[at]!.kind === 'bracket' && tokens[at]!.text === end)) {
      if (isWord(tokens[at]!, 'AND')) at++;
      else if (isWord(tokens[at]!, 'OR', '|') && tests.length > 0) {
        at++;
        if (at < tokens.length) tests.push(any([tests.pop()!, one(operator)]));
      } else tests.push(one(operator));
    }
    at++;
    return tests;
  }

  function one(operator: Criterion['operator']): Test {
    const token = tokens[at++];
    if (!token) return () => true;
    if (token.kind === 'minus') {
      const refused = one(operator);
      return (message) => !refused(message);
    }
    if (token.kind === 'bracket') {
      if (token.text === '{') return any(group('}', operator));
      return token.text === '(' ? all(group(')', operator)) : () => true;
    }
    if (token.kind === 'operator') {
      const name = token.text.toLowerCase();
      if (NOT_EMULATED.includes(name))
        throw new Error(`Gmail's search ${name}: is not implemented by the local host.`);
      const known = OPERATORS.find((other) => other === name);
      if (known) return one(known);
      return all([testOf({ operator, value: token.text }), one(operator)]);
    }
    return testOf({ operator, value: token.text });
  }

  return all(group(undefined, ''));
}

const all =
  (tests: Test[]): Test =>
  (message) =>
    tests.every((test) => test(message));
const any =
  (tests: Test[]): Test =>
  (message) =>
    tests.some((test) => test(message));

interface Token {
  kind: 'phrase' | 'bracket' | 'minus' | 'operator' | 'word';
  text: string;
}

function tokenOf([, phrase, bracket, minus, operator, word]: RegExpMatchArray): Token {
  if (phrase !== undefined) return { kind: 'phrase', text: phrase };
  if (bracket) return { kind: 'bracket', text: bracket };
  if (minus) return { kind: 'minus', text: '-' };
  if (operator) return { kind: 'operator', text: operator };
  return { kind: 'word', text: word! };
}

const isWord = (token: Token, ...words: string[]) => token.kind === 'word' && words.includes(token.text);
