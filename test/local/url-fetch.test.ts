import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scriptOf } from '../support/project';

/** Requests that wait until this many are there: they can only be answered when they run in parallel. */
const TOGETHER = 3;
const waiting: (() => void)[] = [];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, 'http://x');
  const body = (await request.toArray()).map(String).join('');
  switch (url.pathname) {
    case '/echo':
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'X-Kind': 'Echo',
        'Set-Cookie': ['a=1', 'b=2'],
      });
      response.end(
        JSON.stringify({ method: request.method, headers: request.headers, body, query: url.search }),
      );
      break;
    case '/status':
      response.writeHead(Number(url.searchParams.get('code')));
      response.end('x'.repeat(150));
      break;
    case '/moved':
      response.writeHead(Number(url.searchParams.get('code') ?? 302), { Location: '/echo' }).end();
      break;
    case '/loop':
      response.writeHead(302, { Location: '/loop' }).end();
      break;
    case '/leave':
      response.writeHead(302, { Location: 'http://outside.example/' }).end();
      break;
    case '/latin1':
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=ISO-8859-1' });
      response.end(Buffer.from('été', 'latin1'));
      break;
    case '/together':
      waiting.push(() => response.end(url.search));
      if (waiting.length === TOGETHER) for (const release of waiting.splice(0)) release();
      break;
    default:
      response.writeHead(404).end();
  }
}

const server = createServer((request, response) => void answer(request, response));
/** What the script's functions `fetch` and `echo` give back of an answer. */
interface Answered {
  code: number;
  text: string;
  headers: Record<string, string>;
  cookies: string[];
}

let base: string;
let script: ReturnType<typeof scriptOf>;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  script = scriptOf(
    `
    function fetch(url, params) {
      const response = UrlFetchApp.fetch(url, params || {});
      return { code: response.getResponseCode(), text: response.getContentText(), headers: response.getHeaders(),
        cookies: response.getAllHeaders()['Set-Cookie'] };
    }
    function echo(url, params) { return JSON.parse(UrlFetchApp.fetch(url, params || {}).getContentText()) }
    function fetchAll(requests) { return UrlFetchApp.fetchAll(requests).map((r) => r.getContentText()) }
    function bytes(url) { const b = UrlFetchApp.fetch(url).getBlob(); return [b.getBytes(), b.getContentType()] }
    function caught(url) { try { UrlFetchApp.fetch(url) } catch (error) { return error.message } }
  `,
    { outside: { hosts: { 'crm.example': base, localhost: false } }, limits: { urlfetch: 100 } },
  );
});

afterAll(async () => {
  await script.close();
  await new Promise((closed) => server.close(closed));
});

test('an answer comes with its code, text and headers as they were sent', async () => {
  const answered = (await script.run('fetch', [`${base}/echo?a=1`])) as Answered;
  expect(answered.code).toBe(200);
  expect(answered.headers).toMatchObject({ 'Content-Type': 'application/json', 'X-Kind': 'Echo' });
  expect(answered.cookies).toEqual(['a=1', 'b=2']);
  expect(JSON.parse(answered.text)).toMatchObject({ method: 'GET', query: '?a=1', body: '' });
});

test.each([
  ['a text', { payload: '{"é":1}', contentType: 'application/json' }, 'POST', 'application/json', '{"é":1}'],
  [
    'an object, as a form',
    { method: 'post', payload: { name: 'A & Co', size: 25 } },
    'POST',
    'application/x-www-form-urlencoded',
    'name=A%20%26%20Co&size=25',
  ],
  [
    'another method',
    { method: 'put', payload: 'x', headers: { 'content-type': 'text/x' } },
    'PUT',
    'text/x',
    'x',
  ],
])('a payload may be %s', async (_, params, method, type, body) => {
  const got = (await script.run('echo', [`${base}/echo`, params])) as Answered;
  expect(got).toMatchObject({ method, body, headers: { 'content-type': type } });
});

test('headers go out; those that Google sets itself are refused', async () => {
  const got = (await script.run('echo', [
    `${base}/echo`,
    { headers: { Authorization: 'bearer k' } },
  ])) as Answered;
  expect(got.headers).toMatchObject({ authorization: 'bearer k' });
  await expect(script.run('echo', [`${base}/echo`, { headers: { Host: 'x' } }])).rejects.toThrow(
    'Attribute provided with invalid value: Header:Host',
  );
});

test('a failure throws with the beginning of the answer, unless it is muted', async () => {
  await expect(script.run('fetch', [`${base}/status?code=500`])).rejects.toThrow(
    `Request failed for ${base} returned code 500. Truncated server response: ${'x'.repeat(100)}... (use muteHttpExceptions option to examine full response)`,
  );
  const muted = await script.run('fetch', [`${base}/status?code=500`, { muteHttpExceptions: true }]);
  expect(muted).toMatchObject({ code: 500, text: 'x'.repeat(150) });
});

test('requests of fetchAll run at the same time and answer in their order', async () => {
  const urls = ['1', '2', '3'].map((n) => `${base}/together?${n}`);
  expect(await script.run('fetchAll', [[urls[0], { url: urls[1] }, urls[2]]])).toEqual(['?1', '?2', '?3']);
});

test('a redirect is followed, a POST as a GET', async () => {
  const params = { method: 'post', payload: 'x' };
  expect(await script.run('echo', [`${base}/moved`, params])).toMatchObject({ method: 'GET', body: '' });
  expect(await script.run('echo', [`${base}/moved?code=307`, params])).toMatchObject({
    method: 'POST',
    body: 'x',
  });
  expect(await script.run('fetch', [`${base}/moved`, { followRedirects: false }])).toMatchObject({
    code: 302,
  });
  await expect(script.run('fetch', [`${base}/loop`])).rejects.toThrow('Too many redirects');
});

test('text is read in the character set that the answer names', async () => {
  expect(await script.run('fetch', [`${base}/latin1`])).toMatchObject({ text: 'été' });
  expect(await script.run('bytes', [`${base}/latin1`])).toEqual([[-23, 116, -23], 'text/plain']);
});

test('who does not answer is named in Google’s words', async () => {
  expect(await script.run('caught', ['http://127.0.0.1:1/x'])).toBe(
    'Address unavailable: http://127.0.0.1:1/x',
  );
  expect(await script.run('caught', ['ftp://127.0.0.1/'])).toBe('Invalid argument: ftp://127.0.0.1/');
  expect(await script.run('caught', [''])).toBe('Attribute provided with no value: url');
});

test('only this machine is reached, also after a redirect, unless the host is mapped', async () => {
  const refusal =
    'The local host does not let scripts reach outside.example: only addresses of this machine.';
  expect(await script.run('caught', ['https://outside.example/secret'])).toBe(refusal);
  expect(await script.run('caught', [`${base}/leave`])).toBe(refusal);
  expect(await script.run('caught', ['http://127.0.0.1.evil.example/'])).toContain('127.0.0.1.evil.example');
  expect(await script.run('caught', ['http://localhost/'])).toContain('does not let scripts reach localhost');
  expect(await script.run('echo', ['https://crm.example/echo?b=2'])).toMatchObject({ query: '?b=2' });
});

test('the day’s quota counts every request', async () => {
  const { quotas } = script.world;
  quotas.take('urlfetch', quotas.remaining('urlfetch') - 1);
  await script.run('fetch', [`${base}/echo`]);
  await expect(script.run('fetch', [`${base}/echo`])).rejects.toThrow(
    'Service invoked too many times for one day: urlfetch.',
  );
});
