import { ownWords } from '../../src/assess/clean';

const OWN = 'Bien reçu, on fait comme ça.';

test.each([
  [
    'a French reply',
    `${OWN}\n\nLe lun. 3 févr. 2025 à 10:12, Jean Petit <jean@acme.example> a écrit :\n\nC'est honteux.`,
  ],
  [
    'an intro over two lines',
    `${OWN}\n\nLe 3 février 2025 à 10:12, Jean Petit, directeur des achats de la société ACME\n<jean@acme.example> a écrit :\n\n> C'est honteux.`,
  ],
  [
    'an English reply',
    `${OWN}\n\nOn Mon, Feb 3, 2025 at 10:12 AM Jean Petit <jean@acme.example> wrote:\n> It is a shame.`,
  ],
  [
    'Outlook',
    `${OWN}\n\nDe : Jean Petit <jean@acme.example>\nEnvoyé : lundi 3 février 2025 10:12\nÀ : vous\nObjet : retard\n\nC'est honteux.`,
  ],
  [
    'Outlook in English',
    `${OWN}\n\nFrom: Jean Petit\nSent: Monday 10:12\nTo: you\nSubject: late\n\nIt is a shame.`,
  ],
  ['a line of Outlook', `${OWN}\n\n________________________________\nDe : Jean\n\nC'est honteux.`],
  ['a forwarded mail', `${OWN}\n\n---------- Forwarded message ---------\nFrom: Jean\n\nIt is a shame.`],
  ['Apple', `${OWN}\n\nDébut du message transféré :\n\n> De: Jean\n> C'est honteux.`],
  ['the original message', `${OWN}\n\n-----Message d'origine-----\nDe : Jean\nC'est honteux.`],
  ['quote marks alone', `> C'est honteux.\n\n${OWN}`],
  ['a signature', `${OWN}\n\nCordialement,\nJean Petit\nDirecteur\n01 02 03 04 05`],
  ['a signature after dashes', `${OWN}\n\n-- \nJean Petit`],
  ['a letter’s end', `${OWN}\n\nJe vous prie d'agréer, Madame, mes salutations distinguées.\n\nJean Petit`],
  ['a telephone', `${OWN}\n\nEnvoyé de mon iPhone`],
  [
    'a disclaimer',
    `${OWN}\n\nCe message est confidentiel et destiné à son seul destinataire. Toute erreur est à signaler.`,
  ],
  ['markup and a quoted block', `<div>${OWN}</div><blockquote type="cite">C'est honteux.</blockquote>`],
])('%s is left out', (_, mail) => expect(ownWords(mail)).toBe(OWN));

test('what is written below or between quoted lines is the writer’s own', () => {
  expect(ownWords("> Vous confirmez mardi ?\n\nOui.\n\n> Et l'adresse ?\n\nLa même.")).toBe(
    'Oui.\n\nLa même.',
  );
});

test('a postscript under the signature counts', () => {
  expect(ownWords('Merci de votre envoi.\n\nCordialement,\nJean\n\nPS : il manque une pièce.')).toContain(
    'il manque une pièce',
  );
});

test('only a quoted thread says nothing', () => {
  expect(ownWords("Le lun. 3 févr. 2025 à 10:12, Jean <j@a.example> a écrit :\n> C'est honteux.")).toBe('');
});

test('sentences that only begin like a closing or a header stay', () => {
  for (const text of [
    'Merci pour votre aide, tout marche.',
    'De notre côté, tout est prêt.',
    'On attend, personne ne nous a écrit de chez vous depuis lundi.',
    'Best purchase we ever made.',
    'Le technicien a écrit que tout était réparé : rien ne marche.',
  ])
    expect(ownWords(text)).toBe(text);
});
