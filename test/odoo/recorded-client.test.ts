import { odooCrm } from '../../src/odoo/client';
import type { Connection } from '../../src/odoo/connection';
import { CrmError, type HttpRequest, type SendHttp } from '../../src/ports';
import { pairOf, type RecordedPair, type RecordedVersion, recordedMessages, recordedPairs } from './recorded';

const KEY = '0123456789abcdef0123456789abcdef01234567';

type Answers = (model: string, method: string) => unknown;

/**
 * An Odoo that knows only recorded answers: what a call gets is chosen by its model and method; a list of rows that
 * nobody recorded is empty. `wrap` puts a value in the envelope of the API that was used.
 */
function replaying(version: RecordedVersion, answers: Answers): { send: SendHttp; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const json = (value: unknown) => ({
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
  });
  return {
    sent,
    send: (requests) =>
      requests.map((request) => {
        sent.push(request);
        const path = request.url.slice('https://odoo.example'.length);
        const body = JSON.parse(request.body ?? '');
        if (path.startsWith('/json/2/')) {
          const [, model, method] = /^\/json\/2\/(.+)\/(.+)$/.exec(path)!;
          return json(answers(model!, method!) ?? []);
        }
        const { service, method, args } = body.params;
        if (service === 'common') return json(pairOf(version, 'jsonrpc', `common.${method}`).response.body);
        return json({ jsonrpc: '2.0', id: 1, result: answers(args[3], args[4]) ?? [] });
      }),
  };
}

function clientOf(send: SendHttp, transport: Connection['transport'] = 'auto', version?: RecordedVersion) {
  const connection = { url: 'https://odoo.example', db: 'lab', login: 'bot', key: KEY, transport };
  return odooCrm({
    connection,
    send,
    session: version ? { major: version, uid: 2 } : {},
    telling: { menu: 'the menu' },
  });
}

const resultOf = (pair: RecordedPair): unknown =>
  pair.api === 'json2' ? pair.response.body : (pair.response.body as { result: unknown }).result;

const essentials = (request: HttpRequest | RecordedPair['request']) => {
  const body = typeof request.body === 'string' ? JSON.parse(request.body) : request.body;
  return {
    keys: Object.keys(body).sort(),
    positional: body.params?.args?.[5]?.length,
    named: Object.keys(body.params?.args?.[6] ?? {}),
  };
};

describe.each([
  [17, 'jsonrpc'],
  [19, 'jsonrpc'],
  [19, 'json2'],
] as const)('with the answers recorded of Odoo %i over %s', (version, api) => {
  const transport = api === 'json2' ? 'json-2' : 'json-rpc';
  const recorded = (label: string) => pairOf(version, api, label);

  test('a lead is read', () => {
    const answer = resultOf(recorded('read'));
    const { send } = replaying(version, (model) => (model === 'crm.lead' ? answer : []));
    expect(clientOf(send, transport).readLeads(['111'])).toMatchObject([
      {
        origin: 'odoo',
        fields: { stageId: '1', stage: 'New', salesperson: 'Administrator', description: '' },
      },
    ]);
  });

  test('an activity’s id is found in the version’s own answer, and the request is like the recorded one', () => {
    const pair = recorded('activity_schedule');
    const answer = resultOf(pair);
    const { send, sent } = replaying(version, (_model, method) =>
      method === 'activity_schedule' ? answer : [],
    );
    const activity = {
      leadId: '115',
      type: 'call',
      summary: 's',
      note: 'n',
      deadline: '2026-11-24',
      userId: '5',
      ref: 'r1',
    } as const;
    expect(clientOf(send, transport, version).scheduleActivity(activity)).toBe(
      /\d+/.exec(JSON.stringify(answer))![0],
    );
    const asked = essentials(sent[sent.length - 1]!);
    const like = essentials(pair.request);
    expect(asked.keys).toEqual(like.keys);
    expect(asked.positional).toBe(like.positional);
    expect(asked.named.sort()).toEqual(like.named.sort());
    expect(sent[sent.length - 1]!.url).toContain(pair.request.path.replace('crm.lead', 'crm.lead'));
  });

  test('a note is posted in the recorded form', () => {
    const pair = recorded(
      api === 'json2' ? 'message_post note html' : 'message_post internal note, body_is_html',
    );
    const { send, sent } = replaying(version, (_model, method) =>
      method === 'message_post' ? resultOf(pair) : [],
    );
    clientOf(send, transport, version).postNote('115', 'Score 82 & <fiable>', 'r1');
    const asked = essentials(sent[sent.length - 1]!);
    expect(asked).toEqual({
      ...essentials(pair.request),
      named: expect.arrayContaining(essentials(pair.request).named),
    });
    expect(sent[sent.length - 1]!.body).toContain('<p>Score 82 &amp; &lt;fiable&gt;</p>');
  });
});

describe.each<RecordedVersion>([17, 19])('the messages recorded of Odoo %i', (version) => {
  const subtypes = [
    { id: 1, internal: false, res_model: false },
    { id: 2, internal: true, res_model: false },
    { id: 3, internal: true, res_model: false },
    { id: 5, internal: false, res_model: 'crm.lead' },
  ];
  const read = (rows: unknown[]) => {
    const { send } = replaying(version, (model) => {
      if (model === 'mail.message') return rows;
      if (model === 'mail.message.subtype') return subtypes;
      if (model === 'res.partner') return [3, 6, 7].map((id) => ({ id, partner_share: false }));
      if (model === 'mail.activity.type')
        return resultOf(pairOf(version, 'jsonrpc', 'mail.activity.type list'));
      return [];
    });
    return clientOf(send, 'json-rpc', version).readInteractions(['52'], undefined);
  };

  test('who spoke to whom: the customer’s e-mails, our answer, the note among ourselves', () => {
    const rows = recordedMessages(version).of_lead.map((row) => ({ ...row, res_id: 52 }));
    const of = Object.fromEntries(read(rows).map((found) => [found.text, found]));
    expect(of['Bonjour, je voudrais une démo la semaine prochaine.']).toMatchObject({
      direction: 'in',
      channel: 'email',
      opening: true,
      from: '"Marc Petit" <marc.petit@client-exemple.fr>',
      subject: 'Demande de démo',
      at: new Date('2026-11-22T09:00:00Z'),
      leadId: '52',
    });
    expect(of['Bonjour, je voudrais mardi à 10 h.']).toMatchObject({ direction: 'in', channel: 'email' });
    expect(of['Bonjour, je voudrais mardi à 10 h.']).not.toHaveProperty('opening');
    expect(of['Bonjour, quel jour ?']).toMatchObject({ direction: 'out', channel: 'email' });
    expect(of['note interne secrète']).toMatchObject({ direction: 'internal', channel: 'note' });
  });

  test('a done call is a contact; notices, mass mailings and "lead created" are nobody’s words', () => {
    const rows = recordedMessages(version).after_mail_and_call.map((row) => ({
      ...row,
      res_id: 52,
      date: '2026-11-22 10:00:00',
    }));
    const found = read(rows);
    expect(found.filter(({ channel }) => channel === 'call')).toMatchObject([
      { direction: 'out', text: expect.stringContaining('fait') },
    ]);
    expect(found.some(({ text }) => /has been created|^mail$/.test(text))).toBe(false);
    expect(found.filter(({ direction }) => direction === 'in')).toEqual([]);

    const all = resultOf(pairOf(version, 'jsonrpc', 'messages of the lead')) as object[];
    expect(read(all.map((row) => ({ ...row, res_id: 52 })))).toEqual([
      expect.objectContaining({ direction: 'internal' }),
      expect.objectContaining({ direction: 'internal' }),
    ]);
  });
});

/** What an admin is told for each recorded error, by the recording's label. */
const MEANINGS: [RegExp, string][] = [
  [/bad api key|bad key|no authorization/, 'BAD_KEY'],
  [/bad database/, 'BAD_DATABASE'],
  [/unknown model/, 'UNKNOWN_MODEL'],
  [/unknown method|private method/, 'UNKNOWN_METHOD'],
  [/missing record: activity_schedule/, 'NO_RIGHT or MISSING_RECORD'],
  [/missing record/, 'MISSING_RECORD'],
  [/unknown field/, 'UNKNOWN_FIELD'],
  [/sql check|res_model only/, 'REFUSED'],
  [/without CRM group|salesperson|as salesperson/, 'NO_RIGHT'],
  [/wrong keyword|argument|ids on a model|body|text\/plain/, 'BAD_CALL'],
  [/GET instead of POST/, 'NOT_ODOO'],
  [/POST \/json\/2\/crm.lead\/search \(17\)/, 'NO_JSON2'],
];

describe.each<RecordedVersion>([17, 19])('every error recorded of Odoo %i', (version) => {
  const failures = recordedPairs(version).filter(({ api, response: { status, body } }) => {
    const error = (body as { error?: object })?.error;
    return (api !== 'http' && status !== 200) || error !== undefined;
  });

  test.each(failures.map((pair) => [pair.api, pair.label, pair] as const))('%s: %s', (api, label, pair) => {
    const { status, contentType, body } = pair.response;
    const text =
      typeof body === 'string' ? body : JSON.stringify(body).replace('Traceback', `Traceback ${KEY}`);
    const send: SendHttp = () => [{ status, contentType, body: text }];
    const error = faultOf(() =>
      clientOf(send, api === 'json2' ? 'json-2' : 'json-rpc', version).readLeads(['83']),
    );
    const noSender = label.includes('message_post on own lead') ? 'NO_SENDER' : undefined;
    const unknownDb = label.includes('unknown database') ? 'BAD_DATABASE' : undefined;
    const meaning = noSender ?? unknownDb ?? MEANINGS.find(([words]) => words.test(label))?.[1];
    expect(meaning).toContain(error.code);
    expect(error.retry).toBe(false);
    expect(error.message).toMatch(/[.!?…]$|: .+/);
    expect(error.message).not.toMatch(/Traceback|psycopg|5432|<[a-z]|\n|\{\w+\}/i);
    expect(error.message).not.toContain(KEY);
  });
});

function faultOf(act: () => unknown): CrmError {
  try {
    act();
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
