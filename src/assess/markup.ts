/** A tag that only HTML mails have: "<3" and "<jean@acme.fr>" are no markup. */
const MARKUP =
  /<(?:\/?(?:p|div|br|span|table|td|tr|ul|ol|li|b|i|u|strong|em|a|font|html|body|blockquote|h[1-6]|img|hr|pre|style|script|head|meta|title)(?=[\s/>])[^<>]{0,500}>|!--)/i;

/** Elements whose text is not the writer's: styles and quoted mails. */
const SKIPPED = new Set(['style', 'script', 'head', 'title', 'blockquote']);
const BLOCKS = new Set('p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote pre body html'.split(' '));

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  euro: '€',
  ndash: '–',
  mdash: '—',
  oelig: 'œ',
  aelig: 'æ',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
};
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  cedil: '\u0327',
  tilde: '\u0303',
};

export interface Plain {
  plain: string;
  /** offsets of each unit of `plain` in the given text; none where both are the same */
  at?: Int32Array;
}

/** The text a reader of the mail sees, without tags, styles and comments; entities are read. */
export function withoutMarkup(text: string): Plain {
  const tagged = text.includes('<') && MARKUP.test(text);
  if (
    !tagged &&
    !/&(?:#\d{2,5}|#x[\da-f]{2,4}|nbsp|amp|quot|[lr][st]quo|[lg]t|[a-z](?:acute|grave|circ|cedil|uml));/i.test(
      text,
    )
  )
    return { plain: text };
  const units: string[] = [];
  const at: number[] = [];
  const put = (unit: string, place: number): void => {
    units.push(unit);
    at.push(place);
  };
  let i = 0;
  while (i < text.length) {
    const unit = text[i]!;
    if (unit === '<' && tagged) {
      const close = text.startsWith('<!--', i) ? text.indexOf('-->', i) + 2 : text.indexOf('>', i);
      const name = /^<\/?([a-z][a-z0-9]*)/i.exec(text.slice(i, i + 16))?.[1]?.toLowerCase();
      if (
        close > i &&
        close - i < 2_000 &&
        (name !== undefined || text[i + 1] === '!') &&
        !text.slice(i, close).includes('@')
      ) {
        if (name && BLOCKS.has(name) && units[units.length - 1] !== '\n') put('\n', i);
        i = close + 1;
        if (name && SKIPPED.has(name) && text[close - 1] !== '/' && text[i - (close - i) - 1] !== '/')
          i = endOf(name, text, i);
        continue;
      }
    }
    if (unit === '&') {
      const found = /^&(#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/i.exec(text.slice(i, i + 12));
      const read = found && entity(found[1]!);
      if (read) {
        for (const letter of read) put(letter, i);
        i += found[0].length;
        continue;
      }
    }
    put(tagged && unit === '\n' ? ' ' : unit, i);
    i++;
  }
  return { plain: units.join(''), at: Int32Array.from(at) };
}

function endOf(name: string, text: string, from: number): number {
  const close = text.toLowerCase().indexOf(`</${name}`, from);
  const end = close < 0 ? -1 : text.indexOf('>', close);
  return end < 0 ? text.length : end + 1;
}

function entity(name: string): string | undefined {
  if (name[0] === '#') {
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0xd800 ? String.fromCharCode(code) : ' ';
  }
  const known = ENTITIES[name] ?? ENTITIES[name.toLowerCase()];
  if (known) return known;
  const accent = ACCENTS[name.slice(1)];
  return accent ? (name[0]! + accent).normalize('NFC') : undefined;
}
