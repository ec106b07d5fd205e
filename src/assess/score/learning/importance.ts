import type { LearnedModel, LearningReport, Value } from '../learned';
import { predict } from '../predict';
import type { Field } from './fields';
import { rangeOf } from './readable';

const MOST_LEADS = 2_000;
/** Values named per column, best and worst. */
const NAMED = 6;

/** How much each column moves scores, and which values move them most. */
export function importanceOf(
  model: LearnedModel & { fields: Field[] },
  leads: readonly Readonly<Record<string, Value>>[],
): LearningReport['importance'] {
  const every = Math.max(1, Math.ceil(leads.length / MOST_LEADS));
  const columns = new Map<string, { sum: number; squares: number; count: number; values: Means }>();
  const fieldOf = new Map<string, Field>();
  for (const field of model.fields) if (!fieldOf.has(field.column)) fieldOf.set(field.column, field);
  for (let lead = 0; lead < leads.length; lead += every) {
    const values = leads[lead]!;
    for (const { column, value, points } of predict(model, values).contributions) {
      const of = columns.get(column) ?? { sum: 0, squares: 0, count: 0, values: new Map() };
      columns.set(column, of);
      of.sum += points;
      of.squares += points * points;
      of.count++;
      const field = fieldOf.get(column);
      const range = field?.cuts ? rangeOf(field, values) : value;
      const mean = of.values.get(range) ?? { points: 0, count: 0 };
      of.values.set(range, mean);
      mean.points += points;
      mean.count++;
    }
  }
  return [...columns]
    .map(([column, { sum, squares, count, values }]) => ({
      column,
      spread: Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)),
      examples: examplesOf(values, count),
    }))
    .filter(({ spread }) => spread > 0.01)
    .sort((a, b) => b.spread - a.spread || (a.column < b.column ? -1 : 1));
}

type Means = Map<string, { points: number; count: number }>;

function examplesOf(values: Means, leads: number): { value: string; points: number }[] {
  const least = Math.max(2, leads / 200);
  const means = [...values]
    .filter(([, { count }]) => count >= least)
    .map(([value, { points, count }]) => ({ value, points: points / count }))
    .sort((a, b) => b.points - a.points || (a.value < b.value ? -1 : 1));
  return means.length <= NAMED ? means : [...means.slice(0, NAMED / 2), ...means.slice(-NAMED / 2)];
}
