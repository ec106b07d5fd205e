/** `npm run screenshots`: plays the demo in Chromium and writes the pictures of the README to docs/images. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launch, openPage, type Sight } from '../test/support/browser';
import { startAgent } from './demo/agent';
import { ROOT } from './isolate/bundle';
import { readOptions, type StartOptions } from './options';

/** A Monday morning in the demo's own time. */
const NOW = '2026-11-23T09:00:00Z';

const FOLDER = path.join(ROOT, 'docs/images');

const WORDS = {
  en_GB: {
    mailbox: 'Mailbox',
    executions: 'Executions',
    angry: 'Angry',
    create: 'Create lead',
    close: 'Close',
    outbox: 'Outbox',
    rules: 'Rules',
    model: 'Model',
  },
  fr_FR: {
    mailbox: 'Messagerie',
    executions: 'Exécutions',
    angry: 'En colère',
    create: 'Créer le lead',
    close: 'Fermer',
    outbox: 'Boîte d’envoi',
    rules: 'Règles',
    model: 'Modèle',
  },
};

void main();

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launch();
  try {
    for (const locale of ['en_GB', 'fr_FR'] as const) await picture(browser, locale);
  } finally {
    await browser.close();
  }
  console.log(`Pictures are in ${path.relative(ROOT, FOLDER)}.`);
}

async function picture(
  browser: Awaited<ReturnType<typeof launch>>,
  locale: keyof typeof WORDS,
): Promise<void> {
  const words = WORDS[locale];
  const language = locale.slice(0, 2);
  const data = mkdtempSync(path.join(tmpdir(), 'screenshots-'));
  const host = await startAgent(
    readOptions([
      '--port',
      '0',
      '--data',
      data,
      '--locale',
      locale,
      '--now',
      NOW,
      '--history',
      '2000',
    ]) as StartOptions,
  );
  const take = async (name: string, sight: Sight, act: (page: Page) => Promise<unknown> = async () => {}) => {
    const { page } = await openPage(browser, host, sight);
    await page.locator('#cell-2-3').getByText(/\d/).waitFor();
    await act(page);
    await page.screenshot({ path: path.join(FOLDER, `${name}-${language}.png`) });
    await page.context().close();
  };
  const wide = { width: 1280, height: 720 };
  try {
    await take('leads', wide);
    await take('leads-dark', { ...wide, scheme: 'dark' });
    await take('leads-phone', { width: 390, height: 780 });
    await take('mailbox', wide, async (page) => {
      await page.getByTitle(words.mailbox).click();
      await page.locator('.thread').nth(1).click();
      await page.frameLocator('.letter iframe').locator('p').first().waitFor();
    });
    await take('outbox', wide, (page) =>
      page.getByRole('button', { name: words.outbox, exact: true }).click(),
    );
    await take('rules', wide, (page) => page.getByRole('button', { name: words.rules, exact: true }).click());
    await take('executions', wide, (page) => page.getByTitle(words.executions).click());
    await take('new-lead', wide, async (page) => {
      await page.locator('[data-panel=lead]').click();
      await page.getByRole('button', { name: words.angry, exact: true }).click();
      await page.getByRole('button', { name: words.create }).click();
      await page.locator('.form .result p').waitFor();
      await page.locator('.cell.flash').first().waitFor();
    });
    await host.run('learnFromHistory');
    await take('model', { width: 1280, height: 1200 }, async (page) => {
      await page.getByRole('button', { name: words.model, exact: true }).click();
      await page.getByText('█░').first().waitFor();
    });
  } finally {
    await host.close();
    rmSync(data, { recursive: true, force: true });
  }
}
