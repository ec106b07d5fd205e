import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { scriptOf } from '../support/project';

const arrived: { envelope: string[]; raw: Buffer }[] = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    done(address.startsWith('unknown') ? new Error('no such mailbox') : null);
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      arrived.push({
        envelope: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks),
      });
      done();
    });
  },
});

let script: ReturnType<typeof scriptOf>;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  script = scriptOf(
    `
    function send(to, subject, body, options) { return GmailApp.createDraft(to, subject, body, options || {}).send().getId() }
    function draftThenSend(to) {
      const draft = GmailApp.createDraft(to, 'Refused', 'text');
      try { draft.send(); return 'sent' } catch (error) { return [error.message, draft.getMessage().isDraft()] }
    }
    function reply(threadId) { GmailApp.getThreadById(threadId).reply('merci') }
    function remaining() { return MailApp.getRemainingDailyQuota() }
  `,
    { smtp: `smtp://127.0.0.1:${port}` },
  );
});

afterAll(async () => {
  await script.close();
  await new Promise<void>((closed) => server.close(closed));
});

/** What an independent parser reads in the newest message that arrived. */
const newest = (): Promise<Email> => PostalMime.parse(arrived.at(-1)!.raw);

test('a message arrives as it was written: accents, text and HTML, attachments', async () => {
  const subject = 'Été à Besançon — déjà 25 % ✓';
  await script.run('send', [
    '"Müller, Zoé" <zoe@client.example>',
    subject,
    'Bonjour Zoé,\n\nça va ?\n.\nfin',
    {
      htmlBody: '<p>Bonjour <b>Zoé</b></p>',
      cc: 'cc@client.example',
      bcc: 'hidden@client.example',
      name: 'L’équipe',
      replyTo: 'rep@example.com',
    },
  ]);
  const mail = await newest();
  expect(mail.subject).toBe(subject);
  expect(mail.from).toMatchObject({ address: 'coach@example.com', name: 'L’équipe' });
  expect(mail.to).toMatchObject([{ address: 'zoe@client.example', name: 'Müller, Zoé' }]);
  expect(mail.replyTo).toMatchObject([{ address: 'rep@example.com' }]);
  expect(mail.text?.replace(/\r\n/g, '\n').trim()).toBe('Bonjour Zoé,\n\nça va ?\n.\nfin');
  expect(mail.html?.trim()).toBe('<p>Bonjour <b>Zoé</b></p>');
  expect(arrived.at(-1)!.envelope).toEqual([
    'zoe@client.example',
    'cc@client.example',
    'hidden@client.example',
  ]);
  expect(arrived.at(-1)!.raw.toString()).not.toContain('hidden@client.example');
  expect(new Date(mail.date!).toISOString()).toBe('2026-11-22T09:00:00.000Z');
  expect(mail.messageId).toBe(script.world.mailbox.view().sent.at(-1)!.headers['Message-ID']);
});

test('a reply carries the headers that keep the conversation together', async () => {
  const asked = script.world.mailbox.incoming({ from: 'zoe@client.example', subject: 'Question', text: '?' });
  await script.run('reply', [asked.threadId]);
  const mail = await newest();
  expect(mail.inReplyTo).toBe(asked.headers['Message-ID']);
  expect(mail.references).toBe(asked.headers['Message-ID']);
  expect(mail.subject).toBe('Re: Question');
});

test('no value reaches another header', async () => {
  await expect(
    script.run('send', ['zoe@client.example', 'Hello\r\nBcc: thief@evil.example', 'text']),
  ).rejects.toThrow('Invalid argument: subject');
  await script.run('send', ['zoe@client.example', 'Bcc: thief@evil.example', 'Bcc: thief@evil.example']);
  expect((await newest()).bcc ?? []).toEqual([]);
  expect(arrived.at(-1)!.envelope).toEqual(['zoe@client.example']);
});

test('what the server refuses is told to the script, and the draft stays', async () => {
  const before = await script.run('remaining');
  const count = arrived.length;
  const [message, stillDraft] = (await script.run('draftThenSend', ['unknown@client.example'])) as [
    string,
    boolean,
  ];
  expect(message).toMatch(/^Failed to send email: .*no such mailbox/);
  expect(stillDraft).toBe(true);
  expect(arrived).toHaveLength(count);
  expect(script.world.mailbox.view().sent.map(({ subject }) => subject)).not.toContain('Refused');
  expect(await script.run('remaining')).toBe(before);
});
