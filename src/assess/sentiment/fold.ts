/**
 * The letters of a text as features see them: lower case, no accents, one kind of apostrophe. One entry a letter, so
 * that nothing depends on how a text was typed or encoded.
 */

const SPACE = 32;
const APOSTROPHE = 39;

/** Upper and lower Latin letters with accents (U+00C0–U+017F) → the plain lower-case letter; 0 where there is none. */
const LATIN =
  'aaaaaaaceeeeiiiidnooooo*ouuuuyts' +
  'aaaaaaaceeeeiiiidnooooo/ouuuuyty' +
  'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs';

let table: Uint8Array | undefined;

/** Folds one UTF-16 unit; 0 for what is to be left out (combining marks, joiners). Units above U+017F are returned as they are. */
export function fold(code: number): number {
  table ??= makeTable();
  if (code < 0x180) return table[code]!;
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return APOSTROPHE;
  if (code >= 0x2010 && code <= 0x2015) return 45;
  if (code === 0x202f || code === 0x2009 || code === 0x3000) return SPACE;
  if (code === 0xfe0f || code === 0x200d || code === 0x200b || code === 0xfeff) return 0;
  return code;
}

function makeTable(): Uint8Array {
  const folded = new Uint8Array(0x180);
  for (let code = 0; code < 0x180; code++) {
    if (code >= 65 && code <= 90) folded[code] = code + 32;
    else if (code >= 0xc0) folded[code] = LATIN.charCodeAt(code - 0xc0);
    else folded[code] = code;
  }
  folded[0xa0] = SPACE;
  folded[0xad] = 0;
  folded[0xb4] = APOSTROPHE;
  folded[96] = APOSTROPHE;
  return folded;
}
