import { createHash, createHmac } from 'node:crypto';
import { scriptOf } from '../support/project';

const script = scriptOf(
  `
  function utilities(method, args) { return Utilities[method](...args) }
  function format(text, zone, format) { return Utilities.formatDate(new Date(text), zone, format) }
  function digest(algorithm, text, charset) {
    return Utilities.computeDigest(Utilities.DigestAlgorithm[algorithm], text, charset && Utilities.Charset[charset]);
  }
  function hmac(text, key) {
    return Utilities.base64Encode(Utilities.computeHmacSha256Signature(text, key, Utilities.Charset.UTF_8));
  }
  function roundTrip(text) {
    const blob = Utilities.newBlob(text, 'text/plain', 'a.txt');
    return [blob.getDataAsString(), Utilities.newBlob(blob.getBytes()).getDataAsString(), blob.getName(), blob.getContentType()];
  }
  function unknown() { return Utilities.jsonStringify({}) }
`,
  { seed: 'test' },
);

afterAll(() => script.close());

const use = (method: string, ...args: unknown[]) => script.run('utilities', [method, args]);
const signed = (buffer: Buffer) => [...new Int8Array(buffer)];

test.each([
  ['2026-07-01T06:05:09Z', 'Europe/Paris', 'yyyy-MM-dd HH:mm:ss', '2026-07-01 08:05:09'],
  ['2026-01-31T23:30:00Z', 'Europe/Paris', 'd/M/yy H:m', '1/2/26 0:30'],
  [
    '2026-11-22T13:05:00.042Z',
    'GMT',
    "EEEE d MMMM yyyy, h:mm a 'o''clock' S SSS",
    "Sunday 22 November 2026, 1:05 PM o'clock 42 042",
  ],
  ['2026-11-22T00:05:00Z', 'GMT', 'EEE MMM dd u hh KK kk', 'Sun Nov 22 7 12 00 24'],
  [
    '2026-07-01T06:00:00Z',
    'Europe/Paris',
    "yyyy-MM-dd'T'HH:mm:ssXXX Z X",
    '2026-07-01T08:00:00+02:00 +0200 +02',
  ],
  ['2026-07-01T06:00:00Z', 'America/New_York', 'HH:mm z', '02:00 EDT'],
  ['2026-07-01T06:00:00Z', 'GMT+5:30', 'HH:mm Z', '11:30 +0530'],
  ['2026-01-01T00:00:00Z', 'GMT', 'D w Y', '1 1 2026'],
  ['2026-12-31T12:00:00Z', 'GMT', 'D w YYYY yyyy', '365 1 2027 2026'],
  ['2026-07-01T06:00:00Z', 'UTC', 'HH z X', '06 UTC Z'],
])('formatDate %s in %s as %s', async (text, zone, format, expected) => {
  expect(await script.run('format', [text, zone, format])).toBe(expected);
});

test('formatDate refuses what is no date and what is no letter of a format', async () => {
  await expect(script.run('format', ['never', 'GMT', 'yyyy'])).rejects.toThrow('Invalid argument: date');
  await expect(script.run('format', ['2026-01-01', 'GMT', 'yyyy b'])).rejects.toThrow(
    "Illegal pattern character 'b'",
  );
});

test('parseDate reads back what formatDate wrote', async () => {
  expect(await use('parseDate', '01/07/2026 14:30', 'Europe/Paris', 'dd/MM/yyyy HH:mm')).toEqual(
    new Date('2026-07-01T12:30:00Z'),
  );
  expect(await use('parseDate', '1 Jul 2026 2:30 PM', 'GMT', 'd MMM yyyy h:mm a')).toEqual(
    new Date('2026-07-01T14:30:00Z'),
  );
  await expect(use('parseDate', 'soon', 'GMT', 'dd/MM/yyyy')).rejects.toThrow('Unparseable date: "soon"');
});

test.each(['MD5', 'SHA_1', 'SHA_256', 'SHA_512'])('%s gives signed bytes', async (algorithm) => {
  const expected = createHash(algorithm.replace('_', '')).update('hello').digest();
  expect(await script.run('digest', [algorithm, 'hello'])).toEqual(signed(expected));
});

test('without a character set, accents are lost, as on Google', async () => {
  expect(await script.run('digest', ['MD5', 'é', 'UTF_8'])).toEqual(
    signed(createHash('md5').update('é').digest()),
  );
  expect(await script.run('digest', ['MD5', 'é'])).toEqual(signed(createHash('md5').update('?').digest()));
});

test('a signature is HMAC with SHA-256', async () => {
  const expected = createHmac('sha256', 'clé').update('texte é').digest('base64');
  expect(await script.run('hmac', ['texte é', 'clé'])).toBe(expected);
});

test.each(['', 'a', 'ab', 'abc', '>>>???'])('base64 of %j there and back', async (text) => {
  const encoded = await use('base64Encode', text);
  expect(encoded).toBe(Buffer.from(text).toString('base64'));
  expect(await use('base64Decode', encoded)).toEqual(signed(Buffer.from(text)));
  const webSafe = await use('base64EncodeWebSafe', text);
  expect(webSafe).toBe(Buffer.from(text).toString('base64').replace(/\+/g, '-').replace(/\//g, '_'));
  expect(await use('base64DecodeWebSafe', webSafe)).toEqual(signed(Buffer.from(text)));
});

test.each(['plain', 'é à ✓ 😀 \u0000', '\ud83d broken'])('a blob keeps its text %j', async (text) => {
  const kept = Buffer.from(text).toString();
  expect(await script.run('roundTrip', [text])).toEqual([kept, kept, 'a.txt', 'text/plain']);
});

test('parseCsv reads quotes, delimiters and line ends inside of fields', async () => {
  expect(await use('parseCsv', 'a,b\r\n"x, ""y""\nz",2\n')).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '2'],
  ]);
  expect(await use('parseCsv', 'a;b;\n;;', ';')).toEqual([
    ['a', 'b', ''],
    ['', '', ''],
  ]);
  await expect(use('parseCsv', '"open')).rejects.toThrow('Could not parse text.');
});

test('formatString fills in', async () => {
  expect(
    await use('formatString', '%s|%5d|%-5s|%05.1f|%+d|%,d|%x|%%', 'a', 42, 'b', 3.125, 7, 1234567, 255),
  ).toBe('a|   42|b    |003.1|+7|1,234,567|ff|%');
});

test('unique ids are of version 4, differ, and are the same in every run with a seed', async () => {
  const ids = [await use('getUuid'), await use('getUuid')];
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids[0]).not.toBe(ids[1]);
  const again = scriptOf('function id() { return Utilities.getUuid() }', { seed: 'test' });
  expect(await again.run('id')).toBe(ids[0]);
  await again.close();
});

test('hashes and ids are not counted as service calls', async () => {
  const { execution } = await script.perform('digest', 'api', ['MD5', 'x']);
  expect(execution.calls.total).toBe(0);
});

test('nobody waits while the clock stands still', async () => {
  await use('sleep', 300_000);
  await expect(use('sleep', 300_001)).rejects.toThrow('Invalid argument: milliseconds');
});

test('a method that is not there says so', async () => {
  await expect(script.run('unknown')).rejects.toThrow(
    'Utilities.jsonStringify is not implemented by the local host.',
  );
});
