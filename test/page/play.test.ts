/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { startAgent } from '../../local/demo/agent';
import type { Host } from '../../local/host';
import { readOptions, type StartOptions } from '../../local/options';
import { cell, chooseMenu, describeInBrowser, openPage } from '../support/browser';
import { controlOf, temporaryFolders } from '../support/host';

const MENU = 'Agent Sales Coach';
const newFolder = temporaryFolders();

describeInBrowser('the mini demo, played', (browser) => {
  let host: Host;
  let page: Page;
  let faults: string[];

  const leads = () => {
    const [header = [], ...rows] = host.world.workbook.view().find(({ name }) => name === 'Leads')!.values;
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [String(name), row[index]])));
  };
  const leadOf = (company: string) => leads().find(({ Entreprise }) => Entreprise === company);
  const sentTo = (address: string) =>
    host.world.mailbox.view().sent.filter(({ to }) => to.toLowerCase().includes(address));
  const until = async (holds: () => unknown) => {
    while (!holds()) await page.waitForTimeout(30);
  };

  async function create(label: string): Promise<void> {
    if ((await page.locator('aside form').count()) === 0)
      await page.getByRole('button', { name: 'Nouveau lead' }).click();
    await page.getByRole('button', { name: label, exact: true }).click();
    await page.getByRole('button', { name: 'Créer le lead' }).click();
    await page.getByText(/est dans Odoo/).waitFor();
  }

  beforeEach(async () => {
    const options = readOptions([
      ...['--port', '0', '--data', newFolder(), '--seed', 'none', '--locale', 'fr_FR'],
      ...['--now', '2026-11-23T09:00:00Z'],
    ]) as StartOptions;
    host = await startAgent(options);
    ({ page, faults } = await openPage(browser(), host));
    await page.getByRole('button', { name: MENU, exact: true }).waitFor();
  });
  afterEach(async () => {
    expect(faults).toEqual([]);
    await page.context().close();
    await host.close();
  });

  test('an angry lead gets its score, its reasons and a support mail', async () => {
    await create('En colère');
    await cell(page, 'A2').getByText('Transports Le Goff').waitFor();
    await cell(page, 'F2').getByText('négatif').waitFor();
    expect(Number(await cell(page, 'C2').textContent())).toBeLessThan(60);
    expect(await cell(page, 'G2').textContent()).toMatch(/soutien/);
    expect(await cell(page, 'H2').textContent()).toMatch(/négatif/);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.locator('[data-panel=time]').click();
    await page.getByRole('button', { name: /prochain déclencheur/ }).click();
    await until(() => sentTo('marc@transports-legoff.example').length === 1);
    await page.getByTitle('Messagerie').click();
    await page.getByRole('button', { name: /marc@transports-legoff/ }).click();
    await page.getByText('support-new').waitFor();
    const preview = page.frameLocator('.letter iframe');
    await preview.getByText(/Bonjour Marc Le Goff/).waitFor();
    await page.getByRole('button', { name: /Voir la ligne/ }).click();
    await page.locator('.tab-box.shown').getByText('Boîte d’envoi').waitFor();
  });

  test('fifteen silent days later the follow-up is there', async () => {
    await create('Existant, silencieux');
    await until(() => leadOf('Charpentes Vidal'));
    await page.locator('[data-panel=time]').click();
    await page.getByRole('button', { name: '+15 jours' }).click();
    await page.getByText(/passages de déclencheurs/).waitFor();
    expect(String(leadOf('Charpentes Vidal')!['Prochaine action'])).toMatch(/relance/);
    await page.getByRole('listitem').filter({ hasText: 'tick' }).first().waitFor();
  });

  test('what is approved by the dropdown and the menu is sent', async () => {
    await create('Brûlant');
    await page.getByRole('button', { name: 'Fermer' }).click();
    await cell(page, 'G2')
      .getByText(/à valider/)
      .waitFor();
    expect(sentTo('elodie.fabre@cycles-aubrac.example')).toEqual([]);
    await page.locator('[data-row="2"] .dropdown-mark').first().click();
    await page.getByRole('option', { name: 'Envoyer' }).click();
    await until(() => leadOf('Cycles Aubrac')!.Décision === 'Envoyer');
    await chooseMenu(page, MENU, 'Lancer l’agent');
    await until(() => sentTo('elodie.fabre@cycles-aubrac.example').length === 1);
    await cell(page, 'G2')
      .getByText(/envoyé le/)
      .waitFor();
  });

  test('sorted in the middle of a run, no value lands in another lead’s row', async () => {
    for (const label of ['Brûlant', 'En colère', 'Vague', 'Existant, silencieux', 'Sans e-mail'])
      await create(label);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await until(() => leads().length === 5);
    const before = new Map(
      leads().map((lead) => [lead.Id, [lead.Contact, lead['E-mail'], lead['Besoin en bref']]]),
    );
    await controlOf(host)('POST /api/clock', { advance: '8d', firings: 1 });
    await controlOf(host)('POST /api/faults', { delayCalls: 25 });
    const menuRun = chooseMenu(page, MENU, 'Lancer l’agent');
    await menuRun;
    for (let sort = 0; sort < 6; sort++) {
      await page.getByRole('button', { name: 'Menu de la colonne C' }).dispatchEvent('click');
      const direction = sort % 2 ? 'Trier la feuille de A à Z' : 'Trier la feuille de Z à A';
      await page.getByRole('menuitem', { name: direction }).click();
    }
    await page.getByText('Exécution du script').waitFor({ state: 'detached' });
    await until(() => host.world.executions.list.every(({ state }) => state !== 'running'));
    expect(host.world.executions.list.map(({ state }) => state)).not.toContain('failed');
    expect(
      new Map(leads().map((lead) => [lead.Id, [lead.Contact, lead['E-mail'], lead['Besoin en bref']]])),
    ).toEqual(before);
    expect(leads().map((lead) => lead['Ligne de'])).toEqual(leads().map(({ Id }) => Id));
  });

  test('a hostile lead stays text: in the grid and in the mail', async () => {
    await create('Hostile');
    await page.getByRole('button', { name: 'Fermer' }).click();
    await cell(page, 'B2').getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await cell(page, 'A2').textContent()).toBe('=HYPERLINK("https://mechant.example";"Cliquez")');
    await host.run('runAgent');
    await until(() => sentTo('@example.com').length > 0);
    await page.getByTitle('Messagerie').click();
    await page
      .getByRole('button', { name: /Nouveau lead \d+/ })
      .first()
      .click();
    const preview = page.frameLocator('.letter iframe');
    await preview
      .getByText(/mechant|HYPERLINK/)
      .first()
      .waitFor();
    expect(await preview.locator('img, script').count()).toBe(0);
    expect(await page.locator('img').count()).toBe(0);
  });

  test('a customer answers by mail, and the agent reads it', async () => {
    await create('Brûlant');
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('button', { name: 'Un client répond' }).click();
    await page.getByRole('button', { name: 'Mécontent' }).click();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText(/Le message est arrivé/).waitFor();
    await chooseMenu(page, MENU, 'Lancer l’agent');
    await cell(page, 'F2').getByText('négatif').waitFor();
  });

  test('the next execution can be made to crash, and is told as killed', async () => {
    await page.getByTitle('Exécutions').click();
    await page.getByLabel(/Interrompre/).fill('2');
    await page.getByRole('button', { name: 'Armer' }).click();
    await page.getByText('s’arrête à l’appel de service 2').waitFor();
    await host.run('runAgent');
    await page.getByRole('cell', { name: 'Interrompue' }).waitFor();
  });
});
