import type { DraftPlace, IncomingMail, Mailer } from '../act/mailer';
import { bareAddress } from '../receive/text';
import { counted } from './meter';

/** No more threads are looked through in one search. */
const THREADS = 100;

/** Gmail's search counts seconds; a minute of overlap loses nothing, and what was taken before is known by its id. */
const OVERLAP_SECONDS = 60;

/** Gmail's faults that pass, as opposed to "there is no such draft". */
const PASSING = /server error|service error|timed? ?out|try again|too many|internal error/i;

/** Senders that are machines. */
const MACHINES = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounce)/i;
const ABSENCE =
  /^(?:absence|out of (?:the )?office|automatic reply|réponse automatique|auto(?:matic)?[- ]?reply)/i;

export const gmail: Mailer = {
  createDraft({ to, subject, text, html, senderName }) {
    const options = senderName ? { htmlBody: html, name: senderName } : { htmlBody: html };
    const draft = counted(() => GmailApp.createDraft(to, subject, text, options));
    return placeOf(draft);
  },

  sendDraft(draftId) {
    counted(() => GmailApp.getDraft(draftId).send());
  },

  discardDraft(draftId) {
    counted(() => GmailApp.getDraft(draftId).deleteDraft());
  },

  hasDraft(draftId) {
    try {
      return counted(() => GmailApp.getDraft(draftId)).getId() === draftId;
    } catch (error) {
      if (PASSING.test((error as Error).message)) throw error;
      return false;
    }
  },

  sentInThread(threadId) {
    try {
      const thread = counted(() => GmailApp.getThreadById(threadId));
      return thread
        ? counted(() => thread.getMessages()).some((message) => !message.isDraft() && !message.isInTrash())
        : false;
    } catch (error) {
      if (PASSING.test((error as Error).message)) throw error;
      return false;
    }
  },

  findDraft(to, subject, since) {
    const drafts = counted(() => GmailApp.getDrafts());
    const same = drafts.find((draft) => {
      const message = counted(() => draft.getMessage());
      return (
        message.getDate().getTime() >= seconds(since) * 1_000 &&
        bareAddress(message.getTo()) === to &&
        message.getSubject() === subject
      );
    });
    return same && placeOf(same);
  },

  findSent(to, subject, since) {
    const quoted = subject.replace(/["\\]/g, ' ');
    const query = `in:sent to:${to} subject:"${quoted}" after:${seconds(since)}`;
    return counted(() => GmailApp.search(query, 0, 1)).length > 0;
  },

  remainingQuota: () => counted(() => MailApp.getRemainingDailyQuota()),

  hasNewSince: (since) => counted(() => GmailApp.search(`in:inbox after:${seconds(since)}`, 0, 1)).length > 0,

  readSince(since, wanted) {
    const query = `in:inbox after:${seconds(since) - OVERLAP_SECONDS}`;
    const threads = counted(() => GmailApp.search(query, 0, THREADS));
    if (threads.length === 0) return [];
    const read: IncomingMail[] = [];
    for (const message of counted(() => GmailApp.getMessagesForThreads(threads)).flat()) {
      const from = bareAddress(message.getFrom());
      const at = message.getDate() as unknown as Date;
      if (message.isDraft() || !wanted(from) || at.getTime() < (seconds(since) - OVERLAP_SECONDS) * 1_000)
        continue;
      read.push({
        id: message.getId(),
        threadId: message.getThread().getId(),
        from,
        subject: message.getSubject(),
        text: counted(() => message.getPlainBody()),
        at: new Date(at.getTime()),
        automatic: MACHINES.test(from) || ABSENCE.test(message.getSubject()) || isMachineMade(message),
      });
    }
    return read.sort((a, b) => a.at.getTime() - b.at.getTime());
  },
};

/** By the headers that programs give to what they answer by themselves (RFC 3834, and older habits). */
function isMachineMade(message: GoogleAppsScript.Gmail.GmailMessage): boolean {
  const header = (name: string) =>
    counted(() => message.getHeader(name))
      .trim()
      .toLowerCase();
  const submitted = header('Auto-Submitted');
  if (submitted !== '' && submitted !== 'no') return true;
  return header('X-Autoreply') !== '' || header('Precedence') === 'auto_reply';
}

function placeOf(draft: GoogleAppsScript.Gmail.GmailDraft): DraftPlace {
  const message = counted(() => draft.getMessage());
  return { draftId: draft.getId(), threadId: counted(() => message.getThread()).getId() };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
