/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A process of root needs the first; the others keep the browser from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const found = PLACES.find((place) => place && existsSync(place));

/**
 * Tests in a real Chromium. Where there is none they are left out, which one line says; in CI that is a failure.
 * The environment variable CHROMIUM names a browser elsewhere.
 */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (!found) {
    if (process.env.CI)
      throw new Error(`${name}: no Chromium found. Install it, or set CHROMIUM to its path.`);
    process.stderr.write(
      `\nLEFT OUT: "${name}" needs Chromium (apt-get install chromium, or set CHROMIUM).\n`,
    );
    describe.skip(name, () => tests(() => undefined as never));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}

export function launch(): Promise<Browser> {
  if (!found) throw new Error('No Chromium found. Install it, or set CHROMIUM to its path.');
  return chromium.launch({ executablePath: found, args: FLAGS });
}

export interface Shown {
  page: Page;
  /** what went wrong in the page: uncaught errors, and what its policy has blocked */
  faults: string[];
}

export interface Sight {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
}

/** Opens a host's page and waits until the first row is drawn. */
export async function openPage(
  browser: Browser,
  host: { url: string; token: string },
  { width = 1280, height = 800, scheme = 'light' }: Sight = {},
): Promise<Shown> {
  // axe looks into frames only within a context of its own.
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${host.url}/?token=${host.token}`);
  await page.locator('.row-number').first().waitFor();
  return { page, faults };
}

/** A cell by its place, e.g. `B2`. It must be in sight. */
export function cell(page: Page, a1: string) {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(a1)!;
  const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return page.locator(`#cell-${row}-${column}`);
}

/** Chooses an item of a menu of the head, and of the menus in it. */
export async function chooseMenu(page: Page, menu: string, ...items: string[]): Promise<void> {
  await page.locator('.menu-bar').getByRole('button', { name: menu, exact: true }).click();
  for (const item of items) await page.locator('.menu').last().getByText(item, { exact: true }).click();
}
