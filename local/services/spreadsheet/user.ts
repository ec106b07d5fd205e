import { emulated } from '../door';

type User = GoogleAppsScript.Base.User;

export function user(email: string): User {
  return emulated('User', {
    getEmail: () => email,
    toString: () => email,
  } satisfies Partial<User> & { toString(): string }) as unknown as User;
}
