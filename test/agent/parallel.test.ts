import { type Agent, agents } from '../support/agent';

const startAgent = agents();

test('posts, the trigger and the menu at the same moment lose nothing and send nothing twice', async () => {
  const agent = await startAgent({ settings: { dailyLimit: '100' } });
  const angry = (id: number) =>
    agent.post({
      type: 'lead',
      id,
      company: `Company ${id}`,
      email: `contact@company${id}.example`,
      description: 'I am very disappointed: still no answer, this is unacceptable.',
      stage: 'New',
    });
  const leads = Array.from({ length: 12 }, (_, i) => i + 1);
  await Promise.all([
    ...leads.map(angry),
    ...leads.slice(0, 6).map(angry),
    agent.host.run('tick', [], 'time'),
    agent.run(),
    agent.host.run('tick', [], 'time'),
    agent.run(),
  ]);
  await Promise.all([agent.run(), agent.host.run('tick', [], 'time'), agent.run()]);
  await agent.tick();

  expect(
    agent
      .rows('leads')
      .map(({ Id }) => Number(Id))
      .sort((a, b) => a - b),
  ).toEqual(leads);
  const support = agent.sent().filter(({ to }) => to.includes('@company'));
  expect(support.map(({ to }) => to).sort()).toEqual(
    leads.map((id) => `contact@company${id}.example`).sort(),
  );
  expect(agent.sent()).toHaveLength(24);
  expect(agent.faults()).toBe('');
});

const DAY_MS = 86_400_000;

const LEADS = Array.from({ length: 40 }, (_, i) => i + 1);

async function workbookOfForty() {
  const agent = await startAgent();
  await agent.post(
    LEADS.map((id) => ({
      type: 'lead',
      id,
      company: companyOf(id),
      email: `c${id}@company${id}.example`,
      phone: `+33 6 00 00 00 ${id}`,
      description: id % 3 === 0 ? 'We need a quote for 20 seats before Friday.' : '',
      stage: 'Qualified',
      createdAt: '2026-11-22T09:00:00Z',
    })),
  );
  await agent.run();
  for (const id of LEADS) await agent.setCell('leads', { Id: String(id) }, 'Notes', `note of ${id}`);
  return agent;
}

/** In another order than the ids. */
function companyOf(id: number): string {
  return `Company ${String((id * 7) % 40).padStart(2, '0')} of ${id}`;
}

function expectEachInItsRow(agent: Agent): void {
  const rows = agent.rows('leads');
  expect(rows).toHaveLength(LEADS.length);
  for (const row of rows) {
    const id = Number(row.Id);
    expect(row).toMatchObject({
      Company: companyOf(id),
      'E-mail': `c${id}@company${id}.example`,
      Phone: `+33 6 00 00 00 ${id}`,
      Notes: `note of ${id}`,
      'Row of': row.Id,
    });
  }
}

test.each([
  ['post', 1],
  ['post', 2],
  ['run', 1],
  ['run', 2],
] as const)(
  'a sort during a %s, right before write %i, puts no value into another lead’s row',
  async (during, nth) => {
    const agent = await workbookOfForty();
    const tab = agent.tabName('leads');
    let writes = 0;
    const beforeCall = (method: string) => {
      if (method !== 'Range.setValues' || ++writes !== nth) return;
      agent.act({ act: 'sort', sheet: tab, column: 1, ascending: true });
    };
    agent.world.clock.set(agent.world.clock.now() + DAY_MS);
    if (during === 'post') agent.world.executions.pendingFault = { beforeCall };
    await agent.post({ type: 'lead', id: 7, phone: '+33 6 00 00 00 7', revenue: 10 });
    if (during === 'run') agent.world.executions.pendingFault = { beforeCall };
    if (during === 'run') await agent.run();
    expect(writes).toBeGreaterThan(nth);
    expectEachInItsRow(agent);
  },
);

test('a person who sorts without end, and a run that dies meanwhile, leave nothing that the next run does not mend', async () => {
  const agent = await workbookOfForty();
  const tab = agent.tabName('leads');
  let ascending = true;
  agent.world.clock.set(agent.world.clock.now() + DAY_MS);
  agent.world.executions.pendingFault = {
    crashAtCall: 14,
    beforeCall(method) {
      if (method !== 'Range.setValues') return;
      ascending = !ascending;
      agent.act({ act: 'sort', sheet: tab, column: 1, ascending });
    },
  };
  await agent.host.run('runAgent', [], 'menu');
  await agent.run();
  expectEachInItsRow(agent);
});
