import { randomOf } from './random';

/** One tree: nodes in order of creation, the root first; a leaf has the field -1. */
export interface Tree {
  /** column of the codes that a node asks for; -1: leaf */
  field: number[];
  /** codes up to this one go left, to `next`; the others right, to `next` + 1 */
  bound: number[];
  next: number[];
  /** log-odds to add: of a leaf its answer, of an inner node the mean of what is below it */
  value: number[];
}

export interface BoostOptions {
  trees: number;
  /** at most this many answers a tree; the split that gains most is made first */
  leaves: number;
  /** share of each tree's answer that is used */
  rate: number;
  /** ridge on the leaves, in units of a lead's curvature (≤ 0.25 each) */
  ridge: number;
  /** least curvature in a leaf */
  leastInLeaf: number;
  /** share of the leads and of the columns that each tree sees */
  leadShare: number;
  columnShare: number;
  seed: number;
  offset?: Float64Array;
}

/**
 * Gradient boosting for won and lost (Newton steps on the log-loss, histograms over codes).
 * @param codes column by column, each code 0…255 in the order that questions follow
 * @param sizes number of codes of each column
 * @param leads which leads to learn from
 * @param score log-odds of every lead, added to in place, also of those not learned from
 */
export function boost(
  codes: readonly Uint8Array[],
  sizes: readonly number[],
  leads: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
  score: Float64Array,
  options: BoostOptions,
): Tree[] {
  const random = randomOf(options.seed);
  const gradient = new Float64Array(score.length);
  const curvature = new Float64Array(score.length);
  const trees: Tree[] = [];
  const columns = codes.map((_, column) => column).filter((column) => sizes[column]! > 1);
  for (let round = 0; round < options.trees; round++) {
    const some: number[] = [];
    for (const lead of leads) {
      const p = 1 / (1 + Math.exp(-score[lead]!));
      gradient[lead] = worth[lead]! * (won[lead]! - p);
      curvature[lead] = worth[lead]! * Math.max(1e-4, p * (1 - p));
      if (options.leadShare >= 1 || random() < options.leadShare) some.push(lead);
    }
    const asked = columns.filter(() => options.columnShare >= 1 || random() < options.columnShare);
    const tree = grow(codes, sizes, Int32Array.from(some), gradient, curvature, asked, options);
    if (tree.field.length === 1) continue;
    trees.push(tree);
    for (let lead = 0; lead < score.length; lead++) score[lead] = score[lead]! + answerOf(tree, codes, lead);
  }
  return trees;
}

/** A tree's log-odds for a lead. */
export function answerOf(tree: Tree, codes: readonly Uint8Array[], lead: number): number {
  let node = 0;
  while (tree.field[node]! >= 0)
    node = tree.next[node]! + (codes[tree.field[node]!]![lead]! <= tree.bound[node]! ? 0 : 1);
  return tree.value[node]!;
}

interface Split {
  column: number;
  bound: number;
  gain: number;
  left: Sums;
}

/** A leaf that could be split: the leads from…to are in it. */
interface Open {
  node: number;
  from: number;
  to: number;
  sums: Sums;
  split: Split;
}

interface Sums {
  gradient: number;
  curvature: number;
}

function grow(
  codes: readonly Uint8Array[],
  sizes: readonly number[],
  leads: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  asked: readonly number[],
  options: BoostOptions,
): Tree {
  const tree: Tree = { field: [], bound: [], next: [], value: [] };
  const add = ({ gradient: g, curvature: h }: Sums) => {
    tree.field.push(-1);
    tree.bound.push(0);
    tree.next.push(0);
    tree.value.push((options.rate * g) / (h + options.ridge));
    return tree.field.length - 1;
  };
  const total: Sums = { gradient: 0, curvature: 0 };
  for (const lead of leads) {
    total.gradient += gradient[lead]!;
    total.curvature += curvature[lead]!;
  }
  const open: Open[] = [];
  const look = (node: number, from: number, to: number, sums: Sums) => {
    const split = bestSplit(codes, sizes, leads, from, to, gradient, curvature, asked, sums, options);
    if (split) open.push({ node, from, to, sums, split });
  };
  look(add(total), 0, leads.length, total);
  for (let leaves = 1; leaves < options.leaves && open.length > 0; leaves++) {
    let best = 0;
    for (let at = 1; at < open.length; at++) if (open[at]!.split.gain > open[best]!.split.gain) best = at;
    const { node, from, to, sums, split } = open.splice(best, 1)[0]!;
    const middle = partition(leads, from, to, codes[split.column]!, split.bound);
    const right = {
      gradient: sums.gradient - split.left.gradient,
      curvature: sums.curvature - split.left.curvature,
    };
    tree.field[node] = split.column;
    tree.bound[node] = split.bound;
    tree.next[node] = add(split.left);
    add(right);
    if (leaves + 1 >= options.leaves) break;
    look(tree.next[node]!, from, middle, split.left);
    look(tree.next[node]! + 1, middle, to, right);
  }
  meanUpwards(tree, codes, leads);
  return tree;
}

const gradients = new Float64Array(256);
const curvatures = new Float64Array(256);

function bestSplit(
  codes: readonly Uint8Array[],
  sizes: readonly number[],
  leads: Int32Array,
  from: number,
  to: number,
  gradient: Float64Array,
  curvature: Float64Array,
  asked: readonly number[],
  sums: Sums,
  { ridge, leastInLeaf }: BoostOptions,
): Split | undefined {
  if (sums.curvature < 2 * leastInLeaf) return undefined;
  const worthOf = (g: number, h: number) => (g * g) / (h + ridge);
  const whole = worthOf(sums.gradient, sums.curvature);
  let best: Split | undefined;
  let bestGain = 1e-6;
  for (const column of asked) {
    const size = sizes[column]!;
    gradients.fill(0, 0, size);
    curvatures.fill(0, 0, size);
    const of = codes[column]!;
    for (let at = from; at < to; at++) {
      const lead = leads[at]!;
      const code = of[lead]!;
      gradients[code] = gradients[code]! + gradient[lead]!;
      curvatures[code] = curvatures[code]! + curvature[lead]!;
    }
    let g = 0;
    let h = 0;
    for (let bound = 0; bound < size - 1; bound++) {
      if (curvatures[bound] === 0) continue;
      g += gradients[bound]!;
      h += curvatures[bound]!;
      if (h < leastInLeaf) continue;
      if (sums.curvature - h < leastInLeaf) break;
      const gain = worthOf(g, h) + worthOf(sums.gradient - g, sums.curvature - h) - whole;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { column, bound, gain, left: { gradient: g, curvature: h } };
    }
  }
  return best;
}

/** Moves the leads whose code is at most `bound` to the front, each side in its order. */
function partition(leads: Int32Array, from: number, to: number, codes: Uint8Array, bound: number): number {
  const right: number[] = [];
  let at = from;
  for (let read = from; read < to; read++) {
    const lead = leads[read]!;
    if (codes[lead]! <= bound) leads[at++] = lead;
    else right.push(lead);
  }
  leads.set(right, at);
  return at;
}

/** Gives each inner node the mean answer of the leads below it, so that a path tells what each question added. */
function meanUpwards(tree: Tree, codes: readonly Uint8Array[], leads: Int32Array): void {
  const counts = new Float64Array(tree.field.length);
  for (const lead of leads) {
    let node = 0;
    while (tree.field[node]! >= 0)
      node = tree.next[node]! + (codes[tree.field[node]!]![lead]! <= tree.bound[node]! ? 0 : 1);
    counts[node] = counts[node]! + 1;
  }
  for (let node = tree.field.length - 1; node >= 0; node--) {
    if (tree.field[node]! < 0) continue;
    const left = tree.next[node]!;
    const [a, b] = [counts[left]!, counts[left + 1]!];
    counts[node] = a + b;
    tree.value[node] = a + b === 0 ? 0 : (a * tree.value[left]! + b * tree.value[left + 1]!) / (a + b);
  }
}
