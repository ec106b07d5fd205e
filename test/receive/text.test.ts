import { bareAddress, plainText } from '../../src/receive/text';

test('what a reader sees of an HTML mail', () => {
  const html =
    '<head><style>p{}</style></head><p>Bonjour&nbsp;!</p>\n<div>Le prix\n est <b>trop</b> &eacute;lev&#233;</div><div>Merci</div><script>alert("<p>x</p>")</script><table><tr><td>a</td><td>b</td></tr></table>';
  expect(plainText(html)).toBe('Bonjour\u00a0!\n\nLe prix est trop élevé\nMerci\n\na b');
});

test('a quoted thread is marked as quoted', () => {
  expect(plainText('<p>Oui</p><blockquote><p>On y va ?</p><p>Claire</p></blockquote>')).toBe(
    'Oui\n\n> On y va ?\n\n> Claire',
  );
});

test('text that only looks like markup stays', () => {
  expect(plainText('1 < 2 & 3 > 2, a<b')).toBe('1 < 2 & 3 > 2, a<b');
  expect(plainText('<p>&lt;script&gt; &amp;amp; &unknown; &#xD800;</p>')).toBe(
    '<script> &amp; &unknown; \ufffd',
  );
  expect(plainText('une\nligne ')).toBe('une\nligne');
});

test.each([['<'], ['<p'], ['<!--'], ['<script>'], ['&'], ['a@'], [' \n'], ['<a '], ['</']])(
  'a megabyte of %j is read in one pass',
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(typeof plainText(`${text}<p>`)).toBe('string');
    expect(bareAddress(text)).toBe('');
  },
);

test.each([
  ['"Élodie Durand" <Elodie.Durand@menuiserie.fr>', 'elodie.durand@menuiserie.fr'],
  ['a@b.fr, c@d.fr', 'a@b.fr'],
  ['Jean <not an address>', ''],
  ['"x@y" <z@exemple.fr>', 'z@exemple.fr'],
  ['<script>alert(1)</script>@x.fr', ''],
  ['pas d’adresse', ''],
  ['a@b', ''],
])('the address in %j', (header, address) => {
  expect(bareAddress(header)).toBe(address);
});
