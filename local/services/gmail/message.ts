import type { Attachment } from '../../world/mailbox/message';
import type { DraftFacts, MessageFacts, ThreadFacts } from '../../world/mailbox/wire';
import { blob } from '../blob';
import { call, emulated } from '../door';
import { draft } from './draft';
import { optionsOf, replyOf } from './letter';
import { thread } from './thread';

type Google = GoogleAppsScript.Gmail.GmailMessage;
type Message = Pick<
  Google,
  | 'createDraftReply'
  | 'createDraftReplyAll'
  | 'forward'
  | 'getAttachments'
  | 'getBcc'
  | 'getBody'
  | 'getCc'
  | 'getDate'
  | 'getFrom'
  | 'getHeader'
  | 'getId'
  | 'getPlainBody'
  | 'getReplyTo'
  | 'getSubject'
  | 'getThread'
  | 'getTo'
  | 'isDraft'
  | 'isInInbox'
  | 'isInTrash'
  | 'isStarred'
  | 'isUnread'
  | 'markRead'
  | 'markUnread'
  | 'moveToTrash'
  | 'refresh'
  | 'reply'
  | 'replyAll'
  | 'star'
  | 'unstar'
>;

/** A message as it was when it was read: as on Google, only `refresh` reads it again. */
export function message(read: MessageFacts): Google {
  let facts = read;
  const { id } = facts;
  const is = (label: string) => () => facts.labels.includes(label);
  const change = (method: string) => () => {
    facts = call<MessageFacts>(`GmailMessage.${method}`, id);
    return self as Google;
  };
  const header = (name: string) => {
    const key = Object.keys(facts.headers).find((other) => other.toLowerCase() === name.toLowerCase());
    return key === undefined ? '' : facts.headers[key]!;
  };
  const reply = (all: boolean) => (body: string, options?: GoogleAppsScript.Gmail.GmailAdvancedOptions) =>
    message(call<MessageFacts>('GmailMessage.reply', id, replyOf('GmailMessage.reply', body, options), all));
  const draftReply = (all: boolean) => (body: string, options?: GoogleAppsScript.Gmail.GmailReplyOptions) => {
    const text = replyOf('GmailMessage.createDraftReply', body, options);
    return draft(call<DraftFacts>('GmailMessage.createDraftReply', id, text, all));
  };

  const self: Message = emulated<Message>('GmailMessage', {
    getId: () => id,
    getThread: () => thread(call<ThreadFacts>('GmailMessage.getThread', id)),
    getFrom: () => facts.from,
    getTo: () => facts.to,
    getCc: () => facts.cc,
    getBcc: () => facts.bcc,
    getReplyTo: () => header('Reply-To'),
    getSubject: () => facts.subject,
    getDate: () => facts.date,
    getPlainBody: () => facts.text,
    getBody: () => facts.html,
    getHeader: header,
    getAttachments: (options?: GoogleAppsScript.Gmail.GmailAttachmentOptions) =>
      call<Attachment[]>('GmailMessage.getAttachments', id)
        .filter((file) => wanted(file, options))
        .map((file) => blob(file) as unknown as GoogleAppsScript.Gmail.GmailAttachment),
    isDraft: is('DRAFT'),
    isInInbox: is('INBOX'),
    isInTrash: is('TRASH'),
    isStarred: is('STARRED'),
    isUnread: is('UNREAD'),
    markRead: change('markRead'),
    markUnread: change('markUnread'),
    moveToTrash: change('moveToTrash'),
    star: change('star'),
    unstar: change('unstar'),
    refresh: change('refresh'),
    reply: reply(false),
    replyAll: reply(true),
    createDraftReply: draftReply(false),
    createDraftReplyAll: draftReply(true),
    forward: (recipient: string, options?: GoogleAppsScript.Gmail.GmailAdvancedOptions) =>
      message(call('GmailMessage.forward', id, recipient, optionsOf('GmailMessage.forward', options))),
  });
  return self as Google;
}

function wanted(file: Attachment, options: GoogleAppsScript.Gmail.GmailAttachmentOptions = {}): boolean {
  const included = file.inlineId === undefined ? options.includeAttachments : options.includeInlineImages;
  return included ?? true;
}
