/** `2026-11-22 10:14` of an instant in a time zone; UTC where the zone is not known. */
export function localTime(date: Date, timeZone: string): string {
  try {
    return Utilities.formatDate(date as never, timeZone, 'yyyy-MM-dd HH:mm');
  } catch {
    return date.toISOString().slice(0, 16).replace('T', ' ');
  }
}
