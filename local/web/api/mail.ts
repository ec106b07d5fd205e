import * as v from 'valibot';
import { route } from '../route';

const Message = v.strictObject({
  from: v.string(),
  to: v.string(),
  subject: v.optional(v.string(), ''),
  text: v.optional(v.string(), ''),
  html: v.optional(v.string()),
  threadId: v.optional(v.string()),
  headers: v.optional(v.record(v.string(), v.string())),
});

/** The mailbox. */
export const mailRoutes = [
  route('GET /api/mail', undefined, (host) => host.world.mailbox.view()),

  route('POST /api/mail/incoming', Message, (host, message) => {
    const arrived = host.world.mailbox.incoming(message);
    host.keep();
    return { ok: true, id: arrived.id, threadId: arrived.threadId };
  }),
];
