import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

async function angryLeads(agent: Agent, count: number): Promise<void> {
  await agent.post(
    Array.from({ length: count }, (_, n) => ({
      type: 'lead',
      id: `a${n}`,
      stage: 'Proposition',
      email: `a${n}@customer.example`,
      description: WORDS.en.angry,
    })),
  );
}

const sentStates = (agent: Agent) => agent.intended().filter((each) => each.endsWith(' sent')).length;

test('of Google’s daily quota a reserve is left to people; the rest goes out the next day', async () => {
  const agent = await start({ limits: { email: 6 }, settings: { quotaReserve: '2' } });
  await angryLeads(agent, 6);
  await agent.tick();
  expect(agent.sent()).toHaveLength(4);
  expect(agent.world.quotas.remaining('email')).toBe(2);
  const waiting = agent.outbox().filter(({ State }) => State === 'approved');
  expect(waiting).toHaveLength(2);
  expect(waiting[0]!.Result).toContain('daily limit');
  await agent.after('6h');
  expect(agent.sent()).toHaveLength(4);
  await agent.after('1d');
  expect(agent.sent()).toHaveLength(6);
  expect(sentStates(agent)).toBe(6);
});

test('a quota that runs out in the middle of a run leaves no mail half sent', async () => {
  const agent = await start({ limits: { email: 3 }, settings: { quotaReserve: '0' } });
  await angryLeads(agent, 5);
  agent.world.quotas.take('email', 1);
  await agent.tick();
  expect(agent.sent()).toHaveLength(2);
  await agent.after('1d');
  await agent.after('1d');
  expect(
    agent
      .sent()
      .map(({ to }) => to)
      .sort(),
  ).toEqual([0, 1, 2, 3, 4].map((n) => `a${n}@customer.example`));
  expect(agent.drafts()).toEqual([]);
});

test('automatic mails to customers keep to the daily limit; alerts and what reps send do not count', async () => {
  const agent = await start({ settings: { dailyLimit: '2' } });
  await angryLeads(agent, 3);
  await agent.postLead({ id: 'n', stage: 'New', description: WORDS.en.request });
  await agent.tick();
  expect(agent.sent().filter(({ to }) => to.endsWith('@customer.example'))).toHaveLength(2);
  expect(agent.sent('coach@example.com')).toHaveLength(1);
  await agent.decide('n', 'Send');
  await agent.tick();
  expect(agent.sent('n@customer.example')).toHaveLength(1);
  await agent.after('1d1h');
  expect(agent.sent().filter(({ to }) => to.startsWith('a'))).toHaveLength(3);
});

test('one address gets no two sales mails within a day, though they be about two leads', async () => {
  const agent = await start();
  for (const id of ['a', 'b'])
    await agent.postLead({ id, stage: 'Proposition', email: 'jane@customer.example', company: `Site ${id}` });
  await agent.after('14d1h');
  await agent.run();
  expect(agent.sent('jane@customer.example')).toHaveLength(1);
  await agent.after('22h');
  await agent.run();
  expect(agent.sent('jane@customer.example')).toHaveLength(1);
  await agent.after('4h');
  await agent.run();
  expect(agent.sent('jane@customer.example')).toHaveLength(2);
});

test('a rep who sends two proposals to one address at once is kept to the gap too', async () => {
  const agent = await start();
  for (const id of ['a', 'b'])
    await agent.postLead({ id, stage: 'Proposition', email: 'jane@customer.example' });
  await agent.after('8d');
  for (const id of ['a', 'b']) await agent.decide({ Id: id }, 'Send');
  await agent.tick();
  expect(agent.sent('jane@customer.example')).toHaveLength(1);
  expect(
    agent
      .outbox()
      .map(({ State }) => State)
      .sort(),
  ).toEqual(['approved', 'sent']);
  await agent.after('1d2h');
  expect(agent.sent('jane@customer.example')).toHaveLength(2);
});

test('after three mails without an answer the agent advises a call, until the customer answers', async () => {
  const agent = await start();
  await agent.postLead({ id: 'a', stage: 'Proposition' });
  await agent.after('80d');
  for (let weeks = 0; weeks < 8; weeks++) await agent.after('15d');
  expect(agent.sent('a@customer.example')).toHaveLength(3);
  await agent.run();
  expect(agent.lead('a')).toMatchObject({
    'Next best action': 'Call the customer',
    Because: '3 mails without an answer: better call',
  });
  await agent.says('a', WORDS.en.calm);
  await agent.after('16d');
  expect(agent.sent('a@customer.example')).toHaveLength(4);
});

test('a customer who complains every hour gets no more than three automatic mails a week', async () => {
  const agent = await start();
  await agent.postLead({ id: 'a', stage: 'Proposition' });
  for (let n = 0; n < 6; n++) {
    await agent.says('a', `${WORDS.en.angry} ${n}`);
    await agent.after('1h');
  }
  expect(agent.sent('a@customer.example')).toHaveLength(3);
  expect(agent.intended('a').at(-1)).toBe('support-reply proposed');
  expect(agent.lead('a').Because).toContain('3 automatic mails this week already: your turn');
});

test('addresses and domains that the admin names get no mail, a task takes its place', async () => {
  const agent = await start({ settings: { neverWriteTo: 'boss@partner.example, @us.example' } });
  for (const [id, email] of Object.entries({
    a: 'Boss@Partner.example',
    b: 'x@us.example',
    c: 'y@thus.example',
  }))
    await agent.postLead({ id, email, stage: 'Proposition', description: WORDS.en.angry });
  await agent.tick();
  expect(
    agent
      .sent()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['coach@example.com', 'coach@example.com', 'y@thus.example']);
});
