import type { Book, Cell } from '../book';
import { h, svg } from '../elements';
import { isDark } from '../shell/theme';
import { say } from '../words';
import { darkGround, darkText } from './colour';
import type { ConditionalLook } from './conditional';
import { type Link, linksIn } from './links';

/** A drawn cell: its element carries row and column in `data-row` and `data-column`. */
export function drawCell(
  book: Book,
  cell: Cell,
  row: number,
  column: number,
  look?: ConditionalLook,
): HTMLElement {
  const element = h('div', {
    class: `cell s${cell.styleId} ${alignment(cell)}`,
    role: 'gridcell',
    id: `cell-${row}-${column}`,
    'aria-colindex': column,
    'data-row': row,
    'data-column': column,
  });
  const { validation } = cell.style;
  if (validation?.type === 'CHECKBOX') element.append(tickBox(cell));
  else element.append(...content(cell, book.shown(cell)));
  if (validation?.type === 'VALUE_IN_LIST' || validation?.type === 'VALUE_IN_RANGE') {
    element.classList.add('with-mark');
    element.append(dropdownMark());
  }
  if (cell.extra?.note) element.append(h('span', { class: 'note-mark', 'aria-hidden': 'true' }));
  if (look) paint(element, look);
  return element;
}

function alignment({ value, style }: Cell): string {
  if (style.validation?.type === 'CHECKBOX') return 'centre';
  const { horizontal = 'general' } = style;
  if (horizontal === 'center') return 'centre';
  if (horizontal === 'left' || horizontal === 'right') return horizontal;
  if (typeof value === 'boolean') return 'centre';
  return typeof value === 'number' ? 'right' : 'left';
}

function content(cell: Cell, shown: string): Node[] {
  if (shown === '') return [];
  const links = linksIn(cell, shown);
  const runs = cell.extra?.rich?.runs ?? [];
  if (links.length === 0 && runs.length === 0) return [h('span', { class: 'text' }, shown)];
  const edges = [...links, ...runs].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...edges, shown.length])].sort((a, b) => a - b);
  const parts = cuts.slice(0, -1).map((start, index) => {
    const style = runs.find((run) => start >= run.start && start < run.end)?.style;
    const linked = links.some((link: Link) => start >= link.start && start < link.end);
    const part = h('span', { class: linked ? 'link' : undefined }, shown.slice(start, cuts[index + 1]));
    if (style?.bold) part.style.fontWeight = 'bold';
    if (style?.italic) part.style.fontStyle = 'italic';
    if (style?.strikethrough) part.style.textDecoration = 'line-through';
    if (style?.color && !linked) part.style.color = isDark() ? darkText(style.color) : style.color;
    return part;
  });
  return [h('span', { class: 'text' }, ...parts)];
}

/** Not the browser's own box: what is ticked is the cell's business. */
function tickBox({ value, style }: Cell): HTMLElement {
  const [ticked = true] = style.validation!.values;
  const on = value === ticked;
  const box = h('span', { class: on ? 'tick on' : 'tick', role: 'img', 'aria-label': on ? '☑' : '☐' });
  if (on)
    box.append(
      svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: 'M4 8.5l3 3 5-6.5' })),
    );
  return box;
}

function dropdownMark(): HTMLElement {
  const mark = h('span', { class: 'dropdown-mark', title: say('choices'), 'aria-hidden': 'true' });
  mark.append(svg('svg', { viewBox: '0 0 16 16' }, svg('path', { d: 'M4.5 6.5h7L8 10.5z' })));
  return mark;
}

function paint(
  element: HTMLElement,
  { background, color, bold, italic, strikethrough }: ConditionalLook,
): void {
  const dark = isDark();
  const { style } = element;
  if (background) style.backgroundColor = dark ? darkGround(background) : background;
  if (color) style.color = dark ? darkText(color) : color;
  if (bold) style.fontWeight = 'bold';
  if (italic) style.fontStyle = 'italic';
  if (strikethrough) style.textDecoration = 'line-through';
}
