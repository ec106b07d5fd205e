export interface Column {
  title: string;
  /** of the width, relative to the others; at the same time the least width that is of use */
  share: number;
}

const GAP = '  ';

/** Fewer characters than this and columns are put below each other. */
const NARROW = 80;

/** A table with wrapped cells, or on a narrow terminal one paragraph a row. */
export function table(columns: Column[], rows: string[][], width: number): string {
  if (width < NARROW) return rows.map((row) => paragraph(columns, row, width)).join('\n\n');
  const widths = spread(columns, rows, width);
  const line = (cells: string[]) => printRow(cells, widths);
  const rule = widths.map((size) => '─'.repeat(size)).join(GAP);
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

/** No column is wider than its longest cell; what that saves goes to the others by their shares. */
function spread(columns: Column[], rows: string[][], width: number): number[] {
  const longest = columns.map(({ title }, i) =>
    Math.max(...[title, ...rows.map((row) => row[i]!)].map(lengthOf)),
  );
  const widths = columns.map(() => 0);
  let free = width - GAP.length * (columns.length - 1);
  let open = columns.map((_, i) => i);
  while (open.length > 0) {
    const shares = open.reduce((sum, i) => sum + columns[i]!.share, 0);
    const fair = (i: number) => Math.floor((free * columns[i]!.share) / shares);
    const content = open.filter((i) => longest[i]! <= fair(i));
    const settled = content.length > 0 ? content : open;
    const sizes = settled.map((i) => Math.min(longest[i]!, fair(i)));
    settled.forEach((i, at) => {
      widths[i] = sizes[at]!;
      free -= sizes[at]!;
    });
    open = open.filter((i) => !settled.includes(i));
  }
  return widths;
}

function printRow(cells: string[], widths: number[]): string {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i]!));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, i) => pad(lines[line] ?? '', widths[i]!))
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

function paragraph(columns: Column[], row: string[], width: number): string {
  return columns
    .map(({ title }, i) => ({ title, cell: row[i]! }))
    .filter(({ cell }) => cell !== '')
    .flatMap(({ title, cell }) => wrap(`${title}: ${cell}`, width))
    .join('\n');
}

/** Breaks at blanks, and within a word that is longer than the line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/)) {
    if (lengthOf(line) + 1 + lengthOf(word) > width && line !== '') {
      lines.push(line);
      line = '';
    }
    for (; lengthOf(word) > width; word = [...word].slice(width).join(''))
      lines.push([...word].slice(0, width).join(''));
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** Characters as a person counts them, near enough for Latin letters. */
function lengthOf(text: string): number {
  return [...text.normalize()].length;
}
