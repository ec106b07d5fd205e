import { boost, type Tree } from './boosted';
import { sizeOf } from './fields';
import type { Table } from './table';

/** Trees, and what they answer to every lead of the table. */
export interface Boosted {
  trees: Tree[];
  logOdds: Float64Array;
  /** log-odds before any tree */
  start: number;
  /** per field: the place of each code among those of nominal fields; null where codes are places already */
  ranks: (number[] | null)[];
}

/** Leads that a value's share of won is drawn to the base by. */
const DRAWN = 10;

export function boostLeads(
  table: Table,
  learn: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
  seed: number,
): Boosted {
  let wins = 0;
  let all = 0;
  for (const lead of learn) {
    wins += worth[lead]! * won[lead]!;
    all += worth[lead]!;
  }
  const base = (wins + 0.5) / (all + 1);
  const ranks = table.fields.map((field, f) => {
    const single = table.single[f];
    return field.cuts || !single ? null : rankCodes(single, sizeOf(field), learn, won, worth, base);
  });
  const codes = table.fields.map((_, f) => {
    const single = table.single[f];
    const rank = ranks[f];
    if (!single) return new Uint8Array(0);
    return Uint8Array.from(single, (code) => (rank ? rank[code]! : code));
  });
  const sizes = table.fields.map((field) => (field.several ? 0 : sizeOf(field)));
  const start = Math.log(base / (1 - base));
  const logOdds = new Float64Array(table.leads).fill(start);
  const trees = boost(codes, sizes, learn, won, worth, logOdds, { ...optionsFor(learn.length), seed });
  return { trees, logOdds, start, ranks };
}

/** What did best on tables of 1,000 to 30,000 leads. */
function optionsFor(leads: number) {
  const many = leads > 12_000;
  return {
    trees: many ? 120 : 150,
    leaves: many ? 20 : 12,
    rate: many ? 0.09 : 0.06,
    ridge: 3,
    leastInLeaf: 2,
    leadShare: 0.6,
    columnShare: 0.3,
  };
}

/** Values in the order of their shares of won; those of few leads in the middle. */
function rankCodes(
  codes: Uint16Array,
  size: number,
  learn: Int32Array,
  won: Uint8Array,
  worth: Float64Array,
  base: number,
): number[] {
  const wins = new Float64Array(size).fill(DRAWN * base);
  const all = new Float64Array(size).fill(DRAWN);
  for (const lead of learn) {
    const code = codes[lead]!;
    wins[code] = wins[code]! + worth[lead]! * won[lead]!;
    all[code] = all[code]! + worth[lead]!;
  }
  const order = [...wins.keys()].sort((a, b) => wins[a]! / all[a]! - wins[b]! / all[b]! || a - b);
  const ranks = new Array<number>(size);
  for (const [place, code] of order.entries()) ranks[code] = place;
  return ranks;
}
