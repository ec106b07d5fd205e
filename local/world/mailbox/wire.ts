import type { Message } from './message';
import { plainTextOf } from './plain-text';

const GMAIL_LABELS = ['INBOX', 'SENT', 'DRAFT', 'UNREAD', 'STARRED', 'TRASH', 'SPAM'];

/** A message as the script gets it, without the content of its attachments. */
export type MessageFacts = ReturnType<typeof messageFacts>;
export type ThreadFacts = ReturnType<typeof threadFacts>;
export type DraftFacts = ReturnType<typeof draftFacts>;

export function messageFacts({ attachments, date, ...message }: Message) {
  const text = message.text || plainTextOf(message.html);
  return { ...message, text, html: message.html || message.text, date: new Date(date) };
}

export function draftFacts(id: string, message: Message) {
  return { id, message: messageFacts(message) };
}

/** @param messages of one thread, the oldest first */
export function threadFacts(messages: Message[]) {
  const labels = [...new Set(messages.flatMap((message) => message.labels))];
  return {
    id: messages[0]!.threadId,
    firstSubject: messages[0]!.subject,
    lastDate: new Date(messages.at(-1)!.date),
    count: messages.length,
    /** Gmail's own that any of its messages has */
    places: labels.filter((label) => GMAIL_LABELS.includes(label)),
    /** the user's that any of its messages has */
    labels: labels.filter((label) => !GMAIL_LABELS.includes(label)),
  };
}
