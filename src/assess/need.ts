import { ownWords } from './clean';

/** The need in brief fits two lines of its column. Characters. */
export const NEED_LIMIT = 220;

const GREETING =
  /^\s*(?:bonjour|bonsoir|salut|hello|hi|hey|good (?:morning|afternoon|evening)|dear|madame|monsieur|mesdames|messieurs|cher|chère|chers)\b[^,.!\n:]{0,40}[,.!:\n]\s*/i;

/** Words that say what somebody wants, with their weight. */
const WANTS: [RegExp, number][] = [
  [
    /\b(?:cherch\w+|recherch\w+|souhait\w+|voudr\w+|aimer\w+|besoin|veut|veulent|voulons|vouloir|envisage\w+|projet\w*|pr[ée]voi\w+|int[ée]ress[ée]\w*)\b/i,
    3,
  ],
  [
    /\b(?:looking for|need\w*|want\w*|would like|searching|interested in|plan\w*|require\w*|project|we['’]d like|i['’]d like)\b/i,
    3,
  ],
  [
    /\b(?:devis|tarif\w*|prix|offre|d[ée]mo\w*|essai|rendez-vous|rdv|rappel\w*|quote|quotation|pricing|price|demo|trial|meeting|call me|call back)\b/i,
    3,
  ],
  [/\b(?:pouvez|pourriez|peux|can you|could you|please)\b/i, 2],
  [
    /\b(?:probl[èe]me\w*|panne|erreur\w*|retard|remplacer|renouvel\w+|migrer|problem|issue|broken|replace|renew|migrate|late|delay)\b/i,
    2,
  ],
  [/\d/, 1],
];

/** Words that say what went wrong, rather than how the writer feels about it. */
const TROUBLES: [RegExp, number][] = [
  [
    /\b(?:r[ée]ponse|retour|rappel\w*|relanc\w+|retard|livr\w+|command\w+|factur\w+|panne|bloqu\w+|erreur\w*|bug\w*|cass[ée]\w*|manqu\w+|attend\w*|attente|technicien\w*|install\w+|rembours\w+|fonctionn\w+|marche)\b/i,
    3,
  ],
  [
    /\b(?:answer|reply|replied|call(?:ed)? back|late|delay\w*|deliver\w+|order\w*|invoice\w*|bill\w*|broken|broke|lock\w*|error\w*|bug\w*|missing|wait\w*|engineer|technician|install\w+|refund\w*|work(?:s|ing)?)\b/i,
    3,
  ],
  [/\b(?:toujours|depuis|jamais|aucun\w*|personne|encore|still|since|never|nobody|no one|again)\b/i, 2],
  [/\d/, 2],
];

/**
 * What an unhappy customer complains about, in his own words: the one or two sentences that tell what happened.
 * `''` when there is no text.
 */
export function complaintInBrief(text: string): string {
  return sayBest(text, TROUBLES);
}

/**
 * What the lead wants, in its own words: the one or two sentences that say it best, in the order in which they
 * stand, without greeting, signature or quoted thread. `''` when there is no text.
 * @param text plain text of the description or message
 */
export function needInBrief(text: string): string {
  return sayBest(text, WANTS);
}

function sayBest(text: string, signs: [RegExp, number][]): string {
  const words = withoutGreeting(ownWords(text));
  const sentences = sentencesOf(words);
  if (sentences.length === 0) return '';
  const ranked = sentences
    .map((sentence, place) => ({ sentence, place, weight: weigh(sentence, signs) - place * 0.1 }))
    .sort((a, b) => b.weight - a.weight);
  const best = ranked[0]!;
  const second = ranked[1];
  const chosen =
    second && second.weight >= 3 && best.sentence.length + second.sentence.length < NEED_LIMIT
      ? [best, second].sort((a, b) => a.place - b.place)
      : [best];
  return shorten(chosen.map(({ sentence }) => sentence).join(' '), NEED_LIMIT);
}

/** Cuts at a word's end and marks the cut with an ellipsis. @param limit characters, the mark included */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:]+$/, '').replace(/[\ud800-\udbff]$/, '')}…`;
}

function withoutGreeting(text: string): string {
  return text.replace(GREETING, '').replace(GREETING, '').trim();
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) =>
      sentence
        .replace(/^[\s*•-]+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function weigh(sentence: string, signs: [RegExp, number][]): number {
  return signs.reduce((sum, [sign, weight]) => sum + (sign.test(sentence) ? weight : 0), 0);
}
