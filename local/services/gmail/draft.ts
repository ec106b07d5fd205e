import type { DraftFacts, MessageFacts } from '../../world/mailbox/wire';
import { call, emulated } from '../door';
import { letterOf } from './letter';
import { message } from './message';

type Google = GoogleAppsScript.Gmail.GmailDraft;
type Draft = Pick<Google, 'getId' | 'getMessage' | 'getMessageId' | 'update' | 'send' | 'deleteDraft'>;

/** Its id is for life; once it is sent or deleted, every method but `getId` throws. */
export function draft({ id }: Pick<DraftFacts, 'id'>): Google {
  const read = () => call<MessageFacts>('GmailDraft.getMessage', id);
  return emulated<Draft>('GmailDraft', {
    getId: () => id,
    getMessage: () => message(read()),
    getMessageId: () => read().id,
    update: (to: string, subject: string, body: string, options?: GoogleAppsScript.Gmail.GmailDraftOptions) =>
      draft(call('GmailDraft.update', id, letterOf('GmailDraft.update', [to, subject, body, options]))),
    send: () => message(call('GmailDraft.send', id)),
    deleteDraft: () => call('GmailDraft.deleteDraft', id),
  }) as Google;
}
