import type { ExecutionKind } from '../../local/world/execution';
import { scriptOf } from '../support/project';

const script = scriptOf(`
  function onOpen() {
    const ui = SpreadsheetApp.getUi();
    ui.createMenu('Coach').addItem('Run', 'run').addSeparator()
      .addSubMenu(ui.createMenu('More').addItem('Set up', 'setUp')).addToUi();
  }
  function onEdit() { return SpreadsheetApp.getUi() }
  function confirm() {
    const ui = SpreadsheetApp.getUi();
    return ui.alert('Delete', 'Really?', ui.ButtonSet.YES_NO) === ui.Button.YES;
  }
  function ask() {
    const ui = SpreadsheetApp.getUi();
    const response = ui.prompt('Your name?', ui.ButtonSet.OK_CANCEL);
    return response.getSelectedButton() === ui.Button.OK ? response.getResponseText() : null;
  }
  function toast() { SpreadsheetApp.getActive().toast('Done', 'Coach', 3) }
`);

afterAll(() => script.close());

test('onOpen makes the menus, once', async () => {
  for (let i = 0; i < 2; i++)
    expect((await script.perform('onOpen', 'simple')).execution.state).toBe('completed');
  expect(script.world.ui.menus).toEqual([
    {
      kind: 'menu',
      caption: 'Coach',
      items: [
        { kind: 'item', caption: 'Run', functionName: 'run' },
        { kind: 'separator' },
        {
          kind: 'menu',
          caption: 'More',
          items: [{ kind: 'item', caption: 'Set up', functionName: 'setUp' }],
        },
      ],
    },
  ]);
});

test.each<[ExecutionKind, string]>([
  ['webapp', 'confirm'],
  ['time', 'confirm'],
  ['simple', 'onEdit'],
])('there is no UI in %s', async (kind, name) => {
  const { execution } = await script.perform(name, kind);
  expect(execution.error?.message).toBe('Cannot call SpreadsheetApp.getUi() from this context.');
  expect((await script.perform('toast', kind)).execution.state).toBe('completed');
  expect(script.world.ui.toasts).toEqual([]);
});

test('with nobody at the page an alert is confirmed, a prompt cancelled, and both are in the log', async () => {
  const { execution, value } = await script.perform('confirm', 'menu');
  expect(value).toBe(true);
  expect(execution.log.map(({ text }) => text)).toEqual(['alert: Delete: Really? → YES']);
  expect(await script.run('ask')).toBe(null);
});

test('with somebody at the page the script waits for the answer', async () => {
  const { ui } = script.world;
  ui.attended = true;
  const asked = script.run('ask');
  while (ui.questions.length === 0) await new Promise((tick) => setImmediate(tick));
  expect(ui.questions).toMatchObject([{ kind: 'prompt', text: 'Your name?', buttons: ['OK', 'CANCEL'] }]);
  expect(() => ui.answer(ui.questions[0]!.id, { button: 'YES' })).toThrow('OK, CANCEL');
  ui.answer(ui.questions[0]!.id, { button: 'OK', text: 'Ada' });
  expect(await asked).toBe('Ada');
  expect(ui.questions).toEqual([]);
});

test('a toast shows where there is a UI', async () => {
  await script.perform('toast', 'menu');
  expect(script.world.ui.toasts).toMatchObject([{ title: 'Coach', text: 'Done', seconds: 3 }]);
});
