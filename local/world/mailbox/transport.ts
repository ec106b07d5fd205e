import type { Message } from './message';

/** The way by which mail leaves the mailbox. */
export interface Transport {
  /** Resolves when the message was taken over; rejects with the reason when it was refused. */
  deliver(message: Message): Promise<void>;
}

/** Nothing leaves this machine: the message only shows as sent. */
export const staysHere: Transport = { deliver: () => Promise.resolve() };
