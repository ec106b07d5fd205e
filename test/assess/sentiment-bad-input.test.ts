import { PassThrough } from 'node:stream';
import { analyseLines } from '../../local/analyse';
import { analyse } from '../../src/assess/sentiment/analyse';

const MEGABYTE = 1_000_000;
const noise = Array.from({ length: 5_000 }, (_, at) => String.fromCharCode((at * 7919) % 65536)).join('');

test.each([
  ['nothing', ''],
  ['spaces', ' \n\t\r\n\u00a0 '],
  ['figures and signs', '0102030405 --- ... ,,, 12/03/2025'],
  ['only a quoted mail', "> C'est inadmissible, je suis furieux !\n> Remboursez-moi."],
  [
    'only a quoted mail under its header',
    'On Mon, 3 Mar 2025 at 10:12, A B <a@b.example> wrote:\n> This is a disgrace.\n> I want my money back.',
  ],
  ['only a signature', 'Cordialement,\nJean Petit'],
  ['lone surrogates', '\ud83d \udc4d \ud800\ud800'],
  ['null characters', '\u0000'.repeat(500)],
])('%s: neutral, nothing to show', (_, text) => {
  expect(analyse(text)).toMatchObject({ label: 'neutral', score: 0, evidence: [] });
});

test.each([
  ['one letter', 'a'],
  ['a space', ' '],
  ['a bracket', '<'],
  ['a quote mark', '>'],
  ['a line end', '\n'],
  ['an exclamation mark', '!'],
  ['a dash', '-'],
  ['a digit', '7'],
  ['an emoji', '😡'],
  ['half an emoji', '\ud83d'],
  ['a word', 'on wrote: '],
  ['an opened tag', '<div '],
  ['an entity', '&nbsp;'],
  ['a closing', 'Cordialement,\n'],
  ['a sentence', 'Je ne suis pas content. '],
])('a megabyte of %s gets an answer', (_, piece) => {
  const mood = analyse(piece.repeat(Math.ceil(MEGABYTE / piece.length)));
  expect(Number.isFinite(mood.score) && Number.isFinite(mood.confidence)).toBe(true);
  expect(Math.abs(mood.score)).toBeLessThanOrEqual(1);
});

test.each([
  ['binary', noise],
  ['right to left', 'الخدمة ممتازة شكرا جزيلا'],
  ['Hebrew with marks', '\u202bשירות נוראי\u202c'],
  ['Chinese', '服务很好，谢谢'],
])('%s gets an answer with figures in their bounds', (_, text) => {
  const { score, confidence, evidence } = analyse(text);
  expect(score).toBeGreaterThanOrEqual(-1);
  expect(score).toBeLessThanOrEqual(1);
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
  for (const { text: words, start, end } of evidence) expect(text.slice(start, end)).toBe(words);
});

test('the same text has the same mood whatever was read before it', () => {
  const text = 'Votre équipe est formidable, mais la facture est fausse.';
  const first = analyse(text);
  for (let at = 0; at < 50; at++) analyse(noise.slice(at * 90, at * 90 + 400));
  expect(analyse(text)).toEqual(first);
});

test('a bad line is answered with an error, and the next one is read', async () => {
  const from = new PassThrough();
  const to = new PassThrough();
  from.end(
    '{"text":"Je suis très déçu."}\nnot json\n\n{"lang":"fr"}\nnull\n{"text":"Great work, thank you!","lang":"fr"}\n',
  );
  await analyseLines(from, to);
  to.end();
  let said = '';
  for await (const piece of to) said += piece;
  const lines = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.label ?? line.line)).toEqual(['negative', 2, 4, 5, 'positive']);
  expect(lines[1].error).toMatch(/^Not JSON/);
});
