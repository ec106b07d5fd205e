/** Signs of need, urgency and money that sales people look for, French and English; a lead's text has each or not. */
const SIGNS: Record<string, RegExp> = {
  quote: /\b(?:devis|tarifs?|prix|chiffrage|proposition|quot(?:e|ation)|pricing|price|estimate|proposal)\b/i,
  meeting: /\b(?:d[ée]mo\w*|rendez-vous|rdv|rappel\w*|visio|meeting|call|demo\w*|trial|essai)\b/i,
  urgency:
    /\b(?:urgent\w*|avant (?:le|la|fin)|d['’]ici|rapidement|au plus vite|cette semaine|ce mois|asap|deadline|this (?:week|month)|as soon as|immediately)\b/i,
  budget: /\b(?:budget\w*|financ\w+|invest\w+|enveloppe|funding|approved|valid[ée]\w*)\b|[€$£]/i,
  volume:
    /\b\d+\s*(?:postes?|utilisateurs?|salari[ée]s?|personnes?|licences?|sites?|magasins?|v[ée]hicules?|users?|seats?|people|employees|licen[cs]es?|stores?|vehicles?)\b/i,
  question: /\?/,
  figures: /\d/,
  refusal: /\b(?:pas int[ée]ress\w+|d[ée]sinscri\w+|not interested|unsubscribe|stop)\b/i,
};

/** Which signs a text shows. */
export function signsOf(text: string): string[] {
  return Object.keys(SIGNS).filter((sign) => SIGNS[sign]!.test(text));
}

/** A text's distinct words of three letters or more, in small letters without accents. Texts are read to 4,000 characters. */
export function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, 4_000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return [...new Set(plain.match(/[a-z\u0370-\uffff]{3,20}/g) ?? [])];
}
