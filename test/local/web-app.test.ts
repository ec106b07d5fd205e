import { request } from 'node:http';
import type { Host } from '../../local/host';
import { BODY_LIMIT } from '../../local/web/server';
import type { WebAppEvent } from '../../local/web/web-app';
import { hostOf } from '../support/host';

const CODE = `
  function doGet(e) {
    if (e.parameter.fail) throw new Error('No such <lead>');
    if (e.parameter.nothing) return;
    if (e.parameter.html) return HtmlService.createHtmlOutput('<h1>Hello</h1>');
    return answer(e);
  }
  function doPost(e) { return answer(e) }
  function answer(e) { return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON) }
`;

let host: Host;
beforeAll(async () => {
  host = await hostOf(CODE);
});
afterAll(() => host.close());

const read = (response: Response) => response.json() as Promise<WebAppEvent>;
const post = (body: string, type: string, query = '') =>
  fetch(`${host.exec}${query}`, { method: 'POST', body, headers: { 'Content-Type': type } }).then(read);

test('doPost sees what was posted, as Google gives it', async () => {
  expect(await post('{"id":"é"}', 'application/json', '?key=a%20b&tag=x&tag=y')).toEqual({
    queryString: 'key=a%20b&tag=x&tag=y',
    parameter: { key: 'a b', tag: 'x' },
    parameters: { key: ['a b'], tag: ['x', 'y'] },
    contextPath: '',
    contentLength: 11,
    postData: { length: 11, type: 'application/json', contents: '{"id":"é"}', name: 'postData' },
  });
});

test('a posted form’s fields are parameters', async () => {
  const event = await post('name=Zo%C3%A9+B&key=2', 'application/x-www-form-urlencoded', '?key=1');
  expect(event.parameter).toEqual({ key: '1', name: 'Zoé B' });
  expect(event.parameters.key).toEqual(['1', '2']);
});

test('doGet has no post data', async () => {
  const event = await fetch(`${host.exec}?a=1`).then(read);
  expect(event).toEqual({
    queryString: 'a=1',
    parameter: { a: '1' },
    parameters: { a: ['1'] },
    contextPath: '',
    contentLength: -1,
  });
});

test('the answer waits at another address, for one GET', async () => {
  const first = await fetch(host.exec, { method: 'POST', body: '{}', redirect: 'manual' });
  expect(first.status).toBe(302);
  const address = new URL(first.headers.get('location')!, host.url);
  expect(address.pathname).not.toBe('/exec');
  expect((await fetch(address, { method: 'POST' })).status).toBe(405);
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect((await read(answer)).contentLength).toBe(2);
  expect((await fetch(address)).status).toBe(404);
});

test('an error is a page with status 200, its text escaped', async () => {
  const answer = await fetch(`${host.exec}?fail=1`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(await answer.text()).toContain('Error: No such &lt;lead&gt;');
});

test('a function that returns nothing says so', async () => {
  const answer = await fetch(`${host.exec}?nothing=1`);
  expect(await answer.text()).toContain('The script completed but did not return anything.');
});

test('a page of the script cannot reach the control API of its host', async () => {
  const answer = await fetch(`${host.exec}?html=1`);
  expect(await answer.text()).toContain('<h1>Hello</h1>');
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-same-origin)/);
});

test('a body of 10 MB is read, a longer one refused', async () => {
  const longest = await post('x'.repeat(BODY_LIMIT), 'text/plain');
  expect(longest.contentLength).toBe(BODY_LIMIT);
  const tooLong = await fetch(host.exec, { method: 'POST', body: 'x'.repeat(BODY_LIMIT + 1) });
  expect(tooLong.status).toBe(413);
});

test('a request that came by another name is refused', async () => {
  const status = await new Promise((done) =>
    request(host.exec, { headers: { Host: 'evil.example' } }, (response) => {
      response.resume();
      done(response.statusCode);
    }).end(),
  );
  expect(status).toBe(403);
});
