import type { Handlers } from '../execution';
import type { Mailbox } from './mailbox';
import type { Message } from './message';
import { messageFacts, threadFacts } from './wire';

interface Change {
  add?: string[];
  remove?: string[];
}

const CHANGES: Record<string, Change> = {
  markRead: { remove: ['UNREAD'] },
  markUnread: { add: ['UNREAD'] },
  moveToTrash: { add: ['TRASH'], remove: ['INBOX'] },
};
const THREAD_CHANGES: Record<string, Change> = {
  ...CHANGES,
  moveToInbox: { add: ['INBOX'], remove: ['TRASH', 'SPAM'] },
  moveToArchive: { remove: ['INBOX'] },
  moveToSpam: { add: ['SPAM'], remove: ['INBOX'] },
};
const MESSAGE_CHANGES: Record<string, Change> = {
  ...CHANGES,
  star: { add: ['STARRED'] },
  unstar: { remove: ['STARRED'] },
};

const RESERVED = ['INBOX', 'SENT', 'DRAFT', 'UNREAD', 'STARRED', 'TRASH', 'SPAM', 'IMPORTANT', 'CHAT'];

/** Everything in Gmail that puts labels on messages or takes them off: reading, starring, trash, the user's labels. */
export function changeHandlers(mailbox: Mailbox): Handlers {
  const handlers: Handlers = labelHandlers(mailbox);
  for (const [name, change] of Object.entries(THREAD_CHANGES)) {
    handlers[`GmailThread.${name}`] = (_, id: string) => {
      apply(mailbox.thread(id), change);
      return threadFacts(mailbox.thread(id));
    };
  }
  for (const [name, change] of Object.entries(MESSAGE_CHANGES)) {
    handlers[`GmailMessage.${name}`] = (_, id: string) => {
      apply([mailbox.message(id)], change);
      return messageFacts(mailbox.message(id));
    };
  }
  return handlers;
}

function labelHandlers(mailbox: Mailbox): Handlers {
  const { state } = mailbox;
  const known = (label: string) => {
    if (!state.labels.includes(label)) throw new Error(`Invalid label: ${label}`);
    return label;
  };
  const having = (label: string) => state.messages.filter((message) => message.labels.includes(label));
  return {
    'GmailApp.createLabel': (_, label: string) => {
      if (label.trim() === '' || RESERVED.includes(label.toUpperCase()))
        throw new Error(`Invalid label name: ${label}`);
      if (!state.labels.includes(label)) state.labels.push(label);
    },
    'GmailApp.getUserLabels': () => state.labels,
    'GmailApp.getUserLabelByName': (_, label: string) => state.labels.includes(label),
    'GmailLabel.deleteLabel': (_, label: string) => {
      apply(having(known(label)), { remove: [label] });
      state.labels.splice(state.labels.indexOf(label), 1);
    },
    'GmailLabel.getThreads': (_, label: string) => {
      const ids = new Set(having(known(label)).map((message) => message.threadId));
      return [...ids].map((id) => threadFacts(mailbox.thread(id))).reverse();
    },
    'GmailThread.addLabel': (_, id: string, label: string) => {
      apply(mailbox.thread(id), { add: [known(label)] });
      return threadFacts(mailbox.thread(id));
    },
    'GmailThread.removeLabel': (_, id: string, label: string) => {
      apply(mailbox.thread(id), { remove: [known(label)] });
      return threadFacts(mailbox.thread(id));
    },
  };
}

function apply(messages: Message[], { add = [], remove = [] }: Change): void {
  for (const message of messages) {
    const left = message.labels.filter((label) => !remove.includes(label));
    message.labels = [...new Set([...left, ...add])];
  }
}
