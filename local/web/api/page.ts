import * as v from 'valibot';
import type { Host } from '../../host';
import { isHiddenByFilter } from '../../world/workbook/filter';
import type { RangeRef } from '../../world/workbook/state';
import { findAll } from '../../world/workbook/text-finder';
import { Attendance } from '../attendance';
import { correspondence } from '../correspondence';
import { HttpError } from '../http';
import { route } from '../route';
import { rowsView } from '../sheet-view';

const Place = v.pipe(v.number(), v.integer(), v.minValue(1));
const sheetId = v.number();

/** Rows in one answer, and places found in one search. */
const ROWS_AT_ONCE = 1_000;
const FOUND_AT_ONCE = 2_000;

const Known = v.strictObject({ known: v.optional(v.strictObject({ last: v.number(), mark: v.string() })) });
const Rows = v.strictObject({ sheetId, from: Place, count: v.pipe(Place, v.maxValue(ROWS_AT_ONCE)) });
const Selected = v.strictObject({ sheetId, row: Place, column: Place, rows: Place, columns: Place });
const Call = v.strictObject({ dialog: v.number(), function: v.string(), args: v.array(v.any()) });

/** What the page asks for beyond what tools ask: the spreadsheet as it is drawn, and what is new in it. */
export const pageRoutes = [
  // Stays open until there is something new.
  route('POST /api/page/news', Known, (host, { known }) => Attendance.of(host).news(known)),

  route('POST /api/page/rows', Rows, ({ world: { workbook } }, { sheetId, from, count }) => ({
    rows: rowsView(workbook, sheetId, from, count),
  })),

  route('POST /api/page/find', v.strictObject({ sheetId, text: v.string() }), (host, asked) => ({
    found: found(host, asked),
  })),

  // The texts of a column, for the list of its filter.
  route('POST /api/page/texts', v.strictObject({ sheetId, column: Place }), (host, asked) => ({
    texts: textsOf(host, asked),
  })),

  route('POST /api/page/choices', v.strictObject({ sheetId, row: Place, column: Place }), (host, asked) => ({
    choices: choicesOf(host, asked),
  })),

  // What the script finds as the active sheet and range.
  route('POST /api/page/select', Selected, ({ world: { workbook } }, { sheetId, ...rect }) => {
    workbook.at(sheetId).active = rect;
    workbook.state.activeSheetId = sheetId;
  }),

  route('GET /api/page/mail', undefined, (host) => correspondence(host)),

  route('POST /api/page/dialog', Call, (host, call) => callFromDialog(host, call)),
];

function found({ world: { workbook } }: Host, { sheetId, text }: { sheetId: number; text: string }) {
  const sheet = workbook.at(sheetId);
  return findAll(workbook, { sheetId }, { text, ignoreDiacritics: true })
    .map(({ rect }) => ({ row: rect.row, column: rect.column }))
    .filter(({ row, column }) => {
      if (sheet.columns[column - 1]?.hidden || sheet.rows[row - 1]?.hidden) return false;
      return !isHiddenByFilter(workbook, sheet, row);
    })
    .slice(0, FOUND_AT_ONCE);
}

function textsOf({ world: { workbook } }: Host, { sheetId, column }: { sheetId: number; column: number }) {
  const sheet = workbook.at(sheetId);
  const whole = workbook.grid(sheet).dataRange();
  const first = (sheet.filter?.range.row ?? Math.max(1, sheet.frozenRows)) + 1;
  const rows = Math.max(0, whole.rows - first + 1);
  const texts = workbook
    .grid(sheet)
    .map({ row: first, column, rows, columns: 1 }, (value, style, extra) =>
      workbook.show(value, style, extra),
    )
    .flat();
  const collator = new Intl.Collator(workbook.locale.name.replace('_', '-'), { numeric: true });
  return [...new Set(texts)].sort(collator.compare);
}

/** The list of a dropdown; `null`: the cell has none. */
function choicesOf({ world: { workbook } }: Host, asked: { sheetId: number; row: number; column: number }) {
  const { style } = workbook.grid(workbook.at(asked.sheetId)).cell(asked.row, asked.column);
  const rule = workbook.styles.get(style).validation;
  if (rule?.type === 'VALUE_IN_LIST') return rule.values[0] as string[];
  if (rule?.type !== 'VALUE_IN_RANGE') return null;
  const { sheetId, rect } = rule.values[0] as RangeRef;
  return [...new Set(workbook.surroundings().shown(sheetId, rect))];
}

/** `google.script.run`. As on Google, a function whose name ends in `_` is private, and a Date is not carried back. */
async function callFromDialog(host: Host, { dialog, function: name, args }: v.InferOutput<typeof Call>) {
  if (!host.world.ui.dialogs.some(({ id }) => id === dialog))
    throw new HttpError(409, 'The dialog is closed.');
  if (name.endsWith('_')) throw new HttpError(403, `The function ${name} is private.`);
  const { execution, value } = await host.run(name, args, 'dialog');
  const { id, error } = execution;
  if (error) return { ok: false, execution: id, error: error.message, name: error.name, stack: error.stack };
  return { ok: true, execution: id, value: holdsDate(value) ? null : value };
}

function holdsDate(value: unknown): boolean {
  if (value instanceof Date) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsDate);
}
