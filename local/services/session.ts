import { context } from './context';
import { call, emulated } from './door';

/** Without consent (a simple trigger) Google does not tell who it is. */
const user = (which: 'active' | 'effective') =>
  emulated<Pick<GoogleAppsScript.Base.User, 'getEmail'>>('User', {
    getEmail: () => (context.authorised ? call<string>('User.getEmail', which) : ''),
  }) as GoogleAppsScript.Base.User;

type Emulated = Pick<
  GoogleAppsScript.Base.Session,
  | 'getActiveUser'
  | 'getEffectiveUser'
  | 'getActiveUserLocale'
  | 'getScriptTimeZone'
  | 'getTemporaryActiveUserKey'
>;

export const Session = emulated<Emulated>('Session', {
  getActiveUser: () => user('active'),
  getEffectiveUser: () => user('effective'),
  getActiveUserLocale: () => call('Session.getActiveUserLocale'),
  getScriptTimeZone: () => context.scriptTimeZone,
  getTemporaryActiveUserKey: () => call('Session.getTemporaryActiveUserKey'),
});
