const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Log-odds beyond this are as good as certain. */
const LIMIT = 8;
const LEVELS = 64 * 64 - 1;

/** Log-odds in two characters each, to within 0.002. */
export function pack(logOdds: readonly number[]): string {
  let packed = '';
  for (const value of logOdds) {
    const level = Math.round(((Math.max(-LIMIT, Math.min(LIMIT, value)) + LIMIT) / (2 * LIMIT)) * LEVELS);
    packed += DIGITS[level >> 6]! + DIGITS[level & 63]!;
  }
  return packed;
}

export function unpack(packed: string): number[] {
  const logOdds: number[] = [];
  for (let at = 0; at + 1 < packed.length; at += 2) {
    const level = DIGITS.indexOf(packed[at]!) * 64 + DIGITS.indexOf(packed[at + 1]!);
    logOdds.push((level / LEVELS) * 2 * LIMIT - LIMIT);
  }
  return logOdds;
}
