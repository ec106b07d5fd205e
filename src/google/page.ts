import type { PageLook } from '../sheet/tab';
import { counted } from './meter';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Role = PageLook['roles'][number];

interface Look {
  size: number;
  weight: 'bold' | 'normal';
  colour: string;
  background: string | null;
}

const PLAIN: Look = { size: 10, weight: 'normal', colour: '#202124', background: null };

const LOOKS: Record<Role, Look> = {
  title: { size: 14, weight: 'bold', colour: '#0d652d', background: '#e6f4ea' },
  text: { ...PLAIN, colour: '#3c4043' },
  section: { size: 10, weight: 'bold', colour: '#1f3a5f', background: '#dbe6f5' },
  row: PLAIN,
  bar: PLAIN,
  weight: PLAIN,
  choice: PLAIN,
  gap: PLAIN,
};

/** Bars are drawn with characters of one width. */
const BAR = { colour: '#188038', family: 'Courier New' };

/** Column of the page, from 0, that holds the bar of a line. */
const BAR_AT: Partial<Record<Role, number>> = { bar: 5, weight: 3 };

/** Lines that are one text, from the first column of it on across all others. */
const WIDE: Role[] = ['title', 'text'];

/** How the lines of a page look; a call for each property, whatever the number of lines. @param rows to be dressed */
export function dressPage(sheet: Sheet, { roles, from, to }: PageLook, rows: number): void {
  const width = to - from + 1;
  const range = sheet.getRange(2, from, rows, width);
  const looks = Array.from({ length: rows }, (_, i) => LOOKS[roles[i] ?? 'gap']);
  const all = <Value>(of: (look: Look, line: number, column: number) => Value): Value[][] =>
    looks.map((look, line) => Array.from({ length: width }, (_, column) => of(look, line, column)));
  const isBar = (line: number, column: number) => column === BAR_AT[roles[line] ?? 'gap'];
  counted(() => range.setFontSizes(all(({ size }) => size)));
  counted(() => range.setFontWeights(all(({ weight }) => weight)));
  counted(() =>
    range.setFontColors(all(({ colour }, line, column) => (isBar(line, column) ? BAR.colour : colour))),
  );
  counted(() =>
    range.setFontFamilies(all((_, line, column) => (isBar(line, column) ? BAR.family : 'Arial'))),
  );
  counted(() => range.setBackgrounds(all(({ background }) => background) as string[][]));
  counted(() => range.setWrapStrategies(all((_, line, column) => wrapOf(roles[line], column, width))));
}

function wrapOf(role: Role | undefined, column: number, width: number) {
  const { WRAP, CLIP, OVERFLOW } = SpreadsheetApp.WrapStrategy;
  if (role && WIDE.includes(role)) return OVERFLOW;
  return column === width - 1 ? WRAP : CLIP;
}
