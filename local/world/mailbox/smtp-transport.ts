import { createTransport } from 'nodemailer';
import { type Address, parseAddresses } from './addresses';
import { contentBytes, recipientsOf } from './letter';
import { headerOf, type Message } from './message';
import type { Transport } from './transport';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Sends through an SMTP server, e.g. `smtp://127.0.0.1:2525` or `smtps://user:password@mail.example.com`.
 * A message counts as delivered when the server has accepted it for at least one recipient.
 */
export function smtpTransport(url: string): Transport {
  const server = createTransport({
    url,
    // A test server on this machine has no certificate that anyone could check.
    ignoreTLS: LOOPBACK.includes(new URL(url).hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver(message) {
      await server.sendMail(mailOf(message));
    },
  };
}

function mailOf(message: Message) {
  const [from] = parseAddresses(message.from) as [Address];
  const replyTo = headerOf(message, 'Reply-To');
  return {
    envelope: { from: from.address, to: recipientsOf(message) },
    from,
    to: parseAddresses(message.to),
    cc: parseAddresses(message.cc),
    subject: message.subject,
    text: message.text,
    html: message.html || undefined,
    date: new Date(message.date),
    messageId: headerOf(message, 'Message-ID'),
    inReplyTo: headerOf(message, 'In-Reply-To') || undefined,
    references: headerOf(message, 'References') || undefined,
    replyTo: replyTo ? parseAddresses(replyTo) : undefined,
    attachments: message.attachments.map((file) => ({
      content: contentBytes(file),
      filename: file.name ?? undefined,
      contentType: file.contentType ?? undefined,
      cid: file.inlineId,
    })),
  };
}
