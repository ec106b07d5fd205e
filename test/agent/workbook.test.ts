import { TABS } from '../../src/sheet/tabs';
import { type Agent, agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

/** All that a workbook and a project are made of, but for the active cell. */
function whole(agent: Agent) {
  const { workbook, properties, triggers } = agent.world;
  return structuredClone({ book: workbook.state, properties: properties.state, triggers: triggers.state });
}

/** A few days with this agent as its users would have it: nothing is lost, nothing done twice. */
async function works(agent: Agent): Promise<void> {
  await agent.postLead({ id: 'new', company: 'Newcomer', description: WORDS.en.angry });
  await agent.tick();
  expect(agent.intended('new').sort()).toEqual(['new-lead sent', 'support-new sent']);
  expect(agent.lead('new')).toMatchObject({
    Company: 'Newcomer',
    Sentiment: expect.stringMatching(/^n[eé]gati/),
  });
  expect(agent.faults()).toBe('');
}

describe('Set up', () => {
  test.each(['en_GB', 'fr_FR'] as const)('names tabs and headers in the language of %s', async (locale) => {
    const agent = await start({ locale });
    const language = locale === 'fr_FR' ? 'fr' : 'en';
    const tabs = Object.values(TABS);
    expect(agent.world.workbook.view().map(({ name }) => name)).toEqual(
      tabs.map(({ name }) => name[language]),
    );
    for (const tab of tabs)
      expect(agent.cells(tab.key)[0]!.slice(0, tab.columns.length)).toEqual(
        tab.columns.map(({ label }) => label[language]),
      );
    expect(agent.tabName('leads')).toBe('Leads');
  });

  test.each(['en_GB', 'fr_FR'] as const)('run again changes nothing (%s)', async (locale) => {
    const agent = await start({ locale });
    const before = whole(agent);
    await agent.setUp();
    expect(whole(agent)).toEqual(before);
    await agent.postLead({ id: 'a', description: WORDS.en.request });
    await agent.after('8d');
    const used = whole(agent);
    await agent.setUp();
    expect(whole(agent)).toEqual(used);
  });

  test('run again leaves what people arranged as it is', async () => {
    const agent = await start();
    agent.act({ act: 'renameSheet', sheet: 'Outbox', name: 'Mails' });
    agent.act({ act: 'moveSheet', sheet: 'Journal', position: 1 });
    agent.act({ act: 'move', sheet: 'Leads', dimension: 'columns', at: 3, to: 1 });
    agent.act({ act: 'hide', sheet: 'Leads', dimension: 'columns', at: 5, hidden: true });
    agent.act({ act: 'insert', sheet: 'Leads', dimension: 'columns', before: 2 });
    await agent.host.edit('Leads', 'B1', 'Region');
    await agent.setCell(
      'templates',
      (row) => row.Template === 'support' && row.Language === 'en',
      'Subject',
      'Mine',
    );
    agent.act({ act: 'delete', sheet: 'Rules', dimension: 'rows', at: agent.row('rules', 'new-lead').row });
    const { book } = whole(agent);
    await agent.setUp();
    expect(whole(agent).book).toEqual(book);
  });

  test('installs one trigger, and another one when the interval was changed', async () => {
    const agent = await start();
    const triggers = () => agent.world.triggers.state;
    const one = JSON.stringify(triggers());
    await agent.setUp();
    expect(JSON.stringify(triggers())).toBe(one);
    await agent.setCell('settings', { Key: 'tickMinutes' }, 'Value', '1');
    await agent.setUp();
    expect(JSON.stringify(triggers())).not.toBe(one);
    expect(JSON.stringify(triggers()).match(/"tick"/g)).toHaveLength(1);
  });

  test('keeps the secret, so that Odoo’s webhook goes on working', async () => {
    const agent = await start();
    const key = agent.properties().WEB_APP_KEY!;
    expect(key.length).toBeGreaterThanOrEqual(32);
    await agent.setUp();
    expect(agent.properties().WEB_APP_KEY).toBe(key);
  });

  test('puts a deleted tab back', async () => {
    const agent = await start();
    agent.act({ act: 'deleteSheet', sheet: 'Interactions' });
    await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.faults()).toBe('The tab “Interactions” is missing. Menu → Set up puts it back.');
    expect(agent.sent()).toEqual([]);
    await agent.setUp();
    await agent.tick();
    expect(agent.intended('a')).toEqual(['support-new sent']);
  });
});

describe.each(['en_GB', 'fr_FR'] as const)('the next run respects (%s)', (locale) => {
  const act = (agent: Agent, key: keyof typeof TABS, more: object) =>
    agent.act({ sheet: agent.tabName(key), ...more } as Parameters<Agent['act']>[0]);
  /** The tab's own first header, in English, and its place. */
  const placeOf = (agent: Agent, header: string) => agent.headers('leads').indexOf(header) + 1;

  test.each<[string, (agent: Agent) => unknown]>([
    ['a renamed tab', (agent) => act(agent, 'leads', { act: 'renameSheet', name: 'Prospects' })],
    ['a moved tab', (agent) => act(agent, 'outbox', { act: 'moveSheet', position: 1 })],
    ['a hidden tab', (agent) => act(agent, 'inbox', { act: 'hideSheet', hidden: true })],
    [
      'moved columns',
      (agent) => act(agent, 'leads', { act: 'move', dimension: 'columns', at: 3, count: 2, to: 12 }),
    ],
    [
      'a moved id',
      (agent) => act(agent, 'leads', { act: 'move', dimension: 'columns', at: placeOf(agent, 'Id'), to: 1 }),
    ],
    [
      'a column of their own',
      (agent) => act(agent, 'leads', { act: 'insert', dimension: 'columns', before: 3 }),
    ],
    [
      'a hidden column',
      (agent) => act(agent, 'leads', { act: 'hide', dimension: 'columns', at: 3, hidden: true }),
    ],
    ['a sort', (agent) => act(agent, 'leads', { act: 'sort', column: 3 })],
    [
      'a filter',
      (agent) => act(agent, 'leads', { act: 'filter', column: 1, criteria: { hiddenValues: ['Old'] } }),
    ],
    [
      'moved columns of the Outbox',
      (agent) => act(agent, 'outbox', { act: 'move', dimension: 'columns', at: 2, to: 9 }),
    ],
    [
      'moved columns of the Rules',
      (agent) => act(agent, 'rules', { act: 'move', dimension: 'columns', at: 15, to: 2 }),
    ],
    [
      'an empty row among leads',
      (agent) => act(agent, 'leads', { act: 'insert', dimension: 'rows', before: 3 }),
    ],
  ])('%s', async (_, rearrange) => {
    const agent = await start({ locale });
    for (const id of ['c', 'a', 'b'])
      await agent.postLead({ id, stage: 'Proposition', company: `Old ${id}` });
    await agent.tick();
    await rearrange(agent);
    await works(agent);
    await agent.post({ type: 'lead', id: 'a', company: 'Changed' });
    await agent.tick();
    expect(agent.lead('a').Company).toBe('Changed');
    expect(agent.lead('b').Company).toBe('Old b');
    expect(agent.rows('leads')).toHaveLength(4);
    const arranged = agent.world.workbook.view()[0]!.name;
    await agent.run();
    expect(agent.world.workbook.view()[0]!.name).toBe(arranged);
  });

  test('a renamed column', async () => {
    const agent = await start({ locale });
    await agent.host.edit('Leads', 'A1', 'Account');
    await agent.host.edit(agent.tabName('outbox'), 'A1', 'OK?');
    await agent.postLead({ id: 'new', company: 'Newcomer', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.intended('new').sort()).toEqual(['new-lead sent', 'support-new sent']);
    expect(agent.row('leads', { Id: 'new' }).Account).toBe('Newcomer');
    expect(agent.faults()).toBe('');
    expect(agent.headers('leads').filter((header) => header === 'Company')).toEqual([]);
  });

  test('a deleted column is missed in the Journal, nothing is done by halves; Set up puts it back', async () => {
    const agent = await start({ locale });
    await agent.postLead({ id: 'a', stage: 'Proposition', company: 'Acme' });
    await agent.tick();
    act(agent, 'leads', { act: 'delete', dimension: 'columns', at: placeOf(agent, 'Next best action') });
    await agent.postLead({ id: 'new', company: 'Newcomer', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.sent()).toEqual([]);
    expect(agent.outbox()).toEqual([]);
    expect(agent.faults()).toMatch(
      locale === 'en_GB'
        ? /The tab “Leads” has lost its column “Next best action”. Menu → Set up puts it back/
        : /L’onglet « Leads » a perdu sa colonne « Prochaine action »/,
    );
    await agent.setUp();
    await agent.tick();
    expect(agent.intended('new').sort()).toEqual(['new-lead sent', 'support-new sent']);
    expect(agent.lead('new')['Next best action']).not.toBe('');
    expect(agent.lead('a').Company).toBe('Acme');
  });
});

describe('a setting', () => {
  test('that is not understood is told with what is used instead', async () => {
    const agent = await start();
    await agent.setCell('settings', { Key: 'snoozeDays' }, 'Value', 'a while');
    await agent.tick();
    expect(agent.faults()).toContain('Setting “Snooze (days)”: “a while” is not understood, 7 is used.');
  });

  test('of the language changes what people read', async () => {
    const agent = await start({ settings: { language: 'fr' } });
    await agent.postLead({ id: 'a', company: 'Acme' });
    await agent.tick();
    expect(agent.sent('coach@example.com')[0]!.subject).toMatch(/^Nouveau lead/);
    expect(agent.lead('a')['Next best action']).toMatch(/à valider$/);
  });

  test.each(['en_GB', 'fr_FR'] as const)(
    'names stages where no Odoo tells their names (%s)',
    async (locale) => {
      const agent = await start({ locale, settings: { stages: '3 = First talk; 9 = Done deal' } });
      await agent.post({ _model: 'crm.lead', _id: 1, name: 'x', stage_id: 3 });
      await agent.post({ _model: 'crm.lead', _id: 2, name: 'y', stage_id: 9 });
      await agent.tick();
      expect(agent.lead('1')).toMatchObject({ Stage: 'First talk', 'First stage': true });
      expect(agent.lead('2')).toMatchObject({ Stage: 'Done deal', 'First stage': false });
      expect(agent.intended('1')).toContain('new-lead sent');
      expect(agent.intended('2')).toEqual([]);
    },
  );
});
