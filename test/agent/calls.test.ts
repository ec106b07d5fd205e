import { agents } from '../support/agent';

const start = agents();

type Started = Awaited<ReturnType<typeof start>>;

const lead = (id: number) => ({
  type: 'lead',
  id,
  company: `Company ${id}`,
  email: `contact@company${id}.example`,
  description: 'We are looking for a quote for 12 seats.',
  stageId: 2,
  createdAt: '2026-11-20T09:00:00Z',
  movedAt: '2026-11-20T09:00:00Z',
});

const leads = (count: number) => Array.from({ length: count }, (_, i) => lead(i + 1));

function lastCalls(agent: Started, functionName: string) {
  const { calls } = agent.world.executions.list.filter((each) => each.functionName === functionName).pop()!;
  const spreadsheet = Object.entries(calls.byMethod)
    .filter(([method]) => /^(Range|Sheet|Spreadsheet|SpreadsheetApp)\./.test(method))
    .reduce((sum, [, count]) => sum + count, 0);
  return { ...calls, spreadsheet };
}

async function withLeads(count: number): Promise<Started> {
  const agent = await start();
  await agent.post(leads(count));
  await agent.run();
  return agent;
}

test('a run over few leads and one over many make the same calls, at most 25 of the spreadsheet', async () => {
  const counted = [];
  for (const count of [10, 300]) {
    const agent = await withLeads(count);
    agent.world.clock.set(agent.world.clock.now() + 86_400_000);
    await agent.run();
    counted.push(lastCalls(agent, 'runAgent'));
  }
  expect(counted[1]!.byMethod).toEqual(counted[0]!.byMethod);
  expect(counted[0]!.spreadsheet).toBeLessThanOrEqual(25);
});

test('an idle tick makes at most 8 calls', async () => {
  const agent = await withLeads(10);
  await agent.host.run('tick', [], 'time');
  expect(lastCalls(agent, 'tick').total).toBeLessThanOrEqual(8);
});

test('a post that shows its lead at once makes at most 15 calls, and a repeat 2', async () => {
  const agent = await withLeads(300);
  await agent.post(lead(301));
  expect(lastCalls(agent, 'doPost').total).toBeLessThanOrEqual(15);
  await agent.post({ ...lead(7), phone: '+33 6 00 00 00 00' });
  expect(lastCalls(agent, 'doPost').total).toBeLessThanOrEqual(15);
  await agent.says('7', 'Perfect, thank you, we are delighted.');
  expect(lastCalls(agent, 'doPost').total).toBeLessThanOrEqual(15);
  await agent.post(lead(301));
  expect(lastCalls(agent, 'doPost').total).toBe(2);
});

test('an event is in the Inbox after three calls', async () => {
  const agent = await start();
  agent.world.executions.pendingFault = { crashAtCall: 4 };
  await fetch(`${agent.host.exec}?key=${agent.properties().WEB_APP_KEY}`, {
    method: 'POST',
    body: JSON.stringify(lead(1)),
  });
  expect(agent.rows('inbox')).toHaveLength(1);
  await agent.tick();
  expect(agent.lead('1').Company).toBe('Company 1');
});
