/** What a request says, in words that sales people listen for. French and English. */
export const SAYS = {
  quote:
    /\b(?:devis|tarif\w*|prix|chiffrage|proposition commerciale|quote|quotation|pricing|price|estimate|proposal)\b/i,
  meeting: /\b(?:d[ée]mo\w*|rendez-vous|rdv|rappel\w*|appel\w*|visio|meeting|call|demo\w*|trial|essai)\b/i,
  deadline:
    /\b(?:urgent\w*|avant (?:le|la|fin)|d['’]ici|rapidement|au plus vite|cette semaine|ce mois|asap|before|by (?:the end|next|january|february|march|april|may|june|july|august|september|october|november|december)|this (?:week|month)|as soon as)\b/i,
  volume:
    /\b\d+\s*(?:postes?|utilisateurs?|salari[ée]s?|personnes?|licences?|sites?|magasins?|v[ée]hicules?|users?|seats?|people|employees|licen[cs]es?|stores?|vehicles?|€|k€|euros?|eur|\$)/i,
  budget: /\b(?:budgets?|budg[ée]t\w*|enveloppe|financement|fund\w*|approved|valid[ée]e? par)\b/i,
} satisfies Record<string, RegExp>;

export const FREE_MAIL =
  /@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|gmx|proton|protonmail|orange|wanadoo|free|sfr|laposte|bbox|neuf)\.[a-z.]+$/i;

/** A need shorter than this is none. Characters. */
export const VAGUE_BELOW = 25;
