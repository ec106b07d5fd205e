import { scriptOf } from '../support/project';

const SCRIPT = `
  const book = () => SpreadsheetApp.getActive();
  const sheet = () => book().getSheets()[0];
  function set(a1, value) { sheet().getRange(a1).setValue(value); return sheet().getRange(a1).getValue() }
  function listRule(a1, allowInvalid, help) {
    const builder = SpreadsheetApp.newDataValidation().requireValueInList(['Send', 'Reject'], true).setAllowInvalid(allowInvalid);
    if (help) builder.setHelpText(help);
    sheet().getRange(a1).setDataValidation(builder.build());
    const rule = sheet().getRange(a1).getDataValidation();
    return [String(rule.getCriteriaType()), rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, rule.getCriteriaValues(), rule.getAllowInvalid()];
  }
  function rangeRule() {
    sheet().getRange('J1:J2').setValues([['x'], ['y']]);
    const rule = SpreadsheetApp.newDataValidation().requireValueInRange(sheet().getRange('J1:J2')).setAllowInvalid(false).build();
    sheet().getRange('I1').setDataValidation(rule);
    sheet().insertColumnAfter(9);
    return sheet().getRange('I1').getDataValidation().getCriteriaValues()[0].getA1Notation();
  }
  function dateRule() {
    const rule = SpreadsheetApp.newDataValidation().requireDateAfter(new Date('2026-01-01T00:00:00Z')).setAllowInvalid(false).build();
    sheet().getRange('H1:H2').setDataValidation(rule);
    return sheet().getRange('H1').getDataValidation().getCriteriaValues()[0];
  }
  function boxes() {
    const range = sheet().getRange('C1:C3').insertCheckboxes();
    range.getCell(2, 1).check();
    return [range.getValues().flat(), range.isChecked(), range.getCell(2, 1).isChecked(), sheet().getRange('C1:C3').removeCheckboxes().isBlank()];
  }
  function colours() {
    const rule = SpreadsheetApp.newConditionalFormatRule().setGradientMinpointWithValue('#ffffff', SpreadsheetApp.InterpolationType.NUMBER, '0')
      .setGradientMaxpointWithValue('#00ff00', SpreadsheetApp.InterpolationType.NUMBER, '100').setRanges([sheet().getRange('A2:A')]).build();
    const text = SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('negative').setBackground('#ff0000').setRanges([sheet().getRange('B2:B')]).build();
    sheet().setConditionalFormatRules([rule, text]);
    sheet().insertRowsAfter(sheet().getMaxRows(), 5);
    return sheet().getConditionalFormatRules().map((each) => ({
      range: each.getRanges()[0].getA1Notation(),
      gradient: each.getGradientCondition() && [each.getGradientCondition().getMinValue(), each.getGradientCondition().getMaxType() === SpreadsheetApp.InterpolationType.NUMBER],
      text: each.getBooleanCondition() && [each.getBooleanCondition().getCriteriaType() === SpreadsheetApp.BooleanCriteria.TEXT_EQUAL_TO, each.getBooleanCondition().getBackground()],
    }));
  }
  function filtered() {
    const target = book().insertSheet('Filtered');
    target.getRange('A1:B4').setValues([['stage', 'score'], ['New', 1], ['Won', 3], ['New', 2]]);
    const filter = target.getRange('A1:B4').createFilter();
    filter.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['Won']).build());
    const hidden = [2, 3, 4].map((row) => target.isRowHiddenByFilter(row));
    filter.sort(2, false);
    const result = { hidden, order: target.getRange('B2:B4').getValues().flat(), values: filter.getColumnFilterCriteria(1).getHiddenValues(), none: filter.getColumnFilterCriteria(2) };
    filter.remove();
    return { ...result, removed: target.getFilter() === null };
  }
  function protectedParts() {
    const protection = sheet().getRange('A1:Z1').protect().setDescription('Headers').setWarningOnly(true);
    const found = sheet().getProtections(SpreadsheetApp.ProtectionType.RANGE);
    const result = [found.length, found[0].getDescription(), found[0].isWarningOnly(), found[0].getRange().getA1Notation()];
    protection.remove();
    return [...result, sheet().getProtections(SpreadsheetApp.ProtectionType.RANGE).length];
  }
  function charts() {
    const chart = sheet().newChart().asPieChart().setTitle('Stages').addRange(sheet().getRange('A1:B5')).setPosition(3, 4, 10, 0).build();
    sheet().insertChart(chart);
    sheet().insertRowBefore(1);
    const kept = sheet().getCharts()[0];
    sheet().updateChart(kept.modify().setOption('title', 'Now').build());
    const now = sheet().getCharts()[0];
    sheet().removeChart(now);
    return [kept.modify().getChartType() === Charts.ChartType.PIE, kept.getRanges()[0].getA1Notation(), kept.getContainerInfo().getAnchorRow(), now.getOptions().get('title'), sheet().getCharts().length];
  }
  function metadata() {
    book().addDeveloperMetadata('layout', '3');
    sheet().addDeveloperMetadata('tab', 'leads');
    sheet().getRange('B:B').addDeveloperMetadata('column', 'score', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
    const finder = () => book().createDeveloperMetadataFinder();
    const column = finder().withKey('column').withValue('score').withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.COLUMN).find()[0];
    finder().withKey('layout').find()[0].setValue('4');
    return [book().getDeveloperMetadata().map((each) => each.getKey() + '=' + each.getValue()), sheet().getDeveloperMetadata()[0].getValue(),
      column.getLocation().getColumn().getA1Notation(), String(column.getVisibility()), finder().withKey('none').find().length];
  }
  function metadataOnBlock() { sheet().getRange('A1:B2').addDeveloperMetadata('x') }
  function links() {
    const text = SpreadsheetApp.newRichTextValue().setText('00123').setLinkUrl('https://odoo.example/1').build();
    const cell = sheet().getRange('E9').setRichTextValue(text);
    const result = [cell.getValue(), cell.getRichTextValue().getLinkUrl(), cell.getRichTextValue().getText()];
    cell.setValue('plain');
    return [...result, cell.getRichTextValue().getLinkUrl()];
  }
`;

const script = scriptOf(SCRIPT);

afterAll(() => script.close());

test('a rule that rejects refuses a script’s value, one that warns does not', async () => {
  expect(await script.run('listRule', ['A1', false])).toEqual([
    'VALUE_IN_LIST',
    true,
    [['Send', 'Reject'], true],
    false,
  ]);
  await expect(script.run('set', ['A1', 'Maybe'])).rejects.toThrow(
    'The data you entered in cell A1 violates the data validation rules set on this cell. Please enter one of the following values: Send, Reject.',
  );
  expect(await script.run('set', ['A1', 'Send'])).toBe('Send');
  expect(await script.run('set', ['A1', ''])).toBe('');
  await script.run('listRule', ['A2', false, 'Choose what happens.']);
  await expect(script.run('set', ['A2', 'Maybe'])).rejects.toThrow(
    'rules set on this cell. Choose what happens.',
  );
  await script.run('listRule', ['A3', true]);
  expect(await script.run('set', ['A3', 'Maybe'])).toBe('Maybe');
});

test('a rule on a range follows that range', async () => {
  expect(await script.run('rangeRule')).toBe('K1:K2');
  expect(await script.run('set', ['I1', 'y'])).toBe('y');
  await expect(script.run('set', ['I1', 'z'])).rejects.toThrow(
    'Please enter one of the following values: x, y.',
  );
});

test('a rule on dates takes dates only', async () => {
  expect(await script.run('dateRule')).toEqual(new Date('2026-01-01T00:00:00Z'));
  await expect(script.run('set', ['H1', 'soon'])).rejects.toThrow('violates the data validation rules');
  expect(await script.run('set', ['H1', '2026-02-01'])).toEqual(new Date('2026-02-01T00:00:00Z'));
  await expect(script.run('set', ['H2', '2025-02-01'])).rejects.toThrow('violates the data validation rules');
});

test('tick boxes', async () => {
  expect(await script.run('boxes')).toEqual([[false, true, false], null, true, true]);
});

test('conditional formats come back, and a range to the end of the sheet grows with it', async () => {
  expect(await script.run('colours')).toEqual([
    { range: 'A2:A1005', gradient: ['0', true], text: null },
    { range: 'B2:B1005', gradient: null, text: [true, '#ff0000'] },
  ]);
});

test('a filter hides rows and sorts below its header', async () => {
  expect(await script.run('filtered')).toEqual({
    hidden: [false, true, false],
    order: [3, 2, 1],
    values: ['Won'],
    none: null,
    removed: true,
  });
});

test('protections', async () => {
  expect(await script.run('protectedParts')).toEqual([1, 'Headers', true, 'A1:Z1', 0]);
});

test('charts keep type, ranges, options and place, and follow their cells', async () => {
  expect(await script.run('charts')).toEqual([true, 'A2:B6', 4, 'Now', 0]);
});

test('developer metadata is found by key, value and kind of place', async () => {
  expect(await script.run('metadata')).toEqual([['layout=4'], 'leads', 'B1:B1006', 'PROJECT', 0]);
  await expect(script.run('metadataOnBlock')).rejects.toThrow(
    'Adding developer metadata to arbitrary ranges is not currently supported.',
  );
});

test('a linked text is a text, and gone when something else is written', async () => {
  expect(await script.run('links')).toEqual(['00123', 'https://odoo.example/1', '00123', null]);
});

test('all of it is there again after a restart', async () => {
  const saved = JSON.parse(JSON.stringify(script.world.snapshot()));
  const again = scriptOf(SCRIPT, { saved });
  await expect(again.run('set', ['A3', 'Maybe'])).rejects.toThrow('Choose what happens.');
  expect(again.world.workbook.view()).toEqual(script.world.workbook.view());
  await again.close();
});
