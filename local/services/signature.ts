/**
 * Texts as Google takes them: a number or boolean is written out, anything else refused.
 * @param method as Google's message names it, e.g. `GmailApp.sendEmail`
 * @throws Error with the types that were given
 */
export function textsFor(method: string, args: unknown[]): string[] {
  if (args.every(isScalar)) return args.map(String);
  const types = args.map(typeName).join(',');
  throw new Error(`The parameters (${types}) don't match the method signature for ${method}.`);
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'number[]' : '(class)';
  return typeof value === 'function' ? '(function)' : capitalised(typeof value);
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
