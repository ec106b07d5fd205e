/// <reference lib="dom" />
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startAgent } from '../../local/demo/agent';
import type { Host } from '../../local/host';
import { readOptions, type StartOptions } from '../../local/options';
import { describeInBrowser, openPage, type Sight } from '../support/browser';
import { temporaryFolders } from '../support/host';

const newFolder = temporaryFolders();

/** A whole sheet has many cells for axe to look at. */
const AXE_MS = 180_000;

const SIGHTS: Sight[] = [
  { width: 1280, height: 600, scheme: 'light' },
  { width: 1280, height: 600, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
];

describeInBrowser('the page, for whoever uses it', (browser) => {
  let host: Host;

  beforeAll(async () => {
    host = await startAgent(
      readOptions([
        ...['--port', '0', '--data', newFolder(), '--locale', 'en_GB', '--now', '2026-11-23T09:00:00Z'],
      ]) as StartOptions,
    );
  });
  afterAll(() => host.close());

  /**
   * Empty rows are all alike, and into a frame in which no script may run axe cannot look.
   * @param part of the page
   */
  const complaints = async (page: Page, part: string) => {
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .exclude('.blank')
      .exclude('iframe')
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`,
    );
  };

  test.each(SIGHTS)(
    'contrast, labels and roles at %j',
    async (sight) => {
      const { page, faults } = await openPage(browser(), host, sight);
      await page.locator('#cell-2-3').getByText(/\d/).waitFor();
      expect(await complaints(page, 'html')).toEqual([]);
      await page.locator('[data-panel=lead]').click();
      expect(await complaints(page, '.panel')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTitle('Mailbox').click();
      await page.locator('.thread').first().click();
      await page.locator('.letter').first().waitFor();
      expect(await complaints(page, '.mailbox')).toEqual([]);
      await page.getByTitle('Executions').click();
      await page.locator('tbody button').first().click();
      expect(await complaints(page, '.executions')).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    AXE_MS,
  );

  test('nothing is wider than a telephone', async () => {
    const { page } = await openPage(browser(), host, { width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByTitle('Mailbox').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });

  test('at 1280 pixels what matters of a lead is in sight without scrolling', async () => {
    const { page } = await openPage(browser(), host);
    await page.locator('#cell-2-3').getByText(/\d/).waitFor();
    const width = await page.locator('.scroller').evaluate((scroller) => scroller.clientWidth);
    for (const header of [
      'Company',
      'Contact',
      'Score',
      'Grade',
      'Sentiment',
      'Next best action',
      'Because',
      'Decision',
    ]) {
      const box = (await page.getByRole('gridcell', { name: header, exact: true }).boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });

  test('an address without the token shows nothing and says why', async () => {
    const page = await (await browser().newContext()).newPage();
    await page.goto(host.url);
    await page.getByText('X-Control-Token').waitFor();
    await page.context().close();
  });
});
