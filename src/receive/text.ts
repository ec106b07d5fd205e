/** Ends a line; around a paragraph also leaves a blank line. */
const LINE_TAGS = new Set([
  'div',
  'li',
  'tr',
  'dt',
  'dd',
  'address',
  'figure',
  'section',
  'article',
  'header',
  'footer',
]);
const PARAGRAPH_TAGS = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr form'.split(' '));
/** Their content is no text that anyone wrote. */
const SILENT_TAGS = new Set(['script', 'style', 'head', 'title', 'template']);

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>/y;
const DECLARATION = /<[!?][^<>]*>/y;

/**
 * The text of an HTML fragment as a reader sees it: paragraphs apart by an empty line, list items as `- …`,
 * quoted blocks as `> …`, entities decoded. Text without markup comes back as it is, trimmed. Takes time in
 * proportion to its length, whatever the input.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\r\n?/g, '\n').trim();
  const newlinesCount = isTypedText(html);
  const lines = new Lines();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    lines.write(html.slice(at, open < 0 ? html.length : open), newlinesCount);
    if (open < 0) break;
    at = passTag(html, open, lines);
  }
  return lines.text();
}

/** Odoo wraps what was typed as plain text in one paragraph and keeps its line breaks; elsewhere they mean nothing. */
function isTypedText(html: string): boolean {
  const hasBreaks = /<(?:br|div|li|tr|td|table|blockquote|h[1-6])\b/i.test(html);
  return !hasBreaks && html.indexOf('<p') === html.lastIndexOf('<p');
}

/** Handles what stands at `open`, a `<`, and gives where to go on. */
function passTag(html: string, open: number, lines: Lines): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open);
  DECLARATION.lastIndex = open;
  if (DECLARATION.test(html)) return DECLARATION.lastIndex;
  TAG.lastIndex = open;
  const tag = TAG.exec(html);
  if (!tag) {
    lines.write('<', false);
    return open + 1;
  }
  const name = tag[2]!.toLowerCase();
  const closes = tag[1] === '/';
  if (SILENT_TAGS.has(name) && !closes) return afterElement(html, name, TAG.lastIndex);
  lines.mark(name, closes);
  return open + tag[0].length;
}

/** An unclosed comment or script swallows the rest, as in a browser. */
function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
}

function afterElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^<>]*>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

/** The line is kept in pieces: adding to one long text and looking at it each time would take quadratic time. */
class Lines {
  private readonly lines: string[] = [];
  private pieces: string[] = [];
  private quoted = 0;

  write(source: string, newlinesCount: boolean): void {
    const parts = newlinesCount ? source.split(/\r\n?|\n/) : [source];
    parts.forEach((part, index) => {
      if (index > 0) this.endLine();
      this.add(decodeEntities(part.replace(/[ \t\r\n\f]+/g, ' ')));
    });
  }

  mark(tag: string, closes: boolean): void {
    if (tag === 'br') this.endLine();
    else if (tag === 'td' || tag === 'th') this.add(' ');
    else if (LINE_TAGS.has(tag) || PARAGRAPH_TAGS.has(tag)) {
      if (this.pieces.some((piece) => piece !== ' ')) this.endLine();
      this.pieces = [];
      if (PARAGRAPH_TAGS.has(tag)) this.endLine();
      if (tag === 'blockquote') this.quoted = Math.max(0, this.quoted + (closes ? -1 : 1));
      if (tag === 'li' && !closes) this.add('- ');
    }
  }

  text(): string {
    this.endLine();
    const kept: string[] = [];
    for (const line of this.lines) if (line !== '' || kept[kept.length - 1] !== '') kept.push(line);
    return kept.join('\n').trim();
  }

  private add(text: string): void {
    const follows = this.pieces[this.pieces.length - 1]?.endsWith(' ') && text.startsWith(' ');
    const piece = follows ? text.slice(1) : text;
    if (piece) this.pieces.push(piece);
  }

  private endLine(): void {
    const line = this.pieces.join('').trim();
    this.lines.push(line && this.quoted > 0 ? `> ${line}` : line);
    this.pieces = [];
  }
}

/** HTML's names of U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );

const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    euro: '€',
    oelig: 'œ',
    OElig: 'Œ',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    lsaquo: '‹',
    rsaquo: '›',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    trade: '™',
    rarr: '→',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '',
    zwj: '',
  }),
);
LATIN_1.forEach((name, index) => {
  NAMED.set(name, String.fromCharCode(0xa0 + index));
});

/** An entity that does not exist stays as it was written. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z0-9]{2,8}));/g,
    (entity, decimal, hex, name) => {
      if (name) return NAMED.get(name) ?? entity;
      return character(decimal ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

function character(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** Longest address that mail can be sent to (RFC 5321). */
const ADDRESS_LIMIT = 254;
/** Looked at for an address: longer header texts are not written by people. */
const HEADER_LIMIT = 1000;

const BARE = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/;

/** The first address in `"Name" <a@b.fr>`, `a@b.fr` or `a@b.fr, c@d.fr`, in lower case; `''` if there is none. */
export function bareAddress(text: string): string {
  const header = text.slice(0, HEADER_LIMIT);
  const bracketed = [...header.matchAll(/<([^<>]*)>/g)].map((match) => match[1]!);
  const found = [...bracketed, ...header.split(/[\s,;<>"]+/)]
    .map((part) => part.trim())
    .find((part) => BARE.test(part));
  return found && found.length <= ADDRESS_LIMIT ? found.toLowerCase() : '';
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z?)?$/;

/**
 * A date as Odoo words it (UTC), to the second: `2026-11-22 10:11:36.082797` of a webhook and
 * `2026-11-22 10:11:36` of its API are the same instant, so the fraction that only one of them tells is dropped.
 */
export function utcDate(text: string): Date | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return exists && year > 0 ? date : undefined;
}
