import { column, type Tab } from '../tab';

/** What the score has learned and how far to trust it. A page rather than a list: see run/model-page.ts. */
export const MODEL: Tab = {
  key: 'model',
  name: { fr: 'Modèle', en: 'Model' },
  frozen: 0,
  colour: '#12805c',
  page: true,
  columns: [
    column('use', 'Utiliser celui-ci', 'Use this one', 'flag', 44, { owner: 'person' }),
    column('what', 'Le score', 'The score', 'text', 256),
    column('ours', 'Valeur', 'Value', 'text', 160),
    column('odoos', 'Valeur 2', 'Value 2', 'text', 106),
    column('base', 'Valeur 3', 'Value 3', 'text', 104),
    column('words', 'Ce que cela veut dire', 'What it means', 'text', 556, { wrap: true }),
    column('version', 'Version', 'Version', 'text', 90, { hidden: true }),
    column('keptOf', 'Contenu de', 'Content of', 'text', 90, { hidden: true }),
    column('kept', 'Contenu', 'Content', 'text', 90, { hidden: true }),
  ],
};
