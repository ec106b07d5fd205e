import type { DraftFacts, MessageFacts, ThreadFacts } from '../../world/mailbox/wire';
import { call } from '../door';
import { authorised } from '../permission';
import { draft } from './draft';
import { label } from './label';
import { letterOf } from './letter';
import { message } from './message';
import { thread } from './thread';

type Google = GoogleAppsScript.Gmail.GmailApp;
type Options = GoogleAppsScript.Gmail.GmailAdvancedOptions;
type Emulated = Pick<
  Google,
  | 'createDraft'
  | 'createLabel'
  | 'deleteLabel'
  | 'getAliases'
  | 'getDraft'
  | 'getDraftMessages'
  | 'getDrafts'
  | 'getInboxThreads'
  | 'getInboxUnreadCount'
  | 'getMessageById'
  | 'getMessagesForThread'
  | 'getMessagesForThreads'
  | 'getThreadById'
  | 'getUserLabelByName'
  | 'getUserLabels'
  | 'markMessageRead'
  | 'markMessageUnread'
  | 'markThreadRead'
  | 'markThreadUnread'
  | 'moveMessageToTrash'
  | 'moveThreadToArchive'
  | 'moveThreadToInbox'
  | 'moveThreadToTrash'
  | 'refreshMessage'
  | 'refreshThread'
  | 'search'
  | 'sendEmail'
>;

/** The acts that GmailApp does on an object given to it, in the object's own words. */
const onMessage =
  (act: 'markRead' | 'markUnread' | 'moveToTrash' | 'refresh') =>
  (given: GoogleAppsScript.Gmail.GmailMessage) => {
    given[act]();
    return GmailApp as Google;
  };
const onThread =
  (act: 'markRead' | 'markUnread' | 'moveToTrash' | 'moveToArchive' | 'moveToInbox' | 'refresh') =>
  (given: GoogleAppsScript.Gmail.GmailThread) => {
    given[act]();
    return GmailApp as Google;
  };

export const GmailApp: Emulated = authorised<Emulated>('GmailApp', 'https://mail.google.com/', {
  createDraft: (to: string, subject: string, body: string, options?: Options) =>
    draft(
      call<DraftFacts>(
        'GmailApp.createDraft',
        letterOf('GmailApp.createDraft', [to, subject, body, options]),
      ),
    ),
  sendEmail(to: string, subject: string, body: string, options?: Options) {
    call('GmailApp.sendEmail', letterOf('GmailApp.sendEmail', [to, subject, body, options]));
    return GmailApp as Google;
  },
  getDraft: (id) => draft(call<DraftFacts>('GmailApp.getDraft', id)),
  getDrafts: () => call<DraftFacts[]>('GmailApp.getDrafts').map(draft),
  getDraftMessages: () => call<MessageFacts[]>('GmailApp.getDraftMessages').map(message),
  search: (query: string, start?: number, max?: number) =>
    call<ThreadFacts[]>('GmailApp.search', query, start, max).map(thread),
  getInboxThreads: (start?: number, max?: number) =>
    call<ThreadFacts[]>('GmailApp.getInboxThreads', start, max).map(thread),
  getInboxUnreadCount: () => call('GmailApp.getInboxUnreadCount'),
  getMessageById: (id) => message(call<MessageFacts>('GmailApp.getMessageById', id)),
  getThreadById: (id) => thread(call<ThreadFacts>('GmailApp.getThreadById', id)),
  getMessagesForThread: (given) => given.getMessages(),
  getMessagesForThreads: (given) =>
    call<MessageFacts[][]>(
      'GmailApp.getMessagesForThreads',
      given.map((one) => one.getId()),
    ).map((messages) => messages.map(message)),
  getAliases: () => call('GmailApp.getAliases'),
  createLabel(name) {
    call('GmailApp.createLabel', name);
    return label(name);
  },
  deleteLabel(given) {
    given.deleteLabel();
    return GmailApp as Google;
  },
  getUserLabelByName: (name) =>
    (call<boolean>('GmailApp.getUserLabelByName', name)
      ? label(name)
      : null) as GoogleAppsScript.Gmail.GmailLabel,
  getUserLabels: () => call<string[]>('GmailApp.getUserLabels').map(label),
  markMessageRead: onMessage('markRead'),
  markMessageUnread: onMessage('markUnread'),
  moveMessageToTrash: onMessage('moveToTrash'),
  refreshMessage: onMessage('refresh'),
  markThreadRead: onThread('markRead'),
  markThreadUnread: onThread('markUnread'),
  moveThreadToTrash: onThread('moveToTrash'),
  moveThreadToArchive: onThread('moveToArchive'),
  moveThreadToInbox: onThread('moveToInbox'),
  refreshThread: onThread('refresh'),
});
