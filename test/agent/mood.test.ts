import { agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

describe.each(['en', 'fr'] as const)('the note on the sentiment (%s)', (lang) => {
  const { angry, happy, request, locale } = WORDS[lang];
  const sure = lang === 'en' ? /^\d+ % sure\n/ : /^Sûr à \d+ %\n/;

  test('says how sure it is, and names the words of the customer’s latest message that decided', async () => {
    const agent = await start({ locale });
    await agent.postLead({ id: 'A', company: 'Acme', description: angry, lang });
    await agent.tick();
    const note = agent.note('leads', 'A', 'Sentiment');
    expect(note).toMatch(sure);
    expect(note).toMatch(lang === 'en' ? /− .*(unacceptable|disappointed)/ : /− .*(inadmissible|déçue)/);

    await agent.says('A', happy);
    await agent.tick();
    expect(agent.note('leads', 'A', 'Sentiment')).toMatch(
      lang === 'en' ? /\+ .*excellent/ : /\+ .*excellente/,
    );
    expect(agent.note('leads', 'A', 'Sentiment')).not.toMatch(/unacceptable|inadmissible/);
  });

  test('stays with its lead when the sheet is sorted', async () => {
    const agent = await start({ locale });
    await agent.postLead({ id: 'A', company: 'Zebra', description: angry, lang });
    await agent.postLead({ id: 'B', company: 'Acme', description: request, lang });
    await agent.tick();
    const before = agent.note('leads', 'A', 'Sentiment');
    await agent.act({ act: 'sort', sheet: agent.tabName('leads'), column: 1, ascending: true });
    expect(agent.lead('A').row).toBe(3);
    await agent.run();
    expect(agent.note('leads', 'A', 'Sentiment')).toBe(before);
  });
});

test('a mood that is not sure enough counts as neutral, the note says so, and nobody is written to', async () => {
  const agent = await start({ settings: { leastConfidence: '100' } });
  await agent.postLead({ id: 'A', company: 'Acme', description: WORDS.en.angry });
  await agent.tick();
  expect(agent.lead('A').Sentiment).toBe('neutral');
  expect(agent.note('leads', 'A', 'Sentiment')).toMatch(/^Unsure \(\d+ %\): counted as neutral/);
  expect(agent.intended('A')).not.toContain('support-new sent');
});

test('without any words there is nothing to judge', async () => {
  const agent = await start();
  await agent.postLead({ id: 'A', company: 'Acme', description: '' });
  await agent.tick();
  expect(agent.lead('A').Sentiment).toBe('neutral');
  expect(agent.note('leads', 'A', 'Sentiment')).toBe('Nothing to judge');
});
