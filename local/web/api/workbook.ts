import * as v from 'valibot';
import { route } from '../route';
import { Act, changeTypeOf } from './acts';

const Cell = v.strictObject({
  sheet: v.string(),
  a1: v.string(),
  value: v.union([v.string(), v.number(), v.boolean()], 'text, a number or true/false is expected.'),
});

const Answer = v.strictObject({ id: v.number(), button: v.string(), text: v.optional(v.string()) });

/** The spreadsheet as a person at the page sees it and works on it. */
export const workbookRoutes = [
  // JSON.stringify writes dates as ISO text.
  route('GET /api/workbook', undefined, (host) => ({ sheets: host.world.workbook.view() })),

  route('PUT /api/cell', Cell, async (host, { sheet, a1, value }) => {
    const edited = await host.edit(sheet, a1, value);
    return { ok: true, oldValue: edited.oldValue, value: edited.value };
  }),

  route('POST /api/workbook/act', Act, async (host, act) => {
    host.world.workbook.act(act);
    await host.changed(changeTypeOf(act));
  }),

  route('POST /api/open', undefined, (host) => host.open()),

  route('GET /api/ui', undefined, ({ world: { ui } }) => ({
    attended: ui.attended,
    menus: ui.menus,
    questions: ui.questions,
    dialogs: ui.dialogs,
    toasts: ui.toasts,
  })),

  // While a page is there to answer, the script's questions wait for it; else they answer themselves.
  route('PUT /api/ui', v.strictObject({ attended: v.boolean() }), (host, { attended }) => {
    host.world.ui.attended = attended;
  }),

  route('POST /api/ui/answer', Answer, (host, { id, button, text }) => {
    host.world.ui.answer(id, { button, text });
  }),

  route('POST /api/ui/close', v.strictObject({ dialog: v.number() }), (host, { dialog }) => {
    host.world.ui.close(dialog);
  }),
];
