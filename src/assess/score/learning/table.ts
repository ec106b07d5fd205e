import type { Value } from '../learned';
import type { Block, Design } from './additive';
import { codeOf, codesOf, type Field, numberIn, sizeOf } from './fields';
import { loreOf } from './lore';

/** Leads as codes of fields, field by field. */
export interface Table {
  fields: readonly Field[];
  leads: number;
  /** of fields with one value: the code of each lead */
  single: (Uint16Array | undefined)[];
  /** of fields with several values: the codes of each lead, ascending */
  several: (number[][] | undefined)[];
  /** of ordered fields: the mean value in each bin, standardised and kept within ±2.5 */
  places: (number[] | undefined)[];
}

export function encode(fields: readonly Field[], leads: readonly Readonly<Record<string, Value>>[]): Table {
  return {
    fields,
    leads: leads.length,
    single: fields.map((field) =>
      field.several ? undefined : Uint16Array.from(leads, (values) => codeOf(field, values)),
    ),
    several: fields.map((field) =>
      field.several ? leads.map((values) => codesOf(field, values)) : undefined,
    ),
    places: fields.map((field) => (field.cuts ? placesOf(field, field.cuts, leads) : undefined)),
  };
}
function placesOf(
  field: Field,
  cuts: readonly number[],
  leads: readonly Readonly<Record<string, Value>>[],
): number[] {
  const numbers = leads.flatMap((values) => numberIn(field, values) ?? []).sort((a, b) => a - b);
  const mean = numbers.reduce((sum, number) => sum + number / numbers.length, 0);
  const deviation = Math.sqrt(
    numbers.reduce((sum, number) => sum + (number - mean) ** 2 / numbers.length, 0),
  );
  const bins = Array.from({ length: cuts.length + 1 }, () => ({ sum: 0, count: 0 }));
  let bin = 0;
  for (const number of numbers) {
    while (bin < cuts.length && number >= cuts[bin]!) bin++;
    bins[bin]!.sum += number;
    bins[bin]!.count++;
  }
  let before = mean;
  return bins.map(({ sum, count }) => {
    if (count > 0) before = sum / count;
    return deviation > 0 ? Math.max(-2.5, Math.min(2.5, (before - mean) / deviation)) : 0;
  });
}

/** Two fields looked at together: the columns of {@link Table.single} and, per pair of codes, the pair's own code. */
export interface Pair {
  a: number;
  b: number;
}

/** The design of the additive model: a block for each field, then one for each pair. */
export function designOf(table: Table, pairs: readonly Pair[] = []): Design {
  const blocks: Block[] = table.fields.map((field, f) => ({
    size: sizeOf(field),
    ordered: field.cuts !== undefined,
    places: table.places[f],
    prior: loreOf(field),
  }));
  for (const { a, b } of pairs)
    blocks.push({ size: sizeOf(table.fields[a]!) * sizeOf(table.fields[b]!), ordered: false });
  const first: number[] = [];
  let width = 1;
  for (const { size } of blocks) {
    first.push(width);
    width += size;
  }
  const start = new Int32Array(table.leads + 1);
  const columns: number[] = [];
  for (let lead = 0; lead < table.leads; lead++) {
    for (let f = 0; f < table.fields.length; f++) {
      const single = table.single[f];
      if (single) columns.push(first[f]! + single[lead]!);
      else for (const code of table.several[f]![lead]!) columns.push(first[f]! + code);
    }
    for (const [p, { a, b }] of pairs.entries())
      columns.push(
        first[table.fields.length + p]! +
          table.single[a]![lead]! * sizeOf(table.fields[b]!) +
          table.single[b]![lead]!,
      );
    start[lead + 1] = columns.length;
  }
  return { width, blocks, first, start, columns: Int32Array.from(columns) };
}
