import type { ThreadFacts } from '../../world/mailbox/wire';
import { call, emulated } from '../door';
import { thread } from './thread';

type Google = GoogleAppsScript.Gmail.GmailLabel;
type Label = Pick<
  Google,
  | 'addToThread'
  | 'addToThreads'
  | 'deleteLabel'
  | 'getName'
  | 'getThreads'
  | 'getUnreadCount'
  | 'removeFromThread'
>;

export function label(name: string): Google {
  const threads = () => call<ThreadFacts[]>('GmailLabel.getThreads', name);
  const self: Label = emulated<Label>('GmailLabel', {
    getName: () => name,
    getThreads: (start: number = 0, max?: number) =>
      threads()
        .slice(start, max === undefined ? undefined : start + max)
        .map(thread),
    getUnreadCount: () => threads().filter(({ places }) => places.includes('UNREAD')).length,
    deleteLabel: () => call('GmailLabel.deleteLabel', name),
    addToThread(given) {
      given.addLabel(self as Google);
      return self as Google;
    },
    addToThreads(given) {
      for (const one of given) one.addLabel(self as Google);
      return self as Google;
    },
    removeFromThread(given) {
      given.removeLabel(self as Google);
      return self as Google;
    },
  });
  return self as Google;
}
