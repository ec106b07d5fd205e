import { builtEngine } from '../../bench/sentiment/engine';
import { analyse } from '../../src/assess/sentiment/analyse';
import { texts } from './sentiment-texts';

describe('what anybody would tell', () => {
  test.each(texts.negative)('an unhappy customer: %s', (text) =>
    expect(analyse(text).label).toBe('negative'),
  );
  test.each(texts.neutral)('a plain request: %s', (text) => expect(analyse(text).label).toBe('neutral'));
  test.each(texts.positive)('a happy customer: %s', (text) => expect(analyse(text).label).toBe('positive'));
});

const all = [...texts.negative, ...texts.neutral, ...texts.positive];

/** What is said stays the same, said in other ways. */
describe('the mood does not hang on', () => {
  const greeted = (text: string) =>
    /[éèàç]|\b(?:le|la|les|vous|nous|je|votre)\b/i.test(text)
      ? `Bonjour Madame Lefort,\n\n${text}\n\nCordialement,\nPaul Roux\nResponsable des achats\n02 99 00 00 00`
      : `Hello Ms Lefort,\n\n${text}\n\nKind regards,\nPaul Roux\nHead of purchasing\n+44 20 7946 0000`;
  const changes: [string, (text: string) => string][] = [
    ['accents', (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')],
    ['how accents are encoded', (text) => text.normalize('NFD')],
    ['the sort of apostrophe', (text) => text.replace(/'/g, '’')],
    ['greeting and signature', greeted],
    ['polite formulas', (text) => `${text} Merci d'avance et bonne journée.`],
    ['spaces and line ends', (text) => `\r\n\r\n  ${text.replace(/ /g, '  ')} \r\n`],
    ['markup', (text) => `<p>${text.replace(/&/g, '&amp;').replace(/é/g, '&eacute;')}</p><br/>`],
    [
      'a quoted mail below',
      (text) =>
        `${text}\n\nLe lun. 3 mars 2025 à 10:12, Jean Petit <jean@acme.example> a écrit :\n> C'est scandaleux, je suis furieux.\n> Je veux être remboursé.`,
    ],
    ['the language given', (text) => text],
  ];
  test.each(changes)('%s', (name, change) => {
    const changed = all.filter((text) => {
      const before = analyse(text);
      const after = analyse(change(text), name === 'the language given' ? 'en' : undefined);
      return before.label !== after.label;
    });
    expect(changed).toEqual([]);
  });

  test('who is named', () => {
    const told = ['Martin', 'Fatou Ndiaye', 'Müller', 'Rosalind'].map((name) =>
      [
        `${name} n'a toujours pas répondu à mes trois relances.`,
        `Many thanks to ${name}, everything works perfectly now.`,
      ].map((text) => analyse(text).label),
    );
    expect(told).toEqual(told.map(() => ['negative', 'positive']));
  });
});

/** Something bad more does not make a mail happier, nor something good more angrier. */
describe('a sentence more moves the score its way', () => {
  const bad = [
    'Je suis très déçu.',
    'Nous sommes très mécontents de votre service.',
    'I am very disappointed.',
    'Your service is terrible.',
  ];
  const good = [
    'Je suis ravi, merci pour tout.',
    'Bravo, excellent travail.',
    'I am delighted, great work.',
    'Your team is excellent, thank you.',
  ];
  test.each(bad)('%s', (sentence) => {
    const raised = all.filter((text) => analyse(`${text} ${sentence}`).score > analyse(text).score + 0.05);
    expect(raised).toEqual([]);
  });
  test.each(good)('%s', (sentence) => {
    const { lang } = analyse(sentence);
    const own = all.filter((text) => analyse(text).lang === lang);
    const lowered = own.filter((text) => analyse(`${text} ${sentence}`).score < analyse(text).score - 0.1);
    expect(lowered.length).toBeLessThanOrEqual(own.length / 20);
  });
});

describe('the words that decided', () => {
  test('stand in the text at the places told, strongest first, at most twelve', () => {
    for (const text of all) {
      const { evidence } = analyse(text);
      expect(evidence.length).toBeLessThanOrEqual(12);
      for (const { text: words, start, end } of evidence) expect(text.slice(start, end)).toBe(words);
      const sizes = evidence.map(({ weight }) => Math.abs(weight));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }
  });

  test('are those a reader would mark', () => {
    const words = analyse(
      'Bonjour,\n\nLa livraison est arrivée en retard et votre service est une catastrophe.\n\nCordialement',
    ).evidence;
    expect(
      words
        .slice(0, 4)
        .map(({ text }) => text)
        .join(' '),
    ).toMatch(/catastrophe|retard/);
    expect(words.every(({ text }) => !/Bonjour|Cordialement/.test(text))).toBe(true);
  });

  test('are found in the mail as it came, markup and quoted thread included', () => {
    const mail =
      '<p>Bonjour,</p><p>Je suis tr&egrave;s d&eacute;&ccedil;u de votre service.</p><blockquote>super, merci</blockquote>';
    const { label, evidence } = analyse(mail);
    expect(label).toBe('negative');
    expect(evidence.some(({ text }) => text.includes('d&eacute;&ccedil;u'))).toBe(true);
    expect(evidence.every(({ text, start, end }) => mail.slice(start, end) === text)).toBe(true);
  });
});

test('the engine takes at most 450 kB of the bundle', () => {
  expect(builtEngine().kilobytes).toBeLessThanOrEqual(450);
});

test('too little confidence is told, and the label is neutral', () => {
  const text = texts.negative[0]!;
  expect(analyse(text).unsure).toBe(false);
  expect(analyse(text, undefined, 1.01)).toMatchObject({ label: 'neutral', unsure: true });
});

test('the language comes from the text', () => {
  expect(analyse('Nous avons bien reçu votre devis.', 'en').lang).toBe('fr');
  expect(analyse('We have received your quote.', 'fr').lang).toBe('en');
  expect(analyse('OK', 'en').lang).toBe('en');
});
