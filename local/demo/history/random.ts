/** Numbers that look drawn by chance, the same for the same seed (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  /** 0 … 1, 1 excluded */
  function number(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    number,
    chance: (probability: number) => number() < probability,
    one: <Item>(items: readonly Item[]): Item => items[Math.floor(number() * items.length)]!,
    /** by the share that stands second */
    weighted<Item extends readonly [unknown, number, ...unknown[]]>(items: readonly Item[]): Item {
      let place = number() * items.reduce((sum, [, share]) => sum + share, 0);
      for (const item of items) {
        place -= item[1];
        if (place < 0) return item;
      }
      return items[items.length - 1]!;
    },
    /** of the standard normal distribution (Box and Muller) */
    normal: () => Math.sqrt(-2 * Math.log(1 - number())) * Math.cos(2 * Math.PI * number()),
  };
}
