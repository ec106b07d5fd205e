/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Host } from '../../local/host';
import { chooseMenu, describeInBrowser, openPage } from '../support/browser';
import { controlOf, hostOf } from '../support/host';

const CODE = `
  function onOpen() {
    const ui = SpreadsheetApp.getUi();
    ui.createMenu('Coach').addItem('Ask', 'askName').addItem('Fail', 'fail').addItem('Where', 'where').addSeparator()
      .addSubMenu(ui.createMenu('Windows').addItem('Dialog', 'dialog').addItem('Sidebar', 'sidebar')).addToUi();
  }
  function askName() {
    const ui = SpreadsheetApp.getUi();
    const answer = ui.prompt('Who', 'Your name?', ui.ButtonSet.OK_CANCEL);
    if (answer.getSelectedButton() !== ui.Button.OK) return note('nobody');
    const sure = ui.alert('Really?', answer.getResponseText(), ui.ButtonSet.YES_NO) === ui.Button.YES;
    note(answer.getResponseText() + ' ' + sure);
    SpreadsheetApp.getActive().toast('Hello ' + answer.getResponseText(), 'Coach', 30);
  }
  function fail() { deeper() }
  function deeper() { throw new Error('The lead is gone') }
  function dialog() {
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile('window').setWidth(420).setHeight(240), 'Window');
  }
  function sidebar() {
    const html = '<p id="here">In the sidebar</p><script src="https://elsewhere.example/a.js"></script>' +
      '<img src=x onerror="document.body.append(\\'no policy stops a dialog of its own scripts\\')">';
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(html).setTitle('Side'));
  }
  function add(a, b) { return { sum: a + b } }
  function echo(form) { return JSON.stringify(form) }
  function refuse() { throw new TypeError('No such thing') }
  function when() { return new Date() }
  function secret_() { return 'hidden' }
  function where() { const range = SpreadsheetApp.getActiveRange(); note(range.getSheet().getName() + ' ' + range.getA1Notation()) }
  function note(text) { PropertiesService.getScriptProperties().setProperty('note', text) }
`;

const WINDOW = `<!DOCTYPE html><html><head><script>
  function say(text) { const line = document.createElement('p'); line.className = 'answer'; line.textContent = text; document.body.append(line) }
  function run(name, ...args) {
    google.script.run.withSuccessHandler((value, extra) => say(extra + ' ' + JSON.stringify(value)))
      .withFailureHandler((error, extra) => say(extra + ' ' + error.name + ': ' + error.message)).withUserObject(name)[name](...args);
  }
</script></head><body>
  <form id="form"><input name="city" value="Lyon"></form>
  <button onclick="run('add', 2, 3); run('refuse'); run('when'); run('secret_'); run('echo', document.getElementById('form'))">Go</button>
  <button onclick="try { run('add', new Date()) } catch (error) { say(error.message) }">Date</button>
  <button onclick="try { say('reads ' + parent.document.title) } catch (error) { say('cut off') }">Peek</button>
  <button onclick="google.script.host.close()">Leave</button>
</body></html>`;

describeInBrowser('what the script shows around the sheet', (browser) => {
  let host: Host;
  let page: Page;

  const note = () => host.world.properties.state.script.note;
  const until = async (holds: () => boolean) => {
    while (!holds()) await page.waitForTimeout(20);
  };

  beforeEach(async () => {
    const project = { files: [{ name: 'Code.js', source: CODE }], html: { window: WINDOW }, manifest: {} };
    host = await hostOf('', { project, locale: 'en_GB' });
    ({ page } = await openPage(browser(), host));
    await page.getByRole('button', { name: 'Coach', exact: true }).waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await host.close();
  });

  test('a menu item runs, asks, tells', async () => {
    await chooseMenu(page, 'Coach', 'Ask');
    await page.getByText('Running script').waitFor();
    await page.getByRole('textbox', { name: 'Your name?' }).fill('Ada');
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Hello Ada').waitFor();
    expect(note()).toBe('Ada true');
    await page.getByText('Running script').waitFor({ state: 'detached' });
  });

  test('Escape closes a question, and the script goes on', async () => {
    await chooseMenu(page, 'Coach', 'Ask');
    await page.getByRole('dialog', { name: 'Who' }).waitFor();
    await page.keyboard.press('Escape');
    await until(() => note() === 'nobody');
  });

  test('the script finds what is selected', async () => {
    await page.locator('#cell-3-2').click();
    await page.keyboard.press('Shift+ArrowDown');
    await chooseMenu(page, 'Coach', 'Where');
    await until(() => note() === 'Sheet1 B3:B4');
  });

  test('an error is told in a red line with its stack', async () => {
    await chooseMenu(page, 'Coach', 'Fail');
    const line = page.getByRole('alert').filter({ hasText: 'The lead is gone' });
    await line.getByText('Details').click();
    expect(await line.locator('pre').textContent()).toMatch(/deeper.*Code\.js/s);
    await line.getByRole('button', { name: 'See execution' }).click();
    await page.getByRole('cell', { name: 'Failed' }).waitFor();
  });

  test('a dialog calls the script and gets its answers and errors', async () => {
    await chooseMenu(page, 'Coach', 'Windows', 'Dialog');
    const frame = page.frameLocator('iframe[title="Window"]');
    await frame.getByRole('button', { name: 'Go' }).click();
    const answers = frame.locator('.answer');
    await answers.nth(4).waitFor();
    expect((await answers.allTextContents()).sort()).toEqual([
      'add {"sum":5}',
      'echo "{\\"city\\":\\"Lyon\\"}"',
      'refuse TypeError: No such thing',
      expect.stringContaining('secret_'),
      'when null',
    ]);
    await frame.getByRole('button', { name: 'Date' }).click();
    await frame.getByText('illegal value').waitFor();
    const size = (await page.locator('iframe[title="Window"]').boundingBox())!;
    expect([size.width, size.height]).toEqual([420, expect.closeTo(240, -1)]);
    await frame.getByRole('button', { name: 'Leave' }).click();
    await page.locator('iframe').waitFor({ state: 'detached' });
    expect(host.world.ui.dialogs).toEqual([]);
  });

  test('a dialog is cut off from the page and from the host', async () => {
    await chooseMenu(page, 'Coach', 'Windows', 'Dialog');
    const frame = page.frameLocator('iframe[title="Window"]');
    await frame.getByRole('button', { name: 'Peek' }).click();
    await frame.getByText('cut off').waitFor();
    expect(await page.locator('iframe').getAttribute('src')).not.toContain(host.token);
    const address = new URL((await page.locator('iframe').getAttribute('src'))!, host.url);
    const answer = await fetch(address);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect((await fetch(`${address}x`)).status).toBe(404);
  });

  test('a sidebar that loads from elsewhere is told so', async () => {
    await chooseMenu(page, 'Coach', 'Windows', 'Sidebar');
    await page.frameLocator('iframe[title="Side"]').getByText('In the sidebar').waitFor();
    await page.getByRole('alert').filter({ hasText: 'elsewhere.example' }).waitFor();
    await page.getByRole('button', { name: 'Close sidebar' }).click();
    await page.locator('iframe').waitFor({ state: 'detached' });
  });

  test('when the page is left, a question does not keep the script waiting', async () => {
    await chooseMenu(page, 'Coach', 'Ask');
    await until(() => host.world.ui.questions.length === 1);
    await page.close();
    while (host.world.ui.attended) await new Promise((over) => setTimeout(over, 50));
    expect((await controlOf(host)('POST /api/run', { function: 'askName' })).body.ok).toBe(true);
    expect(note()).toBe('nobody');
  });
});
