import { column, type Tab } from '../tab';

/** Closed leads to learn from, one a row; hidden from the reps. What each was like is told as it was while it was open. */
export const HISTORY: Tab = {
  key: 'history',
  name: { fr: 'Historique', en: 'History' },
  id: 'id',
  frozen: 1,
  colour: '#80868b',
  hidden: true,
  columns: [
    column('lead', 'Lead', 'Lead', 'text', 190),
    column('outcome', 'Issue', 'Outcome', 'choice', 80, {
      choices: { won: { fr: 'gagné', en: 'won' }, lost: { fr: 'perdu', en: 'lost' } },
    }),
    column('closedAt', 'Conclu le', 'Closed', 'instant', 130),
    column('lookedAt', 'Vu tel qu’au', 'As it was on', 'instant', 130),
    column('how', 'Comment', 'How', 'choice', 150, {
      choices: {
        seen: { fr: 'noté par l’agent', en: 'noted by the agent' },
        read: { fr: 'reconstitué', en: 'made out afterwards' },
      },
    }),
    column('odoo', 'Probabilité d’Odoo', 'Odoo’s probability', 'decimal', 110),
    column('values', 'Ce qui était connu', 'What was known', 'text', 700),
    column('id', 'Id', 'Id', 'text', 90),
  ],
};
