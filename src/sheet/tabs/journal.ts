import type { Tab } from '../tab';

/** One line for each run that did something, and for each fault, with what to do. */
export const JOURNAL: Tab = {
  key: 'journal',
  name: { fr: 'Journal', en: 'Journal' },
  frozen: 0,
  colour: '#80868b',
  columns: [
    { key: 'at', label: { fr: 'Date', en: 'Date' }, kind: 'instant', owner: 'agent', width: 130 },
    { key: 'run', label: { fr: 'Passage', en: 'Run' }, kind: 'text', owner: 'agent', width: 90 },
    { key: 'read', label: { fr: 'Lu', en: 'Read' }, kind: 'text', owner: 'agent', width: 220, wrap: true },
    {
      key: 'decided',
      label: { fr: 'Décidé', en: 'Decided' },
      kind: 'text',
      owner: 'agent',
      width: 200,
      wrap: true,
    },
    { key: 'done', label: { fr: 'Fait', en: 'Done' }, kind: 'text', owner: 'agent', width: 220, wrap: true },
    { key: 'seconds', label: { fr: 'Secondes', en: 'Seconds' }, kind: 'decimal', owner: 'agent', width: 70 },
    {
      key: 'calls',
      label: { fr: 'Appels de service', en: 'Service calls' },
      kind: 'integer',
      owner: 'agent',
      width: 80,
    },
    {
      key: 'faults',
      label: { fr: 'Erreurs et que faire', en: 'Errors and what to do' },
      kind: 'text',
      owner: 'agent',
      width: 460,
      wrap: true,
      look: 'fault',
    },
  ],
};
