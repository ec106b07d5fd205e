import type { OdooStandIn, OdooVersion } from '../../local/odoo/stand-in';
import { odooCrm } from '../../src/odoo/client';
import type { Connection } from '../../src/odoo/connection';
import { CrmError, type SendHttp } from '../../src/ports';
import { answering, BASE, odooWithClient, wireTo } from './support';

const VERSIONS: OdooVersion[] = [17, 18, 19];
const ACTIVITY = {
  leadId: '1',
  type: 'call' as const,
  summary: 'Rappeler',
  note: 'Client <mécontent> & pressé.\n\nOffre en cours.',
  deadline: '2026-11-24',
  userId: '',
  ref: 'agent-1-support',
};

function faultOf(act: () => unknown): CrmError {
  try {
    act();
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe.each(VERSIONS)('Odoo %i', (version) => {
  test('a lead comes with the names behind its ids', async () => {
    const { odoo, crm } = odooWithClient(version, {
      lang: 'fr_FR',
      extraFields: { industry: 'x_industry', size: 'x_size' },
    });
    const { id } = await odoo.createLead({
      name: 'Refonte ERP',
      partner_name: 'Durand SARL',
      email_from: '"Élodie" <Elodie@durand.fr>',
      description: 'Un devis\npour 25 postes',
      user: 'Claire Martin',
      source: 'Salon',
      tags: 'chaud, BTP',
      industry: 'BTP',
      employees: 25,
      lang: 'fr_FR',
      country: 'France',
      priority: '2',
    });
    expect(crm.readLeads([String(id)])).toEqual([
      {
        id: String(id),
        origin: 'odoo',
        fields: expect.objectContaining({
          company: 'Durand SARL',
          email: 'elodie@durand.fr',
          description: 'Un devis\npour 25 postes',
          stage: 'Nouveau',
          firstStage: true,
          salesperson: 'Claire Martin',
          salespersonEmail: 'claire.martin@example.com',
          source: 'Salon',
          tags: 'chaud, BTP',
          industry: 'BTP',
          size: '25',
          lang: 'fr',
          country: 'France',
          priority: 2,
          status: 'open',
          updatedAt: new Date('2026-11-22T09:00:00Z'),
        }),
      },
    ]);
  });

  test('won, lost and archived leads are read too, the missing ones left out', async () => {
    const { odoo, crm } = odooWithClient(version);
    for (const name of ['won', 'lost', 'archived']) await odoo.createLead({ name, probability: 30 });
    await odoo.updateLead(1, { stage: 'Won' });
    await odoo.updateLead(2, { lost: true, lost_reason: 'Too expensive' });
    await odoo.updateLead(3, { active: false });
    expect(crm.readLeads(['1', '2', '3', '99', 'form-7']).map(({ fields }) => fields.status)).toEqual([
      'won',
      'lost',
      'archived',
    ]);
  });

  test('the number of requests does not grow with the number of leads', async () => {
    const requests = async (count: number) => {
      const { odoo, crm, sent } = odooWithClient(version);
      for (let index = 0; index < count; index++)
        await odoo.createLead({ name: `Lead ${index}`, tags: `tag ${index}` });
      const ids = Array.from({ length: count }, (_, index) => String(index + 1));
      expect(crm.readLeads(ids)).toHaveLength(count);
      expect(crm.readInteractions(ids, undefined)).toHaveLength(0);
      return sent.length;
    };
    expect(await requests(200)).toBe(await requests(3));
  });

  test('an activity goes to the lead’s salesperson, once, with its text escaped', async () => {
    const { odoo, crm } = odooWithClient(version);
    await odoo.createLead({ name: 'x', user: 'Sarah Cohen' });
    const id = crm.scheduleActivity(ACTIVITY);
    expect(crm.scheduleActivity(ACTIVITY)).toBe(id);
    expect(odoo.view().activities).toEqual([
      expect.objectContaining({
        id: Number(id),
        summary: 'Rappeler',
        note: expect.stringContaining('<p>Client &lt;mécontent&gt; &amp; pressé.</p><p>Offre en cours.</p>'),
        date_deadline: '2026-11-24',
        user_id: [7, 'Sarah Cohen'],
        activity_type_id: [2, 'Call'],
      }),
    ]);
  });

  test('an activity that was done meanwhile is not planned again where Odoo keeps it', async () => {
    const { odoo, crm } = odooWithClient(version);
    await odoo.createLead({ name: 'x' });
    const id = crm.scheduleActivity(ACTIVITY);
    await odoo.finishActivity(Number(id));
    if (version >= 19) expect(crm.scheduleActivity(ACTIVITY)).toBe(id);
  });

  test('a note is posted once and is among ourselves', async () => {
    const { odoo, crm } = odooWithClient(version);
    await odoo.createLead({ name: 'x' });
    crm.postNote('1', 'Score 82 : <chaud>', 'agent-1-score');
    crm.postNote('1', 'Score 82 : <chaud>', 'agent-1-score');
    expect(crm.readInteractions(['1'], undefined)).toMatchObject([
      { direction: 'internal', channel: 'note', text: expect.stringContaining('Score 82 : <chaud>') },
    ]);
    expect(odoo.view().messages.filter(({ body }) => String(body).includes('82'))).toHaveLength(1);
  });

  test('what was said on a lead, in order, and only what is new', async () => {
    const { odoo, crm, clock } = odooWithClient(version);
    await odoo.createLead({
      name: '',
      email_from: 'marc@client.fr',
      email_subject: 'Démo',
      email_body: 'Une démo ?',
    });
    clock.time += 60_000;
    await odoo.message(1, { body: 'Quel jour ?', from: 'Claire Martin' });
    await odoo.logContact(1, 'call', 'Il rappelle demain');
    clock.time += 60_000;
    await odoo.message(1, { body: 'Mardi.\nMerci' });
    await odoo.message(1, { body: 'À surveiller', from: 'thomas.bernard@example.com', internal: true });
    const told = crm
      .readInteractions(['1'], undefined)
      .map(({ direction, channel, text }) => [direction, channel, text.split('\n')[0]]);
    expect(told).toEqual([
      ['in', 'email', 'Une démo ?'],
      ['out', 'email', 'Quel jour ?'],
      ['out', 'call', 'Call done:'],
      ['in', 'email', 'Mardi.'],
      ['internal', 'note', 'À surveiller'],
    ]);
    expect(crm.readInteractions(['1'], new Date(clock.time)).map(({ text }) => text)).toEqual([
      'Mardi.\nMerci',
      'À surveiller',
    ]);
    expect(crm.readInteractions(['1'], undefined)[0]).toMatchObject({
      opening: true,
      id: expect.stringMatching(/^odoo:\d+$/),
    });
  });

  test('stages, the first and the won one', () => {
    const { crm } = odooWithClient(version);
    expect(crm.stages()).toEqual([
      { id: '1', name: 'New', first: true, won: false },
      { id: '2', name: 'Qualified', first: false, won: false },
      { id: '3', name: 'Proposition', first: false, won: false },
      { id: '4', name: 'Won', first: false, won: true },
    ]);
  });

  test('the sweep finds every lead once, though hundreds changed at the same instant', async () => {
    const { odoo, crm, clock } = odooWithClient(version);
    const start = new Date(clock.time);
    for (let index = 0; index < 3; index++) await odoo.createLead({ name: `early ${index}` });
    clock.time += 1500;
    for (let index = 0; index < 25; index++) await odoo.createLead({ name: `import ${index}` });
    clock.time += 5;
    await odoo.updateLead(10, { phone: '01' });
    clock.time += 60_000;
    await odoo.createLead({ name: 'late' });
    const found: string[] = [];
    let from = { at: start, id: '0' };
    for (let more = true; more; ) {
      const page = crm.changedSince(from, 4);
      expect(page.leads.length).toBeLessThanOrEqual(4);
      found.push(...page.leads.map(({ id }) => id));
      ({ next: from, more } = page);
    }
    expect(found.slice().sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 29 }, (_, index) => String(index + 1)),
    );
    expect(crm.changedSince(from, 4)).toMatchObject({ leads: [], more: false });
    await odoo.updateLead(2, { phone: '02' });
    clock.time += 1000;
    await odoo.updateLead(3, { phone: '03' });
    expect(crm.changedSince(from, 4).leads.map(({ id }) => id)).toContain('3');
  });

  test('a language that is not installed does not stop the reading', async () => {
    const { odoo, crm } = odooWithClient(version, { lang: 'en' });
    const french = odooCrmIn('fr_FR', odoo);
    await odoo.createLead({ name: 'x' });
    expect(french.readLeads(['1'])[0]?.fields.stage).toBe('New');
    expect(crm.readLeads(['1'])).toHaveLength(1);
  });
});

function odooCrmIn(lang: string, odoo: OdooStandIn) {
  const connection: Connection = { url: BASE, ...odoo.credentials, transport: 'auto' };
  return odooCrm({ connection, send: wireTo(odoo).send, lang });
}

test('the version decides the API, and is asked for once a session', async () => {
  const paths = (version: OdooVersion, session = {}) => {
    const { crm, sent } = odooWithClient(version, { session });
    crm.stages();
    return sent.map(({ url }) => url.slice(BASE.length));
  };
  expect(paths(18)).toEqual(['/jsonrpc', '/jsonrpc', '/jsonrpc']);
  expect(paths(19)).toEqual(['/jsonrpc', '/json/2/crm.stage/search_read']);
  const session = {};
  paths(18, session);
  expect(paths(18, session)).toEqual(['/jsonrpc']);
  expect(session).toMatchObject({ major: 18, uid: 8 });
});

test('after an upgrade of Odoo, or with another user, a kept session does not stand in the way', async () => {
  const session = {};
  odooWithClient(18, { session }).crm.stages();
  const { odoo, crm } = odooWithClient(19, { session });
  await odoo.createLead({ name: 'x' });
  expect(faultOf(() => crm.readLeads(['1']))).toMatchObject({ code: 'UNKNOWN_FIELD' });
  const next = odooWithClient(19, { session, saved: odoo.snapshot() });
  expect(next.crm.readLeads(['1'])).toHaveLength(1);
  const other = odooWithClient(18, { session, connect: { login: 'nobody' } });
  expect(faultOf(() => other.crm.stages()).code).toBe('BAD_LOGIN');
});

test.each([
  [19, 'json-rpc', '/jsonrpc'],
  [19, 'json-2', '/json/2/crm.stage/search_read'],
] as const)('Odoo %i can be asked over %s', (version, transport, path) => {
  const { crm, sent } = odooWithClient(version, { connect: { transport } });
  expect(crm.stages()).toHaveLength(4);
  expect(sent[sent.length - 1]!.url).toBe(BASE + path);
});

test('the address may be pasted from the browser', () => {
  const { crm, sent } = odooWithClient(19, { connect: { url: `${BASE}/web?debug=1#action=3` } });
  crm.stages();
  expect(sent[0]!.url).toBe(`${BASE}/jsonrpc`);
});

test.each([
  ['a wrong key, 18', 18, { key: 'x'.repeat(40) }, 'BAD_LOGIN'],
  ['a wrong key, 19', 19, { key: 'x'.repeat(40) }, 'BAD_KEY'],
  ['a wrong login, 17', 17, { login: 'nobody' }, 'BAD_LOGIN'],
  ['a database that is not there, 17', 17, { db: 'nodb' }, 'BAD_DATABASE'],
  ['a database that is not there, 19', 19, { db: 'nodb' }, 'BAD_DATABASE'],
  ['JSON-2 of an 18 that answers its login page', 18, { transport: 'json-2' }, 'NO_JSON2'],
  ['JSON-2 of a 17', 17, { transport: 'json-2' }, 'NO_JSON2'],
] as const)('%s is told as what it is', (_case, version, connect, code) => {
  const { crm } = odooWithClient(version, {
    connect,
    telling: { language: 'fr', menu: 'Coach → Connexion' },
  });
  const error = faultOf(() => crm.stages());
  expect(error).toMatchObject({ code, retry: false });
  expect(error.message).toContain('Coach → Connexion');
  expect(error.message).not.toContain('x'.repeat(40));
});

const clientWith = (send: SendHttp, language: 'fr' | 'en' = 'en') =>
  odooCrm({
    connection: { url: BASE, db: 'd', login: 'l', key: 'secretkey', transport: 'json-2' },
    send,
    telling: { language },
  });

test.each([
  ['unreachable', new Error('DNS error for secretkey.odoo.example'), 'UNREACHABLE'],
  ['a gateway fault', { status: 502, contentType: 'text/html', body: '<h1>secretkey</h1>' }, 'UNAVAILABLE'],
  ['an unknown fault of Odoo’s', { status: 500, body: '{"name":"x.Y","message":"z"}' }, 'UNAVAILABLE'],
  ['too many requests', { status: 429, contentType: 'text/plain', body: 'slow down' }, 'BUSY'],
  [
    'a conflict in the database',
    {
      status: 500,
      body: '{"name":"psycopg2.errors.SerializationFailure","message":"could not serialize access"}',
    },
    'BUSY',
  ],
  [
    'too many failed logins',
    {
      status: 403,
      body: '{"name":"odoo.exceptions.AccessDenied","message":"Too many login failures, please wait a bit before trying again."}',
    },
    'TOO_MANY_LOGINS',
  ],
] as const)('%s may be tried again, in French and English, without the key', (_case, response, code) => {
  for (const language of ['fr', 'en'] as const) {
    const error = faultOf(() => clientWith(answering(response), language).stages());
    expect(error).toMatchObject({ code, retry: true });
    expect(error.message).not.toMatch(/secretkey|[{}<]/);
  }
});

test('a user who sees only his own leads is told which right is missing', async () => {
  const { odoo } = odooWithClient(19);
  await odoo.createLead({ name: 'x', user: 'Claire Martin' });
  const state = odoo.snapshot();
  state.access[8]!.rights = 'own';
  const { crm } = odooWithClient(19, { saved: state });
  expect(faultOf(() => crm.scheduleActivity({ ...ACTIVITY, userId: '5' }))).toMatchObject({
    code: 'NO_RIGHT',
    retry: false,
  });
  expect(crm.readLeads(['1'])).toEqual([]);
});
