import { OdooStandIn, type OdooVersion } from '../../local/odoo/stand-in';
import { type Answer, postingTo, type Received } from './receiver';
import { recordedPosts } from './recorded';

type Body = Record<string, unknown>;

/** A stand-in whose webhooks are kept, with the event that their URL tells. */
async function odooOf(version: OdooVersion, answer?: Answer) {
  const posts: { event: string; body: Body; request: Received }[] = [];
  const posting = await postingTo(
    (body, request) =>
      posts.push({ event: new URL(request.url, 'http://x').searchParams.get('event')!, body, request }),
    version,
    answer,
  );
  opened.push(posting.close);
  return { ...posting, posts, events: () => posts.splice(0).map(({ event }) => event) };
}

const opened: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(opened.splice(0).map((close) => close())));

const nameAsReadBack = (odoo: OdooStandIn, id: number): string[] => {
  const { db, key } = odoo.credentials;
  const args = [db, 8, key, 'crm.lead', 'read', [[id]], { fields: ['name', 'phone'] }];
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    params: { service: 'object', method: 'execute_kw', args },
  });
  const answer = odoo.handle({
    method: 'POST',
    path: '/jsonrpc',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return JSON.parse(answer.body).result.map(({ name, phone }: Body) => `${name} ${phone}`);
};

describe('with the recommended set-up, one act posts', () => {
  test('in 17 and 18 once for a new lead; in 19 three times, the "on save" rule twice with the same body', async () => {
    for (const version of [17, 18] as const) {
      const { odoo, events } = await odooOf(version);
      await odoo.createLead({ name: 'x' });
      expect(events()).toEqual(['update']);
    }
    const { odoo, posts, events } = await odooOf(19);
    await odoo.createLead({ name: 'x' });
    expect(posts[0]!.request.text).toBe(posts[2]!.request.text);
    expect(posts[0]!.body).not.toEqual(posts[1]!.body);
    expect(events()).toEqual(
      recordedPosts(19)
        .filter(({ scenario }) => scenario === 'website_form_lead')
        .map(({ path }) => path!.split('=')[1]),
    );
  });

  test.each([17, 18, 19] as const)('in %i once for a watched field, never for another', async (version) => {
    const { odoo, events } = await odooOf(version);
    await odoo.createLead({ name: 'x' });
    events();
    await odoo.updateLead(1, { phone: '+33 4 72 00 11 22', description: 'pressé' });
    expect(events()).toEqual(['update']);
    await odoo.updateLead(1, { city: 'Lyon' });
    await odoo.updateLead(1, { phone: '+33 4 72 00 11 22' });
    expect(events()).toEqual([]);
    await odoo.updateLead(1, { stage: 'Won' });
    expect(events()).toEqual(['update']);
    await odoo.deleteLead(1);
    expect(events()).toEqual(['unlink']);
  });

  test.each([17, 19] as const)('in %i twice for "lost", first as if merely archived', async (version) => {
    const { odoo, posts } = await odooOf(version);
    await odoo.createLead({ name: 'x', probability: 40 });
    posts.length = 0;
    await odoo.updateLead(1, { lost: true });
    const told = posts.map(({ body }) => [body.active, body.probability, body.won_status]);
    const recorded = recordedPosts(version).filter(
      ({ scenario, path }) => scenario === 'lost' && path!.endsWith('update'),
    );
    expect(told).toEqual(recorded.map(({ body }) => [body.active, body.probability && 40, body.won_status]));
  });

  test('for a customer’s message the lead, without the message’s text; for a colleague’s message nothing', async () => {
    const { odoo, posts, clock } = await odooOf(19);
    await odoo.createLead({ name: 'x', email_from: 'a@b.fr' });
    posts.length = 0;
    clock.time += 1000;
    const message = await odoo.message(1, { body: 'Toujours rien reçu !' });
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      event: 'message',
      body: { message_ids: [message.id, expect.any(Number)], description: false },
    });
    expect(posts[0]!.request.text).not.toContain('rien');
    expect(posts[0]!.body.write_date).toBe('2026-11-22 09:00:01');
    await odoo.message(1, { body: 'Je regarde.', from: 'claire.martin@example.com' });
    await odoo.message(1, { body: 'Qui s’en charge ?', from: 'Thomas Bernard', internal: true });
    expect(posts).toHaveLength(1);
  });

  test('for a lead that an e-mail makes: first without its text, then the message', async () => {
    const { odoo, posts } = await odooOf(19);
    await odoo.createLead({ email_from: 'a@b.fr', email_subject: 'Demande', email_body: 'Bonjour' });
    expect(posts.map(({ event }) => event)).toEqual(['update', 'create', 'update', 'message']);
    expect(posts[1]!.body).toMatchObject({
      name: 'Demande',
      description: false,
      message_ids: [],
      user_id: false,
    });
    expect(posts[3]!.body.message_ids).toHaveLength(1);
  });
});

test('the body is what Odoo’s Python writes: sorted, ASCII, ids for names, false for empty', async () => {
  const { odoo, posts } = await odooOf(19);
  await odoo.createLead({
    name: 'Élodie 🚀',
    user: 'Sarah Cohen',
    description: 'a\nb',
    industry: 'BTP',
    employees: '25-50',
  });
  const { text, headers } = posts[0]!.request;
  expect(text).toMatch(
    /^{"_action": "Send Webhook Notification\(#279\)", "_id": 1, "_model": "crm.lead", "active": true, /,
  );
  expect(text).toContain('"name": "\\u00c9lodie \\ud83d\\ude80"');
  expect(headers['content-type']).toBe('application/json');
  expect(posts[0]!.body).toMatchObject({
    user_id: 7,
    partner_name: false,
    description: '<p>a\nb</p>',
    x_industry: 'BTP',
    x_size: '25-50',
  });
});

test.each([17, 18, 19] as const)(
  '%i: whether a lead can be read while its webhook is being answered',
  async (version) => {
    const seen: string[][] = [];
    let standIn: OdooStandIn | undefined;
    const { odoo } = await odooOf(version, (request, response) => {
      if (standIn) seen.push(nameAsReadBack(standIn, JSON.parse(request.text)._id));
      response.end();
    });
    standIn = odoo;
    await odoo.createLead({ name: 'neu', phone: '1' });
    expect(seen.every((names) => names.length === (version === 19 ? 1 : 0))).toBe(true);
    expect(nameAsReadBack(odoo, 1)).toEqual(['neu 1']);
    seen.length = 0;
    await odoo.updateLead(1, { phone: '2' });
    expect(seen).toEqual([[version === 19 ? 'neu 2' : 'neu 1']]);
  },
);

test('a redirect is followed with GET, as Apps Script needs it', async () => {
  const requests: string[] = [];
  const { odoo } = await odooOf(18, (request, response) => {
    requests.push(`${request.method} ${request.url.split('?')[0]} ${request.text.length > 0}`);
    if (request.method === 'POST') response.writeHead(302, { Location: '/echo?once=1' });
    response.end();
  });
  await odoo.createLead({ name: 'x' });
  expect(requests).toEqual(['POST /exec true', 'GET /echo false']);
  expect(odoo.view().requests).toMatchObject([{ kind: 'webhook', outcome: '200' }]);
});

test('a receiver that does not answer costs a second, is not asked again, and the lead is saved', async () => {
  const { odoo, posts } = await odooOf(18, () => {});
  await odoo.createLead({ name: 'x' });
  expect(posts).toHaveLength(1);
  expect(odoo.view()).toMatchObject({
    leads: [{ name: 'x' }],
    requests: [{ outcome: 'timed out after 1s' }],
  });
});

test('a receiver that is down or fails is noticed only in the log', async () => {
  const { odoo } = await odooOf(18, (_request, response) => response.writeHead(500).end());
  await odoo.createLead({ name: 'x' });
  odoo.webhookUrl = 'http://127.0.0.1:1/exec';
  await odoo.createLead({ name: 'y' });
  odoo.webhookUrl = 'not a url';
  await odoo.createLead({ name: 'z' });
  expect(odoo.view().leads).toHaveLength(3);
  const [failed, down, bad] = odoo.view().requests.map(({ outcome }) => outcome);
  expect(failed).toBe('500');
  expect(down).toContain('ECONNREFUSED');
  expect(bad).toContain('Invalid URL');
});

test('an import’s dry run announces leads that never exist, and uses up their ids', async () => {
  const { odoo, posts } = await odooOf(19);
  await odoo.importDryRun([{ name: 'a' }, { name: 'b' }]);
  expect(posts.map(({ body }) => body._id)).toEqual([1, 1, 1, 2, 2, 2]);
  expect(odoo.view().leads).toEqual([]);
  expect((await odoo.createLead({ name: 'a' })).id).toBe(3);
});

test('what was kept is there again after a start', async () => {
  const { odoo, clock } = await odooOf(19);
  await odoo.createLead({ name: 'x', stage: 'Qualified' });
  await odoo.message(1, { body: 'Bonjour' });
  const again = new OdooStandIn({ version: 19, clock, saved: JSON.parse(JSON.stringify(odoo.snapshot())) });
  expect(again.view()).toEqual(odoo.view());
  expect((await again.createLead({ name: 'y' })).id).toBe(2);
});

test('an Odoo in French has French stages', async () => {
  const odoo = new OdooStandIn({ clock: { now: () => 0 }, lang: 'fr_FR' });
  expect(await odoo.createLead({ name: 'x', stage: 'Qualifié' })).toMatchObject({
    stage_id: [2, 'Qualifié'],
  });
});

test('a slip of the person who enters a lead is told', async () => {
  const odoo = new OdooStandIn({ clock: { now: () => 0 } });
  await expect(odoo.createLead({ nmae: 'x' })).rejects.toThrow('A lead has no field "nmae".');
  await expect(odoo.createLead({ name: 'x', stage: 'Nowhere' })).rejects.toThrow(
    'Known: New, Qualified, Proposition, Won.',
  );
  await expect(odoo.updateLead(9, { name: 'x' })).rejects.toThrow('There is no lead 9.');
  await expect(odoo.createLead({ name: 'x', probability: 150 })).rejects.toThrow('between 0% and 100%');
});
