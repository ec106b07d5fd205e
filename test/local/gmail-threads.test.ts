import { scriptOf } from '../support/project';

const script = scriptOf(`
  function subjects(query, start, max) {
    return GmailApp.search(query, start, max).map((thread) => thread.getFirstMessageSubject());
  }
  function sendTo(to, subject, body) {
    const draft = GmailApp.createDraft(to, subject, body);
    return draft.send().getThread().getId();
  }
  function bodies(threadId) {
    return GmailApp.getThreadById(threadId).getMessages().map((m) => [m.getFrom(), m.getPlainBody()]);
  }
  function answer(threadId) {
    const draft = GmailApp.getThreadById(threadId).createDraftReply('our answer', { htmlBody: '<p>our answer</p>' });
    const message = draft.getMessage();
    return [message.getTo(), message.getSubject(), message.getHeader('In-Reply-To')];
  }
  function answerAll(threadId) {
    GmailApp.getThreadById(threadId).replyAll('to all of you');
  }
  function label(threadId) {
    const label = GmailApp.createLabel('Sales/To do');
    const thread = GmailApp.getThreadById(threadId).addLabel(label);
    const before = thread.getLabels().map((l) => l.getName());
    thread.removeLabel(label);
    return [before, thread.getLabels(), GmailApp.getUserLabelByName('none')];
  }
  function read(threadId) {
    const thread = GmailApp.getThreadById(threadId);
    return [thread.isUnread(), thread.markRead().isUnread(), GmailApp.getThreadById(threadId).isUnread()];
  }
  function trash(threadId) { GmailApp.getThreadById(threadId).moveToTrash() }
  function attach() {
    GmailApp.sendEmail('jo@client.example', 'Files', 'see there', {
      attachments: [Utilities.newBlob('a;b', 'text/csv', 'prices.csv')],
      inlineImages: { logo: Utilities.newBlob([1, -2, 3], 'image/png', 'logo.png') },
    });
    const [message] = GmailApp.search('subject:Files has:attachment')[0].getMessages();
    return message.getAttachments({ includeInlineImages: false }).map((a) => [a.getName(), a.getDataAsString()])
      .concat(message.getAttachments().map((a) => a.getBytes().length));
  }
  function forward(messageId) { GmailApp.getMessageById(messageId).forward('boss@example.com') }
`);

afterAll(() => script.close());

const { mailbox, clock } = script.world;
const minutes = (count: number) => clock.set(clock.now() + count * 60_000);
const send = (to: string, subject: string, body: string) =>
  script.run('sendTo', [to, subject, body]) as Promise<string>;
const search = (query: string) => script.run('subjects', [query]);

test('an answer from outside joins the thread by its references', async () => {
  const threadId = await send('jo@client.example', 'Our offer', 'Would Tuesday suit you?');
  const messageId = mailbox.view().sent.at(-1)!.headers['Message-ID']!;
  minutes(5);
  const arrived = mailbox.incoming({
    from: 'Jo Doe <jo@client.example>',
    subject: 'Re: Our offer',
    text: 'No.',
    headers: { 'In-Reply-To': messageId, 'Auto-Submitted': 'auto-replied' },
  });
  expect(arrived.threadId).toBe(threadId);
  expect(await script.run('bodies', [threadId])).toEqual([
    ['coach@example.com', 'Would Tuesday suit you?'],
    ['Jo Doe <jo@client.example>', 'No.'],
  ]);
  expect(mailbox.view().received.at(-1)).toMatchObject({
    id: arrived.id,
    headers: { 'Auto-Submitted': 'auto-replied' },
    date: '2026-11-22T09:05:00.000Z',
  });
});

test('a reply goes to Reply-To, in the thread, with the headers that say so', async () => {
  const asked = mailbox.incoming({
    from: 'form@site.example',
    subject: 'Price?',
    text: 'How much?',
    headers: { 'Reply-To': 'ann@client.example' },
  });
  expect(await script.run('answer', [asked.threadId])).toEqual([
    'ann@client.example',
    'Re: Price?',
    asked.headers['Message-ID'],
  ]);
});

test('a reply to all leaves oneself out', async () => {
  const asked = mailbox.incoming({
    from: 'ann@client.example',
    to: 'coach@example.com, bob@client.example',
    cc: 'Eve <eve@client.example>',
    subject: 'Meeting',
    text: 'When?',
  });
  await script.run('answerAll', [asked.threadId]);
  expect(mailbox.view().sent.at(-1)).toMatchObject({
    to: 'ann@client.example',
    cc: 'bob@client.example, Eve <eve@client.example>',
    threadId: asked.threadId,
  });
});

describe('a search', () => {
  beforeAll(async () => {
    clock.set(Date.parse('2026-12-10T12:00:00Z'));
    mailbox.incoming({
      from: 'Zoé Martin <zoe@alpha.example>',
      subject: 'Réclamation urgente',
      text: 'la livraison est en retard',
    });
    clock.set(Date.parse('2026-12-20T12:00:00Z'));
    mailbox.incoming({ from: 'max@beta.example', subject: 'Quote needed', text: 'for ten licences please' });
    await send('max@beta.example', 'Quote sent', 'here are ten licences');
  });

  test.each([
    ['from:zoe@alpha.example', ['Réclamation urgente']],
    ['from:zoe reclamation', ['Réclamation urgente']],
    ['in:sent to:max@beta.example', ['Quote sent']],
    ['in:inbox quote', ['Quote needed']],
    ['subject:(quote needed)', ['Quote needed']],
    ['"ten licences" -in:sent', ['Quote needed']],
    ['"licences ten"', []],
    ['subject:quote (needed OR sent)', ['Quote sent', 'Quote needed']],
    ['{from:zoe subject:"quote sent"}', ['Quote sent', 'Réclamation urgente']],
    ['quot', []],
    ['after:2026/12/10 before:2026/12/11', ['Réclamation urgente']],
    ['in:anywhere after:1797768000 subject:quote is:unread', ['Quote needed']],
    ['newer_than:9d from:beta.example', ['Quote needed']],
    ['older_than:9d from:alpha.example', ['Réclamation urgente']],
    ['newer_than:1d from:alpha.example', []],
    ['label:sent quote', ['Quote sent']],
    ['has:attachment quote', []],
  ])('%s', async (query, subjects) => {
    expect(await search(query)).toEqual(subjects);
  });

  test('finds one message by its Message-ID', async () => {
    const sent = mailbox.view().sent.at(-1)!;
    expect(await search(`rfc822msgid:${sent.headers['Message-ID']}`)).toEqual(['Quote sent']);
  });

  test('gives the newest thread first, in pages', async () => {
    expect(await script.run('subjects', ['subject:quote', 0, 1])).toEqual(['Quote sent']);
    expect(await script.run('subjects', ['subject:quote', 1, 1])).toEqual(['Quote needed']);
  });

  test('does not look into the trash unless told to', async () => {
    const spam = mailbox.incoming({ from: 'x@spam.example', subject: 'Lottery', text: 'win' });
    await script.run('trash', [spam.threadId]);
    expect(await search('lottery')).toEqual([]);
    expect(await search('in:trash lottery')).toEqual(['Lottery']);
  });

  test('says which operator it does not know', async () => {
    await expect(search('larger:10M')).rejects.toThrow(
      "Gmail's search larger: is not implemented by the local host.",
    );
  });
});

test('labels and the unread mark stay with the thread', async () => {
  const { threadId } = mailbox.incoming({ from: 'a@b.example', subject: 'Labels', text: '' });
  expect(await script.run('label', [threadId])).toEqual([['Sales/To do'], [], null]);
  expect(await script.run('read', [threadId])).toEqual([true, false, false]);
});

test('attachments come back byte for byte', async () => {
  expect(await script.run('attach')).toEqual([['prices.csv', 'a;b'], 3, 3]);
});

test('a message is passed on with what it says', async () => {
  const { id } = mailbox.incoming({ from: 'a@b.example', subject: 'News', text: 'good news' });
  await script.run('forward', [id]);
  const sent = mailbox.view().sent.at(-1)!;
  expect(sent).toMatchObject({ to: 'boss@example.com', subject: 'Fwd: News' });
  expect(sent.text).toContain('good news');
});

test('a mailbox comes back as it was saved', async () => {
  const saved = JSON.parse(JSON.stringify(script.world.snapshot()));
  const again = scriptOf('function count() { return GmailApp.search("in:sent").length }', { saved });
  expect(again.world.mailbox.view()).toEqual(mailbox.view());
  expect(await again.run('count')).toBeGreaterThan(0);
  const ids = again.world.mailbox.state.messages.map(({ id }) => id);
  expect(ids).not.toContain(again.world.mailbox.incoming({ from: 'a@b.example', text: 'new' }).id);
  await again.close();
});
