import type { Features } from './features';
import { contributions, ofPolarities } from './model';
import { sharePolarities } from './polarity';

/** A stretch of the given text that decided the mood. `start`, `end`: offsets in it; `weight` −3…3, negative = against us. */
export interface Evidence {
  text: string;
  start: number;
  end: number;
  weight: number;
}

/** A reader wants the few words that decided. */
const EVIDENCE_LIMIT = 12;
/** Less than this, and less than this part of the strongest, decides nothing. */
const LEAST = 0.03;
const LEAST_OF_STRONGEST = 0.15;
/** A phrase is no longer. Tokens. */
const PHRASE_LIMIT = 6;

/**
 * The words that decided, strongest first, at most twelve. What pairs and groups of words add is shared among their
 * words; neighbours that say the same are one phrase.
 * @param plain the text that the features were read of
 * @param place offset in the given text of an offset in `plain`
 */
export function evidenceOf(
  features: Features,
  plain: string,
  given: string,
  mail: number,
  place: (at: number) => number,
): Evidence[] {
  const tokens = sharesOfTokens(features, mail);
  let strongest = 0;
  for (let token = 0; token < features.tokens; token++)
    strongest = Math.max(strongest, Math.abs(tokens[token]!));
  const least = Math.max(LEAST, strongest * LEAST_OF_STRONGEST);
  const found: Evidence[] = [];
  for (let token = 0; token < features.tokens; token++) {
    if (Math.abs(tokens[token]!) < least || !hasWord(features, plain, token)) continue;
    const first = token;
    let last = token;
    let weight = tokens[token]!;
    for (let next = token + 1; next < features.tokens && next - first < PHRASE_LIMIT; next++) {
      // One weaker word between two that say the same belongs to them ("ne marche toujours pas").
      if (!neighbours(features, plain, next)) break;
      const says = tokens[next]! * Math.sign(weight);
      if (says < -least / 2) break;
      if (says >= least) {
        for (let between = last + 1; between <= next; between++) weight += tokens[between]!;
        last = next;
      } else if (next - last > 1) break;
    }
    const start = place(features.starts[first]!);
    const end = place(features.ends[last]! - 1) + 1;
    found.push({ text: given.slice(start, end), start, end, weight: Math.max(-3, Math.min(3, weight)) });
    token = last;
  }
  return found
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
    .slice(0, EVIDENCE_LIMIT);
}

function sharesOfTokens(features: Features, mail: number): Float32Array {
  const shares = new Float32Array(features.tokens);
  const { count, occurrences, feature, firstToken, lastToken, tally } = features;
  const added = contributions(features, mail);
  for (let index = 0; index < count; index++) added[index] = added[index]! / tally[index]!;
  for (let at = 0; at < occurrences; at++) {
    const first = firstToken[at]!;
    const whole = added[feature[at]!]!;
    if (first < 0 || whole === 0) continue;
    const last = lastToken[at]!;
    const share = first === last ? whole : whole / (last - first + 1);
    for (let token = first; token <= last; token++) shares[token]! += share;
  }
  sharePolarities(ofPolarities(features, mail), features.tokens, shares);
  return shares;
}

/** Whether a token can be shown alone: a word with a letter, an emoji, a run of "!!". */
function hasWord(features: Features, plain: string, token: number): boolean {
  const start = features.starts[token]!;
  const end = features.ends[token]!;
  if (end - start > 1) return true;
  const code = plain.charCodeAt(start);
  return code > 0x2100 || code === 33;
}

/** Whether only a space or an apostrophe stands before the token. */
function neighbours(features: Features, plain: string, token: number): boolean {
  const end = features.ends[token - 1]!;
  const start = features.starts[token]!;
  if (start - end > 2 || (start === end && !hasWord(features, plain, token))) return false;
  for (let at = end; at < start; at++) {
    const code = plain.charCodeAt(at);
    if (code !== 32 && code !== 0xa0 && code !== 39 && code !== 0x2019 && code !== 45) return false;
  }
  return true;
}
