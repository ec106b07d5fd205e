import { type Agent, agents, type RowByHeader } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

describe.each(['en', 'fr'] as const)('in a workbook in %s', (language) => {
  const { locale, request, angry, happy, calm } = WORDS[language];
  const startHere = () => start({ locale });

  describe('a lead in the first stage', () => {
    test('is announced to the sales team at once, and a first contact proposed', async () => {
      const agent = await startHere();
      await agent.postLead({ id: 'a', stage: language === 'fr' ? 'Nouveau' : 'New', description: request });
      await agent.tick();
      expect(agent.intended()).toEqual(['new-lead sent', 'first-contact proposed']);
      expect(agent.sent().map(({ to }) => to)).toEqual(['coach@example.com']);
    });

    test('that is unhappy gets a support mail, no first contact', async () => {
      const agent = await startHere();
      await agent.postLead({ id: 'a', description: angry });
      await agent.tick();
      expect(agent.intended().sort()).toEqual(['new-lead sent', 'support-new sent']);
      expect(agent.sent('a@customer.example')).toHaveLength(1);
    });
  });

  test('a lead beyond the first stage is neither announced nor contacted for the first time', async () => {
    const agent = await startHere();
    await silentLead(agent, { description: request });
    expect(agent.intended()).toEqual([]);
  });

  test('a lead beyond the first stage that is unhappy gets support', async () => {
    const agent = await startHere();
    await silentLead(agent, { description: angry });
    expect(agent.intended()).toEqual(['support-new sent']);
  });

  test('an angry reply on an existing lead gets support once; a calm or happy one gets none', async () => {
    const agent = await startHere();
    await silentLead(agent);
    await agent.says('a', happy);
    await agent.says('a', calm);
    await agent.tick();
    expect(agent.intended()).toEqual([]);
    await agent.says('a', angry);
    await agent.tick();
    await agent.tick();
    await agent.run();
    expect(agent.intended()).toEqual(['support-reply sent']);
    expect(agent.sent('a@customer.example')).toHaveLength(1);
  });

  test('a follow-up is proposed after more than 7 days without contact; exactly 7 are not more', async () => {
    const agent = await startHere();
    await silentLead(agent);
    await agent.after('6d23h55m');
    await agent.run();
    expect(agent.now()).toBe('2026-11-30T09:00:00.000Z');
    expect(agent.intended()).toEqual([]);
    await agent.after('1s');
    await agent.run();
    expect(agent.intended()).toEqual(['follow-up proposed']);
    expect(agent.sent()).toEqual([]);
  });

  test('a follow-up goes out by itself after more than 14 days without movement; exactly 14 are not more', async () => {
    const agent = await startHere();
    await silentLead(agent);
    await agent.after('13d23h55m');
    await agent.run();
    expect(agent.now()).toBe('2026-12-07T09:00:00.000Z');
    expect(agent.intended()).toEqual(['follow-up proposed']);
    await agent.after('1s');
    await agent.run();
    expect(agent.intended()).toEqual(['follow-up cancelled', 'follow-up-stagnant sent']);
    expect(agent.sent().map(({ to }) => to)).toEqual(['a@customer.example']);
  });

  test.each([
    { probability: 70, positives: 3, offer: false },
    { probability: 70.1, positives: 3, offer: true },
    { probability: 95, positives: 2, offer: false },
    { probability: 95, positives: 3, offer: true },
  ])(
    'a final offer with probability $probability % and $positives positive interactions: $offer',
    async ({ probability, positives, offer }) => {
      const agent = await startHere();
      await silentLead(agent, { probability });
      for (let n = 0; n < positives; n++) await agent.says('a', happy, { id: `m${n}` });
      await agent.tick();
      expect(agent.lead('a')['Positive interactions']).toBe(positives);
      expect(agent.intended()).toEqual(offer ? ['final-offer proposed'] : []);
      expect(agent.sent()).toEqual([]);
    },
  );
});

describe('priorities', () => {
  const { happy, angry } = WORDS.en;

  test('a final offer goes before a follow-up', async () => {
    const agent = await start();
    await silentLead(agent, { probability: 80 });
    for (const id of ['x', 'y', 'z']) await agent.says('a', happy, { id });
    await agent.after('8d');
    expect(agent.intended()).toEqual(['final-offer proposed']);
    expect(agent.lead('a')['Next best action']).toBe('Final offer – to approve');
  });

  test('whoever is unhappy gets support, and neither an offer nor a follow-up, however long it lasts', async () => {
    const agent = await start();
    await silentLead(agent, { probability: 90 });
    for (const id of ['x', 'y', 'z']) await agent.says('a', happy, { id });
    await agent.says('a', angry, { id: 'w' });
    await agent.after('20d');
    await agent.run();
    expect(agent.intended()).toEqual(['support-reply sent']);
  });

  test('the customer who is happy again gets offers again', async () => {
    const agent = await start();
    await silentLead(agent, { probability: 90 });
    await agent.says('a', angry, { id: 'w' });
    await agent.after('2d');
    for (const id of ['x', 'y', 'z']) await agent.says('a', happy, { id });
    await agent.tick();
    expect(agent.intended()).toEqual(['support-reply sent', 'final-offer proposed']);
  });

  test('an open final offer is withdrawn when the customer turns unhappy', async () => {
    const agent = await start();
    await silentLead(agent, { probability: 90 });
    for (const id of ['x', 'y', 'z']) await agent.says('a', happy, { id });
    await agent.tick();
    await agent.after('1h');
    await agent.says('a', angry, { id: 'w' });
    await agent.tick();
    expect(agent.intended()).toEqual(['final-offer cancelled', 'support-reply sent']);
  });
});

describe('nothing happens to a lead that is', () => {
  test.each(['won', 'lost', 'archived', 'deleted'])('%s', async (status) => {
    const agent = await start();
    await agent.postLead({ id: 'a', status, description: WORDS.en.request });
    await agent.after('20d');
    await agent.run();
    expect(agent.intended()).toEqual([]);
    expect(agent.sent()).toEqual([]);
    expect(agent.lead('a')['Next best action']).toBe('Nothing to do');
    expect(agent.lead('a').Because).not.toBe('');
  });

  test('closed after a proposal: the proposal is withdrawn and says why', async () => {
    const agent = await start();
    await silentLead(agent);
    await agent.after('8d');
    await agent.postLead({ id: 'a', status: 'lost' });
    await agent.tick();
    expect(agent.intended()).toEqual(['follow-up cancelled']);
    expect(agent.action('a', 'follow-up').Result).toBe('stopped: lost');
  });

  test('older than a week when the agent first hears of it: neither announced nor welcomed', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', createdAt: '2026-11-01', description: WORDS.en.request });
    await agent.tick();
    expect(agent.intended().filter((each) => /new-lead|first-contact/.test(each))).toEqual([]);
  });
});

describe('a lead without an e-mail address', () => {
  test('gets a task in Odoo for its salesperson in place of a mail', async () => {
    const agent = await start({ odoo: 'stand-in' });
    const { id } = await agent.odoo.createLead({
      name: 'Planning',
      partner_name: 'Garage Pelletier',
      stage_id: 'Qualified',
      user_id: 'Thomas Bernard',
      phone: '+33 2 41 55 07 63',
    });
    await agent.after('15d');
    const { activities } = agent.odoo.view();
    expect(activities).toHaveLength(1);
    expect(activities[0]).toMatchObject({
      res_id: id,
      summary: 'Follow-up e-mail: Garage Pelletier',
      user_id: [6, 'Thomas Bernard'],
      activity_type_id: [2, 'Call'],
    });
    expect(String(activities[0]!.note)).toContain('+33 2 41 55 07 63');
    expect(agent.sent()).toEqual([]);
  });

  test('gets a task by internal mail where no Odoo is connected', async () => {
    const agent = await start();
    await silentLead(agent, {
      email: '',
      company: 'Garage Pelletier',
      salespersonEmail: 'thomas@us.example',
    });
    await agent.after('15d');
    expect(agent.sent().map(({ to, subject }) => [to, subject])).toEqual([
      ['thomas@us.example', 'Follow-up e-mail: Garage Pelletier'],
    ]);
  });

  test('stays one task, however long the silence lasts', async () => {
    const agent = await start();
    await silentLead(agent, { email: '' });
    await agent.after('15d');
    await agent.after('20d');
    await agent.run();
    expect(agent.sent()).toHaveLength(1);
    expect(agent.sent()[0]!.subject).toBe('Follow-up e-mail: a');
  });
});

/** A lead beyond the first stage about which nothing is to be done yet; taken by a run. */
async function silentLead(agent: Agent, more: RowByHeader = {}): Promise<void> {
  await agent.postLead({ id: 'a', stage: 'Proposition', ...more });
  await agent.tick();
}
