import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

interface Captured {
  path: string;
  body: Record<string, unknown>;
}

function captured(version: 17 | 19): { body: Record<string, unknown>; query: Record<string, string> }[] {
  const file = path.join(__dirname, `../fixtures/odoo/${version}/webhooks.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Captured[])
    .filter(({ body }) => body && '_model' in body)
    .map(({ path: where, body }) => {
      const rule = new URLSearchParams(String(where ?? '').split('?')[1]).get('rule');
      return { body, query: rule ? { event: rule } : ({} as Record<string, string>) };
    });
}

/** All that people see, but for the log of what was received and done. */
function visible(agent: Agent) {
  const mails = agent.world.mailbox.view();
  return {
    tabs: (['leads', 'interactions', 'outbox', 'rules', 'templates', 'settings'] as const).map(agent.rows),
    sent: mails.sent.map(({ to, subject, text }) => ({ to, subject, text })),
    drafts: mails.drafts.length,
  };
}

/** Without the hidden time of the latest change, which is that of the receipt where a body tells none. */
function untimed(seen: ReturnType<typeof visible>) {
  return { ...seen, tabs: seen.tabs.map((rows) => rows.map((row) => ({ ...row, 'Updated at': '' }))) };
}

describe.each([17, 19] as const)('the bodies that Odoo %s was seen to post', (version) => {
  test('are accepted, and all of them once more change nothing', async () => {
    const agent = await start();
    const posts = captured(version);
    expect(posts.length).toBeGreaterThan(40);
    const answers = [];
    for (const { body, query } of posts) answers.push(await agent.post(body, query));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    await agent.tick();
    const once = visible(agent);
    expect(once.tabs[0]!.length).toBeGreaterThan(10);

    const again = [];
    for (const { body, query } of posts) again.push(await agent.post(body, query));
    expect(again).toEqual(answers);
    await agent.tick();
    expect(visible(agent)).toEqual(once);
  });

  test('posted twice with nothing remembered in between leave the same leads and mails', async () => {
    const agent = await start();
    const posts = captured(version);
    for (const { body, query } of posts) await agent.post(body, query);
    await agent.tick();
    const once = untimed(visible(agent));
    agent.world.cache.evict();
    for (const { body, query } of posts) await agent.post(body, query);
    await agent.tick();
    expect(untimed(visible(agent))).toEqual(once);
  });
});

test('an event posted again gets the same answer again, and is kept once', async () => {
  const agent = await start();
  const lead = { type: 'lead', id: 'a', company: 'Acme', description: WORDS.en.request };
  const first = await agent.post(lead);
  await agent.tick();
  expect(await agent.post(lead)).toEqual(first);
  expect(agent.rows('inbox')).toHaveLength(1);
  expect(first).toMatchObject({ ok: true, accepted: 1, leads: [{ id: 'a', sentiment: 'neutral' }] });
});

describe('the generic shape', () => {
  test('takes leads and interactions together, 500 of them', async () => {
    const agent = await start();
    const items = Array.from({ length: 499 }, (_, n) => ({
      type: 'lead',
      id: `lead-${n}`,
      company: `Company number ${n} with a rather long name`,
      stage: 'Proposition',
      description: WORDS.en.request,
    }));
    const said = { type: 'interaction', leadId: 'lead-7', text: WORDS.en.happy };
    expect(await agent.post([...items, said])).toMatchObject({ ok: true, accepted: 500 });
    await agent.tick();
    expect(agent.rows('leads')).toHaveLength(499);
    expect(agent.lead('lead-7')['Positive interactions']).toBe(1);
  });

  test('an interaction that comes before its lead waits for it', async () => {
    const agent = await start();
    await agent.says('late', WORDS.en.happy);
    await agent.tick();
    expect(agent.rows('interactions')).toEqual([]);
    await agent.postLead({ id: 'late', stage: 'Proposition' });
    await agent.tick();
    expect(agent.rows('interactions')).toHaveLength(1);
    expect(agent.lead('late')['Positive interactions']).toBe(1);
  });

  test('what a later post does not mention stays', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', company: 'Acme', phone: '+33612345678' });
    await agent.tick();
    await agent.post({ type: 'lead', id: 'a', probability: 50 });
    await agent.tick();
    expect(agent.lead('a')).toMatchObject({ Company: 'Acme', Phone: '+33612345678', Probability: 50 });
  });

  test('the key may stand in the body', async () => {
    const agent = await start();
    const key = agent.properties().WEB_APP_KEY;
    const response = await fetch(agent.host.exec, {
      method: 'POST',
      body: JSON.stringify({ key, type: 'lead', id: 'a' }),
    });
    expect(await response.json()).toMatchObject({ ok: true, accepted: 1 });
  });
});

describe('a post that is refused', () => {
  const lead = { type: 'lead', id: 'a' };
  test.each<[string, unknown, Record<string, string>, string]>([
    ['a wrong key', lead, { key: 'wrong' }, 'BAD_SECRET'],
    ['an empty key', lead, { key: '' }, 'BAD_SECRET'],
    ['no JSON', '{"type":"lead"', {}, 'BAD_JSON'],
    ['nothing', '', {}, 'EMPTY_BODY'],
    ['white space', ' \n', {}, 'EMPTY_BODY'],
    ['null', 'null', {}, 'BAD_SHAPE'],
    ['a number', '42', {}, 'BAD_SHAPE'],
    ['an empty list', '[]', {}, 'BAD_SHAPE'],
    ['another model', { _model: 'res.partner', _id: 1 }, {}, 'UNKNOWN_MODEL'],
    ['no id', { _model: 'crm.lead' }, {}, 'MISSING_ID'],
    ['no id of its own', { type: 'lead', company: 'Acme' }, {}, 'MISSING_ID'],
    ['another type', { type: 'invoice', id: 1 }, {}, 'BAD_SHAPE'],
    ['a field that does not exist', { ...lead, compagny: 'Acme' }, {}, 'BAD_SHAPE'],
    ['a bad date', { ...lead, createdAt: 'yesterday' }, {}, 'BAD_SHAPE'],
    ['1 MB of text', { ...lead, description: 'x'.repeat(1_000_000) }, {}, 'TOO_LARGE'],
    ['10,000 items', Array.from({ length: 10_000 }, (_, id) => ({ type: 'lead', id })), {}, 'TOO_MANY'],
    ['one bad item among good ones', [lead, { type: 'lead', id: 'b' }, { type: 'lead' }], {}, 'MISSING_ID'],
  ])(
    'for %s: the answer and the Journal name the fault, nothing is stored',
    async (_, body, query, reason) => {
      const agent = await start();
      const answer = await agent.post(body, query);
      expect(answer).toEqual({ ok: false, reason, message: expect.any(String) });
      expect(answer.message.length).toBeGreaterThan(10);
      await agent.tick();
      expect(agent.rows('leads')).toEqual([]);
      expect(agent.rows('inbox')).toEqual([]);
      expect(agent.faults()).toContain(reason);
      expect(agent.faults()).toContain(answer.message);
    },
  );

  test('the message is in the workbook’s language and names the item', async () => {
    const agent = await start({ locale: 'fr_FR' });
    expect((await agent.post(lead, { key: 'x' })).message).toMatch(/clé/);
    const { message } = await agent.post([lead, { ...lead, probability: 200 }]);
    expect(message).toMatch(/2/);
    expect(message).toMatch(/probability/);
  });

  test('no answer and no log shows the right key', async () => {
    const agent = await start();
    await agent.post(lead, { key: 'x' });
    const posts = agent.world.executions.list.filter(({ functionName }) => functionName === 'doPost');
    const said = JSON.stringify([agent.rows('journal'), posts.map(({ log }) => log)]);
    expect(said).not.toContain(agent.properties().WEB_APP_KEY);
  });
});

test('a post calls neither Gmail nor Odoo, and shows the lead all the same', async () => {
  const agent = await start({ odoo: 'stand-in' });
  await agent.odoo.createLead({
    name: 'x',
    partner_name: 'Acme',
    description: WORDS.en.angry,
    email_from: 'a@b.example',
  });
  await agent.after('1s');
  const posts = agent.world.executions.list.filter(({ functionName }) => functionName === 'doPost');
  expect(posts.length).toBeGreaterThan(0);
  const methods = posts.flatMap(({ calls }) => Object.keys(calls.byMethod));
  expect(methods.filter((method) => /Gmail|Mail|UrlFetch/.test(method))).toEqual([]);
  expect(agent.sent()).toEqual([]);
  expect(agent.lead('Acme')['Next best action']).not.toBe('');
});

test('a post before the set-up says what to do', async () => {
  const agent = await start();
  agent.world.properties.set('script', { WEB_APP_KEY: 'k' }, true);
  const response = await fetch(`${agent.host.exec}?key=k`, {
    method: 'POST',
    body: '{"type":"lead","id":1}',
  });
  expect(await response.json()).toMatchObject({ ok: false, reason: 'NOT_SET_UP' });
});

describe('text from outside', () => {
  const HOSTILE = [
    '=IMPORTXML("http://evil.example","//a")',
    '+33612345678',
    '-1+1',
    '@SUM(A1)',
    '00123',
    '1-2',
    '2026-07-01',
    '12:30',
    '50%',
    '1e5',
    'TRUE',
    'VRAI',
    "'quoted",
    '<script>alert(1)</script>',
    '{{x}}',
    '🦊 Élodie',
    '#REF!',
  ];

  test.each(['en_GB', 'fr_FR'] as const)('comes back from the sheet to the letter (%s)', async (locale) => {
    const agent = await start({ locale });
    const leads = HOSTILE.map((text, n) => ({
      type: 'lead',
      id: `h${n}`,
      stage: 'Proposition',
      name: text,
      company: text,
      contact: text,
      phone: text,
      source: text,
      size: text,
      description: text,
    }));
    await agent.post(leads);
    await agent.post(
      HOSTILE.map((text, n) => ({ type: 'interaction', leadId: `h${n}`, id: `i${n}`, text, subject: text })),
    );
    await agent.tick();
    await agent.run();
    for (const [n, text] of HOSTILE.entries()) {
      const { Company, Contact, Phone, Source, Size, Description, Title } = agent.lead(`h${n}`);
      expect([Company, Contact, Phone, Source, Size, Description, Title]).toEqual(Array(7).fill(text));
      const said = agent.row('interactions', { Id: `post:i${n}` });
      expect([said.Text, said.Subject]).toEqual([text, text]);
    }
  });

  test('is an id like any other', async () => {
    const agent = await start();
    for (const id of ['00123', '1-2', '=1+1', 'TRUE']) {
      await agent.postLead({ id, stage: 'Proposition', email: 'a@customer.example', company: `is ${id}` });
      await agent.postLead({ id, stage: 'Proposition', email: 'a@customer.example', company: `was ${id}` });
    }
    await agent.tick();
    expect(agent.rows('leads').map(({ Id, Company }) => [Id, Company])).toEqual(
      ['00123', '1-2', '=1+1', 'TRUE'].map((id) => [id, `was ${id}`]),
    );
  });

  test('of 60,000 characters is cut with a mark, never inside an emoji', async () => {
    const agent = await start();
    for (const description of ['x'.repeat(60_000), '🦊'.repeat(30_000), `x${'🦊'.repeat(30_000)}`]) {
      await agent.postLead({ id: 'a', stage: 'Proposition', description });
      await agent.tick();
      const kept = String(agent.lead('a').Description);
      expect(kept.length).toBeLessThanOrEqual(50_000);
      expect(kept).toMatch(/… \[cut: \d+ characters\]$/);
      expect(kept).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      expect(description.startsWith(kept.split('…')[0]!)).toBe(true);
    }
  });

  test('of Odoo’s HTML becomes plain text', async () => {
    const agent = await start();
    await agent.post({
      _model: 'crm.lead',
      _id: 7,
      name: 'x',
      description: '<p>We need <b>25</b> seats &amp; a quote.</p><script>alert(1)</script>',
    });
    await agent.tick();
    expect(agent.lead('7').Description).toBe('We need 25 seats & a quote.');
  });
});

test('a secret in the body lets the post in and is not kept', async () => {
  const agent = await start();
  const key = agent.properties().WEB_APP_KEY!;
  const response = await fetch(agent.host.exec, {
    method: 'POST',
    body: JSON.stringify({ key, type: 'lead', id: 1, company: 'Calder Robotics' }),
  });
  expect(await response.json()).toMatchObject({ ok: true, accepted: 1 });
  await agent.tick();
  expect(agent.lead('1').Company).toBe('Calder Robotics');
  expect(JSON.stringify(agent.cells('inbox'))).not.toContain(key);
});

test('a post that finds the tab Inbox deleted puts it back and is not lost', async () => {
  const agent = await start();
  agent.act({ act: 'deleteSheet', sheet: agent.tabName('inbox') });
  expect(await agent.postLead({ id: 1, company: 'Calder Robotics' })).toMatchObject({ ok: true });
  await agent.tick();
  expect(agent.lead('1').Company).toBe('Calder Robotics');
});

test('strangers cannot fill the Journal', async () => {
  const agent = await start();
  for (let i = 0; i < 25; i++) await agent.post({ type: 'lead', id: i }, { key: `guess ${i}` });
  expect(agent.rows('journal').length).toBe(20);
});
