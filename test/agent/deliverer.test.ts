import { type Agent, type AgentOptions, agents } from '../support/agent';
import { WORDS } from '../support/words';
import { angryLead, delivering, leaseIsOver, states, workerOf } from '../support/worker';

const startAgent = agents();
const start = delivering(startAgent);

describe('an activity', () => {
  /** A lead of Odoo without an address, whose task is due. */
  async function withTask(options: AgentOptions = {}) {
    const { agent, worker } = await start({ odoo: 19, ...options });
    const id = await agent.odoo.createLead({
      name: 'Call me',
      partner_name: 'Garage Pelletier',
      phone: '+33 4 00 00 00 00',
      description: WORDS.fr.angry,
    });
    await agent.tick();
    const action = (await worker.claim()).find(({ kind }) => kind === 'activity')!;
    return { agent, worker, action, id };
  }

  test('is handed out with all that Odoo’s activity_schedule asks for; the agent makes none itself', async () => {
    const { agent, worker, action } = await withTask();
    const [row] = agent.outbox().filter(({ Action }) => Action === 'Odoo activity');
    expect(action).toMatchObject({
      odooLeadId: Number(row!['Lead id']),
      to: '',
      activity: {
        type: 'call',
        xmlid: 'mail.mail_activity_data_call',
        summary: row!.Subject,
        deadline: '2026-11-23',
      },
    });
    expect(action.activity!.note).toContain(action.activity!.ref);
    expect(agent.odoo.view().activities).toEqual([]);
    expect(await worker.report(action)).toEqual({ ok: true, state: 'sent' });
    await agent.tick();
    expect(agent.odoo.view().activities).toEqual([]);
    expect(agent.lead({ Company: 'Garage Pelletier' })['Last action']).toContain('done');
  });

  test('in doubt is looked for in Odoo: there, it is done; not there, it is offered again', async () => {
    for (const made of [true, false]) {
      const { agent, worker, action } = await withTask();
      const { xmlid, summary, note, deadline } = action.activity!;
      if (made)
        await callOdoo(agent, 'activity_schedule', {
          ids: [action.odooLeadId],
          act_type_xmlid: xmlid,
          summary,
          note,
          date_deadline: deadline,
        });
      await agent.after(leaseIsOver);
      const again = await worker.claim();
      const row = () => agent.outbox(action.leadId).find(({ Key }) => Key === action.key)!;
      expect(again.filter(({ kind }) => kind === 'activity')).toEqual([]);
      expect(row().State).toBe(made ? 'sent' : 'approved');
      await agent.after('6m');
      expect((await worker.claim()).filter(({ kind }) => kind === 'activity')).toHaveLength(made ? 0 : 1);
      expect(agent.odoo.view().activities).toHaveLength(made ? 1 : 0);
    }
  });

  test('in doubt without Odoo’s API is the rep’s to settle', async () => {
    const { agent, worker, action } = await withTask();
    agent.world.properties.set('script', { ODOO_URL: '', ODOO_KEY: '', ODOO_API_KEY: '' });
    await agent.after(leaseIsOver);
    expect((await worker.claim()).filter(({ kind }) => kind === 'activity')).toEqual([]);
    expect(agent.outbox(action.leadId).find(({ Key }) => Key === action.key)!.State).toBe('unknown');
  });
});

/** As n8n’s HTTP node would call Odoo 19. */
async function callOdoo(agent: Agent, method: string, body: object): Promise<void> {
  const { db, key } = agent.odoo.credentials;
  const response = await fetch(`${agent.host.odooUrl}/json/2/crm.lead/${method}`, {
    method: 'POST',
    headers: { Authorization: `bearer ${key}`, 'X-Odoo-Database': db, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

test('a mail that n8n sent is noted in Odoo once', async () => {
  const { agent, worker } = await start({ odoo: 19 });
  await agent.odoo.createLead({
    name: 'Angry',
    email_from: 'tom@harbour.example',
    description: WORDS.en.angry,
  });
  await agent.tick();
  await worker.deliver();
  await agent.tick();
  await agent.run();
  const notes = agent.odoo.view().messages.filter(({ body }) => /has sent/.test(String(body)));
  expect(notes).toHaveLength(1);
});

describe('the setting is changed', () => {
  test('back to Gmail: what n8n has in its hands is not sent by Gmail, what waits is', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    await angryLead(agent, 'b');
    const [action] = await worker.claim({ limit: 1, claimId: 'before' });
    expect(action!.leadId).toBe('a');
    await agent.setCell('settings', { Key: 'deliver' }, 'Value', 'Gmail');
    await agent.tick();
    await agent.run();
    expect(agent.sent().map(({ to }) => to)).toEqual(['b@customer.example']);
    expect(states(agent, 'a')).toEqual(['sending']);
    expect(await agent.post({ type: 'claim', claimId: 'new' })).toEqual({
      ok: true,
      actions: [],
      more: false,
    });
    expect((await agent.post({ type: 'claim', claimId: 'before' })).actions).toEqual([action]);
    expect(await worker.report(action!)).toEqual({ ok: true, state: 'sent' });
    await agent.after('2h');
    expect(agent.sent()).toHaveLength(1);
    expect(agent.lead('a')['Last action']).toContain('sent');
  });

  test('back to Gmail: a lease that runs out is in doubt, and what the rep has sent again goes by Gmail', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    await worker.claim();
    await agent.setCell('settings', { Key: 'deliver' }, 'Value', 'Gmail');
    await agent.after('2h');
    expect(states(agent, 'a')).toEqual(['unknown']);
    expect(agent.sent()).toEqual([]);
    await agent.setCell('outbox', { 'Lead id': 'a' }, 'Verdict', 'Send again');
    await agent.tick();
    expect(agent.sent().map(({ to }) => to)).toEqual(['a@customer.example']);
    expect(states(agent, 'a')).toEqual(['sent']);
  });

  test('to n8n after Gmail died between draft and sending: Gmail finishes what it began, n8n does not get it', async () => {
    const agent = await startAgent();
    const worker = workerOf(agent);
    await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.angry });
    agent.world.executions.pendingFault = {
      failCall: { method: 'GmailDraft.send', nth: 1, message: 'Service error' },
    };
    await agent.host.run('runAgent', [], 'menu');
    expect(agent.drafts()).toHaveLength(1);
    await agent.setCell('settings', { Key: 'deliver' }, 'Value', 'n8n');
    expect(await worker.claim()).toEqual([]);
    expect(agent.sent().map(({ to }) => to)).toEqual(['a@customer.example']);
    expect(agent.drafts()).toEqual([]);
  });

  test('the cell offers the choices and refuses others', async () => {
    const agent = await startAgent();
    await expect(agent.setCell('settings', { Key: 'deliver' }, 'Value', 'pigeon')).rejects.toThrow(
      /validation/,
    );
  });
});

describe('the same rules for other posts', () => {
  test('a tick does what the trigger does and tells how much is due', async () => {
    const { agent } = await start();
    await agent.postLead({ id: 'a', stage: 'Proposition' });
    agent.world.clock.set(agent.world.clock.now() + 15 * 86_400_000);
    expect(await agent.post({ type: 'tick' })).toEqual({ ok: true, due: 1 });
    expect(agent.intended('a')).toContain('follow-up-stagnant approved');
    expect(await agent.post({ type: 'tick' })).toEqual({ ok: true, due: 1 });
  });

  test('while another run is at work a claim, a report and a tick are told to come again', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const [action] = await worker.claim();
    const { key, lease } = action!;
    const { executions, locks } = agent.world;
    const other = executions.begin('runAgent', 'menu');
    locks.acquire(other, 'script', 0);
    const bodies = [{ type: 'claim' }, { type: 'report', key, lease, outcome: 'sent' }, { type: 'tick' }];
    const answers = await Promise.all(bodies.map((body) => agent.post(body)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: 'BUSY' });
    locks.releaseAll(other);
    for (const body of bodies) expect(await agent.post(body)).toMatchObject({ ok: true });
    expect(states(agent, 'a')).toEqual(['sent']);
  });

  test('nobody’s lead post waits for it: an event is in the Inbox after three calls', async () => {
    const { agent } = await start();
    agent.world.executions.pendingFault = { crashAtCall: 4 };
    await agent.postLead({ id: 'a' }).catch(() => undefined);
    expect(agent.rows('inbox')).toHaveLength(1);
  });

  test('the calls of a claim and of a report do not grow with what is in the workbook', async () => {
    const counted: number[][] = [];
    for (const count of [5, 120]) {
      const { agent, worker } = await start({ settings: { dailyLimit: '500' } });
      const leads = Array.from({ length: count }, (_, n) => ({
        type: 'lead',
        id: `a${n}`,
        email: `a${n}@customer.example`,
        stage: 'Proposition',
        description: WORDS.en.angry,
      }));
      await agent.post(leads);
      await agent.tick();
      const calls = () => agent.world.executions.list.at(-1)!.calls.total;
      const [first] = await worker.claim({ limit: 3 });
      const ofClaim = calls();
      await worker.report(first!);
      counted.push([ofClaim, calls()]);
    }
    expect(counted[1]).toEqual(counted[0]);
    expect(Math.max(...counted[0]!)).toBeLessThanOrEqual(20);
  });
});

test.each([
  ['Send again', 'the draft leaves', 1],
  ['It was sent', 'nothing leaves', 0],
] as const)('a mail in doubt with Gmail, and the rep chooses “%s”: %s', async (verdict, _, sent) => {
  const agent = await startAgent();
  await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.angry });
  for (let n = 0; n < 3; n++) {
    agent.world.executions.pendingFault = {
      failCall: { method: 'GmailDraft.send', nth: 1, message: 'Service error' },
    };
    await agent.host.run('runAgent', [], 'menu');
  }
  expect(states(agent, 'a')).toEqual(['unknown']);
  await agent.after('2h');
  expect(agent.sent()).toEqual([]);
  await agent.setCell('outbox', { 'Lead id': 'a' }, 'Verdict', verdict);
  await agent.tick();
  expect(agent.outbox('a')[0]).toMatchObject({ State: 'sent', Verdict: '' });
  expect(agent.sent()).toHaveLength(sent);
  expect(agent.lead('a')['Last action']).toContain('sent');
});

test('a workbook of before gets what it lacks by Set up, wherever its columns then stand', async () => {
  const agent = await startAgent();
  const sheet = agent.tabName('outbox');
  for (const header of ['Untold', 'Reported', 'Leased until', 'Lease', 'Verdict'])
    agent.act({
      act: 'delete',
      sheet,
      dimension: 'columns',
      at: agent.headers('outbox').indexOf(header) + 1,
    });
  await agent.setUp();
  expect(agent.headers('outbox').slice(-5)).toEqual([
    'Verdict',
    'Lease',
    'Leased until',
    'Reported',
    'Untold',
  ]);
  await agent.setCell('settings', { Key: 'deliver' }, 'Value', 'n8n');
  await angryLead(agent, 'a');
  const worker = workerOf(agent);
  const [action] = await worker.claim();
  expect(await worker.report(action!)).toEqual({ ok: true, state: 'sent' });
  expect(states(agent, 'a')).toEqual(['sent']);
});
