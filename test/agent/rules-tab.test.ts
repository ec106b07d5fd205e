import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

/** What marks a row: text of the column "Error", note on its first cell, its background. */
function marksOf(agent: Agent, key: 'rules' | 'templates', rowNumber: number) {
  const { world } = agent;
  const sheet = world.workbook.state.sheets.find(({ name }) => name === agent.tabName(key))!;
  const row = sheet.rows[rowNumber - 1]!;
  return {
    error: agent.rows(key).find((each) => each.row === rowNumber)!.Error,
    note: row.extras?.[0]?.note ?? '',
    red: world.workbook.styles.get(row.styles[0] ?? 0).background === '#fce8e6',
  };
}

describe('a rule with', () => {
  test.each<[string, [string, string | number | boolean][], RegExp]>([
    ['an unknown field', [['If 1', 'moon phase']], /moon phase/],
    ['a number that is none', [['Value 1', 'a week']], /a week/],
    ['an unknown comparison', [['Comparison 1', 'about']], /about/],
    ['a template that does not exist', [['Template', 'folow-up']], /folow-up/],
    [
      'no condition',
      [
        ['If 1', ''],
        ['Comparison 1', ''],
        ['Value 1', ''],
      ],
      /no condition/,
    ],
    ['the id of another', [['Rule', 'new-lead']], /new-lead/],
    ['a cooldown that is no number', [['Cooldown (days)', 'often']], /often/],
  ])('%s is marked red with a note that says what is wrong; the others still run', async (_, edits, said) => {
    const agent = await start();
    const { row } = agent.row('rules', 'follow-up');
    for (const [header, value] of edits)
      await agent.setCell('rules', (each) => each.row === row, header, value);
    await agent.postLead({ id: 'a', stage: 'Proposition' });
    await agent.after('8d');
    await agent.run();
    expect(agent.intended('a')).toEqual([]);
    expect(marksOf(agent, 'rules', row)).toEqual({
      error: expect.stringMatching(said),
      note: expect.stringMatching(said),
      red: true,
    });
    expect(agent.faults()).toMatch(said);
    await agent.after('7d');
    expect(agent.intended('a')).toEqual(['follow-up-stagnant sent']);
    expect(agent.rows('rules').filter((rule) => rule.Error !== '')).toHaveLength(1);
  });

  test('a fault that is mended is clean again, and works', async () => {
    const agent = await start();
    await agent.setCell('rules', 'follow-up', 'Value 1', 'a week');
    await agent.postLead({ id: 'a', stage: 'Proposition' });
    await agent.after('8d');
    await agent.setCell('rules', 'follow-up', 'Value 1', '7');
    await agent.tick();
    expect(marksOf(agent, 'rules', agent.row('rules', 'follow-up').row)).toEqual({
      error: '',
      note: '',
      red: false,
    });
    expect(agent.intended('a')).toEqual(['follow-up proposed']);
  });

  test('the same fault is told in the Journal without hiding what else happened', async () => {
    const agent = await start({ locale: 'fr_FR' });
    await agent.setCell('rules', 'follow-up', 'If 1', 'phase de la lune');
    await agent.postLead({ id: 'a', description: WORDS.fr.request });
    await agent.tick();
    expect(agent.journal()['Errors and what to do']).toMatch(/^Règles en erreur : follow-up \(6\)/);
    expect(agent.journal().Done).toMatch(/^1 envoyés/);
  });
});

describe('a person', () => {
  test('switches a rule off by its box', async () => {
    const agent = await start();
    await agent.setCell('rules', 'new-lead', 'On', false);
    await agent.postLead({ id: 'a', description: WORDS.en.request });
    await agent.tick();
    expect(agent.intended('a')).toEqual(['first-contact proposed']);
  });

  test.each(['en_GB', 'fr_FR'] as const)(
    'writes a rule of their own in the words of the list (%s)',
    async (locale) => {
      const agent = await start({ locale });
      const fr = locale === 'fr_FR';
      const row = agent.cells('rules').length + 1;
      const cells: Record<string, string | boolean> = {
        Rule: 'big-fish',
        On: true,
        'If 1': fr ? 'revenu attendu' : 'expected revenue',
        'Comparison 1': fr ? '≥' : '≥',
        'Value 1': fr ? '50 000' : '50000',
        'If 2': fr ? 'étape' : 'stage',
        'Comparison 2': fr ? 'n’est pas' : 'is not',
        'Value 2': fr ? 'Nouveau' : 'New',
        Action: fr ? 'e-mail' : 'e-mail',
        Template: 'final-offer',
        Mode: fr ? 'proposer' : 'propose',
        Priority: '99',
        'Cooldown (days)': '0',
      };
      for (const [header, value] of Object.entries(cells)) {
        const column = agent.headers('rules').indexOf(header);
        await agent.host.edit(agent.tabName('rules'), `${String.fromCharCode(65 + column)}${row}`, value);
      }
      await agent.postLead({ id: 'a', stage: 'Proposition', revenue: 50_000 });
      await agent.postLead({ id: 'b', stage: 'Proposition', revenue: 49_999 });
      await agent.postLead({ id: 'c', stage: 'New', revenue: 90_000 });
      await agent.tick();
      expect(agent.faults()).toBe('');
      expect(agent.intended('a')).toEqual(['big-fish proposed']);
      expect(agent.intended('b')).toEqual([]);
      expect(agent.intended('c')).not.toContain('big-fish proposed');
    },
  );

  test('makes a proposing rule automatic, and another threshold', async () => {
    const agent = await start();
    await agent.setCell('rules', 'follow-up', 'Mode', 'auto');
    await agent.setCell('rules', 'follow-up', 'Value 1', '2,5');
    await agent.postLead({ id: 'a', stage: 'Proposition' });
    await agent.after('2d11h');
    await agent.run();
    expect(agent.intended('a')).toEqual([]);
    await agent.after('2h');
    await agent.run();
    expect(agent.intended('a')).toEqual(['follow-up sent']);
  });

  test('sorts the rules: order does not matter, priority does', async () => {
    const agent = await start();
    agent.act({ act: 'sort', sheet: 'Rules', column: 1, ascending: false });
    await agent.postLead({ id: 'a', description: WORDS.en.request });
    await agent.tick();
    expect(agent.intended('a').sort()).toEqual(['first-contact proposed', 'new-lead sent']);
  });
});

test('a rule rests for its cooldown after a proposal was rejected', async () => {
  const agent = await start();
  await agent.setCell('rules', 'follow-up-stagnant', 'On', false);
  await agent.postLead({ id: 'a', stage: 'Proposition' });
  await agent.after('8d');
  await agent.decide('a', 'Reject');
  await agent.tick();
  await agent.after('6d');
  await agent.run();
  expect(agent.intended('a')).toEqual(['follow-up cancelled']);
  await agent.after('1d2h');
  await agent.run();
  expect(agent.intended('a')).toEqual(['follow-up cancelled', 'follow-up proposed']);
});

describe('a template', () => {
  const support = (row: { Template: string; Language: string }) =>
    row.Template === 'support' && row.Language === 'en';

  test('with an unknown placeholder is marked, and its mail not sent', async () => {
    const agent = await start();
    const { row } = agent.row('templates', support);
    await agent.setCell('templates', support, 'Text', 'Hello {{firstname}}, sorry.');
    await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.intended('a')).toEqual(['support-new failed']);
    expect(agent.action('a', 'support-new').Result).toContain('{{firstname}}, which does not exist');
    expect(marksOf(agent, 'templates', row)).toMatchObject({
      red: true,
      error: expect.stringContaining('{{firstname}}'),
    });
    expect(agent.lead('a').Because).toContain('{{firstname}}');
  });

  test('with an empty placeholder outside of a section is not sent, and says which', async () => {
    const agent = await start();
    await agent.setCell('templates', support, 'Text', 'Hello {{contact}}, sorry.');
    await agent.postLead({ id: 'a', stage: 'Proposition', contact: '  ', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.action('a', 'support-new')).toMatchObject({ State: 'failed', Text: '' });
    expect(agent.action('a', 'support-new').Result).toContain('{{contact}} is empty for this lead');
  });

  test('with a section that is not closed is marked, the rest works', async () => {
    const agent = await start();
    await agent.setCell('templates', support, 'Text', 'Hello{{#contact}} you');
    await agent.postLead({ id: 'a', description: WORDS.en.request });
    await agent.tick();
    expect(marksOf(agent, 'templates', agent.row('templates', support).row).red).toBe(true);
    expect(agent.intended('a').sort()).toEqual(['first-contact proposed', 'new-lead sent']);
  });

  test('a person rewrote is what is sent', async () => {
    const agent = await start();
    await agent.setCell('templates', support, 'Subject', 'Dear {{company}}');
    await agent.setCell('templates', support, 'Text', 'One & <b>two</b>.\n\n{{^phone}}No phone.{{/phone}}');
    await agent.postLead({ id: 'a', stage: 'Proposition', company: 'Acme', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.sent()[0]).toMatchObject({ subject: 'Dear Acme', text: 'One & <b>two</b>.\n\nNo phone.' });
    expect(agent.sent()[0]!.html).toContain('&lt;b&gt;two&lt;/b&gt;');
  });
});

test('support made a proposal waits for the rep, and for the newest complaint', async () => {
  const agent = await start();
  await agent.setCell('rules', 'support-reply', 'Mode', 'propose');
  await agent.postLead({ id: 'a', stage: 'Proposition' });
  await agent.tick();
  await agent.says('a', WORDS.en.angry);
  await agent.after('1h');
  await agent.run();
  expect(agent.intended('a')).toEqual(['support-reply proposed']);
  await agent.says('a', 'Still no reply. This is a disgrace, I am furious.');
  await agent.after('1h');
  await agent.run();
  expect(agent.intended('a')).toEqual(['support-reply cancelled', 'support-reply proposed']);
  expect(agent.sent()).toEqual([]);
});
