import vm from 'node:vm';

const made = new Map<string, Uint8Array | undefined>();

/**
 * What V8 makes of a script before it runs: every execution is a thread of its own, which would have to read a large
 * script anew. `undefined` for one that does not parse: the execution tells why.
 */
export function codeCacheOf(source: string, filename: string): Uint8Array | undefined {
  const key = `${filename}\n${source}`;
  if (!made.has(key)) made.set(key, make(source, filename));
  return made.get(key);
}

function make(source: string, filename: string): Uint8Array | undefined {
  try {
    return new vm.Script(source, { filename }).createCachedData();
  } catch {
    return undefined;
  }
}
