import { type Handlers, handle } from '../execution';
import { changeHandlers } from './label-changes';
import type { Letter } from './letter';
import type { Mailbox } from './mailbox';
import type { Draft, Message } from './message';
import { forwardLetter, type Reply, replyLetter } from './reply';
import { draftFacts, messageFacts, threadFacts } from './wire';

/** Gmail gives no more threads at once. Source: reference of GmailApp.search. */
export const THREADS_AT_ONCE = 500;

/** What GmailApp and MailApp ask of the mailbox. */
export function gmailHandlers(mailbox: Mailbox): Handlers {
  const draft = ({ id, messageId }: Draft) => draftFacts(id, mailbox.message(messageId));
  const thread = (id: string) => threadFacts(mailbox.thread(id));
  const messagesOf = (id: string) => mailbox.thread(id).map(messageFacts);
  const drafts = () => [...mailbox.state.drafts].reverse().map(draft);
  const lastOf = (threadId: string): Message => {
    const messages = mailbox.thread(threadId);
    return messages.filter((message) => !message.labels.includes('DRAFT')).at(-1) ?? messages.at(-1)!;
  };
  const found = (query: string, start = 0, max = THREADS_AT_ONCE) => {
    if (max > THREADS_AT_ONCE) throw new Error(`Argument max cannot exceed ${THREADS_AT_ONCE}.`);
    const newestFirst = mailbox
      .search(query)
      .reverse()
      .sort((a, b) => b.date - a.date);
    const threadIds = [...new Set(newestFirst.map((message) => message.threadId))];
    return threadIds.slice(start, start + max).map(thread);
  };
  const reply = async (answered: Message, text: Reply, all: boolean) =>
    messageFacts(await mailbox.send(replyLetter(answered, text, all, mailbox.user), answered));
  const draftReply = (answered: Message, text: Reply, all: boolean) =>
    draft(mailbox.createDraft(replyLetter(answered, text, all, mailbox.user), answered));
  const send = async (letter: Letter) => messageFacts(await mailbox.send(letter));

  return {
    'GmailApp.createDraft': (_, letter: Letter) => draft(mailbox.createDraft(letter)),
    'GmailApp.sendEmail': (_, letter: Letter) => send(letter),
    'MailApp.sendEmail': (_, letter: Letter) => send(letter),
    'MailApp.getRemainingDailyQuota': () => mailbox.remainingQuota(),
    'GmailApp.getAliases': () => mailbox.aliases,
    'GmailApp.getDraft': (_, id: string) => draft(mailbox.draft(id)),
    'GmailApp.getDrafts': drafts,
    'GmailApp.getDraftMessages': () => drafts().map(({ message }) => message),
    'GmailDraft.getMessage': (_, id: string) => draft(mailbox.draft(id)).message,
    'GmailDraft.update': (_, id: string, letter: Letter) => draft(mailbox.updateDraft(id, letter)),
    'GmailDraft.send': async (_, id: string) => messageFacts(await mailbox.sendDraft(id)),
    'GmailDraft.deleteDraft': (_, id: string) => mailbox.deleteDraft(id),
    'GmailApp.search': (_, query: string, start?: number, max?: number) =>
      found(query, start ?? 0, max ?? undefined),
    'GmailApp.getInboxThreads': (_, start?: number, max?: number) =>
      found('in:inbox', start ?? 0, max ?? undefined),
    'GmailApp.getInboxUnreadCount': () => found('in:inbox is:unread').length,
    'GmailApp.getMessageById': (_, id: string) => messageFacts(mailbox.message(id)),
    'GmailApp.getThreadById': (_, id: string) => thread(id),
    'GmailApp.getMessagesForThreads': (_, ids: string[]) => ids.map(messagesOf),
    'GmailThread.getMessages': (_, id: string) => messagesOf(id),
    'GmailThread.refresh': (_, id: string) => thread(id),
    'GmailMessage.refresh': (_, id: string) => messageFacts(mailbox.message(id)),
    'GmailMessage.getThread': handle((_, id: string) => thread(mailbox.message(id).threadId)),
    'GmailMessage.getAttachments': (_, id: string) => mailbox.message(id).attachments,
    'GmailMessage.reply': (_, id: string, text: Reply, all: boolean) => reply(mailbox.message(id), text, all),
    'GmailMessage.createDraftReply': (_, id: string, text: Reply, all: boolean) =>
      draftReply(mailbox.message(id), text, all),
    'GmailMessage.forward': (_, id: string, to: string, options: Letter['options']) =>
      send(forwardLetter(mailbox.message(id), to, options)),
    'GmailThread.reply': async (_, id: string, text: Reply, all: boolean) => {
      await reply(lastOf(id), text, all);
      return thread(id);
    },
    'GmailThread.createDraftReply': (_, id: string, text: Reply, all: boolean) =>
      draftReply(lastOf(id), text, all),
    ...changeHandlers(mailbox),
  };
}
