import { FACTS } from '../../decide/facts';
import { ACTIONS, COMPARISONS, MODES } from '../../decide/rule';
import type { Label } from '../../i18n/language';
import type { Column, Tab } from '../tab';

/** A rule has room for this many conditions. */
export const CONDITIONS = 4;

const FIELD_CHOICES: Record<string, Label> = Object.fromEntries(
  Object.entries(FACTS).map(([key, { label }]) => [key, label]),
);

function condition(n: number): Column[] {
  return [
    {
      key: `field${n}`,
      label: { fr: `Si ${n}`, en: `If ${n}` },
      kind: 'choice',
      owner: 'person',
      width: 215,
      choices: FIELD_CHOICES,
    },
    {
      key: `comparison${n}`,
      label: { fr: `Comparaison ${n}`, en: `Comparison ${n}` },
      kind: 'choice',
      owner: 'person',
      width: 115,
      choices: COMPARISONS,
    },
    {
      key: `value${n}`,
      label: { fr: `Valeur ${n}`, en: `Value ${n}` },
      kind: 'text',
      owner: 'person',
      width: 80,
    },
  ];
}

/** When what is done: one rule a row, all its conditions must hold. Edited by people. */
export const RULES: Tab = {
  key: 'rules',
  name: { fr: 'Règles', en: 'Rules' },
  id: 'id',
  frozen: 2,
  colour: '#9334e6',
  columns: [
    { key: 'id', label: { fr: 'Règle', en: 'Rule' }, kind: 'text', owner: 'person', width: 140 },
    { key: 'on', label: { fr: 'Active', en: 'On' }, kind: 'flag', owner: 'person', width: 60 },
    ...[1, 2, 3, 4].slice(0, CONDITIONS).flatMap(condition),
    {
      key: 'action',
      label: { fr: 'Action', en: 'Action' },
      kind: 'choice',
      owner: 'person',
      width: 110,
      choices: ACTIONS,
    },
    { key: 'template', label: { fr: 'Modèle', en: 'Template' }, kind: 'text', owner: 'person', width: 120 },
    {
      key: 'mode',
      label: { fr: 'Mode', en: 'Mode' },
      kind: 'choice',
      owner: 'person',
      width: 100,
      choices: MODES,
    },
    { key: 'priority', label: { fr: 'Priorité', en: 'Priority' }, kind: 'text', owner: 'person', width: 70 },
    {
      key: 'cooldownDays',
      label: { fr: 'Répétition après (jours)', en: 'Cooldown (days)' },
      kind: 'text',
      owner: 'person',
      width: 100,
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
