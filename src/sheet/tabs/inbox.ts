import type { Tab } from '../tab';

/** What was posted, to the letter, before anything is made of it. A long body goes on in the cells to the right. */
export const INBOX: Tab = {
  key: 'inbox',
  name: { fr: 'Réception', en: 'Inbox' },
  id: 'id',
  frozen: 0,
  colour: '#80868b',
  columns: [
    { key: 'at', label: { fr: 'Reçu le', en: 'Received' }, kind: 'instant', owner: 'agent', width: 130 },
    { key: 'id', label: { fr: 'Id', en: 'Id' }, kind: 'text', owner: 'agent', width: 120 },
    { key: 'event', label: { fr: 'Événement', en: 'Event' }, kind: 'text', owner: 'agent', width: 80 },
    { key: 'state', label: { fr: 'État', en: 'State' }, kind: 'text', owner: 'agent', width: 120 },
    { key: 'body', label: { fr: 'Contenu', en: 'Body' }, kind: 'text', owner: 'agent', width: 600 },
  ],
};
