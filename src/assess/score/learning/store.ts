import { partsOf } from '../predict';
import type { Additive, Design } from './additive';
import type { Blend } from './blend';
import type { Boosted } from './boosted-leads';
import { sizeOf } from './fields';
import type { Leads } from './leads';
import { packTree, type StoredModel, UNIT, unpackTree } from './model';

/** A blend whose weight of the trees is smaller than this goes without them. */
const LEAST_TREES = 0.05;

/** Makes the model that is kept: both parts times their share in the blend, rounded. */
export function store(
  leads: Leads,
  base: number,
  blend: Blend,
  learned: { additive: Additive; boosted: Boosted | undefined },
  { first }: Design,
): StoredModel {
  const { additive, boosted } = learned;
  const { fields } = leads;
  const trees = boosted && blend.boosted >= LEAST_TREES ? boosted.trees : [];
  const asked = new Set(trees.flatMap((tree) => tree.field));
  const model: StoredModel = {
    version: 1,
    base,
    usable: true,
    fields,
    shift: Math.round(
      UNIT *
        (blend.shift +
          blend.additive * additive.weights[0]! +
          (trees.length > 0 ? blend.boosted * boosted!.start : 0)),
    ),
    weights: fields.map((field, f) =>
      Array.from({ length: sizeOf(field) }, (_, code) =>
        Math.round(UNIT * blend.additive * additive.weights[first[f]! + code]!),
      ),
    ),
    ...(trees.length > 0 && {
      ranks: boosted!.ranks.map((rank, f) => (asked.has(f) ? rank : null)),
      trees: trees.map((tree) => packTree(tree, blend.boosted)),
    }),
    centres: fields.map(() => 0),
    shares: fields.map(() => 0),
  };
  centre(model, leads);
  return model;
}

/** Finds what each field is worth on average, and how much it varies. */
function centre(model: StoredModel, leads: Leads): void {
  const { fields } = model;
  const unpacked = { model, trees: (model.trees ?? []).map(unpackTree) };
  const sums = new Float64Array(fields.length);
  const squares = new Float64Array(fields.length);
  const every = Math.max(1, Math.floor(leads.values.length / 4_000));
  let count = 0;
  for (let lead = 0; lead < leads.values.length; lead += every) {
    const { parts } = partsOf(unpacked, leads.values[lead]!);
    for (const [f, part] of parts.entries()) {
      sums[f] = sums[f]! + part;
      squares[f] = squares[f]! + part * part;
    }
    count++;
  }
  for (let f = 0; f < fields.length; f++) {
    const mean = sums[f]! / count;
    model.centres[f] = Math.round(UNIT * mean);
    model.shares[f] = Math.round(UNIT * Math.sqrt(Math.max(0, squares[f]! / count - mean * mean)));
  }
}
