import * as v from 'valibot';
import type { PersonsAct } from '../../world/workbook/person';

const Place = v.pipe(v.number(), v.integer(), v.minValue(1));
const sheet = v.string();
const dimension = v.picklist(['rows', 'columns']);
const count = v.optional(Place);

/** A filter by the texts of the cells. */
const Values = v.strictObject({
  hiddenValues: v.optional(v.array(v.string())),
  visibleValues: v.optional(v.array(v.string())),
});

/** What a person does in the spreadsheet besides typing. Rows, columns and tabs are counted from 1. */
export const Act = v.variant('act', [
  v.strictObject({ act: v.literal('sort'), sheet, column: Place, ascending: v.optional(v.boolean()) }),
  v.strictObject({ act: v.literal('filter'), sheet, column: Place, criteria: v.nullable(Values) }),
  v.strictObject({ act: v.literal('removeFilter'), sheet }),
  v.strictObject({
    act: v.literal('resize'),
    sheet,
    dimension,
    at: Place,
    count,
    pixels: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2000)),
  }),
  v.strictObject({ act: v.literal('renameSheet'), sheet, name: v.string() }),
  v.strictObject({ act: v.literal('moveSheet'), sheet, position: Place }),
  v.strictObject({ act: v.literal('insertSheet'), name: v.string() }),
  v.strictObject({ act: v.literal('deleteSheet'), sheet }),
  v.strictObject({ act: v.literal('hideSheet'), sheet, hidden: v.boolean() }),
  v.strictObject({
    act: v.literal('insert'),
    sheet,
    dimension,
    before: v.optional(Place),
    after: v.optional(Place),
    count,
  }),
  v.strictObject({ act: v.literal('delete'), sheet, dimension, at: Place, count }),
  v.strictObject({ act: v.literal('move'), sheet, dimension, at: Place, count, to: Place }),
  v.strictObject({ act: v.literal('hide'), sheet, dimension, at: Place, count, hidden: v.boolean() }),
]) satisfies v.GenericSchema<PersonsAct>;

/** Google's word for the act in the event of an onChange trigger. */
export function changeTypeOf(act: PersonsAct): string {
  if (act.act === 'insertSheet') return 'INSERT_GRID';
  if (act.act === 'deleteSheet') return 'REMOVE_GRID';
  if (act.act === 'insert') return act.dimension === 'rows' ? 'INSERT_ROW' : 'INSERT_COLUMN';
  if (act.act === 'delete') return act.dimension === 'rows' ? 'REMOVE_ROW' : 'REMOVE_COLUMN';
  return 'OTHER';
}
