import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();
const { angry, happy, calm } = WORDS.en;
const ADDRESS = 'jane@customer.example';

/** An agent connected to Odoo, with one lead beyond the first stage; gives its id. */
async function withLead(options: Parameters<typeof start>[0] = {}): Promise<{ agent: Agent; id: number }> {
  const agent = await start({ odoo: 'stand-in', ...options });
  const fields = {
    name: 'Planning',
    partner_name: 'Acme',
    email_from: `"Jane" <${ADDRESS}>`,
    stage_id: 'Qualified',
  };
  const { id } = await agent.odoo.createLead(fields);
  await agent.tick();
  return { agent, id: Number(id) };
}

/** The ways in which a customer's words reach the agent. */
const WAYS: Record<string, (agent: Agent, id: number, text: string) => unknown> = {
  'through Odoo': (agent, id, text) => agent.odoo.message(id, { body: text }),
  'by mail to the agent’s Gmail': (agent, _id, text) =>
    agent.mailFrom(`Jane <${ADDRESS.toUpperCase()}>`, text),
  'by a post of another tool': (agent, id, text) => agent.says(String(id), text),
};

describe.each(Object.entries(WAYS))('a reply %s', (_, reply) => {
  test('is kept as an interaction with its mood, and is a contact', async () => {
    const { agent, id } = await withLead();
    await agent.after('3d');
    await reply(agent, id, happy);
    await agent.tick();
    const [said] = agent.rows('interactions');
    expect(said).toMatchObject({ Lead: 'Acme', Text: happy, Sentiment: 'positive' });
    expect(agent.lead('Acme')).toMatchObject({ 'Positive interactions': 1, 'Days without contact': 0 });
    await agent.run();
    expect(agent.rows('interactions')).toHaveLength(1);
  });

  test('that is angry gets a support mail, once', async () => {
    const { agent, id } = await withLead();
    await agent.after('1d');
    await reply(agent, id, angry);
    await agent.tick();
    await agent.tick();
    await agent.run();
    await agent.after('1d');
    await agent.run();
    expect(agent.intended(id)).toEqual(['support-reply sent']);
    expect(agent.sent(ADDRESS)).toHaveLength(1);
    expect(agent.sent(ADDRESS)[0]!.text).toContain('nobody answers');
  });

  test('makes a proposed follow-up disappear', async () => {
    const { agent, id } = await withLead();
    await agent.after('8d');
    expect(agent.intended(id)).toEqual(['follow-up proposed']);
    await reply(agent, id, calm);
    await agent.tick();
    expect(agent.intended(id)).toEqual(['follow-up cancelled']);
    expect(agent.lead('Acme')['Next best action']).toBe('Wait');
  });

  test.each(['STOP', 'Please remove me from your list.', 'Merci de ne plus me contacter.'])(
    'that says “%s” is the end of all mails',
    async (text) => {
      const { agent, id } = await withLead();
      await reply(agent, id, text);
      await agent.after('16d');
      await agent.run();
      expect(agent.lead('Acme')['Opted out']).toBe(true);
      expect(agent.sent(ADDRESS)).toEqual([]);
      expect(agent.intended(id)).toEqual([]);
      expect(agent.lead('Acme').Because).toContain('no more mails');
    },
  );
});

describe('a mail to the agent’s Gmail', () => {
  test.each([
    ['an absence notice by its subject', { subject: 'Automatic reply: Your message' }],
    ['an absence notice in French', { subject: 'Réponse automatique : absence' }],
    ['an absence notice by its header alone', { headers: { 'Auto-Submitted': 'auto-replied' } }],
  ])('that is %s changes nothing', async (_, mail) => {
    const { agent, id } = await withLead();
    await agent.after('8d');
    agent.mailFrom(ADDRESS, 'I am away until Monday. Nobody answers my mails.', mail);
    await agent.tick();
    expect(agent.rows('interactions')).toEqual([]);
    expect(agent.intended(id)).toEqual(['follow-up proposed']);
  });

  test('that quotes our own words is judged by what the customer wrote himself', async () => {
    const { agent, id } = await withLead();
    const text = `Perfect, thank you, excellent.\n\nOn Mon, 23 Nov 2026 at 10:00, Coach wrote:\n> This is unacceptable, I am furious. Stop\n> stop`;
    agent.mailFrom(ADDRESS, text);
    await agent.tick();
    expect(agent.rows('interactions')[0]).toMatchObject({ Sentiment: 'positive' });
    expect(agent.lead('Acme')['Opted out']).toBe(false);
    expect(agent.intended(id)).toEqual([]);
  });

  test('from somebody who is no lead is neither read nor kept', async () => {
    const { agent } = await withLead();
    agent.mailFrom('stranger@elsewhere.example', angry);
    await agent.tick();
    expect(agent.rows('interactions')).toEqual([]);
    expect(agent.sent()).toEqual([]);
  });

  test('is left unread where the admin switched reading off', async () => {
    const { agent } = await withLead({ settings: { readReplies: 'no' } });
    agent.mailFrom(ADDRESS, angry);
    await agent.tick();
    await agent.run();
    expect(agent.rows('interactions')).toEqual([]);
  });

  test('in the thread of a mail of ours belongs to that lead, even where the address has two', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', stage: 'Proposition', email: ADDRESS, description: angry });
    await agent.tick();
    await agent.after('1d');
    await agent.postLead({ id: 'b', stage: 'Proposition', email: ADDRESS });
    await agent.tick();
    const { threadId } = agent.sent(ADDRESS)[0]!;
    await agent.after('1d');
    agent.mailFrom(ADDRESS, happy, { threadId });
    await agent.tick();
    expect(agent.rows('interactions').filter(({ Direction }) => Direction === 'received')).toMatchObject([
      { 'Lead id': 'a' },
    ]);
  });
});

describe('a message in Odoo', () => {
  test('of a colleague to the customer is a contact, and no reply', async () => {
    const { agent, id } = await withLead();
    await agent.after('6d');
    await agent.odoo.message(id, { body: 'Here is our proposal.', from: 'Claire Martin' });
    await agent.after('3d');
    await agent.run();
    expect(agent.intended(id)).toEqual([]);
    expect(agent.lead('Acme')).toMatchObject({ 'Positive interactions': 0, 'Days without contact': 3 });
  });

  test('among colleagues is no contact: the follow-up comes all the same', async () => {
    const { agent, id } = await withLead();
    await agent.after('6d');
    await agent.odoo.message(id, {
      body: 'They are furious about us, I hear.',
      from: 'Claire Martin',
      internal: true,
    });
    await agent.after('2d');
    await agent.run();
    expect(agent.intended(id)).toEqual(['follow-up proposed']);
  });

  test('that made the lead is its description, not a reply', async () => {
    const agent = await start({ odoo: 'stand-in' });
    const { id } = await agent.odoo.createLead({
      email_from: ADDRESS,
      email_subject: 'Quote',
      email_body: WORDS.en.request,
    });
    await agent.tick();
    expect(agent.lead(String(id)).Description).toBe(WORDS.en.request);
    expect(agent.intended(String(id)).sort()).toEqual(['first-contact proposed', 'new-lead sent']);
  });

  test('a completed call is a contact, and counts with its mood', async () => {
    const { agent, id } = await withLead();
    await agent.after('6d');
    await agent.odoo.logContact(id, 'call', 'She was delighted, excellent talk.');
    await agent.after('3d');
    await agent.run();
    expect(agent.intended(id)).toEqual([]);
    expect(agent.lead('Acme')).toMatchObject({ 'Positive interactions': 1, 'Days without contact': 3 });
  });
});

describe('movement', () => {
  test('a change of stage holds the automatic follow-up off, the proposed one stands', async () => {
    const { agent, id } = await withLead();
    await agent.after('10d');
    await agent.odoo.updateLead(id, { stage_id: 'Proposition' });
    await agent.after('5d');
    await agent.run();
    expect(agent.intended(id)).toEqual(['follow-up proposed']);
    await agent.after('10d');
    await agent.run();
    expect(agent.intended(id)).toEqual(['follow-up cancelled', 'follow-up-stagnant sent']);
  });
});
