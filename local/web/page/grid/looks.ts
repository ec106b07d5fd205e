import type { CellStyle } from '../../../world/workbook/state';
import { isDark } from '../shell/theme';
import { darkGround, darkText } from './colour';

/** A point in pixels. */
const POINT = 4 / 3;

export const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const FONT_SIZE_PT = 10;

/** Height of a line of the default font; a row of one line is as high as Sheets' own. */
const LINE = 17;
export const CELL_PADDING = { x: 4, y: 2 };

export function lineHeight(style: CellStyle): number {
  return Math.round((LINE * (style.fontSize ?? FONT_SIZE_PT)) / FONT_SIZE_PT);
}

export function fontOf(style: CellStyle): string {
  const size = (style.fontSize ?? FONT_SIZE_PT) * POINT;
  return `${style.fontStyle ?? 'normal'} ${style.fontWeight ?? 'normal'} ${size}px ${familyOf(style)}`;
}

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
let made = '';

/** One class for each style of the workbook (`s0`, `s1` …), so that a cell costs one class name. */
export function makeStyleClasses(styles: CellStyle[]): void {
  const rules = styles.map((style, index) => `.grid .s${index}{${declarations(style, isDark())}}`).join('\n');
  if (rules !== made) sheet.replaceSync(rules);
  made = rules;
}

function declarations(style: CellStyle, dark: boolean): string {
  const { background, fontColor, fontSize, fontWeight, fontStyle, fontLine, borders, vertical } = style;
  const list = [
    background && `background-color:${dark ? darkGround(background) : background}`,
    fontColor && `color:${dark ? darkText(fontColor) : fontColor}`,
    fontSize && `font-size:${fontSize * POINT}px;line-height:${lineHeight(style)}px`,
    fontWeight && `font-weight:${fontWeight}`,
    fontStyle && `font-style:${fontStyle}`,
    style.fontFamily && `font-family:${familyOf(style)}`,
    fontLine && fontLine !== 'none' && `text-decoration:${fontLine}`,
    style.wrap === 'WRAP' && 'white-space:pre-wrap;overflow-wrap:break-word',
    vertical && `align-items:${{ top: 'flex-start', middle: 'center' }[vertical] ?? 'flex-end'}`,
    ...Object.entries(borders ?? {}).map(
      ([edge, { color, style: line }]) => `border-${edge}:${BORDERS[line] ?? '1px solid'} ${color}`,
    ),
  ];
  return list.filter(Boolean).join(';');
}

const BORDERS: Record<string, string> = {
  SOLID_MEDIUM: '2px solid',
  SOLID_THICK: '3px solid',
  DASHED: '1px dashed',
  DOTTED: '1px dotted',
  DOUBLE: '3px double',
};

/** A font's name may not end the declaration it stands in. */
function familyOf({ fontFamily }: CellStyle): string {
  return fontFamily ? `"${fontFamily.replace(/[^\w -]/g, '')}", ${FONT}` : FONT;
}
