/// <reference lib="dom" />
import type { FrameLocator, Page } from 'playwright-core';
import { type Agent, agentOf } from '../support/agent';
import { cell, chooseMenu, describeInBrowser, openPage } from '../support/browser';

const HOSTILE = `<img src=x onerror="parent.hacked=1">`;

describeInBrowser('the lead card', (browser) => {
  let agent: Agent;
  let page: Page;
  let faults: string[];

  beforeEach(async () => {
    agent = await agentOf();
    await agent.postLead({
      id: 1,
      company: HOSTILE,
      contact: 'June Calder',
      email: 'june@calder.example',
      description: `Your demo was excellent. ${HOSTILE} We need a quote for 40 seats.`,
    });
    await agent.run();
    ({ page, faults } = await openPage(browser(), agent.host));
  });
  afterEach(async () => {
    expect(faults.filter((fault) => !/sandbox/.test(fault))).toEqual([]);
    await page.context().close();
    await agent.close();
  });

  async function openCard(a1: string): Promise<FrameLocator> {
    await cell(page, a1).click();
    await chooseMenu(page, 'Agent Sales Coach', 'Lead card');
    const card = page.frameLocator('aside iframe');
    await card.locator('#refresh:not([disabled])').waitFor();
    return card;
  }

  test('shows score, reasons, mood with its words, and what a lead wrote only as text', async () => {
    const card = await openCard('A2');
    await card.getByRole('heading', { name: HOSTILE }).waitFor();
    expect(await card.locator('.score b').textContent()).toBe(String(agent.lead('1').Score));
    await card.getByText('asks for a quote or a price').waitFor();
    expect(await card.locator('mark').allTextContents()).toContain('excellent');
    expect(await card.locator('.words').textContent()).toContain(HOSTILE);
    expect(await card.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await card.getByText('the lead came in').waitFor();
  });

  test('sends the mail as the rep has left it', async () => {
    const card = await openCard('A2');
    await card.getByLabel('Subject').fill('Your 40 seats');
    await card.getByLabel('Text').fill('Hello June,\n\nI have <b>two</b> questions for {{you}}.');
    await card.getByRole('button', { name: 'Send', exact: true }).click();
    await card.getByText('Nothing waits for your decision.').waitFor();
    const [mail] = agent.sent('june@calder.example');
    expect(mail).toMatchObject({
      subject: 'Your 40 seats',
      text: 'Hello June,\n\nI have <b>two</b> questions for {{you}}.',
    });
    expect(mail!.html).toContain('&lt;b&gt;two&lt;/b&gt;');
    expect(agent.lead('1')['Next best action']).toMatch(/^First-contact e-mail – sent/);
  });

  test('refuses an empty mail, and rejects when asked to', async () => {
    const card = await openCard('A2');
    await card.getByLabel('Text').fill('  ');
    await card.getByRole('button', { name: 'Send', exact: true }).click();
    await card.getByText('Subject and text must not be empty.').waitFor();
    await card.getByRole('button', { name: 'Reject' }).click();
    await card.getByText('Nothing waits for your decision.').waitFor();
    expect(agent.sent('june@calder.example')).toEqual([]);
    expect(agent.intended('1')).toContain('first-contact cancelled');
  });

  test('says what to do when no lead is selected', async () => {
    const card = await openCard('A1');
    await card.getByText('Select a lead in the tab Leads').waitFor();
  });
});
