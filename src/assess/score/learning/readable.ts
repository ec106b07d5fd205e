import type { Value } from '../learned';
import { COMPLETENESS, codeOf, type Field, itemsIn, numberIn, textIn } from './fields';
import { asText } from './kinds';

const LONGEST = 60;
const MOST_ITEMS = 3;

/** A column's value as a person would read it; `''`: not known. */
export function readableOf(
  fields: readonly { field: Field; points: number }[],
  values: Readonly<Record<string, Value>>,
): string {
  const main = [...fields].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]!.field;
  if (main.column === COMPLETENESS) {
    const columns = main.columns ?? [];
    return `${columns.filter((column) => asText(values[column]) !== '').length}/${columns.length}`;
  }
  const known = fields.find(({ field }) => field.several);
  if (known) {
    const words = fields.flatMap(({ field }) =>
      field.several ? itemsIn(field, values).filter((item) => field.known?.includes(item)) : [],
    );
    return shortened([...new Set(words)].slice(0, MOST_ITEMS).join(', '));
  }
  if (main.part === 'domain') return textIn(main, values);
  return shortened(asText(values[main.column]));
}

/** A field's value as a range, a category or a word: what leads with the same code have in common. */
export function rangeOf(field: Field, values: Readonly<Record<string, Value>>): string {
  if (field.column === COMPLETENESS) return readableOf([{ field, points: 0 }], values);
  if (!field.cuts) return shortened(textIn(field, values));
  if (numberIn(field, values) === undefined) return '';
  const code = codeOf(field, values);
  const [low, high] = [field.cuts[code - 2], field.cuts[code - 1]];
  if (low === undefined) return high === undefined ? '' : `< ${high}`;
  return high === undefined ? `≥ ${low}` : `${low} – ${high}`;
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
