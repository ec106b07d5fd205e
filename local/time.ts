const UNITS: Record<string, number> = { w: 7 * 86_400_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** `15d`, `90m`, `1d12h` → milliseconds. Units: w, d, h, m, s. */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([wdhms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text)
    throw new Error(`"${text}" is not a duration such as 15d, 3h, 90m or 1d12h.`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0);
}

/** `2026-11-22T09:00:00Z` (or with an offset such as +01:00; a bare date is its midnight in UTC) → epoch milliseconds. */
export function readInstant(text: string): number {
  const instant = Date.parse(text);
  const zoned = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  if (!zoned || Number.isNaN(instant))
    throw new Error(`"${text}" is not an instant such as 2026-11-22T09:00:00Z.`);
  return instant;
}
