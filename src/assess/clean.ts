import { withoutMarkup } from './markup';

/** What a person adds to a mail is short: a quoted thread below may be endless. Characters of the text that are looked at. */
export const READ_LIMIT = 20_000;

/** A line no longer than this can be a header, a greeting or a closing. Characters. */
const SHORT_LINE = 140;

/** The line that stands above a quoted thread, in the words of the usual mail programs. */
const QUOTE_INTRO =
  /^(?:le|on|am|el|il)\b.{3,110}(?:a [ée]crit|wrote|schrieb|escribi[óo]|ha scritto)\s*:?$|^.{3,80}\b(?:a [ée]crit|wrote)\s*(?:le|on)?\b.{0,30}:$|^\d{4}-\d\d-\d\d .{0,60}<\S+@\S+>\s*:$/i;
const QUOTE_INTRO_BEGINS = /^(?:le|on) (?:\w{2,9}\.?,? )?(?:\d|\w{3,9} \d)/i;
const QUOTE_INTRO_ENDS = /(?:a [ée]crit|wrote)\s*:?$/i;
const THREAD =
  /^(?:-{2,}|_{2,}|\*{2,})?\s*(?:original message|message d['’]origine|message initial|message transf[ée]r[ée]|forwarded message|mail transf[ée]r[ée]|begin forwarded message|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|urspr[üu]ngliche nachricht)\s*:?\s*(?:-{2,}|_{2,}|\*{2,})?$|^_{10,}$|^-{5,}\s*\S.{0,40}-{5,}$/i;
const HEADER =
  /^\*?(?:de|from|von|envoy[ée](?: le)?|sent|date|[àa]|to|cc|objet|subject|r[ée]pondre [àa]|reply-to)\*? ?:\*? ?\S/i;
const HEADER_FROM = /^\*?(?:de|from|von)\*? ?: ?\S/i;

/** A line that closes a letter, alone or with a name behind it. */
const CLOSING =
  /^(?:(?:bien |tr[èe]s )?cordialement(?: (?:v[ôo]tre|[àa] vous))?|cdlt|cdt|crdlt|bien [àa] (?:vous|toi)|(?:mes |nos )?(?:sinc[èe]res |respectueuses |meilleures |cordiales )?salutations(?: distingu[ée]es| cordiales| les meilleures)?|avec (?:mes|nos) (?:sinc[èe]res |meilleures |respectueuses )?(?:salutations|sentiments)(?: .{0,20})?|(?:tr[èe]s )?(?:bonne|belle) (?:journ[ée]e|soir[ée]e|fin de (?:journ[ée]e|semaine)|semaine|r[ée]ception)(?: [àa] (?:vous|tous|toi))?|bon week-?end|respectueusement|[àa] bient[ôo]t|amicalement|amiti[ée]s|(?:with |my )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many|thanks and)? ?(?:regards|wishes)(?: to all)?|rgds|br|kr|(?:yours )?(?:very )?(?:sincerely|truly|faithfully)(?: yours)?|yours(?: (?:very )?(?:sincerely|truly|faithfully))?|cheers|best|all the best|respectfully|merci(?: d['’]avance| par avance)?|(?:many |with )?thanks(?: (?:again|in advance|and regards))?|thank you|thx|gratefully|take care)\s*(?:[,.!]+\s*(?:[\p{Lu}][\p{L}.'’-]*\s*){0,3})?$/iu;
/** Nobody begins with these: what follows is a signature even where nothing stands above it. */
const SURE_CLOSING = /cordialement|salutations|regards|sincerely|faithfully/i;
/** The French letter's last sentence: "Je vous prie d'agréer …", "Veuillez recevoir …". */
const LETTER_CLOSING =
  /^(?:(?:dans (?:cette |l['’])attente.{0,60},\s*)?(?:je|nous) vous (?:prie|prions)|veuillez)\s+(?:d['’]|de\s+)?(?:agr[ée]er|recevoir|croire|accepter)\b/i;
const SIGN_DASHES = /^(?:--|—|–{2}|_{3,9}|\*{3,}|={3,})\s*$/;
const DEVICE =
  /^(?:envoy[ée] (?:de|depuis|[àa] partir de) (?:mon|ma|outlook|yahoo|mail)|sent from (?:my|mail|outlook|yahoo|proton)|get outlook for|t[ée]l[ée]charger outlook|obtenez outlook)\b/i;
const DISCLAIMER =
  /^(?:avertissement|disclaimer|confidentialit[ée]|confidentiality|ce (?:message|mail|courriel|courrier)|this (?:e-?mail|message|communication)|the information (?:contained )?in this|les informations contenues|l['’]int[ée]grit[ée] de ce|pensez [àa] l['’]environnement|please (?:think|consider) (?:before|the environment)|this mailbox is|avant d['’]imprimer|n['’]imprimez|registered (?:office|in )|si[èe]ge social)\b.*/i;
const DISCLAIMER_SURE =
  /confidenti|destinataire|addressee|intended|recipient|environ|imprim|print|virus|privileged|monitored|registered|rcs|si[èe]ge|unauthori[sz]ed/i;
const POSTSCRIPT = /^(?:p\.?[- ]?s\.?|n\.?b\.?|post-scriptum)\s*[:.,-]?\s/i;
const SENTENCE_AFTER_NAME = /^(?:\p{L}[\p{L}'’-]*[,;:]?\s+){5}.*[.!?…]\)?$/u;

/** Text with its place: `at[i]` is the offset of `plain[i]` in the text that was given; none where they are the same. */
export interface OwnWords {
  plain: string;
  /** pairs of offsets in `plain`: from, to (exclusive) */
  ranges: number[];
  at?: Int32Array;
}

/**
 * What the writer himself says: no markup, quoted thread, forwarded headers, signature or legal disclaimer.
 * `''` where the text is only a quoted thread.
 */
export function ownWords(text: string): string {
  const { plain, ranges } = findOwnWords(text.replace(/\r\n?/g, '\n'));
  let own = '';
  for (let at = 0; at < ranges.length; at += 2) own += plain.slice(ranges[at], ranges[at + 1]);
  return own
    .replace(/\u00a0/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same as places in the text. Looks at the first {@link READ_LIMIT} characters, line by line. */
export function findOwnWords(text: string): OwnWords {
  const head = text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text;
  const { plain, at } = withoutMarkup(head);
  const ranges: number[] = [];
  let state: 'own' | 'signature' | 'thread' | 'headers' | 'disclaimer' = 'own';
  let quoting = false;
  let next = 0;
  for (let from = 0; from < plain.length; from = next) {
    const newline = plain.indexOf('\n', from);
    next = newline < 0 ? plain.length : newline + 1;
    if (next - from > SHORT_LINE * 8) {
      // a paragraph without line ends: nothing but the writer's own words or a disclaimer
      if (state === 'own' || state === 'signature') keep(ranges, from, next);
      continue;
    }
    const line = plain.slice(from, next).trim();
    if (line === '') {
      if (state === 'disclaimer') state = 'signature';
      if (state === 'own' && ranges.length > 0) keep(ranges, from, next);
      continue;
    }
    const first = line.charCodeAt(0);
    if (first === 62 || first === 124) {
      // Quoted lines. What follows them is the writer's again: an answer below or between.
      quoting = true;
      if (state !== 'own') state = 'signature';
      continue;
    }
    if (quoting) {
      quoting = false;
      if (state === 'signature' && !looksLikeFooter(line)) state = 'own';
    }
    if (state === 'thread') continue;
    if (line.length <= SHORT_LINE) {
      const started = threadStarts(line, plain, next);
      if (started > 0) {
        state = quoteMarksFollow(plain, started) ? 'signature' : 'thread';
        next = started;
        continue;
      }
      if (HEADER_FROM.test(line) && HEADER.test(lineAt(plain, next))) {
        state = quoteMarksFollow(plain, next) ? 'signature' : 'thread';
        continue;
      }
      if (POSTSCRIPT.test(line)) state = 'own';
      else if (
        state === 'own' &&
        (SIGN_DASHES.test(line) ||
          DEVICE.test(line) ||
          LETTER_CLOSING.test(line) ||
          ((ranges.length > 0 || SURE_CLOSING.test(line)) && CLOSING.test(line)))
      ) {
        state = 'signature';
        continue;
      } else if (state === 'signature' && SENTENCE_AFTER_NAME.test(line) && !looksLikeFooter(line))
        state = 'own';
    } else if (state === 'own' && LETTER_CLOSING.test(line)) {
      state = 'signature';
      continue;
    }
    if (state !== 'disclaimer' && DISCLAIMER.test(line) && DISCLAIMER_SURE.test(line)) state = 'disclaimer';
    if (state === 'own') keep(ranges, from, next);
  }
  return at ? { plain, ranges, at } : { plain, ranges };
}

function keep(ranges: number[], from: number, to: number): void {
  if (ranges.length > 0 && ranges[ranges.length - 1] === from) ranges[ranges.length - 1] = to;
  else ranges.push(from, to);
}

/** Where the thread's own lines start when this line (or it and the next) introduces one; else 0. */
function threadStarts(line: string, plain: string, next: number): number {
  if (THREAD.test(line) || QUOTE_INTRO.test(line)) return next;
  if (QUOTE_INTRO_BEGINS.test(line)) {
    const second = lineAt(plain, next);
    if (second !== '' && second.length <= SHORT_LINE && QUOTE_INTRO_ENDS.test(second)) {
      const end = plain.indexOf('\n', next);
      return end < 0 ? plain.length : end + 1;
    }
  }
  return 0;
}

/** Whether the first line with text from here on is marked as quoted ("> "). */
function quoteMarksFollow(plain: string, from: number): boolean {
  for (let at = from, lines = 0; at < plain.length && lines < 6; lines++) {
    const line = lineAt(plain, at);
    if (line.startsWith('>') || line.startsWith('|')) return true;
    if (line !== '' && !HEADER.test(line)) return false;
    const end = plain.indexOf('\n', at);
    if (end < 0) return false;
    at = end + 1;
  }
  return false;
}

function lineAt(plain: string, from: number): string {
  const end = plain.indexOf('\n', from);
  return plain.slice(from, Math.min(end < 0 ? plain.length : end, from + SHORT_LINE * 2)).trim();
}

/** A company's last lines: registration, telephone, address, disclaimer. */
function looksLikeFooter(line: string): boolean {
  return DISCLAIMER.test(line) || HEADER.test(line) || /\+?\d[\d .()-]{7,}|www\.|https?:|@\w/.test(line);
}
