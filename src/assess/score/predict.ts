import type { Contribution, LearnedModel, Prediction, Value } from './learned';

/** Stand-in model inside: shrunken log-odds of each value. */
export interface SimpleModel extends LearnedModel {
  weights: Record<string, Record<string, number>>;
}

/**
 * The score of one lead. Columns the model does not know, values it never saw, and missing or wrongly typed ones count
 * as nothing known; it never throws.
 */
export function predict(model: LearnedModel, values: Readonly<Record<string, Value>>): Prediction {
  const base = Math.min(0.995, Math.max(0.005, model.base));
  const { weights = {} } = model as Partial<SimpleModel>;
  const parts: Contribution[] = [];
  let sum = 0;
  if (model.usable)
    for (const [column, known] of Object.entries(weights)) {
      const value = String(values[column] ?? '');
      const points = Object.entries(known).find(([k]) => k === value)?.[1] ?? 0;
      if (points !== 0) parts.push({ column, value, points });
      sum += points;
    }
  const raw = 1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + sum)));
  const probability = Math.min(0.995, Math.max(0.005, raw));
  const scale = sum === 0 ? 0 : (100 * (probability - base)) / sum;
  const contributions = parts.map((part) => ({ ...part, points: part.points * scale }));
  contributions.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return { probability, base: 100 * base, contributions };
}
