import type { LearnedModel } from '../learned';
import type { Tree } from './boosted';
import type { Field } from './fields';

/** What a learned model keeps, in short names and whole numbers: it lives in a cell. Log-odds are in thousandths. */
export interface StoredModel extends LearnedModel {
  fields: Field[];
  /** log-odds of a lead of which the parts below are all 0 */
  shift: number;
  /** additive part: per field, per code */
  weights: number[][];
  /** boosted part: per field the place of each code in the order that questions follow; null: not asked for */
  ranks?: (number[] | null)[];
  /** per tree: field, bound and mean of each inner node in the order of creation, `next` is implied; leaves are [value] */
  trees?: number[][];
  /** per field: mean of its part over the leads learned from, and the spread by which what is left over is shared */
  centres: number[];
  shares: number[];
}

export const UNIT = 1000;

/**
 * A tree as one list: an inner node is `field, bound, value`, a leaf `-1, value`; children follow in the order in which
 * their parents do.
 */
export function packTree(tree: Tree, times: number): number[] {
  const packed: number[] = [];
  const order = [0];
  for (let at = 0; at < order.length; at++) {
    const node = order[at]!;
    const value = Math.round(tree.value[node]! * times * UNIT);
    if (tree.field[node]! < 0) packed.push(-1, value);
    else {
      packed.push(tree.field[node]!, tree.bound[node]!, value);
      order.push(tree.next[node]!, tree.next[node]! + 1);
    }
  }
  return packed;
}

export function unpackTree(packed: readonly number[]): Tree {
  const tree: Tree = { field: [], bound: [], next: [], value: [] };
  let next = 1;
  for (let at = 0; at < packed.length; ) {
    const field = packed[at]!;
    tree.field.push(field);
    if (field < 0) {
      tree.bound.push(0);
      tree.next.push(0);
      tree.value.push(packed[at + 1]! / UNIT);
      at += 2;
    } else {
      tree.bound.push(packed[at + 1]!);
      tree.next.push(next);
      tree.value.push(packed[at + 2]! / UNIT);
      next += 2;
      at += 3;
    }
  }
  return tree;
}
