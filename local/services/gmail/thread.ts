import type { DraftFacts, MessageFacts, ThreadFacts } from '../../world/mailbox/wire';
import { call, emulated } from '../door';
import { draft } from './draft';
import { label } from './label';
import { replyOf } from './letter';
import { message } from './message';

type Google = GoogleAppsScript.Gmail.GmailThread;
type Thread = Pick<
  Google,
  | 'addLabel'
  | 'createDraftReply'
  | 'createDraftReplyAll'
  | 'getFirstMessageSubject'
  | 'getId'
  | 'getLabels'
  | 'getLastMessageDate'
  | 'getMessageCount'
  | 'getMessages'
  | 'getPermalink'
  | 'hasStarredMessages'
  | 'isInInbox'
  | 'isInSpam'
  | 'isInTrash'
  | 'isUnread'
  | 'markRead'
  | 'markUnread'
  | 'moveToArchive'
  | 'moveToInbox'
  | 'moveToSpam'
  | 'moveToTrash'
  | 'refresh'
  | 'removeLabel'
  | 'reply'
  | 'replyAll'
>;

/** A thread as it was when it was read; its messages are read when asked for. */
export function thread(read: ThreadFacts): Google {
  let facts = read;
  const { id } = facts;
  const is = (place: string) => () => facts.places.includes(place);
  const change =
    (method: string) =>
    (...args: unknown[]) => {
      facts = call<ThreadFacts>(`GmailThread.${method}`, id, ...args);
      return self as Google;
    };
  const changeLabel = (method: string) => (given: GoogleAppsScript.Gmail.GmailLabel) =>
    change(method)(given.getName());
  const reply = (all: boolean) => (body: string, options?: GoogleAppsScript.Gmail.GmailAdvancedOptions) =>
    change('reply')(replyOf('GmailThread.reply', body, options), all);
  const draftReply = (all: boolean) => (body: string, options?: GoogleAppsScript.Gmail.GmailReplyOptions) => {
    const text = replyOf('GmailThread.createDraftReply', body, options);
    return draft(call<DraftFacts>('GmailThread.createDraftReply', id, text, all));
  };

  const self: Thread = emulated<Thread>('GmailThread', {
    getId: () => id,
    getMessages: () => call<MessageFacts[]>('GmailThread.getMessages', id).map(message),
    getMessageCount: () => facts.count,
    getFirstMessageSubject: () => facts.firstSubject,
    getLastMessageDate: () => facts.lastDate,
    getLabels: () => facts.labels.map(label),
    getPermalink: () => `https://mail.google.com/mail/u/0/#all/${id}`,
    hasStarredMessages: is('STARRED'),
    isInInbox: is('INBOX'),
    isInSpam: is('SPAM'),
    isInTrash: is('TRASH'),
    isUnread: is('UNREAD'),
    markRead: change('markRead'),
    markUnread: change('markUnread'),
    moveToArchive: change('moveToArchive'),
    moveToInbox: change('moveToInbox'),
    moveToSpam: change('moveToSpam'),
    moveToTrash: change('moveToTrash'),
    refresh: change('refresh'),
    addLabel: changeLabel('addLabel'),
    removeLabel: changeLabel('removeLabel'),
    reply: reply(false),
    replyAll: reply(true),
    createDraftReply: draftReply(false),
    createDraftReplyAll: draftReply(true),
  });
  return self as Google;
}
