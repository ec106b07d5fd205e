import { scriptOf } from '../support/project';

const SCRIPT = `
  const sheet = () => SpreadsheetApp.getActiveSheet();
  function set(a1, value) { sheet().getRange(a1).setValue(value); return read(a1) }
  function read(a1) {
    const range = sheet().getRange(a1);
    return { value: range.getValue(), shown: range.getDisplayValue(), format: range.getNumberFormat() };
  }
  function setIn(format, value) {
    const range = sheet().getRange('H1').clear().setNumberFormat(format);
    range.setValue(value);
    return [range.getValue(), range.getFormula(), range.getDisplayValue()];
  }
  function setValues(a1, values) { sheet().getRange(a1).setValues(values) }
  function setUndefined() { return sheet().getRange('A1:C1').setValues([[undefined, null, '']]).isBlank() }
  function show(value, format) { return sheet().getRange('J1').setNumberFormat(format).setValue(value).getDisplayValue() }
  function large(rows, columns) {
    const values = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => c % 2 ? 'text ' + r : r * c));
    const target = SpreadsheetApp.getActive().insertSheet('Large');
    target.insertRowsAfter(1000, rows - 1000);
    target.insertColumnsAfter(26, columns - 26);
    target.getRange(1, 1, rows, columns).setNumberFormat('@').setValues(values);
    const back = target.getDataRange().getValues();
    return [back.length, back[0].length, back[9][3], back[9][4]];
  }
  function formula(text) {
    const cell = sheet().getRange('K1').clear().setFormula(text);
    return [cell.getFormula(), cell.getValue(), cell.getRichTextValue().getLinkUrl()];
  }
  function enterTwice(row) {
    sheet().getRange('L1:L2').setValues([['kept'], ['kept']]);
    try { sheet().getRange('L1:L2').setValues([['new'], ['x'.repeat(50001)]]) } catch (error) { return [error.message, sheet().getRange('L1').getValue()] }
  }
`;

const english = scriptOf(SCRIPT, { locale: 'en_US', timeZone: 'America/New_York' });
const french = scriptOf(SCRIPT, { locale: 'fr_FR', timeZone: 'Europe/Paris' });

afterAll(() => Promise.all([english.close(), french.close()]));

const frFR = async (value: unknown) => {
  await french.run('setIn', ['General', '']);
  return french.run('set', [`B${++row}`, value]) as Promise<{
    value: unknown;
    shown: string;
    format: string;
  }>;
};
let row = 1;

describe('a text that is set is parsed as if typed', () => {
  test.each([
    ['12', 12],
    ['00123', 123],
    ['+33612345678', 33612345678],
    ['1.5', 1.5],
    ['-2.25', -2.25],
    ['1,234', 1234],
    ['1e3', 1000],
    ['(5)', -5],
    ['TRUE', true],
    ['false', false],
    ["'00123", '00123'],
    ['12 rue de la Paix', '12 rue de la Paix'],
    ['1.2.3', '1.2.3'],
    ['2026-02-30', '2026-02-30'],
    ['1,2345', '1,2345'],
    ['', ''],
  ])('%s in English', async (text, value) => {
    expect((await english.run('set', [`C${++row}`, text])) as object).toMatchObject({ value });
  });

  test.each([
    ['1,5', 1.5],
    ['1 234,5', 1234.5],
    ['12 %', 0.12],
    ['VRAI', true],
    ['TRUE', true],
    ['faux', false],
  ])('%s in French', async (text, value) => {
    expect(await frFR(text)).toMatchObject({ value });
  });

  test('a percentage and an amount keep their look', async () => {
    expect(await english.run('set', ['D1', '12.5%'])).toEqual({
      value: 0.125,
      shown: '12.50%',
      format: '0.00%',
    });
    expect(await english.run('set', ['D2', '$1,200'])).toMatchObject({ value: 1200, shown: '$1,200' });
    expect((await frFR('1 200 €')).shown.replace(/\s/g, ' ')).toBe('1 200 €');
  });

  test('a date in a cell without format gives it one and is read as the instant of local midnight', async () => {
    expect(await frFR('2026-07-01')).toEqual({
      value: new Date('2026-06-30T22:00:00Z'),
      shown: '2026-07-01',
      format: 'yyyy-MM-dd',
    });
    expect(await frFR('03/04/2026')).toMatchObject({
      value: new Date('2026-04-02T22:00:00Z'),
      shown: '03/04/2026',
    });
    expect(await english.run('set', ['E1', '3/4/2026'])).toMatchObject({
      value: new Date('2026-03-04T05:00:00Z'),
    });
    expect(await english.run('set', ['E2', '1-2'])).toMatchObject({
      value: new Date('2026-01-02T05:00:00Z'),
    });
    expect(await frFR('1 juillet 2026')).toMatchObject({ value: new Date('2026-06-30T22:00:00Z') });
    expect(await frFR('01/07/2026 14:30')).toMatchObject({ value: new Date('2026-07-01T12:30:00Z') });
  });

  test('in a cell of format @ every text stays to the letter', async () => {
    for (const text of ['00123', '=1+1', '2026-07-01', 'TRUE', '1-2', "'x", '+33612345678', '<script>', '🙂'])
      expect(await english.run('setIn', ['@', text])).toEqual([text, '', text]);
  });
});

describe('what is set as a number, a truth value or a Date stays one', () => {
  test('whatever the format', async () => {
    for (const format of ['General', '@', '0.00'])
      for (const value of [7, true])
        expect((await english.run('setIn', [format, value])) as unknown[]).toContain(value);
  });

  test('a Date comes back as the same instant, also around a change of the clocks', async () => {
    for (const instant of [
      '2026-11-22T09:00:00.123Z',
      '2026-03-29T00:59:59Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T00:30:00Z',
    ])
      for (const format of ['General', '@', 'dd/mm/yyyy'])
        expect(((await french.run('setIn', [format, new Date(instant)])) as unknown[])[0]).toEqual(
          new Date(instant),
        );
  });

  test('a cell with a number format shows a Date as a number', async () => {
    expect(((await english.run('setIn', ['0', new Date('2026-07-01T04:00:00Z')])) as unknown[])[0]).toBe(
      46204,
    );
  });

  test('undefined, null and an empty text empty the cell', async () => {
    expect(await english.run('setUndefined')).toBe(true);
  });
});

describe('refusals, in Google’s words', () => {
  const refused = (a1: string, values: unknown) => english.run('setValues', [a1, values]);
  test('sizes, places and types', async () => {
    await expect(
      refused('A1:B1', [
        [1, 2],
        [3, 4],
      ]),
    ).rejects.toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 1.',
    );
    await expect(refused('A1:B1', [[1]])).rejects.toThrow(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    await expect(refused('A1', 'text')).rejects.toThrow(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    await expect(refused('A1001', [[1]])).rejects.toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    await expect(refused('nowhere', [[1]])).rejects.toThrow('Range not found');
  });

  test('a text too long for a cell, and then nothing of the range is written', async () => {
    expect(await english.run('enterTwice')).toEqual([
      'Your input contains more than the maximum of 50000 characters in a single cell.',
      'kept',
    ]);
  });
});

test('formulas are kept; only a link is calculated', async () => {
  expect(await english.run('formula', ['=HYPERLINK("https://odoo.example/1","Lead 1")'])).toEqual([
    '=HYPERLINK("https://odoo.example/1","Lead 1")',
    'Lead 1',
    'https://odoo.example/1',
  ]);
  expect(await english.run('formula', ['=SUM(A1:A3)'])).toEqual(['=SUM(A1:A3)', '#N/A', null]);
  expect(await english.run('setIn', ['General', '=1+1'])).toEqual(['#N/A', '=1+1', '#N/A']);
});

test.each([
  [1234.5, '0', '1235', '1235'],
  [1234.5, '0.0', '1234.5', '1234,5'],
  [1234567, '#,##0', '1,234,567', '1 234 567'],
  [1234.5, '#,##0.00 "€"', '1,234.50 €', '1 234,50 €'],
  [1234.5, '#,##0.00 [$€-1]', '1,234.50 €', '1 234,50 €'],
  [0.256, '0%', '26%', '26%'],
  [0.256, '0.0%', '25.6%', '25,6%'],
  [-3, '0;(0);-', '(3)', '(3)'],
  [0, '0;(0);"none"', 'none', 'none'],
  [1.005, '0.00', '1.01', '1,01'],
  [-0.4, '0', '0', '0'],
  [12345.678, '0.00E+00', '1.23E+04', '1,23E+04'],
  [0.1 + 0.2, 'General', '0.3', '0,3'],
  [true, 'General', 'TRUE', 'VRAI'],
  [46204.604166666664, 'yyyy-mm-dd', '2026-07-01', '2026-07-01'],
  [46204.604166666664, 'dd/mm/yyyy hh:mm', '01/07/2026 14:30', '01/07/2026 14:30'],
  [46204.604166666664, 'd mmmm yyyy', '1 July 2026', '1 juillet 2026'],
  [46204.604166666664, 'h:mm am/pm', '2:30 PM', '2:30 PM'],
  [1.5, '[h]:mm', '36:00', '36:00'],
  ['text', '0.00', 'text', 'text'],
])('%s as %s', async (value, format, inEnglish, inFrench) => {
  expect(await english.run('show', [value, format])).toBe(inEnglish);
  expect(((await french.run('show', [value, format])) as string).replace(/\s/g, ' ')).toBe(inFrench);
});

test('ten thousand rows of forty columns are written and read in one call each', async () => {
  const { execution, value } = await english.perform('large', 'api', [10_000, 40]);
  expect(value).toEqual([10_000, 40, 'text 9', 36]);
  expect(execution.calls.byMethod).toMatchObject({
    'Range.setValues': 1,
    'Range.getValues': 1,
    'Range.setNumberFormat': 1,
  });
});
