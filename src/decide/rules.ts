import type { RuleRow } from './rule';

/** A shipped rule: plain data, written to the tab Rules by the set-up and edited there. */
export interface ShippedRule extends RuleRow {
  id: string;
  conditions: { field: string; comparison: string; value: number | string }[];
}

/** The rules of the brief, and the first contact. Thresholds are strict: exactly 7 days is not more than 7. */
export const SHIPPED_RULES: ShippedRule[] = [
  {
    id: 'new-lead',
    on: true,
    conditions: [
      { field: 'first_seen', comparison: 'is', value: 'yes' },
      { field: 'stage', comparison: 'is', value: 'New' },
    ],
    action: 'alert',
    template: 'new-lead-alert',
    mode: 'auto',
    priority: 90,
    cooldownDays: 0,
  },
  {
    id: 'support-new',
    on: true,
    conditions: [
      { field: 'first_seen', comparison: 'is', value: 'yes' },
      { field: 'description_sentiment', comparison: 'is', value: 'negative' },
    ],
    action: 'email',
    template: 'support',
    mode: 'auto',
    priority: 95,
    cooldownDays: 0,
  },
  {
    id: 'support-reply',
    on: true,
    conditions: [
      { field: 'first_seen', comparison: 'is', value: 'no' },
      { field: 'new_message_sentiment', comparison: 'is', value: 'negative' },
    ],
    action: 'email',
    template: 'support',
    mode: 'auto',
    priority: 100,
    cooldownDays: 0,
  },
  {
    id: 'follow-up-stagnant',
    on: true,
    conditions: [
      { field: 'first_seen', comparison: 'is', value: 'no' },
      { field: 'days_without_movement', comparison: '>', value: 14 },
    ],
    action: 'email',
    template: 'follow-up',
    mode: 'auto',
    priority: 70,
    cooldownDays: 14,
  },
  {
    id: 'follow-up',
    on: true,
    conditions: [{ field: 'days_without_contact', comparison: '>', value: 7 }],
    action: 'email',
    template: 'follow-up',
    mode: 'propose',
    priority: 60,
    cooldownDays: 7,
  },
  {
    id: 'final-offer',
    on: true,
    conditions: [
      { field: 'probability', comparison: '>', value: 70 },
      { field: 'positive_interactions', comparison: '>', value: 2 },
    ],
    action: 'email',
    template: 'final-offer',
    mode: 'propose',
    priority: 80,
    cooldownDays: 30,
  },
  {
    id: 'first-contact',
    on: true,
    conditions: [
      { field: 'first_seen', comparison: 'is', value: 'yes' },
      { field: 'stage', comparison: 'is', value: 'New' },
      { field: 'description_sentiment', comparison: 'is not', value: 'negative' },
    ],
    action: 'email',
    template: 'first-contact',
    mode: 'propose',
    priority: 50,
    cooldownDays: 0,
  },
];
