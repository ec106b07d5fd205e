import type { Contribution, LearnedModel, Prediction, Value } from './learned';
import type { Tree } from './learning/boosted';
import { codeOf, codesOf, type Field } from './learning/fields';
import { type StoredModel, UNIT, unpackTree } from './learning/model';
import { readableOf } from './learning/readable';

const LOWEST = 0.005;
const HIGHEST = 0.995;

/**
 * The score of one lead: `base` and all contributions add up to 100 × the probability. Columns that the model does not
 * know, values it never saw, missing and wrongly typed ones count as what is usual for such; it never throws.
 */
export function predict(model: LearnedModel, values: Readonly<Record<string, Value>>): Prediction {
  const base = within(Number.isFinite(model.base) ? model.base : 0.5);
  if (!model.usable || !Array.isArray(model.fields))
    return { probability: base, base: 100 * base, contributions: [] };
  const compiled = compile(model as StoredModel);
  const { parts, shift } = partsOf(compiled, values);
  return explain(compiled, values, parts, shift, base);
}

interface Compiled {
  model: StoredModel;
  trees: Tree[];
  sharesTotal: number;
}

const compiledModels = new WeakMap<LearnedModel, Compiled>();

function compile(model: StoredModel): Compiled {
  const made = compiledModels.get(model);
  if (made) return made;
  const compiled: Compiled = {
    model,
    trees: (model.trees ?? []).map(unpackTree),
    sharesTotal: model.shares.reduce((sum, share) => sum + share, 0),
  };
  compiledModels.set(model, compiled);
  return compiled;
}

/** Log-odds that each field adds, and those that none does. */
export function partsOf(
  { model, trees }: Pick<Compiled, 'model' | 'trees'>,
  values: Readonly<Record<string, Value>>,
): { parts: Float64Array; shift: number } {
  const { fields, weights, ranks } = model;
  const parts = new Float64Array(fields.length);
  const asked = new Int32Array(fields.length);
  let shift = model.shift / UNIT;
  for (const [f, field] of fields.entries()) {
    if (field.several) {
      for (const code of codesOf(field, values)) parts[f] = parts[f]! + (weights[f]![code] ?? 0) / UNIT;
      continue;
    }
    const code = codeOf(field, values);
    parts[f] = (weights[f]![code] ?? 0) / UNIT;
    asked[f] = ranks?.[f]?.[code] ?? code;
  }
  for (const tree of trees) {
    let node = 0;
    shift += tree.value[0]!;
    while (tree.field[node]! >= 0) {
      const field = tree.field[node]!;
      const next = tree.next[node]! + (asked[field]! <= tree.bound[node]! ? 0 : 1);
      parts[field] = parts[field]! + tree.value[next]! - tree.value[node]!;
      node = next;
    }
  }
  return { parts, shift };
}

/**
 * From log-odds to points. Each field counts from what it is worth on average; what then is left between the base and a
 * lead that is average in everything is shared among the fields as they vary. All are scaled by the same positive factor,
 * which makes the points add up and keeps their signs and their order.
 */
function explain(
  { model, sharesTotal }: Compiled,
  values: Readonly<Record<string, Value>>,
  parts: Float64Array,
  shift: number,
  base: number,
): Prediction {
  const { fields, centres, shares } = model;
  const logOdds = parts.reduce((sum, part) => sum + part, shift);
  const probability = within(1 / (1 + Math.exp(-logOdds)));
  const average = centres.reduce((sum, centre) => sum + centre / UNIT, shift);
  const over = average - Math.log(base / (1 - base));
  const byColumn = new Map<string, { points: number; fields: { field: Field; points: number }[] }>();
  let distance = 0;
  for (const [f, field] of fields.entries()) {
    const share = sharesTotal > 0 ? shares[f]! / sharesTotal : 1 / fields.length;
    const points = parts[f]! - centres[f]! / UNIT + over * share;
    distance += points;
    const column = byColumn.get(field.column) ?? { points: 0, fields: [] };
    byColumn.set(field.column, column);
    column.points += points;
    column.fields.push({ field, points });
  }
  const gap = 100 * (probability - base);
  // Where base and lead are the same, a log-odd is worth the slope of the curve there.
  const factor = Math.abs(distance) > 1e-9 ? gap / distance : 100 * base * (1 - base);
  const contributions: Contribution[] = [];
  for (const [column, { points, fields: of }] of byColumn)
    contributions.push({ column, value: readableOf(of, values), points: points * Math.max(0, factor) });
  const sum = contributions.reduce((total, { points }) => total + points, 0);
  const largest = contributions.reduce(
    (best, each) => (Math.abs(each.points) > Math.abs(best?.points ?? -1) ? each : best),
    contributions[0],
  );
  // What rounding left.
  if (largest) largest.points += gap - sum;
  contributions.sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.column < b.column ? -1 : 1));
  return { probability, base: 100 * base, contributions };
}

function within(probability: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, probability));
}
