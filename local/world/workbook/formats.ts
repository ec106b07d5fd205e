import type { Handler, Handlers } from '../execution';
import type { Rect } from './a1';
import { refuseWrongSize } from './entering';
import { remember } from './remember';
import type { CellStyle } from './state';
import type { Workbook } from './workbook';

interface Format {
  /** names of the property in Google's methods: one, many */
  names: [string, string];
  /** what an unformatted cell answers */
  byDefault: string | number;
}

/** What an unformatted cell answers to getNumberFormat. */
const AUTOMATIC_NUMBER_FORMAT = '0.###############';

/** Every look of a cell that is read and set alike. */
const FORMATS: Partial<Record<keyof CellStyle, Format>> = {
  numberFormat: { names: ['NumberFormat', 'NumberFormats'], byDefault: AUTOMATIC_NUMBER_FORMAT },
  background: { names: ['Background', 'Backgrounds'], byDefault: '#ffffff' },
  fontColor: { names: ['FontColor', 'FontColors'], byDefault: '#000000' },
  fontWeight: { names: ['FontWeight', 'FontWeights'], byDefault: 'normal' },
  fontStyle: { names: ['FontStyle', 'FontStyles'], byDefault: 'normal' },
  fontSize: { names: ['FontSize', 'FontSizes'], byDefault: 10 },
  fontFamily: { names: ['FontFamily', 'FontFamilies'], byDefault: 'Arial' },
  fontLine: { names: ['FontLine', 'FontLines'], byDefault: 'none' },
  wrap: { names: ['WrapStrategy', 'WrapStrategies'], byDefault: 'OVERFLOW' },
  horizontal: { names: ['HorizontalAlignment', 'HorizontalAlignments'], byDefault: 'general' },
  vertical: { names: ['VerticalAlignment', 'VerticalAlignments'], byDefault: 'bottom' },
};

type Value = string | number | null;

export function formatHandlers(book: Workbook): Handlers {
  const handlers: Record<string, Handler> = { 'Range.setBorder': borderHandler(book) };
  for (const [property, { names, byDefault }] of Object.entries(FORMATS)) {
    const name = property as keyof CellStyle;
    const read = (sheetId: number, rect: Rect) =>
      book.grid(book.at(sheetId)).map(rect, (_value, style) => book.styles.get(style)[name] ?? byDefault);
    const change = (value: Value) => {
      const kept = stored(name, value);
      return { [name]: kept === byDefault ? undefined : kept };
    };
    handlers[`Range.get${names[0]}`] = (_, sheetId: number, rect: Rect) =>
      read(sheetId, { ...rect, rows: 1, columns: 1 })[0]![0];
    handlers[`Range.get${names[1]}`] = (_, sheetId: number, rect: Rect) => read(sheetId, rect);
    handlers[`Range.set${names[0]}`] = (_, sheetId: number, rect: Rect, value: Value) => {
      const changed = change(value);
      restyle(
        book,
        sheetId,
        rect,
        book.styles.changer((style) => ({ ...style, ...changed })),
      );
    };
    handlers[`Range.set${names[1]}`] = (_, sheetId: number, rect: Rect, values: Value[][]) => {
      refuseWrongSize(values, rect);
      const changers = new Map<Value, (style: number) => number>();
      restyle(book, sheetId, rect, (id, row, column) => {
        const value = values[row - rect.row]![column - rect.column]!;
        const changer = remember(changers, value, () =>
          book.styles.changer((style) => ({ ...style, ...change(value) })),
        );
        return changer(id);
      });
    };
  }
  return handlers;
}

function restyle(
  book: Workbook,
  sheetId: number,
  rect: Rect,
  change: (style: number, row: number, column: number) => number,
): void {
  const sheet = book.at(sheetId);
  book.grid(sheet).restyle(rect, change);
  book.changed(sheet, rect, 'formats');
}

function stored(name: keyof CellStyle, value: Value): Value | undefined {
  if (value === null || value === '') return undefined;
  if (name === 'background' || name === 'fontColor') return hexColor(String(value));
  if (name === 'horizontal' && value === 'normal') return undefined;
  return value;
}

/** The CSS names in common use; Google answers with hexadecimal colours. */
const COLOR_NAMES: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  lime: '#00ff00',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  pink: '#ffc0cb',
  brown: '#a52a2a',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  navy: '#000080',
  teal: '#008080',
  maroon: '#800000',
  olive: '#808000',
};

function hexColor(color: string): string {
  const lower = color.toLowerCase();
  if (/^#[0-9a-f]{3}$/.test(lower)) return lower.replace(/[0-9a-f]/g, (digit) => digit + digit);
  return COLOR_NAMES[lower] ?? lower;
}

type Edge = boolean | null;

/** true draws an edge, false takes it away, null leaves it; `vertical` and `horizontal` are the inner lines. */
function borderHandler(book: Workbook): Handler {
  return (_, sheetId: number, rect: Rect, edges: Edge[], color: string | null, style: string | null) => {
    const [top, left, bottom, right, vertical, horizontal] = edges as [Edge, Edge, Edge, Edge, Edge, Edge];
    const line = { color: hexColor(color ?? '#000000'), style: style ?? 'SOLID' };
    restyle(book, sheetId, rect, (id, row, column) => {
      const old = book.styles.get(id);
      const borders = { ...old.borders };
      const draw = (side: keyof typeof borders, edge: Edge) => {
        if (edge === true) borders[side] = line;
        if (edge === false) delete borders[side];
      };
      draw('top', row === rect.row ? top : horizontal);
      draw('bottom', row === rect.row + rect.rows - 1 ? bottom : horizontal);
      draw('left', column === rect.column ? left : vertical);
      draw('right', column === rect.column + rect.columns - 1 ? right : vertical);
      return book.styles.changed(id, { borders: Object.keys(borders).length ? borders : undefined });
    });
  };
}
