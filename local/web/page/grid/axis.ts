/** The rows or the columns of a sheet along their axis, in pixels. Counted from 1. */
export class Axis {
  private readonly sizes: Float64Array;
  private readonly ends: Float64Array;
  /** up to here `ends` holds good */
  private settled = 0;

  constructor(
    readonly count: number,
    sizeOf: (number: number) => number,
  ) {
    this.sizes = Float64Array.from({ length: count }, (_, index) => sizeOf(index + 1));
    this.ends = new Float64Array(count);
  }

  size(number: number): number {
    return this.sizes[number - 1] ?? 0;
  }

  /** Returns whether this changed anything. */
  resize(number: number, size: number): boolean {
    if (this.sizes[number - 1] === size) return false;
    this.sizes[number - 1] = size;
    this.settled = Math.min(this.settled, number - 1);
    return true;
  }

  /** where it begins */
  start(number: number): number {
    return number <= 1 ? 0 : this.end(Math.min(number - 1, this.count));
  }

  end(number: number): number {
    for (; this.settled < this.count; this.settled++)
      this.ends[this.settled] = (this.ends[this.settled - 1] ?? 0) + this.sizes[this.settled]!;
    return this.ends[number - 1] ?? 0;
  }

  get total(): number {
    return this.end(this.count);
  }

  /** The one that covers this pixel; the nearest beyond the edges. */
  at(pixel: number): number {
    let [low, high] = [1, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end(middle) > pixel) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The next one that is to be seen, in steps of `by`; itself when there is none. */
  step(number: number, by: 1 | -1): number {
    for (let next = number + by; next >= 1 && next <= this.count; next += by)
      if (this.size(next) > 0) return next;
    return number;
  }
}
