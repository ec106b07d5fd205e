import { context } from './context';
import { emulated } from './door';

/**
 * A service that asks for the user's consent: in a simple trigger, which runs without any, each of its methods
 * throws what Google throws.
 * @param scope the OAuth scope that Google names in its message
 */
export function authorised<T extends object>(name: string, scope: string, service: T): T {
  return emulated(name, authorisedMembers(name, scope, service));
}

/** The same for some members only of a service. */
export function authorisedMembers<T extends object>(name: string, scope: string, members: T): T {
  if (context.authorised) return members;
  const refuse = (member: string) => () => {
    throw new Error(`You do not have permission to call ${name}.${member}. Required permissions: ${scope}`);
  };
  const refusing = Object.entries(members).map(([member, value]) => [
    member,
    typeof value === 'function' ? refuse(member) : value,
  ]);
  return Object.fromEntries(refusing) as T;
}
