/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Host } from '../../local/host';
import { cell, chooseMenu, describeInBrowser, openPage } from '../support/browser';
import { hostOf } from '../support/host';

const CODE = `
  function fill() {
    const sheet = SpreadsheetApp.getActive().getSheets()[0].setName('Leads');
    sheet.getRange('A1:G1').setValues([['Company', 'Score', 'Since', 'Mood', 'Done', 'Hidden', 'Text']]);
    sheet.getRange('A2:C4').setValues([
      ['Zeta', 45, new Date('2026-11-20T08:00:00Z')], ['Alpha', 90, ''], ['<img src=x onerror="window.harmed = 1">', 5, ''],
    ]);
    sheet.getRange('B2:B20').setNumberFormat('0.0');
    sheet.getRange('C2:C20').setNumberFormat('dd/mm/yyyy hh:mm');
    sheet.getRange('D2:D20').setDataValidation(
      SpreadsheetApp.newDataValidation().requireValueInList(['glad', 'neutral', 'cross'], true).setAllowInvalid(false).build());
    sheet.getRange('E2:E4').insertCheckboxes();
    sheet.getRange('A3').setNote('Called twice');
    sheet.getRange('F2').setValue('secret');
    sheet.hideColumns(6);
    sheet.getRange('G2').setValue('one two three four five six seven eight nine ten').setWrap(true);
    sheet.setFrozenRows(1);
    sheet.setFrozenColumns(1);
    const { NUMBER } = SpreadsheetApp.InterpolationType;
    sheet.setConditionalFormatRules([
      SpreadsheetApp.newConditionalFormatRule().setGradientMinpointWithValue('#ff0000', NUMBER, '0')
        .setGradientMaxpointWithValue('#00ff00', NUMBER, '90').setRanges([sheet.getRange('B2:B20')]).build(),
      SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('cross').setBackground('#f4c7c3').setRanges([sheet.getRange('D2:D20')]).build(),
    ]);
    sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B4')).setOption('title', 'Scores').setPosition(8, 2, 0, 0).build());
  }
  function many() {
    const sheet = SpreadsheetApp.getActive().insertSheet('Many');
    sheet.insertRowsAfter(1000, 9000);
    const values = Array.from({ length: 10000 }, (_, i) => ['Lead ' + (i + 1), i, 'x'.repeat(i % 7) + ' text '.repeat(i % 40)]);
    sheet.getRange(1, 1, 10000, 3).setValues(values);
    sheet.getRange(1, 3, 10000, 1).setWrap(true);
  }
  function change() { SpreadsheetApp.getActive().getSheetByName('Leads').getRange('A2').setValue('Changed') }
  function onEdit(e) { PropertiesService.getScriptProperties().setProperty('edited', e.range.getA1Notation() + '=' + e.value) }
`;

describeInBrowser('the sheet in the browser', (browser) => {
  let host: Host;
  let page: Page;
  let faults: string[];

  const values = () => host.world.workbook.view()[0]!.values;
  const onEdit = () => host.world.properties.state.script.edited;
  const backgroundOf = (a1: string) =>
    cell(page, a1).evaluate((element) => getComputedStyle(element).backgroundColor);
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await page.waitForTimeout(20);
  };

  beforeEach(async () => {
    host = await hostOf(CODE, { locale: 'en_GB' });
    await host.run('fill');
    ({ page, faults } = await openPage(browser(), host));
    await cell(page, 'A4').getByText('<img').waitFor();
  });
  afterEach(async () => {
    expect(faults).toEqual([]);
    await page.context().close();
    await host.close();
  });

  test('shows values as the workbook formats them, and text as text', async () => {
    expect(await cell(page, 'B2').textContent()).toBe('45.0');
    expect(await cell(page, 'C2').textContent()).toBe('20/11/2026 09:00');
    expect(await cell(page, 'A4').textContent()).toBe('<img src=x onerror="window.harmed = 1">');
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expect(await cell(page, 'F2').count()).toBe(0);
    expect(await backgroundOf('B2')).toBe('rgb(128, 128, 0)');
    expect(await page.getByRole('img', { name: /Scores.*Zeta 45/ }).count()).toBe(1);
  });

  test('a wrapped text is readable as a whole', async () => {
    const fits = await cell(page, 'G2').evaluate(
      (element) => element.scrollHeight <= element.clientHeight + 1,
    );
    expect(fits).toBe(true);
    expect((await cell(page, 'G2').boundingBox())!.height).toBeGreaterThan(50);
  });

  test('what is typed is parsed, and the script hears of it', async () => {
    await cell(page, 'B3').click();
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    await until(() => onEdit() === 'B3=12.5');
    expect(values()[2]![1]).toBe(12.5);
    expect(await page.locator('.name-box').inputValue()).toBe('B4');
    await page.keyboard.press('Control+z');
    await until(() => values()[2]![1] === 90);
  });

  test('Escape leaves the cell as it was, Tab goes right, the arrows move', async () => {
    await cell(page, 'A2').click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    expect(values()[1]![0]).toBe('Zeta');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.name-box').inputValue()).toBe('B3');
    await page.keyboard.press('Control+Home');
    expect(await page.locator('.name-box').inputValue()).toBe('A1');
  });

  test('a refusal of the validation is told in its words, and nothing is written', async () => {
    await cell(page, 'D2').click();
    await page.keyboard.type('furious');
    await page.keyboard.press('Enter');
    await page.getByText('violates the data validation rules').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    expect(values()[1]![3]).toBe('');
    expect(await cell(page, 'D2').textContent()).toBe('');
  });

  test('a dropdown offers its values, and the colour follows', async () => {
    await cell(page, 'D3').locator('.dropdown-mark').click();
    await page.getByRole('option', { name: 'cross' }).click();
    await until(() => values()[2]![3] === 'cross');
    await until(async () => (await backgroundOf('D3')) === 'rgb(244, 199, 195)');
  });

  test('a tick box is ticked by a click and by the space bar', async () => {
    await cell(page, 'E2').locator('.tick').click();
    await until(() => values()[1]![4] === true);
    await page.keyboard.press(' ');
    await until(() => values()[1]![4] === false);
  });

  test('a note shows where the pointer is', async () => {
    await cell(page, 'A3').hover();
    await page.getByRole('note').getByText('Called twice').waitFor();
  });

  test('sorting and filtering by the column’s menu', async () => {
    await page.getByRole('button', { name: 'Menu of column B' }).dispatchEvent('click');
    await page.getByRole('menuitem', { name: 'Sort sheet Z to A' }).click();
    await cell(page, 'A2').getByText('Alpha').waitFor();
    expect(values().map(([, score]) => score)).toEqual(['Score', 90, 45, 5]);
    await chooseMenu(page, 'Data', 'Create a filter');
    await page.getByRole('button', { name: 'Filter column A' }).click();
    await page.getByRole('checkbox', { name: 'Zeta' }).uncheck();
    await page.getByRole('button', { name: 'OK' }).click();
    await cell(page, 'A3').waitFor({ state: 'detached' });
    await chooseMenu(page, 'Data', 'Remove filter');
    await cell(page, 'A3').getByText('Zeta').waitFor();
  });

  test('Ctrl-F finds, and the hidden column does not count', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('ALPHA');
    await page.getByText('1 of 1').waitFor();
    expect(await page.locator('.name-box').inputValue()).toBe('A3');
    await page.getByLabel('Find in sheet').fill('secret');
    await page.getByText('Not found').waitFor();
    await page.keyboard.press('Escape');
  });

  test('what the script changes is lit up', async () => {
    await host.run('change');
    await page.locator('#cell-2-1.flash').waitFor();
    expect(await cell(page, 'A2').textContent()).toBe('Changed');
    expect(await page.locator('.cell.flash').count()).toBe(1);
  });

  test('ten thousand rows: only what is seen exists, and the last one is reached', async () => {
    await host.run('many');
    await page.getByRole('button', { name: 'Many', exact: true }).click();
    await cell(page, 'A1').getByText('Lead 1', { exact: true }).waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(100);
    await page.keyboard.press('Tab');
    await page.locator('.scroller').focus();
    await page.keyboard.press('Control+End');
    await cell(page, 'A10000').getByText('Lead 10000').waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(100);
  });

  test('sheets are renamed, hidden and shown again', async () => {
    await host.run('many');
    await page.getByRole('button', { name: 'Leads', exact: true }).dblclick();
    await page.getByLabel('New name').fill('Prospects');
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('button', { name: 'Menu of the sheet Prospects' }).click();
    await page.getByRole('menuitem', { name: 'Hide sheet' }).click();
    await page.getByRole('button', { name: 'Prospects', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All sheets' }).click();
    await page.getByRole('menuitem', { name: 'Show “Prospects”' }).click();
    await page.getByRole('button', { name: 'Prospects', exact: true }).waitFor();
    expect(host.world.workbook.state.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Prospects', false],
      ['Many', false],
    ]);
  });
});
