import { createHash } from 'node:crypto';
import type { Handlers } from './execution';

/** Who runs the script, and where its web app answers. */
export interface Account {
  /** e-mail address */
  user: string;
  /** language and country, e.g. `fr_FR` */
  locale: string;
  scriptId: string;
  /** of the deployed web app; null when there is none */
  webAppUrl: string | null;
}

/** @param account read at each call, so the host may change it */
export function accountHandlers(account: () => Account): Handlers {
  return {
    // Whoever calls a web app that runs as its owner stays unknown.
    'User.getEmail': (execution, which: 'active' | 'effective') =>
      which === 'active' && execution.kind === 'webapp' ? '' : account().user,
    'Session.getActiveUserLocale': () => account().locale.split('_')[0],
    'Session.getTemporaryActiveUserKey': () => createHash('sha256').update(account().user).digest('base64'),
    'ScriptApp.getScriptId': () => account().scriptId,
    'Service.getUrl': () => account().webAppUrl,
  };
}
