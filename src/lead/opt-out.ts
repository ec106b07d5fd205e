/** Words by which people ask, in a message of their own, not to be written to any more. */
const REQUESTS = [
  /^\W*stop\W*$/im,
  /\bunsubscribe\b/i,
  /\bremove me from\b/i,
  /\b(?:do not|don['’]?t|stop) (?:contact|e-?mail|writ(?:e|ing)|contacting|e-?mailing)\b/i,
  /\btake me off\b/i,
  /\bd[ée]sinscri(?:re|vez|ption)/i,
  /\bd[ée]sabonne/i,
  /\bne (?:me|nous) (?:contactez|recontactez|relancez|[ée]crivez|sollicitez|d[ée]marchez) plus\b/i,
  /\bne (?:plus|pas) (?:me|nous|[êe]tre) (?:re)?(?:contacter|contact[ée]e?s?|relancer|relanc[ée]e?s?|solliciter|sollicit[ée]e?s?|d[ée]marcher|d[ée]march[ée]e?s?|[ée]crire)\b/i,
  /\b(?:retirez|supprimez|enlevez|rayez)[- ](?:moi|nous|mon adresse|mes coordonn[ée]es)\b/i,
  /\b(?:arr[êe]tez|cessez) de (?:me|nous|m['’]) ?(?:[ée]crire|contacter|relancer|solliciter|harceler)/i,
];

/** Whether a customer's message (his own words, without the quoted thread) asks for no more mails. */
export function asksToOptOut(text: string): boolean {
  return REQUESTS.some((request) => request.test(text));
}
