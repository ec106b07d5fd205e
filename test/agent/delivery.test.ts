import type { HandedAction } from '../../src/receive/delivery-answers';
import { agents } from '../support/agent';
import { WORDS } from '../support/words';
import { angryLead, delivering, leaseIsOver, states } from '../support/worker';

const startAgent = agents();
const start = delivering(startAgent);

describe('with n8n as the deliverer', () => {
  test('the agent decides, writes and queues; Gmail sends nothing; whoever claims sends it and reports', async () => {
    const { agent, worker } = await start();
    await agent.postLead({ id: 'a', salesperson: 'Anna Roy', description: WORDS.en.angry });
    await agent.run();
    expect(agent.intended('a').sort()).toEqual(['new-lead approved', 'support-new approved']);

    const actions = await worker.claim({ worker: 'n8n main' });
    expect(actions.map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual([
      'alert coach@example.com',
      'email a@customer.example',
    ]);
    const mail = actions.find(({ kind }) => kind === 'email')!;
    const row = agent.action('a', 'support-new');
    expect(mail).toMatchObject({
      key: row.Key,
      leadId: 'a',
      fromName: 'Anna Roy',
      replyTo: 'coach@example.com',
      subject: row.Subject,
      text: row.Text,
      leaseUntil: '2026-11-23T09:10:00.000Z',
    });
    expect(mail.html).toContain('<p>');
    expect(mail.messageId).toMatch(/^<asc-[^@]+@example\.com>$/);
    expect(row).toMatchObject({ State: 'sending' });
    expect(row.Result).toContain('n8n (n8n main)');

    for (const action of actions) expect(await worker.report(action)).toEqual({ ok: true, state: 'sent' });
    await agent.tick();
    expect(agent.intended('a').sort()).toEqual(['new-lead sent', 'support-new sent']);
    expect(agent.action('a', 'support-new').Result).toBe('sent to a@customer.example by n8n');
    expect(agent.lead('a')['Last action']).toContain('sent');
    expect(agent.rows('interactions').filter(({ Direction }) => Direction === 'sent')).toHaveLength(1);
    expect(agent.sent()).toEqual([]);
    expect(agent.drafts()).toEqual([]);
    expect(agent.faults()).toBe('');
  });

  test('a claim right after a lead’s post hands out what the agent decided about that lead', async () => {
    const { agent, worker } = await start();
    await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.angry });
    expect((await worker.claim()).map(({ to }) => to)).toEqual(['a@customer.example']);
  });

  test('proposals wait for the rep; one that he approved is handed out, a draft is made in Gmail', async () => {
    const { agent, worker } = await start();
    for (const id of ['a', 'b']) await agent.postLead({ id, description: WORDS.en.request });
    await agent.tick();
    await worker.deliver();
    expect(worker.done.map(({ kind }) => kind)).toEqual(['alert', 'alert']);
    await agent.decide('a', 'Send');
    await agent.decide('b', 'Draft');
    await worker.deliver();
    const mails = worker.done.filter(({ kind }) => kind === 'email');
    expect(mails.map(({ to }) => to)).toEqual(['a@customer.example']);
    expect(agent.drafts().map(({ to }) => to)).toEqual(['b@customer.example']);
    expect(agent.sent()).toEqual([]);
  });

  test('a claim hands out as many as asked for, oldest first, and says that there is more', async () => {
    const { agent } = await start();
    for (const id of ['a', 'b', 'c']) await angryLead(agent, id);
    const first = await agent.post({ type: 'claim', limit: 2 });
    expect(first.actions.map(({ leadId }: HandedAction) => leadId)).toEqual(['a', 'b']);
    expect(first.more).toBe(true);
    const second = await agent.post({ type: 'claim', limit: 2 });
    expect(second.actions.map(({ leadId }: HandedAction) => leadId)).toEqual(['c']);
    expect(second).not.toHaveProperty('error');
    expect(second.more).toBe(false);
    expect(await agent.post({ type: 'claim', limit: 2 })).toEqual({ ok: true, actions: [], more: false });
  });

  test('the same claim again gets the same actions again, less what was reported meanwhile', async () => {
    const { agent, worker } = await start();
    for (const id of ['a', 'b']) await angryLead(agent, id);
    const claim = { type: 'claim', claimId: 'execution 7', limit: 10 };
    const first = await agent.post(claim);
    expect(first.actions).toHaveLength(2);
    expect((await agent.post(claim)).actions).toEqual(first.actions);
    await worker.report(first.actions[0]);
    expect((await agent.post(claim)).actions).toEqual([first.actions[1]]);
    await agent.after('11m');
    expect((await agent.post(claim)).actions).toEqual([]);
  });

  test('ten who claim at once never get the same action', async () => {
    const { agent } = await start();
    for (let n = 0; n < 8; n++)
      await agent.postLead({ id: `a${n}`, stage: 'Proposition', description: WORDS.en.angry });
    await agent.tick();
    const claims = Array.from({ length: 10 }, (_, n) => ({ type: 'claim', claimId: `c${n}`, limit: 2 }));
    const answers = await Promise.all(claims.map((claim) => agent.post(claim)));
    const handed = answers.flatMap(({ actions = [] }) => actions.map(({ key }: HandedAction) => key));
    expect(new Set(handed).size).toBe(handed.length);
    expect(handed).toHaveLength(8);
  });

  test('at the claim the lead is looked at again: won, opted out, unhappy, written to, beyond the day’s limit', async () => {
    const { agent, worker } = await start({ settings: { dailyLimit: '1' } });
    await angryLead(agent, 'won');
    await angryLead(agent, 'first');
    await angryLead(agent, 'second');
    await agent.post({ type: 'lead', id: 'won', status: 'won' });
    expect((await worker.claim()).map(({ leadId }) => leadId)).toEqual(['first']);
    expect(states(agent, 'won')).toEqual(['cancelled']);
    expect(await worker.claim()).toEqual([]);
    expect(agent.outbox('second')[0]!.Result).toContain('daily limit');
    await agent.tick();
    expect(agent.lead('won')['Next best action']).toBe('Nothing to do');

    await agent.after('1d1h');
    for (const id of ['leaves', 'turns']) {
      await agent.postLead({ id, description: WORDS.en.request });
      await agent.tick();
      await agent.decide(id, 'Send');
      await agent.tick();
    }
    await agent.says('leaves', 'Please remove me from your list, no more mails.');
    await agent.says('turns', WORDS.en.angry);
    const claimed = await worker.claim({ limit: 50 });
    expect(claimed.filter(({ kind }) => kind === 'email').map(({ leadId }) => leadId)).not.toContain(
      'leaves',
    );
    expect(claimed.filter(({ key }) => key.includes('first-contact'))).toEqual([]);
    expect(agent.action('leaves', 'first-contact').State).toBe('cancelled');
    expect(agent.action('turns', 'first-contact').State).toBe('cancelled');
  });

  test('two leads with one address: the second sales mail waits while the first may be leaving, or may have left', async () => {
    const { agent, worker } = await start();
    for (const id of ['a', 'b', 'c']) {
      await agent.postLead({ id, email: 'jane@customer.example', description: WORDS.en.request });
      await agent.tick();
    }
    const mails = async () =>
      (await worker.claim()).filter(({ kind }) => kind === 'email').map(({ leadId }) => leadId);
    await agent.decide('a', 'Send');
    await agent.decide('b', 'Send');
    expect(await mails()).toEqual(['a']);
    await agent.after(leaseIsOver);
    await agent.decide('c', 'Send');
    expect(await mails()).toEqual([]);
    expect(agent.outbox('c').map(({ Result }) => Result)).toContainEqual(expect.stringContaining('recently'));
    await agent.after('1d1h');
    expect(await mails()).toHaveLength(1);
  });

  test('a task for a lead that is not Odoo’s goes to the salesperson by mail', async () => {
    const { agent, worker } = await start();
    await agent.postLead({
      id: 'a',
      email: '',
      phone: '+33 4',
      stage: 'Proposition',
      description: WORDS.en.angry,
    });
    const [task] = await worker.claim();
    expect(task).toMatchObject({ kind: 'alert', to: 'coach@example.com' });
    expect(task!.activity).toBeUndefined();
  });
});

describe('a report', () => {
  test('posted again is answered the same and changes nothing', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const [action] = await worker.claim();
    const told = {
      type: 'report',
      key: action!.key,
      lease: action!.lease,
      outcome: 'failed',
      error: '451 later',
    };
    for (let n = 0; n < 5; n++) expect(await agent.post(told)).toEqual({ ok: true, state: 'approved' });
    expect(agent.outbox('a')[0]).toMatchObject({ Tries: 1, State: 'approved' });
    expect(agent.outbox('a')[0]!.Result).toBe('451 later – try 1 of 5');
    await agent.after('6m');
    await worker.claim();
    agent.world.cache.evict();
    expect(await agent.post(told)).toEqual({ ok: true, state: 'approved' });
    expect(agent.outbox('a')[0]).toMatchObject({ Tries: 1, State: 'sending' });
  });

  test('of a passing failure brings the action back some minutes later, then hours, five times in all', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const states = [];
    for (const wait of ['6m', '16m', '61m', '241m', '1d']) {
      const [action] = await worker.claim();
      states.push((await worker.report(action!, 'failed', { error: '451' })).state);
      expect(await worker.claim()).toEqual([]);
      await agent.after(wait);
    }
    expect(states).toEqual(['approved', 'approved', 'approved', 'approved', 'failed']);
    expect(await worker.claim()).toEqual([]);
    expect(agent.lead('a')['Next best action']).toContain('failed');
    expect(agent.faults()).toContain('451 – try 5 of 5');
  });

  test('of a failure that stays gives up at once, and the rep may have it sent again', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const [action] = await worker.claim();
    expect(await worker.report(action!, 'failed', { retry: false, error: '550 no such user' })).toEqual({
      ok: true,
      state: 'failed',
    });
    await agent.setCell('outbox', { 'Lead id': 'a' }, 'Verdict', 'Send again');
    const [again] = await worker.claim();
    expect(again!.key).toBe(action!.key);
    expect(again!.lease).not.toBe(action!.lease);
    expect(again!.messageId).not.toBe(action!.messageId);
  });

  test('under another lease, about no action of ours, or misshapen, is refused for good', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const [action] = await worker.claim();
    const { key } = action!;
    const told = { type: 'report', key, lease: 'another', outcome: 'sent' };
    expect(await agent.post(told)).toMatchObject({ ok: false, reason: 'OLD_LEASE' });
    expect(await agent.post({ ...told, key: 'nobody|x|y' })).toMatchObject({
      ok: false,
      reason: 'UNKNOWN_KEY',
    });
    expect(await agent.post({ ...told, outcome: 'maybe' })).toMatchObject({ ok: false, reason: 'BAD_SHAPE' });
    expect(await agent.post({ type: 'claim', limit: 0 })).toMatchObject({ ok: false, reason: 'BAD_SHAPE' });
    expect(await agent.post({ type: 'claim' }, { key: 'wrong' })).toMatchObject({ reason: 'BAD_SECRET' });
    for (const answer of [await agent.post(told)]) expect(answer).not.toHaveProperty('error');
    expect(states(agent, 'a')).toEqual(['sending']);
  });
});

describe('a lease that runs out', () => {
  test('leaves a mail in doubt: it is never sent again by itself, and the rep is told', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    await worker.claim();
    await agent.after(leaseIsOver);
    expect(await worker.claim()).toEqual([]);
    await agent.tick();
    expect(states(agent, 'a')).toEqual(['unknown']);
    expect(agent.outbox('a')[0]!.Result).toContain('Verdict');
    expect(agent.lead('a')['Next best action']).toContain('please check');
    await agent.after('3d');
    expect(await worker.claim()).toEqual([]);
    expect(agent.sent()).toEqual([]);
  });

  test('a report that comes late still tells the truth', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    const [action] = await worker.claim();
    await agent.after('2h');
    expect(states(agent, 'a')).toEqual(['unknown']);
    expect(await worker.report(action!)).toEqual({ ok: true, state: 'sent' });
    await agent.tick();
    expect(agent.lead('a')['Last action']).toContain('sent');
  });

  test('the rep says that it was sent', async () => {
    const { agent, worker } = await start();
    await angryLead(agent, 'a');
    await worker.claim();
    await agent.after('2h');
    await agent.setCell('outbox', { 'Lead id': 'a' }, 'Verdict', 'It was sent');
    await agent.tick();
    expect(agent.outbox('a')[0]).toMatchObject({ State: 'sent', Verdict: '' });
    expect(agent.lead('a')['Last action']).toContain('sent');
    expect(await worker.claim()).toEqual([]);
  });

  test('the rep has it sent again, under a new lease; what the former one reports is refused', async () => {
    const { agent, worker } = await start({ locale: 'fr_FR' });
    await angryLead(agent, 'a', { description: WORDS.fr.angry });
    const [first] = await worker.claim();
    await agent.after('2h');
    expect(agent.outbox('a')[0]!.State).toBe('incertain');
    await agent.setCell('outbox', { 'Lead id': 'a' }, 'Verdict', 'Renvoyer');
    const [second] = await worker.claim();
    expect(second!.key).toBe(first!.key);
    expect(
      await worker.persistently({ type: 'report', key: first!.key, lease: first!.lease, outcome: 'sent' }),
    ).toMatchObject({
      reason: 'OLD_LEASE',
    });
    expect(await worker.report(second!)).toEqual({ ok: true, state: 'sent' });
    await agent.tick();
    expect(agent.outbox('a')[0]).toMatchObject({ State: 'envoyé', Verdict: '' });
  });
});
