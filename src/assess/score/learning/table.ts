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

/** The design of the additive model: a block for each field. */
export function designOf(table: Table): Design {
  const first: number[] = [];
  let width = 1;
  const blocks = table.fields.map((field, f): Block => {
    const size = sizeOf(field);
    first.push(width);
    width += size;
    return {
      size,
      ordered: field.cuts !== undefined,
      places: table.places[f],
      prior: loreOf(field),
      codes: table.single[f],
      having: table.several[f] && havingOf(table.several[f], size),
    };
  });
  return { blocks, first, width, leads: table.leads };
}

function havingOf(codes: readonly number[][], size: number): Int32Array[] {
  const having = Array.from({ length: size }, (): number[] => []);
  for (const [lead, of] of codes.entries()) for (const code of of) having[code]!.push(lead);
  return having.map((leads) => Int32Array.from(leads));
}
