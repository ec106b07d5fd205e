import { newBlob } from '../blob';
import { asciiEncode, type Bytes, base64Decode, base64Encode, utf8Encode } from '../bytes';
import { call, emulated } from '../door';
import { formatDate, parseDate } from './format-date';
import { formatString } from './format-string';
import { parseCsv } from './parse-csv';

const names = <Name extends string>(...list: Name[]) =>
  Object.fromEntries(list.map((name) => [name, name])) as Record<Name, Name>;

export const Charset = emulated('Charset', names('US_ASCII', 'UTF_8'));
export const DigestAlgorithm = emulated(
  'DigestAlgorithm',
  names('MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'),
);
export const MacAlgorithm = emulated(
  'MacAlgorithm',
  names('HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512'),
);

type Data = string | Bytes;

/** Bytes of a text; without a character set Google takes US-ASCII, where `é` is a question mark. */
const bytesOf = (data: Data, charset: string = Charset.US_ASCII): Bytes =>
  typeof data !== 'string' ? data : charset === Charset.UTF_8 ? utf8Encode(data) : asciiEncode(data);

const webSafe = (base64: string) => base64.replace(/\+/g, '-').replace(/\//g, '_');

const encode = (data: Data, charset?: string) => base64Encode(bytesOf(data, charset));

function digest(algorithm: string, value: Data, charset?: string): Bytes {
  return base64Decode(call('Utilities.computeDigest', algorithm, encode(value, charset)));
}

function hmac(algorithm: string, value: Data, key: Data, charset?: string): Bytes {
  const [text, secret] = [encode(value, charset), encode(key, charset)];
  return base64Decode(call('Utilities.computeHmacSignature', algorithm, text, secret));
}

/** Google's Utilities. Their overloads are proved by the members' names; the enums are their names as text. */
export const Utilities = emulated('Utilities', {
  Charset,
  DigestAlgorithm,
  MacAlgorithm,
  base64Encode: encode,
  base64EncodeWebSafe: (data: Data, charset?: string) => webSafe(encode(data, charset)),
  base64Decode: (text: string) => base64Decode(text),
  base64DecodeWebSafe: (text: string) => base64Decode(text),
  computeDigest: digest,
  computeHmacSignature: hmac,
  computeHmacSha256Signature: (value: Data, key: Data, charset?: string) =>
    hmac(MacAlgorithm.HMAC_SHA_256, value, key, charset),
  formatDate(date: Date, timeZone: string, format: string): string {
    const instant = date?.getTime?.();
    if (instant === undefined)
      throw new Error("The parameters don't match the method signature for Utilities.formatDate.");
    if (Number.isNaN(instant)) throw new Error('Invalid argument: date');
    return formatDate(instant, timeZone, format);
  },
  parseDate: (text: string, timeZone: string, format: string) => new Date(parseDate(text, timeZone, format)),
  formatString: (template: string, ...values: unknown[]) => formatString(template, values),
  parseCsv: (csv: string, delimiter?: string) => parseCsv(csv, delimiter),
  getUuid: (): string => call('Utilities.getUuid'),
  sleep: (milliseconds: number): void => call('Utilities.sleep', milliseconds),
  newBlob,
}) satisfies Record<keyof Pick<GoogleAppsScript.Utilities.Utilities, Emulated>, unknown>;

type Emulated =
  | 'Charset'
  | 'DigestAlgorithm'
  | 'MacAlgorithm'
  | 'base64Encode'
  | 'base64EncodeWebSafe'
  | 'base64Decode'
  | 'base64DecodeWebSafe'
  | 'computeDigest'
  | 'computeHmacSignature'
  | 'computeHmacSha256Signature'
  | 'formatDate'
  | 'parseDate'
  | 'formatString'
  | 'parseCsv'
  | 'getUuid'
  | 'sleep'
  | 'newBlob';
