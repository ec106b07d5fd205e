export interface Address {
  /** `''` when there is none */
  name: string;
  address: string;
}

const PLAUSIBLE = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]+$/;

/**
 * The addresses of a header text, separated by commas.
 * @throws Error `Invalid email: …` for one that is none
 */
export function parseAddresses(text: string): Address[] {
  return partsOf(text).map((part) => {
    const named = /^(.*)<([^<>]*)>$/.exec(part);
    const address = (named ? named[2]! : part).trim();
    if (!PLAUSIBLE.test(address)) throw new Error(`Invalid email: ${part}`);
    return { name: named ? unquoted(named[1]!.trim()) : '', address };
  });
}

/** Header text of addresses; a name with other than letters, digits and blanks is quoted. */
export function formatAddresses(addresses: Address[]): string {
  return addresses
    .map(({ name, address }) => {
      if (name === '') return address;
      return /^[\p{L}\p{N} '-]+$/u.test(name)
        ? `${name} <${address}>`
        : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
    })
    .join(', ');
}

/** Addresses only, lower case, of any header text; what is none is left out. */
export function bareAddresses(text: string): string[] {
  return partsOf(text)
    .map((part) => (/<([^<>]*)>$/.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter((address) => address.includes('@'));
}

/** Split at the commas that stand outside of quotes. */
function partsOf(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const unquoted = (name: string) => (/^".*"$/.test(name) ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name);
