import { scriptOf } from '../support/project';

const script = scriptOf(
  `
  function draftFacts(draft) {
    const message = draft.getMessage();
    return { id: draft.getId(), messageId: draft.getMessageId(), threadId: message.getThread().getId() };
  }
  function create(to, subject, body, options) {
    return draftFacts(GmailApp.createDraft(to, subject, body, options || {}));
  }
  function update(id, subject) { return draftFacts(GmailApp.getDraft(id).update('jo@client.example', subject, 'new text')) }
  function send(id) {
    const message = GmailApp.getDraft(id).send();
    return { id: message.getId(), threadId: message.getThread().getId(), isDraft: message.isDraft() };
  }
  function open(id) { return GmailApp.getDraft(id).getMessage().getSubject() }
  function remove(id) { GmailApp.getDraft(id).deleteDraft() }
  function threadOf(id) {
    return GmailApp.getThreadById(id).getMessages().map((m) => [m.getId(), m.isDraft()]);
  }
  function draftSubjects() { return GmailApp.getDraftMessages().map((m) => m.getSubject()) }
  function sendAt(to, options) { GmailApp.sendEmail(to, 'Hello', 'text', options || {}) }
  function sendSubject(subject, body) { GmailApp.sendEmail('jo@client.example', subject, body || 'text') }
  function remaining() { return MailApp.getRemainingDailyQuota() }
  function byMailApp(args) { MailApp.sendEmail(...args) }
`,
  { aliases: ['sales@example.com'], limits: { email: 5 }, timeZone: 'Europe/Paris' },
);

afterAll(() => script.close());

const { world } = script;
type Facts = { id: string; messageId: string; threadId: string };
const create = (subject: string) =>
  script.run('create', ['jo@client.example', subject, 'text']) as Promise<Facts>;
const nextDay = () => world.clock.set(world.clock.now() + 86_400_000);

test('a draft keeps its id when it is changed, its message does not', async () => {
  const draft = await create('First');
  const updated = (await script.run('update', [draft.id, 'Second'])) as Facts;
  expect(updated).toMatchObject({ id: draft.id, threadId: draft.threadId });
  expect(updated.messageId).not.toBe(draft.messageId);
  expect(await script.run('open', [draft.id])).toBe('Second');
});

test('a draft that is sent is gone; a new message stands in its thread', async () => {
  const draft = await create('Offer');
  const sent = (await script.run('send', [draft.id])) as { id: string; threadId: string; isDraft: boolean };
  expect(sent).toMatchObject({ threadId: draft.threadId, isDraft: false });
  expect(sent.id).not.toBe(draft.messageId);
  expect(await script.run('threadOf', [draft.threadId])).toEqual([[sent.id, false]]);
  await expect(script.run('open', [draft.id])).rejects.toThrow('Requested entity was not found.');
  await expect(script.run('send', [draft.id])).rejects.toThrow('Requested entity was not found.');
  expect(world.mailbox.view().sent.at(-1)).toMatchObject({ subject: 'Offer', to: 'jo@client.example' });
});

test('a draft that is deleted leaves no trace', async () => {
  const draft = await create('Never mind');
  await script.run('remove', [draft.id]);
  expect(await script.run('draftSubjects')).not.toContain('Never mind');
  await expect(script.run('threadOf', [draft.threadId])).rejects.toThrow('Requested entity was not found.');
});

test('a draft without a recipient exists but cannot be sent', async () => {
  const draft = (await script.run('create', ['', 'To nobody', 'text'])) as Facts;
  await expect(script.run('send', [draft.id])).rejects.toThrow('Failed to send email: no recipient');
  expect(await script.run('open', [draft.id])).toBe('To nobody');
});

test.each([
  ['a line break in the subject', ['sendSubject', ['a\r\nBcc: x@evil.example']], 'Invalid argument: subject'],
  [
    'a line break in a name',
    ['sendAt', ['a@b.example', { name: 'x\nBcc: y@z.example' }]],
    'Invalid argument: name',
  ],
  ['what is no address', ['sendAt', ['not an address']], 'Invalid email: not an address'],
  ['no recipient', ['sendAt', ['']], 'Failed to send email: no recipient'],
  [
    'somebody else as sender',
    ['sendAt', ['a@b.example', { from: 'boss@other.example' }]],
    'Invalid argument: boss@other.example',
  ],
  ['a subject of 251 characters', ['sendSubject', ['x'.repeat(251)]], 'Argument too large: subject'],
  [
    'a body over 200 kB',
    ['sendSubject', ['s', 'x'.repeat(200 * 1024 + 1)]],
    'Limit Exceeded: Email Body Size.',
  ],
  [
    '51 recipients',
    ['sendAt', [Array.from({ length: 51 }, (_, i) => `a${i}@b.example`).join()]],
    'Limit Exceeded: Email Recipients Per Message.',
  ],
  [
    'null for a recipient',
    ['sendAt', [null]],
    "The parameters (null,String,String) don't match the method signature for GmailApp.sendEmail.",
  ],
] as const)('Gmail refuses %s', async (_, [name, args], message) => {
  await expect(script.run(name, [...args])).rejects.toThrow(message);
});

test('an alias may be the sender, with a name', async () => {
  nextDay();
  await script.run('sendAt', [
    '"Doe, Jo" <jo@client.example>',
    { from: 'Sales@example.com', name: 'Sales, Paris' },
  ]);
  expect(world.mailbox.view().sent.at(-1)).toMatchObject({
    from: '"Sales, Paris" <sales@example.com>',
    to: '"Doe, Jo" <jo@client.example>',
  });
});

test('the day’s quota counts recipients, of GmailApp and MailApp alike, and starts anew at the user’s midnight', async () => {
  nextDay();
  await script.run('sendAt', ['a@b.example, c@d.example', { cc: 'e@f.example', bcc: 'g@h.example' }]);
  expect(await script.run('remaining')).toBe(1);
  await expect(script.run('byMailApp', [['a@b.example,c@d.example', 's', 'b']])).rejects.toThrow(
    'Service invoked too many times for one day: email.',
  );
  await script.run('byMailApp', [['a@b.example', 's', 'b']]);
  expect(await script.run('remaining')).toBe(0);
  world.clock.set(world.clock.now() + 13 * 3_600_000 + 59 * 60_000); // 10:00 + 13:59 in Paris
  expect(await script.run('remaining')).toBe(0);
  world.clock.set(world.clock.now() + 60_000);
  expect(await script.run('remaining')).toBe(5);
});

test('MailApp takes its arguments in each of its three ways', async () => {
  nextDay();
  await script.run('byMailApp', [[{ to: 'a@b.example', subject: 'object', htmlBody: '<p>x</p>' }]]);
  await script.run('byMailApp', [['a@b.example', 'options', 'b', { cc: 'c@d.example' }]]);
  await script.run('byMailApp', [['a@b.example', 'answers@d.example', 'reply to', 'b']]);
  const [first, second, third] = world.mailbox.view().sent.slice(-3);
  expect(first).toMatchObject({ subject: 'object', html: '<p>x</p>', text: '' });
  expect(second).toMatchObject({ subject: 'options', cc: 'c@d.example' });
  expect(third).toMatchObject({ subject: 'reply to', headers: { 'Reply-To': 'answers@d.example' } });
});
