import type { Letter } from '../../world/mailbox/letter';
import type { Reply } from '../../world/mailbox/reply';
import { wireOf } from '../blob';
import { textsFor } from '../signature';

type Options = GoogleAppsScript.Gmail.GmailReplyOptions & GoogleAppsScript.Mail.MailAdvancedParameters;

/** The arguments of a method that writes an e-mail, as they cross to the world. */
export function letterOf(method: string, args: [string, string, string, Options?]): Letter {
  const [to, subject, body] = textsFor(method, args.slice(0, 3)) as [string, string, string];
  return { to, subject, body, options: optionsOf(method, args[3]) };
}

export function replyOf(method: string, body: string, options?: Options): Reply {
  const [text] = textsFor(method, [body]) as [string];
  return { body: text, options: { ...optionsOf(method, options), subject: options?.subject } };
}

const TEXTS = ['htmlBody', 'cc', 'bcc', 'from', 'name', 'replyTo'] as const;

export function optionsOf(method: string, options: Options = {}): Letter['options'] {
  if (options.noReply) throw new Error(`${method} with noReply is not implemented by the local host.`);
  const letter: Letter['options'] = {};
  for (const name of TEXTS) {
    const value = options[name];
    if (value !== undefined && value !== null) letter[name] = String(value);
  }
  if (options.attachments) letter.attachments = options.attachments.map(wireOf);
  const images = Object.entries(options.inlineImages ?? {});
  if (images.length)
    letter.inlineImages = Object.fromEntries(images.map(([id, source]) => [id, wireOf(source)]));
  return letter;
}
