import type { Tab } from '../tab';
import { PURPOSES } from './outbox';

/** The mails, one row for each language. Edited by people. */
export const TEMPLATES: Tab = {
  key: 'templates',
  name: { fr: 'Modèles', en: 'Templates' },
  frozen: 2,
  colour: '#188038',
  columns: [
    { key: 'id', label: { fr: 'Modèle', en: 'Template' }, kind: 'text', owner: 'person', width: 130 },
    { key: 'language', label: { fr: 'Langue', en: 'Language' }, kind: 'text', owner: 'person', width: 70 },
    {
      key: 'purpose',
      label: { fr: 'But', en: 'Purpose' },
      kind: 'choice',
      owner: 'person',
      width: 80,
      choices: PURPOSES,
      strict: true,
    },
    { key: 'title', label: { fr: 'Titre', en: 'Title' }, kind: 'text', owner: 'person', width: 190 },
    {
      key: 'subject',
      label: { fr: 'Objet', en: 'Subject' },
      kind: 'text',
      owner: 'person',
      width: 300,
      wrap: true,
    },
    {
      key: 'body',
      label: { fr: 'Texte', en: 'Text' },
      kind: 'text',
      owner: 'person',
      width: 560,
      wrap: true,
    },
    {
      key: 'fault',
      label: { fr: 'Erreur', en: 'Error' },
      kind: 'text',
      owner: 'agent',
      width: 260,
      wrap: true,
      look: 'fault',
    },
  ],
};
