import type { Host } from '../../local/host';
import { controlOf, hostOf } from '../support/host';

const CODE = `
  function fill() {
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    sheet.setName('Leads');
    sheet.setFrozenRows(1);
    sheet.getRange('A1:B2').setValues([['Name', 'Since'], ['Ada', new Date('2026-11-20T08:00:00Z')]]);
    console.log('filled');
    return sheet.getName();
  }
  function boom() { PropertiesService.getScriptProperties().getProperty('a'); throw new Error('No such lead') }
  function onOpen() { note('opened') }
  function onEdit(e) {
    note([e.authMode, e.range.getA1Notation(), e.range.getSheet().getName(), e.oldValue, e.value, e.triggerUid].join('|'));
  }
  function install() { ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create() }
  function edited(e) { note('installed ' + e.authMode + ' ' + e.value) }
  function note(text) {
    const properties = PropertiesService.getScriptProperties();
    properties.setProperty('notes', [properties.getProperty('notes'), text].filter(Boolean).join('\\n'));
  }
`;

let host: Host;
let api: ReturnType<typeof controlOf>;
const notes = async () => (await api('GET /api/properties')).body.notes;

beforeEach(async () => {
  host = await hostOf(CODE);
  api = controlOf(host);
});
afterEach(() => host.close());

describe('who may call', () => {
  test('without the token nothing is told', async () => {
    const answer = await fetch(`${host.url}/api/workbook`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('X-Control-Token') });
  });

  test('no other origin is let in', async () => {
    const answer = await fetch(`${host.url}/api/clock`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('the page is served without data and lets no foreign script in', async () => {
    const answer = await fetch(host.url);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await answer.text()).not.toContain(host.token);
  });
});

describe('running a function', () => {
  test('tells what it returned and the service calls it made', async () => {
    const { body } = await api('POST /api/run', { function: 'fill' });
    expect(body).toMatchObject({ ok: true, value: 'Leads' });
    expect(body.calls.byMethod['Range.setValues']).toBe(1);
  });

  test('tells the error', async () => {
    const { body } = await api('POST /api/run', { function: 'boom' });
    expect(body).toMatchObject({ ok: false, error: 'No such lead', calls: { total: 1 } });
  });

  test('tells a function that is not there', async () => {
    const { body } = await api('POST /api/run', { function: 'fly' });
    expect(body).toMatchObject({ ok: false, error: 'Script function not found: fly' });
  });

  test('lists the executions with their log lines', async () => {
    await api('POST /api/run', { function: 'fill' });
    const { body } = await api('GET /api/executions');
    expect(body.executions.at(-1)).toMatchObject({
      function: 'fill',
      start: '2026-11-22T09:00:00.000Z',
      outcome: 'completed',
      log: [{ text: 'filled' }],
    });
  });

  test('a fault meets the next execution only', async () => {
    expect((await api('POST /api/faults', { crashAtCall: 1 })).body).toEqual({ pending: { crashAtCall: 1 } });
    expect((await api('POST /api/run', { function: 'boom' })).body.error).toBe('The execution was killed.');
    expect((await api('POST /api/run', { function: 'boom' })).body.error).toBe('No such lead');
    await api('POST /api/faults', { failCall: { method: 'Properties.getProperty', message: 'Try later' } });
    expect((await api('POST /api/run', { function: 'boom' })).body.error).toBe('Try later');
  });

  test('a fault can be taken back', async () => {
    await api('POST /api/faults', { crashAtCall: 1 });
    expect((await api('POST /api/faults', {})).body).toEqual({ pending: {} });
    expect((await api('POST /api/run', { function: 'fill' })).body.ok).toBe(true);
  });
});

describe('the spreadsheet', () => {
  beforeEach(() => host.run('fill'));

  test('is told with its dates as ISO text', async () => {
    const { body } = await api('GET /api/workbook');
    expect(body.sheets[0]).toMatchObject({
      name: 'Leads',
      values: [
        ['Name', 'Since'],
        ['Ada', '2026-11-20T08:00:00.000Z'],
      ],
    });
  });

  test('a person’s typing is parsed, and the script hears of it', async () => {
    await host.run('install');
    await api('PUT /api/cell', { sheet: 'Leads', a1: 'A2', value: '12' });
    expect((await api('GET /api/workbook')).body.sheets[0].values[1][0]).toBe(12);
    expect(await notes()).toBe('LIMITED|A2|Leads|Ada|12|\ninstalled FULL 12');
  });

  test('an unknown tab is refused by its name', async () => {
    const answer = await api('PUT /api/cell', { sheet: 'Lead', a1: 'A2', value: 'x' });
    expect(answer.status).toBe(422);
    expect(answer.body.error).toContain('Lead');
  });

  test('opening it runs onOpen', async () => {
    await api('POST /api/open');
    expect(await notes()).toBe('opened');
  });

  test('a person renames a tab and sorts it', async () => {
    await api('PUT /api/cell', { sheet: 'Leads', a1: 'A3', value: 'Zoe' });
    await api('POST /api/workbook/act', { act: 'renameSheet', sheet: 'Leads', name: 'Prospects' });
    await api('POST /api/workbook/act', {
      act: 'sort',
      sheet: 'Prospects',
      column: 1,
      ascending: false,
    });
    const [sheet] = (await api('GET /api/workbook')).body.sheets;
    expect(sheet.name).toBe('Prospects');
    expect(sheet.values.map(([name]: string[]) => name)).toEqual(['Name', 'Zoe', 'Ada']);
  });

  test('an act that does not exist is refused with those that do', async () => {
    const answer = await api('POST /api/workbook/act', { act: 'burn', sheet: 'Leads' });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/sort/);
  });
});

describe('the mailbox', () => {
  test('a message arrives', async () => {
    const message = { from: 'ada@customer.example', to: 'coach@example.com', subject: 'Hi', text: 'Hello' };
    const { body } = await api('POST /api/mail/incoming', message);
    const mail = (await api('GET /api/mail')).body;
    expect(mail.received).toEqual([
      expect.objectContaining({ ...message, id: body.id, threadId: body.threadId }),
    ]);
    expect(mail).toMatchObject({ sent: [], drafts: [] });
  });
});

describe('script properties', () => {
  test('are set beside those that are there', async () => {
    await api('PUT /api/properties', { A: '1' });
    expect((await api('PUT /api/properties', { B: '2' })).body).toEqual({ A: '1', B: '2' });
  });
});

describe('the stand-in for Odoo', () => {
  test('a lead that a person enters and changes is seen there', async () => {
    const other = await hostOf(CODE, { odoo: { kind: 'stand-in', version: 19 } });
    const odoo = controlOf(other);
    try {
      const { id } = (await odoo('POST /api/odoo/leads', { name: 'Two robots' })).body;
      await odoo(`PATCH /api/odoo/leads/${id}`, { probability: 75 });
      await odoo(`POST /api/odoo/leads/${id}/messages`, { body: 'Hello?', from: 'ada@customer.example' });
      const { body } = await odoo('GET /api/odoo');
      expect(body.leads).toEqual([expect.objectContaining({ id, name: 'Two robots', probability: 75 })]);
      expect(JSON.stringify(body.messages)).toContain('Hello?');
    } finally {
      await other.close();
    }
  });

  test('is not there when a real Odoo was chosen', async () => {
    const answer = await api('GET /api/odoo');
    expect(answer.status).toBe(409);
    expect(answer.body.error).toContain('--odoo-url');
  });
});

test.each([
  ['GET /api/nonsense', undefined, 404, '/api/nonsense'],
  ['DELETE /api/workbook', undefined, 405, 'takes GET'],
  ['POST /api/run', '{oops', 400, 'not JSON'],
  ['POST /api/run', {}, 400, 'function'],
  ['PUT /api/cell', { sheet: 'Leads', a1: 'A1' }, 400, 'value'],
  ['POST /api/faults', { crashAtCall: 0 }, 400, 'crashAtCall'],
  ['PUT /api/properties', { A: 1 }, 400, 'A'],
])('%s with %j is refused with what is wrong', async (line, body, status, words) => {
  const answer = await api(line, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ ok: false, error: expect.stringContaining(words) });
});
