import type { Language } from '../i18n/language';

/** Short words that are frequent in one of the two languages and rare in the other. */
export const FREQUENT_WORDS: Readonly<Record<Language, string>> = {
  fr: 'le la les un une des du de au aux et est sont nous vous je il elle ils notre votre nos vos mon ma mes ce cette ces que qui pour par avec dans sur pas plus ne se en bonjour merci avons avez suis etre avoir fait mais ou donc car sans tres bien cordialement devis salut besoin voudrais souhaite souhaitons pouvez ete depuis encore toujours aussi comme si',
  en: 'the a an of to and is are we you i he she they our your my this that these those for by with in on not no more do does have has had be been was were will would could can please hello hi thanks thank regards quote need want but or so because without very still also as if from at it there what when how',
};

const FREQUENT: Record<Language, ReadonlySet<string>> = {
  fr: new Set(FREQUENT_WORDS.fr.split(' ')),
  en: new Set(FREQUENT_WORDS.en.split(' ')),
};

/** The language of a text by its short words; `undefined` when it gives no clue. */
export function detectLanguage(text: string): Language | undefined {
  const counts = { fr: 0, en: 0 };
  const words = text
    .slice(0, 5_000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .match(/[a-z]+/g);
  for (const word of words ?? []) {
    if (FREQUENT.fr.has(word)) counts.fr++;
    if (FREQUENT.en.has(word)) counts.en++;
  }
  if (/[éèêàçùœ]/i.test(text)) counts.fr++;
  if (counts.fr === counts.en) return undefined;
  return counts.fr > counts.en ? 'fr' : 'en';
}
