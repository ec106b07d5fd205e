import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

const LEAD = { name: 'Planning', partner_name: 'Acme', email_from: 'jane@acme.example' };

/** Posts what Odoo would, to an agent that has no other news of it. */
function webhookOf(id: number, more: object = {}) {
  return { _model: 'crm.lead', _id: id, name: 'Planning', partner_name: 'Acme', stage_id: 1, ...more };
}

async function createQuietly(agent: Agent, fields: Record<string, unknown>): Promise<number> {
  const url = agent.odoo.webhookUrl;
  agent.odoo.webhookUrl = '';
  const { id } = await agent.odoo.createLead(fields);
  agent.odoo.webhookUrl = url;
  return Number(id);
}

describe('while Odoo cannot be reached', () => {
  async function away(): Promise<Agent> {
    const agent = await start({ odoo: 'stand-in' });
    agent.world.properties.set('script', { ODOO_URL: 'http://127.0.0.1:9' });
    return agent;
  }

  test('a new lead shows, but nothing is sent; the Journal says what is wrong', async () => {
    const agent = await away();
    await agent.post(webhookOf(1, { description: WORDS.en.angry }));
    await agent.tick();
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.lead('Acme').Because).toContain('waits until Odoo confirms the lead');
    expect(agent.faults()).toContain('Odoo cannot be reached at http://127.0.0.1:9');
  });

  test('nothing is lost: it goes on by itself when Odoo is back', async () => {
    const agent = await away();
    await agent.odoo.createLead({ ...LEAD, description: WORDS.en.angry });
    await agent.tick();
    agent.world.properties.set('script', { ODOO_URL: agent.host.odooUrl });
    await agent.after('15m');
    expect(agent.intended().sort()).toEqual(['new-lead sent', 'support-new sent']);
  });

  test('a lead that is known goes on: its replies by mail are answered', async () => {
    const agent = await start({ odoo: 'stand-in' });
    await agent.odoo.createLead({ ...LEAD, stage_id: 'Qualified' });
    await agent.tick();
    agent.world.properties.set('script', { ODOO_URL: 'http://127.0.0.1:9' });
    agent.mailFrom('jane@acme.example', WORDS.en.angry);
    await agent.tick();
    expect(agent.intended()).toEqual(['support-reply sent']);
  });
});

test.each([
  ['en_GB', 'Odoo refuses the API key'],
  ['fr_FR', 'Odoo refuse la clé API'],
] as const)('a bad key is told with what to do, and never shown (%s)', async (locale, said) => {
  const agent = await start({ locale, odoo: 'stand-in' });
  agent.world.properties.set('script', { ODOO_API_KEY: 'not-the-key-0123456789' });
  await agent.odoo.createLead({ ...LEAD, description: WORDS.en.angry });
  await agent.tick();
  expect(agent.sent()).toEqual([]);
  expect(agent.faults()).toContain(said);
  expect(agent.faults()).not.toContain('not-the-key');
});

test('a lead that never comes to exist (the test of an import) is asked for a few times, then set aside', async () => {
  const agent = await start({ odoo: 17 });
  await agent.odoo.importDryRun([{ ...LEAD, description: WORDS.en.angry }]);
  await agent.tick();
  expect(agent.lead('Acme').Because).toContain('waits until Odoo confirms the lead');
  await agent.after('2h');
  await agent.run();
  expect(agent.lead('Acme')).toMatchObject({
    'Next best action': 'Nothing to do',
    Because: 'not found in Odoo: set aside',
  });
  expect(agent.sent()).toEqual([]);
  expect(agent.outbox()).toEqual([]);
});

test.each([17, 18, 19] as const)('Odoo %s: a new lead goes all the way', async (version) => {
  const agent = await start({ odoo: version });
  await agent.odoo.createLead({ ...LEAD, user_id: 'Sarah Cohen', description: WORDS.en.angry });
  await agent.after('10m');
  expect(agent.intended().sort()).toEqual(['new-lead sent', 'support-new sent']);
  expect(agent.lead('Acme')).toMatchObject({
    Stage: 'New',
    Salesperson: 'Sarah Cohen',
    Confirmation: 'confirmed',
  });
  expect(agent.sent('sarah.cohen@example.com')).toHaveLength(1);
  expect(agent.faults()).toBe('');
});

test('what the webhook could not tell is read back: names for ids, and a description that came late', async () => {
  const agent = await start({ odoo: 'stand-in' });
  const id = await createQuietly(agent, {
    ...LEAD,
    user_id: 'Sarah Cohen',
    source_id: 'Trade fair',
    country_id: 'France',
    description: WORDS.en.request,
  });
  await agent.post(webhookOf(id, { user_id: 7, source_id: 2, country_id: 75, description: false }));
  expect(agent.lead('Acme')).toMatchObject({ Salesperson: '', Source: '' });
  await agent.tick();
  expect(agent.lead('Acme')).toMatchObject({
    Stage: 'New',
    Salesperson: 'Sarah Cohen',
    Source: 'Trade fair',
    Country: 'France',
    Description: WORDS.en.request,
    Odoo: `${agent.host.odooUrl}/web#id=${id}&model=crm.lead&view_type=form`,
  });
  expect(agent.intended(id).sort()).toEqual(['first-contact proposed', 'new-lead sent']);
});

test('a lead that no webhook told of is found by the sweep', async () => {
  const agent = await start({ odoo: 'stand-in' });
  await agent.after('1h');
  await createQuietly(agent, { ...LEAD, description: WORDS.en.angry });
  await agent.after('15m');
  expect(agent.intended().sort()).toEqual(['new-lead sent', 'support-new sent']);
});

test('a reply that no webhook told of is found by the sweep', async () => {
  const agent = await start({ odoo: 'stand-in' });
  const id = await createQuietly(agent, { ...LEAD, stage_id: 'Qualified' });
  await agent.after('1d');
  agent.odoo.webhookUrl = '';
  await agent.odoo.message(id, { body: WORDS.en.angry });
  await agent.after('15m');
  expect(agent.intended(id)).toEqual(['support-reply sent']);
});

test('stages have the names of Odoo, whatever the table in Settings says', async () => {
  const agent = await start({ odoo: 'stand-in', locale: 'fr_FR', settings: { stages: '1 = Un; 2 = Deux' } });
  await agent.odoo.createLead({ ...LEAD, stage_id: 2 });
  await agent.tick();
  expect(agent.lead('Acme')).toMatchObject({ Stage: 'Qualifié', 'First stage': false });
});

describe.each([17, 19] as const)('in Odoo %s a lead that is', (version) => {
  test.each<[string, (agent: Agent, id: number) => Promise<unknown>, string]>([
    ['won', (agent, id) => agent.odoo.updateLead(id, { stage_id: 'Won' }), 'won'],
    ['lost', (agent, id) => agent.odoo.updateLead(id, { lost: true, lost_reason: 'Too expensive' }), 'lost'],
    ['archived', (agent, id) => agent.odoo.updateLead(id, { active: false }), 'archived in Odoo'],
    ['deleted', (agent, id) => agent.odoo.deleteLead(id), 'deleted in Odoo'],
  ])('%s gets no follow-up, and its proposal is withdrawn', async (_, close, because) => {
    const agent = await start({ odoo: version });
    const { id } = await agent.odoo.createLead({ ...LEAD, stage_id: 'Qualified', probability: 40 });
    await agent.after('8d');
    expect(agent.intended(Number(id))).toEqual(['follow-up proposed']);
    await close(agent, Number(id));
    await agent.after('10d');
    await agent.run();
    expect(agent.intended(Number(id))).toEqual(['follow-up cancelled']);
    expect(agent.lead('Acme').Because).toBe(because);
  });
});

describe('the agent notes in Odoo', () => {
  const notes = (agent: Agent) =>
    agent.odoo
      .view()
      .messages.map(({ body }) => String(body))
      .filter((body) => body.includes('Agent Sales Coach'));

  test('the score and the next best action when they change, not at every run', async () => {
    const agent = await start({ odoo: 'stand-in' });
    await agent.odoo.createLead({ ...LEAD, stage_id: 'Qualified' });
    await agent.tick();
    expect(notes(agent)).toHaveLength(1);
    expect(notes(agent)[0]).toMatch(/score \d+\/100/);
    await agent.after('2d');
    await agent.run();
    expect(notes(agent)).toHaveLength(1);
    await agent.after('6d');
    expect(notes(agent)).toHaveLength(2);
    expect(notes(agent)[1]).toContain('Follow-up e-mail');
  });

  test('each mail it sent; and keeps its own notes out of the interactions', async () => {
    const agent = await start({ odoo: 'stand-in' });
    await agent.odoo.createLead({ ...LEAD, stage_id: 'Qualified', description: WORDS.en.angry });
    await agent.tick();
    await agent.after('1h');
    expect(notes(agent).filter((note) => note.includes('has sent'))).toHaveLength(1);
    expect(agent.rows('interactions').map(({ Direction }) => Direction)).toEqual(['sent']);
  });

  test('nothing where the admin switched it off', async () => {
    const agent = await start({ odoo: 'stand-in', settings: { writeBack: 'no' } });
    await agent.odoo.createLead({ ...LEAD, description: WORDS.en.angry });
    await agent.tick();
    expect(notes(agent)).toEqual([]);
  });
});

test('leads that are older than the agent are brought in by the menu, and only proposed for', async () => {
  const agent = await start({ odoo: 'stand-in', now: '2026-10-01T09:00:00Z' });
  const url = agent.properties().ODOO_URL!;
  const { ODOO_URL: _, ...without } = agent.properties();
  agent.world.properties.set('script', without, true);
  agent.world.properties.set('script', {
    LAYOUT: without.LAYOUT!.replace(/"installedAt":"[^"]*"/, '"installedAt":"2026-10-20T00:00:00Z"'),
  });
  const id = await createQuietly(agent, { ...LEAD, stage_id: 'Qualified' });
  await agent.after('30d');
  agent.world.properties.set('script', { ODOO_URL: url });
  await agent.host.run('importFromOdoo');
  await agent.after('1h');
  expect(agent.intended(id)).toEqual(['follow-up-stagnant proposed']);
  expect(agent.sent()).toEqual([]);
  expect(agent.action(id, 'follow-up-stagnant').Because).toContain('older than the agent');
});
