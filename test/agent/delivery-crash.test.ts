import { cpSync } from 'node:fs';
import path from 'node:path';
import { type Agent, agentOf } from '../support/agent';
import { temporaryFolders } from '../support/host';
import { WORDS } from '../support/words';
import { leaseIsOver, tryPost, workerOf } from '../support/worker';

/** More service calls than any of these executions makes. */
const ENOUGH = 200;

const newFolder = temporaryFolders();
let prepared: string;

/** n8n delivers: a mail and two alerts are due, a task for Odoo, and a reply waits in the Inbox. */
beforeAll(async () => {
  prepared = newFolder();
  const agent = await agentOf({ odoo: 19, data: prepared, settings: { deliver: 'n8n' } });
  await agent.odoo.createLead({
    name: 'Angry',
    partner_name: 'Harbour & Finch',
    email_from: 'tom@harbour.example',
    description: WORDS.en.angry,
  });
  await agent.odoo.createLead({ name: 'Call me', phone: '+33 4 00 00 00 00', description: WORDS.fr.angry });
  await agent.tick();
  await agent.says('1', WORDS.en.calm);
  await agent.close();
}, 60_000);

async function atWork() {
  const data = newFolder();
  cpSync(path.join(prepared, 'state.json'), path.join(data, 'state.json'));
  return agentOf({ odoo: 19, data });
}

function outcome(agent: Agent, left: string[]) {
  return {
    left,
    byGmail: agent.sent().length + agent.drafts().length,
    outbox: agent
      .outbox()
      .map((row) => `${row['Lead id']} ${row.Rule} ${row.State} ${row.Result}`)
      .sort(),
    leads: agent
      .rows('leads')
      .map((row) => [row.Id, row['Last action'], row['Next best action']].join(' '))
      .sort(),
    said: agent
      .rows('interactions')
      .map((row) => `${row['Lead id']} ${row.Direction} ${row.Text.slice(0, 40)}`)
      .sort(),
    notes: agent.odoo
      .view()
      .messages.filter(({ body }) => /has sent/.test(String(body)))
      .map(({ res_id }) => res_id),
  };
}

type During = 'claim' | 'report' | 'tick';

/** Everything is delivered, by a worker who posts again what was not answered; one execution dies on the way. */
async function played(crash?: { calls: number; during: During }) {
  const agent = await atWork();
  const { executions } = agent.world;
  const dying = (during: During) => {
    executions.pendingFault = crash?.during === during ? { crashAtCall: crash.calls } : {};
  };
  try {
    const worker = workerOf(agent);
    dying('claim');
    const actions = await worker.claim();
    const mail = actions.find(({ kind }) => kind === 'email')!;
    for (const action of actions) {
      worker.do(action);
      if (action === mail) dying('report');
      await worker.report(action);
    }
    dying('tick');
    await agent.tick();
    const died = executions.list.some(({ state }) => state === 'killed');
    executions.pendingFault = {};
    await worker.deliver();
    await agent.after(leaseIsOver);
    await worker.deliver();
    return { died, outcome: outcome(agent, worker.sent()) };
  } finally {
    await agent.close();
  }
}

test.each<[During, number]>([
  ['claim', 15],
  ['report', 9],
  ['tick', 15],
])(
  'killed between any two service calls of a %s and posted again, nothing is lost and nothing leaves twice',
  async (during, atLeast) => {
    const whole = await played();
    expect(whole.outcome.left).toHaveLength(4);
    expect(whole.outcome.byGmail).toBe(0);
    expect(whole.outcome.notes).toHaveLength(1);
    for (let calls = 1; calls < ENOUGH; calls++) {
      const broken = await played({ calls, during });
      if (!broken.died) {
        expect(calls).toBeGreaterThan(atLeast);
        return;
      }
      expect({ calls, ...broken.outcome }).toEqual({ calls, ...whole.outcome });
    }
    throw new Error('The execution never came to its end.');
  },
  300_000,
);

/** The calls of a claim that come last: actions are checked, stored and handed out. Before them is a run as any other. */
const LAST_CALLS = 12;

test('a worker who dies with a claim, killed while it hands out, leaves doubt at worst: no mail leaves twice', async () => {
  const calls = (await abandoned()).calls;
  for (let at = calls - LAST_CALLS; at <= calls + 1; at++) {
    const { mails, inDoubt, tasks, byGmail } = await abandoned(at);
    expect({ at, mails: mails + inDoubt, byGmail }).toEqual({ at, mails: 3, byGmail: 0 });
    // A task is looked for in Odoo, so it needs nobody's verdict.
    expect({ at, tasks }).toEqual({ at, tasks: 1 });
    if (at > calls) expect(inDoubt).toBe(3);
    if (at === calls - LAST_CALLS) expect(inDoubt).toBe(0);
  }
}, 300_000);

/** Somebody claims and is never heard of again, then another worker comes. */
async function abandoned(crashAtCall?: number) {
  const agent = await atWork();
  const { executions } = agent.world;
  try {
    if (crashAtCall !== undefined) executions.pendingFault = { crashAtCall };
    await tryPost(agent, { type: 'claim' });
    const calls = executions.list.at(-1)!.calls.total;
    const worker = workerOf(agent);
    await worker.deliver();
    await agent.after(leaseIsOver);
    await worker.deliver();
    await agent.after('6m');
    await worker.deliver();
    return {
      calls,
      mails: worker.done.filter(({ kind }) => kind !== 'activity').length,
      tasks: worker.done.filter(({ kind }) => kind === 'activity').length,
      inDoubt: agent.outbox().filter(({ State }) => State === 'unknown').length,
      byGmail: agent.sent().length + agent.drafts().length,
    };
  } finally {
    await agent.close();
  }
}
