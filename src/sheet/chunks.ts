import { hashOf } from '../assess/score/hash';

/**
 * Google's limit for one property is 9 kB, for all 500 kB. Every character is one byte here, see {@link asciiOf}.
 * Properties are read all at once at the start of every run anyway: what stands in them costs no call of its own.
 */
const CHUNK = 8_000;

/** More than this is not kept in properties: they are transferred at every run. Characters. */
export const KEPT_LIMIT = 160_000;

/**
 * A long text (JSON) as properties `NAME`, `NAME_1`, `NAME_2` … to be set in one call. An empty text takes it away.
 * The head says how many there are and what they add up to, so that a torn write is known.
 */
export function toChunks(name: string, text: string): Record<string, string> {
  if (text === '') return { [name]: '' };
  const ascii = asciiOf(text);
  const chunks: Record<string, string> = {};
  let count = 0;
  for (let from = 0; from < ascii.length; from += CHUNK)
    chunks[`${name}_${++count}`] = ascii.slice(from, from + CHUNK);
  return { ...chunks, [name]: `${count} ${ascii.length} ${hashOf(ascii)}` };
}

/** The text of {@link toChunks}; `''` where there is none, or where it is not whole. */
export function fromChunks(name: string, properties: Record<string, string>): string {
  const [count, length, hash] = (properties[name] ?? '').split(' ').map(Number);
  if (!count) return '';
  let text = '';
  for (let i = 1; i <= count; i++) text += properties[`${name}_${i}`] ?? '';
  return text.length === length && hashOf(text) === hash ? text : '';
}

/** JSON with one byte a character, so that its length is its size. */
function asciiOf(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
