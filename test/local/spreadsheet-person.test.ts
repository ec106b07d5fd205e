import { scriptOf } from '../support/project';

const script = scriptOf(
  `
  const sheet = () => SpreadsheetApp.getActive().getSheetByName('Leads') || SpreadsheetApp.getActive().insertSheet('Leads');
  function fill() {
    sheet().setFrozenRows(1);
    sheet().getRange('A1:C4').setValues([['id', 'name', 'score'], ['a', 'Ada', 3], ['b', 'Bob', 1], ['c', 'Cy', 2]]);
    const rule = SpreadsheetApp.newDataValidation().requireNumberBetween(0, 100).setAllowInvalid(false).build();
    sheet().getRange('C2:C').setDataValidation(rule);
    sheet().getRange('B2').setNote('of Ada');
  }
  function ids() { return sheet().getRange('A2:A4').getValues().flat() }
  function noteOfAda() {
    const row = ids().indexOf('a') + 2;
    return sheet().getRange(row, sheet().getRange('1:1').getValues()[0].indexOf('name') + 1).getNote();
  }
  function hidden() { return [2, 3, 4].map((row) => sheet().isRowHiddenByFilter(row)) }
`,
  { locale: 'fr_FR' },
);

const { workbook } = script.world;

beforeAll(() => script.run('fill'));
afterAll(() => script.close());

test('typing is parsed by the locale and tells what an onEdit trigger wants to know', () => {
  expect(workbook.type('Leads', 'C3', '2,5')).toMatchObject({
    range: { row: 3, column: 3, rows: 1, columns: 1 },
    oldValue: '1',
    value: '2.5',
  });
  expect(workbook.type('Leads', 'D2', 'VRAI')).toMatchObject({ oldValue: undefined, value: 'TRUE' });
  expect(workbook.view().find(({ name }) => name === 'Leads')!.values[2]).toEqual(['b', 'Bob', 2.5, '']);
});

test('typing against a rule, or outside the sheet, is refused', () => {
  expect(() => workbook.type('Leads', 'C2', '101')).toThrow('The data you entered in cell C2 violates');
  expect(() => workbook.type('Leads', 'A5000', 'x')).toThrow('There is no cell A5000');
  expect(() => workbook.type('Nowhere', 'A1', 'x')).toThrow('There is no tab "Nowhere".');
});

test('a person sorts, moves a column, filters and renames, and everything stays with its row', async () => {
  workbook.act({ act: 'sort', sheet: 'Leads', column: 3 });
  expect(await script.run('ids')).toEqual(['c', 'b', 'a']);
  workbook.act({ act: 'move', sheet: 'Leads', dimension: 'columns', at: 2, to: 4 });
  expect(await script.run('noteOfAda')).toBe('of Ada');
  workbook.act({ act: 'filter', sheet: 'Leads', column: 1, criteria: { hiddenValues: ['b'] } });
  expect(await script.run('hidden')).toEqual([false, true, false]);
  workbook.act({ act: 'insert', sheet: 'Leads', dimension: 'rows', before: 2 });
  workbook.act({ act: 'renameSheet', sheet: 'Leads', name: 'Pipeline' });
  expect(workbook.sheet('Leads')).toBeUndefined();
  expect(workbook.sheet('Pipeline')!.filter!.range.rows).toBe(5);
  workbook.act({ act: 'renameSheet', sheet: 'Pipeline', name: 'Leads' });
  expect(() => workbook.act({ act: 'fly', sheet: 'Leads' } as never)).toThrow('There is no act "fly".');
});

test('whoever listens is told which cells changed', () => {
  const notices: unknown[] = [];
  workbook.onChange((notice) => notices.push(notice));
  workbook.type('Leads', 'D7', 'x');
  expect(notices).toEqual([
    {
      sheetId: workbook.sheet('Leads')!.id,
      rect: { row: 7, column: 4, rows: 1, columns: 1 },
      kind: 'values',
    },
  ]);
});
