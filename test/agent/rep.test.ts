import { type Agent, agents, type RowByHeader } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

/** An agent with a follow-up that waits for the rep's decision. */
async function withProposal(options?: Parameters<typeof start>[0]): Promise<Agent> {
  const agent = await start(options);
  await proposal(agent, 'a', { company: 'Acme' });
  await agent.after('8d');
  expect(agent.intended('a')).toEqual(['follow-up proposed']);
  return agent;
}

async function proposal(agent: Agent, id: string, more: RowByHeader = {}): Promise<void> {
  await agent.postLead({ id, stage: 'Proposition', ...more });
}

describe('the proposal', () => {
  test('stands written out in the Outbox, and in the next best action with its reason', async () => {
    const agent = await withProposal();
    const proposed = agent.action('a', 'follow-up');
    expect(proposed).toMatchObject({ To: 'a@customer.example', Approve: false, Action: 'e-mail' });
    expect(proposed.Subject).toBe('Where does your project at Acme stand?');
    expect(proposed.Text).toContain('Is it still on your list?');
    expect(agent.lead('a')['Next best action']).toBe('Follow-up e-mail – to approve');
    expect(agent.lead('a').Because).toMatch(/^days without contact: \d+(\.\d)? \(> 7\)$/);
    expect(agent.drafts()).toEqual([]);
  });

  test('is withdrawn when the customer answers', async () => {
    const agent = await withProposal();
    await agent.after('1h');
    await agent.says('a', WORDS.en.calm);
    await agent.tick();
    expect(agent.intended('a')).toEqual(['follow-up cancelled']);
    expect(agent.action('a', 'follow-up').Result).toBe('there was a contact in between');
    expect(agent.lead('a')['Next best action']).toBe('Wait');
  });

  test('is made once, however often the agent looks', async () => {
    const agent = await withProposal();
    await agent.run();
    await agent.after('1d');
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up proposed']);
  });
});

describe.each([
  {
    locale: 'en_GB',
    send: 'Send',
    draft: 'Draft',
    snooze: 'Snooze 7 days',
    reject: 'Reject',
    sent: /^approved 2026-12-01/,
  },
  {
    locale: 'fr_FR',
    send: 'Envoyer',
    draft: 'Brouillon',
    snooze: 'Pause 7 jours',
    reject: 'Refuser',
    sent: /^validé le 01\/12\/2026/,
  },
] as const)('a decision in $locale', ({ locale, send, draft, snooze, reject, sent }) => {
  test.each(['the menu', 'the trigger'])(
    '“send” is carried out by %s, cleared, and its result noted',
    async (how) => {
      const agent = await withProposal({ locale });
      await agent.decide('a', send);
      await (how === 'the menu' ? agent.run() : agent.tick());
      expect(agent.sent('a@customer.example')).toHaveLength(1);
      expect(agent.lead('a')).toMatchObject({ Decision: '', 'Decision result': expect.stringMatching(sent) });
      expect(agent.lead('a')['Last action']).toMatch(
        locale === 'en_GB' ? /^Follow-up e-mail – sent/ : /^E-mail de relance – envoyé/,
      );
      await agent.run();
      await agent.tick();
      expect(agent.sent('a@customer.example')).toHaveLength(1);
    },
  );

  test('“draft” leaves the mail in Gmail’s drafts; what the rep then sends counts as sent', async () => {
    const agent = await withProposal({ locale });
    await agent.decide('a', draft);
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.drafts().map(({ to }) => to)).toEqual(['a@customer.example']);
    expect(agent.intended('a')).toEqual(['follow-up drafted']);
    expect(agent.lead('a').Decision).toBe('');
    await agent.world.mailbox.sendDraft(agent.world.mailbox.state.drafts[0]!.id);
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up sent']);
    expect(agent.lead('a')['Days without contact']).toBe(0);
  });

  test('“draft”, and the rep deletes the draft: cancelled, and said so', async () => {
    const agent = await withProposal({ locale });
    await agent.decide('a', draft);
    await agent.tick();
    agent.world.mailbox.deleteDraft(agent.world.mailbox.state.drafts[0]!.id);
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up cancelled']);
    expect(agent.action('a', 'follow-up').Result).toMatch(locale === 'en_GB' ? /deleted/ : /supprimé/);
  });

  test('“snooze” keeps the agent quiet for 7 days, then it goes on', async () => {
    const agent = await withProposal({ locale });
    await agent.decide('a', snooze);
    await agent.tick();
    expect(agent.intended('a')).toEqual(['follow-up cancelled']);
    expect(agent.lead('a').Decision).toBe('');
    expect(agent.lead('a')['Decision result']).toMatch(locale === 'en_GB' ? /2026-12-08/ : /08\/12\/2026/);
    await agent.after('6d12h');
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up cancelled']);
    expect(agent.sent()).toEqual([]);
    await agent.after('1d');
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up cancelled', 'follow-up-stagnant sent']);
  });

  test('“reject” withdraws the proposal, which does not come back the next day', async () => {
    const agent = await withProposal({ locale });
    await agent.decide('a', reject);
    await agent.tick();
    await agent.after('1d');
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up cancelled']);
    expect(agent.lead('a').Decision).toBe('');
    expect(agent.sent()).toEqual([]);
  });
});

describe('decisions', () => {
  test('the dropdown refuses what it does not offer', async () => {
    const agent = await withProposal();
    await expect(agent.decide('a', 'Maybe')).rejects.toThrow();
  });

  test('“send” where nothing is proposed says so and sends nothing', async () => {
    const agent = await start();
    await proposal(agent, 'a');
    await agent.tick();
    await agent.decide('a', 'Send');
    await agent.tick();
    expect(agent.lead('a')).toMatchObject({ Decision: '', 'Decision result': 'nothing to send at present' });
    expect(agent.sent()).toEqual([]);
  });

  test('“send” for a lead that was lost meanwhile says why it was not sent', async () => {
    const agent = await withProposal();
    await agent.decide('a', 'Send');
    await agent.postLead({ id: 'a', status: 'lost' });
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.lead('a')).toMatchObject({ Decision: '', 'Decision result': 'not sent: lost' });
  });

  test('“send” for a customer who has answered meanwhile sends nothing', async () => {
    const agent = await withProposal();
    await agent.decide('a', 'Send');
    await agent.says('a', WORDS.en.calm);
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.lead('a').Decision).toBe('');
  });

  test('each reaches its own lead when the rep sorts between deciding and the run', async () => {
    const agent = await start();
    for (const id of ['a', 'b', 'c', 'd']) await proposal(agent, id, { company: `Company ${id}` });
    await agent.after('8d');
    await agent.decide('a', 'Send');
    await agent.decide('c', 'Reject');
    agent.act({ act: 'sort', sheet: 'Leads', column: 1, ascending: false });
    agent.act({ act: 'sort', sheet: 'Outbox', column: 3, ascending: false });
    await agent.tick();
    expect(agent.sent().map(({ to }) => to)).toEqual(['a@customer.example']);
    expect(['a', 'b', 'c', 'd'].map((id) => agent.intended(id).join())).toEqual([
      'follow-up sent',
      'follow-up proposed',
      'follow-up cancelled',
      'follow-up proposed',
    ]);
    expect(agent.rows('leads').map(({ Id }) => Id)).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('the tick box “Approve”', () => {
  test('sends the proposal', async () => {
    const agent = await withProposal();
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Approve', true);
    await agent.tick();
    expect(agent.sent('a@customer.example')).toHaveLength(1);
    expect(agent.intended('a')).toEqual(['follow-up sent']);
  });

  test('sends what the rep made of the text', async () => {
    const agent = await withProposal();
    const text = 'Hello Jane,\n\nThree words of my own: 1 < 2 & so on.\n\nSarah';
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Subject', 'A subject of my own');
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Text', text);
    await agent.run();
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Approve', true);
    await agent.tick();
    const [mail] = agent.sent('a@customer.example');
    expect(mail).toMatchObject({ subject: 'A subject of my own', text });
    expect(mail!.html).toContain('1 &lt; 2 &amp; so on.');
    expect(agent.action('a', 'follow-up').Text).toBe(text);
  });

  test('sends to the address that the rep corrected', async () => {
    const agent = await withProposal();
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'To', 'jane@acme.example');
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Approve', true);
    await agent.tick();
    expect(agent.sent().map(({ to }) => to)).toEqual(['jane@acme.example']);
  });

  test('ticked after the proposal was withdrawn sends nothing', async () => {
    const agent = await withProposal();
    await agent.says('a', WORDS.en.calm);
    await agent.tick();
    await agent.setCell('outbox', { Rule: 'follow-up' }, 'Approve', true);
    await agent.tick();
    expect(agent.sent()).toEqual([]);
  });
});

describe('what belongs to the rep', () => {
  test('notes stay as they were typed, whatever happens to the lead', async () => {
    const agent = await withProposal();
    await agent.setCell('leads', 'a', 'Notes', 'Call Jane, not John – =SUM(1)');
    await agent.setCell('leads', 'a', 'Decision', 'Send');
    await agent.postLead({ id: 'a', company: 'Acme Ltd', stage: 'Qualified' });
    await agent.tick();
    await agent.says('a', WORDS.en.angry);
    await agent.tick();
    expect(agent.lead('a')).toMatchObject({ Notes: 'Call Jane, not John – =SUM(1)', Company: 'Acme Ltd' });
  });

  test('columns of their own keep what is in them, formulas too', async () => {
    const agent = await withProposal();
    agent.act({ act: 'insert', sheet: 'Leads', dimension: 'columns', before: 4 });
    await agent.host.edit('Leads', 'D1', 'Region');
    await agent.host.edit('Leads', 'D2', 'North');
    await agent.decide('a', 'Send');
    await agent.tick();
    await agent.postLead({ id: 'a', company: 'Acme Ltd' });
    await agent.postLead({ id: 'b', company: 'Second' });
    await agent.tick();
    expect(agent.lead('a')).toMatchObject({ Region: 'North', Company: 'Acme Ltd' });
    expect(agent.lead('b').Region).toBe('');
    expect(agent.sent('a@customer.example')).toHaveLength(1);
  });
});
