import { scriptOf } from '../support/project';

const script = scriptOf(
  `
  const book = () => SpreadsheetApp.getActiveSpreadsheet();
  const tab = (name) => book().getSheetByName(name) || book().insertSheet(name);
  function names() { return book().getSheets().map((sheet) => sheet.getName()) }
  function fresh() { const sheet = book().insertSheet('Fresh'); return [sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastRow(), sheet.getIndex()] }
  function insert(name) { book().insertSheet(name) }
  function remove(name) { book().deleteSheet(tab(name)) }
  function rename(from, to) { const id = tab(from).getSheetId(); tab(from).setName(to); return book().getSheetById(id).getName() }
  function reorder(name, position) { book().setActiveSheet(tab(name)); book().moveActiveSheet(position); return names() }
  function ranges(name) {
    const sheet = tab(name);
    return ['B2', 'A:A', '2:2', 'C2:C', '$A$1:$B$2', 'B2:A1'].map((a1) => {
      const range = sheet.getRange(a1);
      return [range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns(), range.getA1Notation()].join(' ');
    });
  }
  function rangeBy(...numbers) { return tab('Ranges').getRange(...numbers).getA1Notation() }
  function append(name, row) { const sheet = tab(name); sheet.appendRow(row); return [sheet.getLastRow(), sheet.getMaxRows(), sheet.getMaxColumns()] }
  function appendBeyond() {
    const sheet = tab('Small');
    sheet.deleteRows(3, 998);
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).build();
    sheet.getRange('A2').setNumberFormat('@').setBackground('#ff0000').setDataValidation(rule);
    sheet.getRange('A1:A2').setValues([['head'], ['a']]);
    sheet.appendRow(['007']);
    const cell = sheet.getRange('A3');
    return [sheet.getMaxRows(), cell.getValue(), cell.getNumberFormat(), cell.getBackground(), cell.getDataValidation().getCriteriaValues()[0]];
  }
  function structure() {
    const sheet = tab('Structure');
    sheet.getRange('A1:C3').setValues([['id', 'name', 'score'], [1, 'Ada', 90], [2, 'Bob', 50]]);
    sheet.getRange('C2').setNote('hot').setBackground('#00ff00');
    book().setNamedRange('Scores', sheet.getRange('C2:C3'));
    sheet.getRange('C:C').addDeveloperMetadata('column', 'score');
    sheet.insertColumnBefore(2);
    sheet.insertRowBefore(2);
    sheet.deleteColumn(1);
    sheet.moveColumns(sheet.getRange('C:C'), 1);
    const found = sheet.createDeveloperMetadataFinder().withKey('column').find()[0];
    return {
      values: sheet.getDataRange().getValues(),
      note: sheet.getRange('A3').getNote(),
      color: sheet.getRange('A3').getBackground(),
      named: book().getRangeByName('Scores').getA1Notation(),
      column: found.getLocation().getColumn().getColumn(),
      value: found.getValue(),
    };
  }
  function looks() {
    const sheet = tab('Looks');
    sheet.setFrozenRows(1); sheet.setFrozenColumns(2); sheet.setColumnWidth(2, 240); sheet.setRowHeights(2, 3, 40);
    sheet.hideColumns(4); sheet.hideRows(5, 2); sheet.setTabColor('#123456'); sheet.hideSheet();
    return [sheet.getFrozenRows(), sheet.getFrozenColumns(), sheet.getColumnWidth(2), sheet.getColumnWidth(3), sheet.getRowHeight(4),
      sheet.isColumnHiddenByUser(4), sheet.isColumnHiddenByUser(5), sheet.isRowHiddenByUser(6), sheet.getTabColor(), sheet.isSheetHidden()];
  }
  function sorted() {
    const sheet = tab('Sorted');
    sheet.setFrozenRows(1);
    sheet.getRange('A1:B6').setValues([['name', 'score'], ['éric', 2], ['Zoé', 10], ['', 1], ['anna', ''], ['Eric', true]]);
    sheet.getRange('A3').setNote('of Zoé').setNumberFormat('@');
    sheet.sort(2, false);
    const byScore = sheet.getRange('A2:B6').getValues();
    sheet.getRange('A2:B6').sort({ column: 1, ascending: true });
    return { byScore, byName: sheet.getRange('A2:A6').getValues().flat(), note: sheet.getRange('A5').getNote(), format: sheet.getRange('A5').getNumberFormat() };
  }
  function tooMany() { tab('Huge').insertRowsAfter(1000, 400000) }
  function unknown() { book().getSheetByName('Ranges').getPivotTables() }
  function formats() {
    const range = tab('Formats').getRange('B2:C3');
    range.setBackground('red').setFontWeight('bold').setWrap(true).setHorizontalAlignment('center').setFontColor('#ABC');
    range.setBorder(true, null, null, null, null, null, '#000000', SpreadsheetApp.BorderStyle.SOLID);
    range.setBackgrounds([['#111111', null], ['#333333', '#444444']]);
    const cell = tab('Formats').getRange('A1');
    return [range.getBackgrounds(), range.getFontWeight(), range.getWrap(), range.getWrapStrategy() === SpreadsheetApp.WrapStrategy.WRAP,
      range.getFontColor(), cell.getBackground(), cell.getFontSize(), range.clearFormat().getBackground()];
  }
  function found() {
    const sheet = tab('Search');
    sheet.getRange('A1:B2').setValues([['Lead 1', 'x'], ['lead 10', 'Lead 1']]);
    const all = sheet.createTextFinder('lead 1').findAll().map((range) => range.getA1Notation());
    const entire = sheet.createTextFinder('Lead 1').matchEntireCell(true).matchCase(true).findAll().map((range) => range.getA1Notation());
    return { all, entire, first: sheet.getRange('B:B').createTextFinder('lead').findNext().getA1Notation() };
  }
`,
  { locale: 'en_GB', timeZone: 'Europe/London' },
);

afterAll(() => script.close());

test('tabs are added, named, moved and removed', async () => {
  expect(await script.run('names')).toEqual(['Sheet1']);
  expect(await script.run('fresh')).toEqual([1000, 26, 0, 2]);
  expect(await script.run('rename', ['Fresh', 'Leads'])).toBe('Leads');
  expect(await script.run('reorder', ['Leads', 1])).toEqual(['Leads', 'Sheet1']);
  await expect(script.run('insert', ['leads'])).rejects.toThrow(
    'A sheet with the name "leads" already exists. Please enter another name.',
  );
  await script.run('remove', ['Sheet1']);
  await expect(script.run('remove', ['Leads'])).rejects.toThrow("You can't remove all the");
});

test('ranges in every notation', async () => {
  expect(await script.run('ranges', ['Ranges'])).toEqual([
    '2 2 1 1 B2',
    '1 1 1000 1 A1:A1000',
    '2 1 1 26 A2:Z2',
    '2 3 999 1 C2:C1000',
    '1 1 2 2 A1:B2',
    '1 1 2 2 A1:B2',
  ]);
  expect(await script.run('rangeBy', [2, 3])).toBe('C2');
  expect(await script.run('rangeBy', [2, 3, 4, 5])).toBe('C2:G5');
});

test.each([
  [[0, 1], 'The starting row of the range is too small.'],
  [[1, 1, 0, 1], 'The number of rows in the range must be at least 1.'],
  [[1, 1, 1, 0], 'The number of columns in the range must be at least 1.'],
  [[1, 27], 'The coordinates of the range are outside the dimensions of the sheet.'],
  [
    [1, null],
    "The parameters (number,null) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  ],
])('a range that does not exist: %j', async (numbers, message) => {
  await expect(script.run('rangeBy', numbers)).rejects.toThrow(message);
});

test('a row is appended below the last content, with new columns where it needs them', async () => {
  expect(await script.run('append', ['Appended', ['a']])).toEqual([1, 1000, 26]);
  expect(await script.run('append', ['Appended', Array(30).fill('b')])).toEqual([2, 1000, 30]);
});

test('a row beyond the grid takes formats and rules of the row above', async () => {
  expect(await script.run('appendBeyond')).toEqual([3, '007', '@', '#ff0000', ['a', 'b']]);
});

test('values, notes, names and metadata follow their cells when rows and columns change', async () => {
  expect(await script.run('structure')).toEqual({
    values: [
      ['score', '', 'name'],
      ['', '', ''],
      [90, '', 'Ada'],
      [50, '', 'Bob'],
    ],
    note: 'hot',
    color: '#00ff00',
    named: 'A3:A4',
    column: 1,
    value: 'score',
  });
});

test('frozen, sized, hidden and coloured', async () => {
  expect(await script.run('looks')).toEqual([1, 2, 240, 100, 40, true, false, true, '#123456', true]);
});

test('a sort leaves the frozen row, puts empty cells last and takes formats and notes along', async () => {
  expect(await script.run('sorted')).toEqual({
    byScore: [
      ['Eric', true],
      ['Zoé', 10],
      ['éric', 2],
      ['', 1],
      ['anna', ''],
    ],
    byName: ['anna', 'Eric', 'éric', 'Zoé', ''],
    note: 'of Zoé',
    format: '@',
  });
});

test('ten million cells are the limit', async () => {
  await expect(script.run('tooMany')).rejects.toThrow('above the limit of 10000000 cells');
});

test('a member that is not emulated says its name', async () => {
  await expect(script.run('unknown')).rejects.toThrow(
    'Sheet.getPivotTables is not implemented by the local host.',
  );
});

test('formats are kept a cell and read back as Google writes them', async () => {
  expect(await script.run('formats')).toEqual([
    [
      ['#111111', '#ffffff'],
      ['#333333', '#444444'],
    ],
    'bold',
    true,
    true,
    '#aabbcc',
    '#ffffff',
    10,
    '#ffffff',
  ]);
});

test('text is found in sheets and ranges', async () => {
  expect(await script.run('found')).toEqual({ all: ['A1', 'A2', 'B2'], entire: ['A1', 'B2'], first: 'B2' });
});
