import { call, emulated } from './door';

type Lock = Pick<GoogleAppsScript.Lock.Lock, 'tryLock' | 'waitLock' | 'releaseLock' | 'hasLock'>;

function lock(scope: 'script' | 'user' | 'document'): Lock {
  return emulated<Lock>('Lock', {
    tryLock: (timeoutInMillis) => call('Lock.tryLock', scope, timeoutInMillis),
    waitLock(timeoutInMillis) {
      if (!call<boolean>('Lock.waitLock', scope, timeoutInMillis))
        throw new Error('Lock timeout: another process was holding the lock for too long.');
    },
    releaseLock: () => call('Lock.releaseLock', scope),
    hasLock: () => call('Lock.hasLock', scope),
  });
}

/** The document lock is null outside the document (a web app), as on Google. */
export const LockService = emulated('LockService', {
  getScriptLock: () => lock('script'),
  getUserLock: () => lock('user'),
  getDocumentLock: () => (call<boolean>('LockService.hasDocumentLock') ? lock('document') : null),
});
