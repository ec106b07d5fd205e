/** Where what the writer said himself ends: the start of a quoted thread or of a forwarded message. */
const QUOTE_STARTS = [
  /^\s*-{2,}\s*(?:original message|message d['’]origine|message transf[ée]r[ée]|forwarded message)/im,
  /^\s*(?:le|on)\s.{5,120}?(?:a [ée]crit|wrote)\s*:?\s*$/im,
  /^\s*(?:de|from|von)\s?:\s.*\n\s*(?:envoy[ée]|sent|date|[àa]|to|objet|subject)\s?:/im,
  /^_{10,}\s*$/m,
];

const SIGNATURE_STARTS = [
  /^\s*-- ?$/m,
  /^\s*(?:envoy[ée] (?:de|depuis) mon|sent from my|get outlook for)\b.*$/im,
  /^\s*(?:bien )?(?:cordialement|cdlt|cdt|bien à vous|sincères salutations|salutations(?: distinguées)?|bonne journée|bonne réception|respectueusement|best regards|kind regards|warm regards|regards|sincerely|yours (?:truly|sincerely|faithfully)|cheers|best wishes|many thanks)\s*[,.!]?\s*$/im,
];

const DISCLAIMER = /^\s*(?:ce (?:message|courriel)|this (?:e-?mail|message))\b.{0,80}\bconfidenti/im;

/**
 * What the writer himself says: no quoted thread, forwarded headers, signature or legal disclaimer.
 * `''` where the text is only a quoted thread.
 */
export function ownWords(text: string): string {
  let own = text.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
  for (const start of [...QUOTE_STARTS, ...SIGNATURE_STARTS, DISCLAIMER]) {
    const found = start.exec(own);
    if (found && (found.index > 0 || QUOTE_STARTS.includes(start))) own = own.slice(0, found.index);
  }
  return own
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .trim();
}
