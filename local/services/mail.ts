import { call } from './door';
import { letterOf } from './gmail/letter';
import { authorised } from './permission';

type Emulated = Pick<GoogleAppsScript.Mail.MailApp, 'sendEmail' | 'getRemainingDailyQuota'>;
type Parameters = GoogleAppsScript.Mail.MailAdvancedParameters;

const METHOD = 'MailApp.sendEmail';

export const MailApp = authorised<Emulated>('MailApp', 'https://www.googleapis.com/auth/script.send_mail', {
  /** `(message)`, `(to, subject, body, options?)` or `(to, replyTo, subject, body)` */
  sendEmail(...args: unknown[]) {
    const [first, second, third, fourth] = args;
    if (args.length === 1 && typeof first === 'object' && first !== null) {
      const { to = '', subject = '', body = '', ...options } = first as Parameters;
      call(METHOD, letterOf(METHOD, [to, subject, body, options]));
    } else if (typeof fourth === 'string') {
      call(
        METHOD,
        letterOf(METHOD, [first, third, fourth, { replyTo: second }] as [string, string, string, Parameters]),
      );
    } else {
      call(METHOD, letterOf(METHOD, [first, second, third, fourth] as [string, string, string, Parameters?]));
    }
  },
  getRemainingDailyQuota: () => call('MailApp.getRemainingDailyQuota'),
});
