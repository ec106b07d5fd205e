import { bareAddresses, formatAddresses, parseAddresses } from './addresses';
import type { Letter } from './letter';
import { headerOf, type Message } from './message';

/** What a script gives for an answer: text and options, of which the subject is only for drafts. */
export interface Reply {
  body: string;
  options: Letter['options'] & { subject?: string };
}

/**
 * The letter that answers a message. As on Google it goes to the *sender*, which is oneself when the message is one's own.
 * @param all also to everyone else that the message went to, but oneself
 */
export function replyLetter(message: Message, { body, options }: Reply, all: boolean, user: string): Letter {
  const sender = headerOf(message, 'Reply-To') || message.from;
  const others = all ? [message.to, message.cc].filter((text) => text !== '').join(', ') : '';
  const already = [user.toLowerCase(), ...bareAddresses(sender)];
  const cc = parseAddresses(others).filter(({ address }) => !already.includes(address.toLowerCase()));
  return {
    to: sender,
    subject: options.subject ?? prefixed('Re: ', message.subject),
    body,
    options: {
      ...options,
      cc: [formatAddresses(cc), options.cc ?? ''].filter((text) => text !== '').join(', '),
    },
  };
}

/** The letter that passes a message on, with its attachments. */
export function forwardLetter(message: Message, to: string, options: Letter['options']): Letter {
  const head = `---------- Forwarded message ---------\nFrom: ${message.from}\nDate: ${new Date(message.date).toUTCString()}\nSubject: ${message.subject}\nTo: ${message.to}\n\n`;
  const html = message.html === '' ? undefined : `${asHtml(head)}${message.html}`;
  return {
    to,
    subject: prefixed('Fwd: ', message.subject),
    body: head + message.text,
    options: { htmlBody: html, attachments: message.attachments, ...options },
  };
}

const prefixed = (prefix: string, subject: string) =>
  subject.toLowerCase().startsWith(prefix.toLowerCase().trim()) ? subject : prefix + subject;

const asHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
