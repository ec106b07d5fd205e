import { scriptOf } from '../support/project';

const script = scriptOf(
  `
  function search() { return GmailApp.search('in:inbox').length }
  function mail() { MailApp.sendEmail('a@b.example', 's', 'b') }
  function fetch() { UrlFetchApp.fetch('http://127.0.0.1:1/') }
  function trigger() { ScriptApp.newTrigger('x').timeBased().everyMinutes(1).create() }
  function allowed() {
    PropertiesService.getScriptProperties().setProperty('x', '1');
    CacheService.getScriptCache().put('x', '1');
    return [LockService.getScriptLock().tryLock(0), ScriptApp.AuthMode.LIMITED, Session.getActiveUser().getEmail(),
      Utilities.base64Encode('ok'), ContentService.createTextOutput('x').getContent()];
  }
  function people() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()] }
  function who() { return [Session.getActiveUser().getEmail(), Session.getActiveUserLocale(), Session.getScriptTimeZone()] }
`,
  { user: 'vendeur@example.fr', locale: 'fr_FR' },
);

afterAll(() => script.close());

test.each([
  [
    'search',
    'You do not have permission to call GmailApp.search. Required permissions: https://mail.google.com/',
  ],
  ['mail', 'You do not have permission to call MailApp.sendEmail.'],
  ['fetch', 'You do not have permission to call UrlFetchApp.fetch.'],
  ['trigger', 'You do not have permission to call ScriptApp.newTrigger.'],
])('a simple trigger may not %s', async (name, message) => {
  await expect(script.run(name, [], 'simple')).rejects.toThrow(message);
});

test('an installable trigger may', async () => {
  expect(await script.run('search', [], 'installable')).toBe(0);
});

test('a simple trigger may use what needs no consent, and does not learn who it is', async () => {
  expect(await script.run('allowed', [], 'simple')).toEqual([true, 'LIMITED', '', 'b2s=', 'x']);
});

test('a web app does not learn who calls it', async () => {
  expect(await script.run('people', [], 'webapp')).toEqual(['', 'vendeur@example.fr']);
});

test('the session tells the user, the language and the script’s zone', async () => {
  expect(await script.run('who')).toEqual(['vendeur@example.fr', 'fr', 'Etc/UTC']);
});
