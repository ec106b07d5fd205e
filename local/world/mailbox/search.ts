import { instantOf } from '../zoned-time';
import { headerOf, type Message } from './message';
import { plainTextOf } from './plain-text';
import { type Criterion, parseQuery, type Test } from './search-query';

export interface SearchSettings {
  /** epoch milliseconds */
  now: number;
  /** of the user: days of `after:` and `before:` begin there */
  timeZone: string;
}

const DAY_MS = 86_400_000;

/**
 * The messages that a Gmail search finds, in their order. Trash and spam only when the query names them.
 * @throws Error for an operator of Gmail that the local host does not know
 */
export function searchMessages(messages: Message[], query: string, settings: SearchSettings): Message[] {
  let hidden = ['TRASH', 'SPAM'];
  const test = parseQuery(query, (criterion) => {
    if (criterion.operator === 'in' && ['anywhere', 'trash', 'spam'].includes(criterion.value.toLowerCase()))
      hidden = [];
    return testOf(criterion, settings);
  });
  return messages.filter(
    (message) => !hidden.some((label) => message.labels.includes(label)) && test(message),
  );
}

function testOf({ operator, value }: Criterion, { now, timeZone }: SearchSettings): Test {
  const phrase = wordsOf(value);
  switch (operator) {
    case '':
      return (message) => holds(searchText(message), phrase);
    case 'subject':
      return (message) => holds(message.subject, phrase);
    case 'from':
      return (message) => holds(message.from, phrase);
    case 'to':
      return (message) => holds(`${message.to} ${message.cc} ${message.bcc}`, phrase);
    case 'cc':
    case 'bcc':
      return (message) => holds(message[operator], phrase);
    case 'in':
    case 'is':
    case 'label':
      return inPlace(value);
    case 'has':
      if (value.toLowerCase() === 'attachment') return (message) => message.attachments.length > 0;
      throw new Error(`Gmail's search has:${value} is not implemented by the local host.`);
    case 'filename':
      return (message) => message.attachments.some((file) => holds(file.name ?? '', phrase));
    case 'rfc822msgid':
      return (message) => bare(headerOf(message, 'Message-ID')) === bare(value);
    case 'after':
    case 'newer':
      return since(instantIn(value, timeZone));
    case 'before':
    case 'older':
      return until(instantIn(value, timeZone));
    case 'newer_than':
      return since(ago(value, now));
    case 'older_than':
      return until(ago(value, now));
  }
}

const since =
  (instant: number): Test =>
  (message) =>
    message.date >= instant;
const until =
  (instant: number): Test =>
  (message) =>
    message.date < instant;
const bare = (messageId: string) => messageId.replace(/[<>\s]/g, '');

function inPlace(value: string): Test {
  const name = labelKey(value);
  if (name === 'anywhere') return () => true;
  if (name === 'read') return (message) => !message.labels.includes('UNREAD');
  if (name === 'drafts') return (message) => message.labels.includes('DRAFT');
  return (message) => message.labels.some((label) => labelKey(label) === name);
}

/** Gmail writes `Sales/To do` as `sales-to-do` in a search. */
const labelKey = (label: string) => label.toLowerCase().replace(/[\s/()&|{}]+/g, '-');

/** `2026/07/01`, `2026-07-01`, `07/01/2026` or epoch seconds → epoch milliseconds. */
function instantIn(value: string, timeZone: string): number {
  if (/^\d{5,}$/.test(value)) return Number(value) * 1000;
  const parts = value.split(/[/-]/).map(Number);
  const [year, month, day] = (parts[0] ?? 0) > 31 ? parts : [parts[2], parts[0], parts[1]];
  if (parts.length !== 3 || !year || !month || !day) return Number.NaN;
  return instantOf({ year, month, day }, timeZone);
}

/** `2d`, `3m`, `1y` before now. */
function ago(value: string, now: number): number {
  const [, count, unit] = /^(\d+)([hdmy])$/i.exec(value) ?? [];
  if (!count) return Number.NaN;
  const date = new Date(now);
  if (unit === 'h') return now - Number(count) * (DAY_MS / 24);
  if (unit === 'd') return now - Number(count) * DAY_MS;
  if (unit === 'm') return date.setUTCMonth(date.getUTCMonth() - Number(count));
  return date.setUTCFullYear(date.getUTCFullYear() - Number(count));
}

function searchText(message: Message): string {
  const body = message.text || plainTextOf(message.html);
  return [message.subject, message.from, message.to, message.cc, message.bcc, body].join('\n');
}

/** Gmail finds whole words, without regard to case or accents; several must follow each other. */
const holds = (text: string, phrase: string[]) =>
  phrase.length > 0 && ` ${wordsOf(text).join(' ')} `.includes(` ${phrase.join(' ')} `);

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
