import { cpSync } from 'node:fs';
import path from 'node:path';
import { type Agent, agentOf } from '../support/agent';
import { temporaryFolders } from '../support/host';

/** More service calls than any of these executions makes. */
const ENOUGH = 200;

/** What a customer, a salesperson and a rep see in the end. Ids and instants may differ, these may not. */
function outcome(agent: Agent) {
  const { messages, activities } = agent.odoo.view();
  return {
    sent: agent
      .sent()
      .map(({ to, subject }) => `${to}: ${subject}`)
      .sort(),
    drafts: agent.drafts().length,
    outbox: agent
      .outbox()
      .map((row) => `${row['Lead id']} ${row.Rule} ${row.State}`)
      .sort(),
    leads: agent
      .rows('leads')
      .map((row) => [row.Id, row.Score, row.Sentiment, row.Decision, row['Positive interactions']].join(' '))
      .sort(),
    said: agent
      .rows('interactions')
      .map((row) => `${row['Lead id']} ${row.Direction} ${row.Text.slice(0, 40)}`)
      .sort(),
    activities: activities.map(({ res_id, summary }) => `${res_id} ${summary}`).sort(),
    notes: messages
      .filter(({ body }) => /Agent Sales Coach has sent/.test(String(body)))
      .map(({ res_id }) => res_id)
      .sort(),
  };
}

/** A lead whose first contact a rep has approved, an angry answer, a lead without an address, an enthusiastic one. */
async function prepare(agent: Agent): Promise<void> {
  await agent.odoo.createLead({
    name: 'Racking',
    partner_name: 'Calder Robotics',
    contact_name: 'June Calder',
    email_from: 'june@calder.example',
    description: 'We need a quote for 40 seats before Christmas.',
  });
  await agent.tick();
  await agent.decide({ Company: 'Calder Robotics' }, 'Send');
}

async function happen(agent: Agent): Promise<void> {
  const { odoo } = agent;
  await odoo.createLead({
    name: 'Angry',
    partner_name: 'Harbour & Finch',
    contact_name: 'Tom Finch',
    email_from: 'tom@harbour.example',
    description: 'I am very disappointed: still no answer after three weeks, this is unacceptable.',
  });
  await odoo.createLead({
    name: 'Call me',
    partner_name: 'Garage Pelletier',
    phone: '+33 4 00 00 00 00',
    description: 'Je suis très déçu, toujours aucune réponse, c’est inadmissible.',
  });
}

async function finish(agent: Agent): Promise<void> {
  await agent.tick();
  await agent.after('2h');
}

const newFolder = temporaryFolders();
let prepared: string;

beforeAll(async () => {
  prepared = newFolder();
  const agent = await agentOf({ odoo: 19, data: prepared });
  await prepare(agent);
  await agent.close();
});

async function played(crash?: { calls: number; during: 'post' | 'tick' }) {
  const data = newFolder();
  cpSync(path.join(prepared, 'state.json'), path.join(data, 'state.json'));
  const agent = await agentOf({ odoo: 19, data });
  const { executions } = agent.world;
  try {
    if (crash?.during === 'post') executions.pendingFault = { crashAtCall: crash.calls };
    await happen(agent);
    executions.pendingFault = crash?.during === 'tick' ? { crashAtCall: crash.calls } : {};
    await agent.tick();
    const died = executions.list.some(({ state }) => state === 'killed');
    executions.pendingFault = {};
    await finish(agent);
    return { died, outcome: outcome(agent) };
  } finally {
    await agent.close();
  }
}

/** Kills one execution after another at each of its service calls. */
async function killedAnywhere(during: 'post' | 'tick'): Promise<number> {
  const whole = await played();
  expect(whole.outcome.sent).toHaveLength(5);
  expect(whole.outcome.activities).toHaveLength(1);
  for (let calls = 1; calls < ENOUGH; calls++) {
    const broken = await played({ calls, during });
    if (!broken.died) return calls;
    expect({ calls, ...broken.outcome }).toEqual({ calls, ...whole.outcome });
  }
  throw new Error('The execution never came to its end.');
}

test('killed between any two service calls of a post, nothing is lost and nothing is done twice', async () => {
  expect(await killedAnywhere('post')).toBeGreaterThan(10);
}, 120_000);

test('killed between any two service calls of a tick, nothing is lost and nothing is done twice', async () => {
  expect(await killedAnywhere('tick')).toBeGreaterThan(40);
}, 300_000);
