/** How long a changed cell is lit, in milliseconds; the style sheet's animation is as long. */
const LIT_MS = 2_400;

/** More cells than this at once is no news but another order. */
const TOO_MANY = 400;

/** The cells that have just changed. */
export class Flashes {
  private readonly until = new Map<string, number>();

  add(sheetId: number, changed: { row: number; column: number }[]): void {
    if (changed.length > TOO_MANY) return;
    const end = performance.now() + LIT_MS;
    for (const { row, column } of changed) this.until.set(`${sheetId} ${row} ${column}`, end);
  }

  /** A cell that is drawn anew goes on where its light was. */
  mark(element: HTMLElement, sheetId: number, row: number, column: number): void {
    const key = `${sheetId} ${row} ${column}`;
    const end = this.until.get(key);
    if (end === undefined) return;
    const left = end - performance.now();
    if (left <= 0) {
      this.until.delete(key);
      return;
    }
    element.classList.add('flash');
    element.style.animationDelay = `${Math.round(left - LIT_MS)}ms`;
  }
}
