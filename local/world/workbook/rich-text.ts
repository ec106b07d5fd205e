import type { Handlers } from '../execution';
import type { Rect } from './a1';
import { enter, refuseWrongSize } from './entering';
import { readHyperlink } from './formula';
import type { Extra, RichTextState } from './state';
import type { Workbook } from './workbook';

/** Texts whose parts carry links and styles. */
export function richTextHandlers(book: Workbook): Handlers {
  const read = (sheetId: number, rect: Rect) =>
    book
      .grid(book.at(sheetId))
      .map(rect, (value, style, extra) =>
        richText(typeof value === 'number' ? '' : book.show(value, style), extra),
      );
  const write = (sheetId: number, rect: Rect, texts: RichTextState[][]) => {
    refuseWrongSize(texts, rect);
    const sheet = book.at(sheetId);
    const grid = book.grid(sheet);
    // A rich text is a text: it is never parsed as a number or a formula.
    enter(
      book,
      sheet,
      rect,
      texts.map((line) => line.map(({ text }) => (text ? `'${text}` : ''))),
    );
    texts.forEach((line, r) => {
      line.forEach((rich, c) => {
        grid.setValue(rect.row + r, rect.column + c, rich.text || null);
        grid.setExtra(rect.row + r, rect.column + c, ({ note }) => ({
          note,
          rich: rich.runs.length ? rich : undefined,
        }));
      });
    });
    book.changed(sheet, rect, 'values');
  };
  return {
    'Range.getRichTextValue': (_, sheetId: number, rect: Rect) =>
      read(sheetId, { ...rect, rows: 1, columns: 1 })[0]![0],
    'Range.getRichTextValues': (_, sheetId: number, rect: Rect) => read(sheetId, rect),
    'Range.setRichTextValue': (_, sheetId: number, rect: Rect, rich: RichTextState) =>
      write(
        sheetId,
        rect,
        Array.from({ length: rect.rows }, () => new Array<RichTextState>(rect.columns).fill(rich)),
      ),
    'Range.setRichTextValues': (_, sheetId: number, rect: Rect, texts: RichTextState[][]) =>
      write(sheetId, rect, texts),
  };
}

function richText(shown: string, extra: Extra | undefined): RichTextState {
  if (extra?.rich) return extra.rich;
  const link = extra?.formula ? readHyperlink(extra.formula) : undefined;
  if (link) return { text: link.text, runs: [{ start: 0, end: link.text.length, link: link.url }] };
  return { text: shown, runs: [] };
}
