import type { Language } from '../i18n/language';
import type { Purpose } from './outbox';

/** A mail as people write it: plain text with `{{placeholders}}`; one row of the tab Templates. */
export interface Template {
  id: string;
  language: Language;
  purpose: Purpose;
  /** what the action is called in the column "Next best action" */
  title: string;
  subject: string;
  /** paragraphs separated by an empty line; the HTML part is made from it */
  body: string;
}

const FR: Omit<Template, 'language'>[] = [
  {
    id: 'new-lead-alert',
    purpose: 'internal',
    title: 'Alerte nouveau lead',
    subject: 'Nouveau lead {{score}}/100 : {{lead}}',
    body: `{{lead}} vient d’arriver. Score : {{score}}/100 ({{grade}}).

Entreprise : {{#company}}{{company}}{{/company}}{{^company}}à préciser{{/company}}
Activité : {{#industry}}{{industry}}{{/industry}}{{^industry}}à préciser{{/industry}}
Effectif : {{#size}}{{size}}{{/size}}{{^size}}à préciser{{/size}}
Contact : {{#contact}}{{contact}}{{/contact}}{{^contact}}à préciser{{/contact}}{{#email}} – {{email}}{{/email}}{{#phone}} – {{phone}}{{/phone}}

Besoin : {{#need}}« {{need}} »{{/need}}{{^need}}à préciser avec le client{{/need}}

Pourquoi ce score : {{why}}
Sentiment : {{sentiment}}
Prochaine action conseillée : {{next_best_action}}{{#odoo_link}}

Ouvrir dans Odoo : {{odoo_link}}{{/odoo_link}}`,
  },
  {
    id: 'first-contact',
    purpose: 'sales',
    title: 'E-mail de premier contact',
    subject: 'Votre demande{{#company}} pour {{company}}{{/company}}',
    body: `Bonjour{{#contact}} {{contact}}{{/contact}},

Merci pour votre message.{{#need}} J’ai bien noté ce que vous cherchez : « {{need}} »{{/need}}

Pour vous répondre précisément plutôt qu’avec une brochure, j’aurais deux ou trois questions à vous poser. Dix minutes au téléphone suffisent.

Quel moment vous conviendrait cette semaine ?

{{signature}}`,
  },
  {
    id: 'follow-up',
    purpose: 'sales',
    title: 'E-mail de relance',
    subject: 'Où en êtes-vous de votre projet{{#company}} chez {{company}}{{/company}} ?',
    body: `Bonjour{{#contact}} {{contact}}{{/contact}},

Je reviens vers vous au sujet de votre demande{{#need}} : « {{need}} »{{/need}}{{^need}}.{{/need}}

Je sais que les semaines filent. Si le projet est toujours d’actualité, je peux vous préparer une réponse concrète dès que j’aurai eu votre retour ; s’il est reporté, dites-le-moi simplement et je vous recontacterai au bon moment.

Est-ce toujours un sujet pour vous ?

{{signature}}

PS : si vous préférez ne plus recevoir de message de ma part, répondez « stop » et je m’arrête là.`,
  },
  {
    id: 'final-offer',
    purpose: 'sales',
    title: 'Offre finale',
    subject: '{{#company}}{{company}} : {{/company}}notre proposition, prête à signer',
    body: `Bonjour{{#contact}} {{contact}}{{/contact}},

Merci pour nos échanges : ils m’ont donné une idée claire de ce qu’il vous faut.{{#need}} Vous nous disiez : « {{need}} »{{/need}}

Nous sommes prêts à démarrer. Je tiens les conditions dont nous avons parlé jusqu’au {{offer_until}}, mise en route comprise.

Puis-je vous envoyer le contrat pour signature ?

{{signature}}`,
  },
  {
    id: 'support',
    purpose: 'support',
    title: 'E-mail de soutien personnalisé',
    subject: 'Votre message{{#company}} – {{company}}{{/company}} : je m’en occupe',
    body: `Bonjour{{#contact}} {{contact}}{{/contact}},

Je viens de lire votre message, et je comprends votre mécontentement. Vous avez bien fait de nous le dire ; je vous présente mes excuses pour ce que vous avez vécu.{{#complaint}}

Voici ce que j’en retiens : « {{complaint}} »{{/complaint}}

Je reprends votre dossier personnellement, et je préfère vous écouter avant de vous proposer une solution.

À quel moment puis-je vous appeler aujourd’hui ou demain{{#phone}} au {{phone}}{{/phone}} ?

{{signature}}`,
  },
];

const EN: Omit<Template, 'language'>[] = [
  {
    id: 'new-lead-alert',
    purpose: 'internal',
    title: 'New-lead alert',
    subject: 'New lead {{score}}/100: {{lead}}',
    body: `{{lead}} has just come in. Score: {{score}}/100 ({{grade}}).

Company: {{#company}}{{company}}{{/company}}{{^company}}to be found out{{/company}}
Activity: {{#industry}}{{industry}}{{/industry}}{{^industry}}to be found out{{/industry}}
Size: {{#size}}{{size}}{{/size}}{{^size}}to be found out{{/size}}
Contact: {{#contact}}{{contact}}{{/contact}}{{^contact}}to be found out{{/contact}}{{#email}} – {{email}}{{/email}}{{#phone}} – {{phone}}{{/phone}}

Need: {{#need}}“{{need}}”{{/need}}{{^need}}to be found out with the customer{{/need}}

Why this score: {{why}}
Sentiment: {{sentiment}}
Next best action: {{next_best_action}}{{#odoo_link}}

Open in Odoo: {{odoo_link}}{{/odoo_link}}`,
  },
  {
    id: 'first-contact',
    purpose: 'sales',
    title: 'First-contact e-mail',
    subject: 'Your request{{#company}} for {{company}}{{/company}}',
    body: `Hello{{#contact}} {{contact}}{{/contact}},

Thank you for getting in touch.{{#need}} I have noted what you are after: “{{need}}”{{/need}}

Rather than send you a brochure, I would like to answer precisely, and for that I have two or three questions. Ten minutes on the phone will do.

When would suit you this week?

{{signature}}`,
  },
  {
    id: 'follow-up',
    purpose: 'sales',
    title: 'Follow-up e-mail',
    subject: 'Where does your project{{#company}} at {{company}}{{/company}} stand?',
    body: `Hello{{#contact}} {{contact}}{{/contact}},

I am coming back to you about your request{{#need}}: “{{need}}”{{/need}}{{^need}}.{{/need}}

I know how weeks fly by. If the project is still on, I can prepare a concrete answer as soon as I hear from you; if it has been put off, just say so and I will get back to you at the right time.

Is it still on your list?

{{signature}}

PS: if you would rather not hear from me again, reply “stop” and I will leave it there.`,
  },
  {
    id: 'final-offer',
    purpose: 'sales',
    title: 'Final offer',
    subject: '{{#company}}{{company}}: {{/company}}our proposal, ready to sign',
    body: `Hello{{#contact}} {{contact}}{{/contact}},

Thank you for our conversations: they gave me a clear picture of what you need.{{#need}} In your words: “{{need}}”{{/need}}

We are ready to start. I will hold the terms we talked about until {{offer_until}}, onboarding included.

May I send you the contract to sign?

{{signature}}`,
  },
  {
    id: 'support',
    purpose: 'support',
    title: 'Personalised support e-mail',
    subject: 'Your message{{#company}} – {{company}}{{/company}}: I am on it',
    body: `Hello{{#contact}} {{contact}}{{/contact}},

I have just read your message, and I understand why you are unhappy. You were right to tell us, and I apologise for what you have been through.{{#complaint}}

This is what I take from it: “{{complaint}}”{{/complaint}}

I am taking this over personally, and I would rather listen to you before I suggest a solution.

When may I call you today or tomorrow{{#phone}} on {{phone}}{{/phone}}?

{{signature}}`,
  },
];

/** The templates that the set-up writes to the tab Templates. */
export const SHIPPED_TEMPLATES: Template[] = [
  ...FR.map((template) => ({ ...template, language: 'fr' as const })),
  ...EN.map((template) => ({ ...template, language: 'en' as const })),
];
