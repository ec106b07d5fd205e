import { decode, encode } from '../isolate/protocol';

/** Given to the context by the worker: sends one call to the world and blocks until it has answered. */
declare const __callWorld: (method: string, args: string) => string;
/** Given to the context by the worker: sends without waiting (log lines). */
declare const __tellWorld: (method: string, args: string) => void;

/**
 * Calls the world: `method` is `Class.member` as Google's reference writes it, e.g. `Range.getValues`.
 * Throws an Error with the platform's message when the world refuses.
 */
export function call<Result = void>(method: string, ...args: unknown[]): Result {
  const answer = JSON.parse(__callWorld(method, encode(args))) as
    | { ok: true; value: string }
    | { ok: false; message: string; name?: string };
  if (!answer.ok) {
    const error = new Error(answer.message);
    error.name = answer.name ?? 'Exception';
    throw error;
  }
  return decode(answer.value) as Result;
}

/** Tells the world something that needs no answer and is not counted. */
export function tell(method: string, ...args: unknown[]): void {
  __tellWorld(method, encode(args));
}

/**
 * What the script sees of an emulated object: its members as they are, and for any other name an error that
 * says so, never `undefined`.
 * @param name Google's name of the class, e.g. `Sheet`
 */
export function emulated<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, member, receiver) {
      if (typeof member === 'symbol' || member in target) return Reflect.get(target, member, receiver);
      if (member === 'toJSON' || member === 'then') return undefined;
      throw new Error(`${name}.${member} is not implemented by the local host.`);
    },
  });
}
