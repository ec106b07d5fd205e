/** Bytes as Apps Script shows them: signed, -128 to 127. */
export type Bytes = number[];

/** How bytes cross to the world: as text when they are UTF-8, else in base64. */
export type Content = { text: string } | { base64: string };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function utf8Encode(text: string): Bytes {
  const bytes: Bytes = [];
  const push = (byte: number) => bytes.push(byte > 127 ? byte - 256 : byte);
  for (const character of text) {
    const code = surrogateless(character.codePointAt(0)!);
    if (code < 0x80) push(code);
    else if (code < 0x800) [0xc0 | (code >> 6), continuation(code, 0)].forEach(push);
    else if (code < 0x10000)
      [0xe0 | (code >> 12), continuation(code, 6), continuation(code, 0)].forEach(push);
    else
      [0xf0 | (code >> 18), continuation(code, 12), continuation(code, 6), continuation(code, 0)].forEach(
        push,
      );
  }
  return bytes;
}

const continuation = (code: number, shift: number) => 0x80 | ((code >> shift) & 0x3f);

const REPLACEMENT = 0xfffd;

/** Half of a surrogate pair is no character. */
const surrogateless = (code: number) => (code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code);

/** Text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD. */
export function utf8Decode(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i]! & 0xff;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    const rest = bytes.slice(i + 1, i + Math.max(length, 1)).map((byte) => byte & 0xff);
    if (length === 0 || rest.length < length - 1 || rest.some((byte) => byte >> 6 !== 2)) {
      text += String.fromCodePoint(REPLACEMENT);
      i++;
      continue;
    }
    const lead = length === 1 ? first : first & (0xff >> (length + 1));
    const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), lead);
    text += String.fromCodePoint(code > 0x10ffff ? REPLACEMENT : code);
    i += length;
  }
  return text;
}

/** As Java does: a character that US-ASCII lacks becomes a question mark. */
export function asciiEncode(text: string): Bytes {
  return Array.from(text, (character) => (character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : 63));
}

/** Text of bytes in a character set by its usual name. Throws for one that is unknown. */
export function decodeText(bytes: Bytes, charset: string): string {
  const name = charset.toLowerCase().replace(/_/g, '-');
  if (name === 'utf-8' || name === 'utf8') return utf8Decode(bytes);
  if (['us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252'].includes(name))
    return bytes.map((byte) => String.fromCharCode(byte & 0xff)).join('');
  throw new Error(`Invalid argument: ${charset}`);
}

export function base64Encode(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = [0, 1, 2].reduce((sum, k) => (sum << 8) | ((bytes[i + k] ?? 0) & 0xff), 0);
    const taken = Math.min(3, bytes.length - i) + 1;
    for (let k = 0; k < 4; k++) text += k < taken ? ALPHABET[(group >> (18 - 6 * k)) & 0x3f] : '=';
  }
  return text;
}

/** Takes the usual and the web-safe alphabet, padded or not. */
export function base64Decode(text: string): Bytes {
  const digits = text.replace(/[=\s]/g, '').replace(/-/g, '+').replace(/_/g, '/');
  const bytes: Bytes = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) throw new Error('Could not decode string.');
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    bytes.push(byte > 127 ? byte - 256 : byte);
  }
  return bytes;
}

export const bytesOf = (content: Content): Bytes =>
  'text' in content ? utf8Encode(content.text) : base64Decode(content.base64);
