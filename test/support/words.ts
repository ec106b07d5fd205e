/** What customers write, in both languages. The moods are beyond doubt. */
export const WORDS = {
  en: {
    lang: 'en',
    locale: 'en_GB',
    request: 'Hello, we are looking for a planning tool for 25 users. Could you send us a quote?',
    angry: 'This is unacceptable. I am very disappointed: nobody answers and nothing works. Fix it today.',
    happy: 'Thank you, the demo was excellent and my team is delighted. Perfect!',
    calm: 'I have forwarded the document to my colleague on Tuesday.',
  },
  fr: {
    lang: 'fr',
    locale: 'fr_FR',
    request:
      'Bonjour, nous cherchons un outil de planification pour 25 postes. Pouvez-vous nous faire un devis ?',
    angry:
      'C’est inadmissible, je suis très déçue : personne ne répond et rien ne fonctionne. Réglez cela aujourd’hui.',
    happy: 'Merci, la démonstration était excellente et mon équipe est ravie. Parfait !',
    calm: 'J’ai transmis le document à mon collègue mardi.',
  },
} as const;
