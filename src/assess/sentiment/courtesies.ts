/** Polite formulas inside a text say nothing about the mood; in folded or accented spelling. */
const COURTESIES =
  /\b(?:merci (?:(?:beaucoup |bien )?(?:d['’ ]avance|par avance)|de votre (?:retour|r[ée]ponse|compr[ée]hension|attention)|de (?:me|nous) (?:r[ée]pondre|rappeler|recontacter))|(?:en vous (?:remerciant|souhaitant)|vous en remerciant)(?: par avance| d['’]avance)?|(?:passez |je vous souhaite |nous vous souhaitons )?(?:une )?(?:tr[èe]s )?(?:bonne|excellente|belle) (?:journ[ée]e|soir[ée]e|semaine|r[ée]ception|fin de (?:journ[ée]e|semaine))(?: [àa] (?:vous|tous|toutes et tous))?|bon week-?end|(?:bien |tr[èe]s )?cordialement|sinc[èe]res salutations|salutations distingu[ée]es|dans l['’]attente de (?:votre|vous) \w+|restant [àa] votre disposition|je reste [àa] votre disposition|j['’]esp[èe]re que vous allez bien|(?:many )?thanks in advance|thank(?:s| you)(?: very much)? in advance|thank(?:s| you) for your (?:time|help in advance|attention|understanding)|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|yours (?:sincerely|faithfully|truly)|have a (?:nice|good|great|lovely) (?:day|one|week(?:end)?|evening|rest of (?:the|your) (?:day|week))|(?:i )?hope (?:this (?:e-?mail|message) finds you well|you(?:['’]re| are) (?:well|doing well|keeping well))|(?:i )?look(?:ing)? forward to (?:hearing from you|your (?:reply|response|answer)))(?![\p{L}\d])/giu;

/** A greeting at the very start, with the name that follows it up to the comma. */
const GREETING =
  /^\s*(?:bonjour|bonsoir|salut|hello|hi|hey|good (?:morning|afternoon|evening)|dear|madame|monsieur|mesdames|messieurs|ch[èe]re?s?)(?![\p{L}\d])(?:[^\S\n]*(?:[àa] (?:tous|toutes|vous)|l['’][ée]quipe|madame|monsieur|mme|mr?s?\.?|dr\.?|team|all|there|sir|everyone|(?:or|et|and|,)(?=[^\S\n]*(?:madam|monsieur|madame|\p{Lu}))|madam|\p{Lu}[\p{L}'’-]*\.?)){0,6}[^\S\n]*[,!.:\n]+/iu;

/**
 * The ranges without greeting and polite formulas. Each cut parts what stands on its two sides.
 * @param ranges pairs of offsets in the text
 */
export function withoutCourtesies(text: string, ranges: readonly number[]): number[] {
  const kept: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const to = ranges[at + 1]!;
    const part = text.slice(ranges[at]!, to);
    let from = ranges[at]!;
    if (at === 0) from += GREETING.exec(part)?.[0].length ?? 0;
    for (const found of part.matchAll(COURTESIES)) {
      const start = ranges[at]! + found.index;
      if (start < from) continue;
      if (start > from) kept.push(from, start);
      from = start + found[0].length;
    }
    if (to > from) kept.push(from, to);
  }
  return kept;
}
