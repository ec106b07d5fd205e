import type { Tab } from '../tab';

/** What an admin sets; secrets are not here but in the script's properties. */
export const SETTINGS: Tab = {
  key: 'settings',
  name: { fr: 'Réglages', en: 'Settings' },
  frozen: 1,
  colour: '#5f6368',
  columns: [
    { key: 'label', label: { fr: 'Réglage', en: 'Setting' }, kind: 'text', owner: 'person', width: 260 },
    {
      key: 'value',
      label: { fr: 'Valeur', en: 'Value' },
      kind: 'text',
      owner: 'person',
      width: 260,
      wrap: true,
    },
    {
      key: 'help',
      label: { fr: 'Explication', en: 'Meaning' },
      kind: 'text',
      owner: 'person',
      width: 520,
      wrap: true,
    },
    { key: 'key', label: { fr: 'Clé', en: 'Key' }, kind: 'text', owner: 'person', width: 120, hidden: true },
  ],
};
