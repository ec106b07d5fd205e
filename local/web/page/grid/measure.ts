const context = document.createElement('canvas').getContext('2d')!;
const widths = new Map<string, Map<string, number>>();

/** Lines that a text takes in a cell that wraps it, broken as the browser breaks it. @param width in pixels */
export function linesOf(text: string, width: number, font: string): number {
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  context.font = font;
  const widthOf = (part: string) => {
    const measured = known.get(part) ?? context.measureText(part).width;
    known.set(part, measured);
    return measured;
  };
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, width, widthOf), 0);
}

function paragraphLines(paragraph: string, width: number, widthOf: (part: string) => number): number {
  let lines = 1;
  let used = 0;
  // A space hangs at the end of its line; a line may also end after a hyphen.
  for (const [, word = '', space = ''] of paragraph.matchAll(/([^\s-]*-*)(\s*)/g)) {
    const size = widthOf(word);
    if (used > 0 && used + size > width) {
      lines++;
      used = 0;
    }
    if (size > width) {
      const [more, rest] = brokenWord(word, width, widthOf);
      lines += more;
      used = rest;
    } else used += size;
    used += space ? widthOf(' ') * space.length : 0;
  }
  return lines;
}

/** Further lines of a word that is longer than a line, and what its last one takes. */
function brokenWord(word: string, width: number, widthOf: (part: string) => number): [number, number] {
  let lines = 0;
  let used = 0;
  for (const letter of word) {
    const size = widthOf(letter);
    if (used > 0 && used + size > width) {
      lines++;
      used = 0;
    }
    used += size;
  }
  return [lines, used];
}
