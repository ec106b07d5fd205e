import type { Tab } from '../tab';
import { MOODS } from './leads';

/** What was said, newest at the end. */
export const INTERACTIONS: Tab = {
  key: 'interactions',
  name: { fr: 'Interactions', en: 'Interactions' },
  id: 'id',
  frozen: 0,
  colour: '#12a4af',
  columns: [
    { key: 'at', label: { fr: 'Date', en: 'Date' }, kind: 'instant', owner: 'agent', width: 120 },
    { key: 'lead', label: { fr: 'Lead', en: 'Lead' }, kind: 'text', owner: 'agent', width: 160 },
    {
      key: 'direction',
      label: { fr: 'Sens', en: 'Direction' },
      kind: 'choice',
      owner: 'agent',
      width: 80,
      choices: {
        in: { fr: 'reçu', en: 'received' },
        out: { fr: 'envoyé', en: 'sent' },
        internal: { fr: 'interne', en: 'internal' },
      },
    },
    {
      key: 'channel',
      label: { fr: 'Canal', en: 'Channel' },
      kind: 'choice',
      owner: 'agent',
      width: 80,
      choices: {
        email: { fr: 'e-mail', en: 'e-mail' },
        call: { fr: 'appel', en: 'call' },
        meeting: { fr: 'rendez-vous', en: 'meeting' },
        note: { fr: 'note', en: 'note' },
        other: { fr: 'autre', en: 'other' },
      },
    },
    { key: 'from', label: { fr: 'De', en: 'From' }, kind: 'text', owner: 'agent', width: 180 },
    { key: 'subject', label: { fr: 'Objet', en: 'Subject' }, kind: 'text', owner: 'agent', width: 200 },
    { key: 'text', label: { fr: 'Texte', en: 'Text' }, kind: 'text', owner: 'agent', width: 420 },
    {
      key: 'sentiment',
      label: { fr: 'Sentiment', en: 'Sentiment' },
      kind: 'choice',
      owner: 'agent',
      width: 80,
      choices: MOODS,
      look: 'mood',
    },
    {
      key: 'leadId',
      label: { fr: 'Id lead', en: 'Lead id' },
      kind: 'text',
      owner: 'agent',
      width: 90,
      hidden: true,
    },
    {
      key: 'opening',
      label: { fr: 'Demande', en: 'Opening' },
      kind: 'flag',
      owner: 'agent',
      width: 60,
      hidden: true,
    },
    { key: 'id', label: { fr: 'Id', en: 'Id' }, kind: 'text', owner: 'agent', width: 90, hidden: true },
  ],
};
