const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => HTML[character]!);

/** Text inside a JavaScript string, safe in a page whatever the quotes. */
export const escapeScriptText = (text: string) =>
  text.replace(
    /[\\'"`<>&\n\r\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A value written as JavaScript, safe in a page. */
export function scriptValue(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return String(value);
  return `'${escapeScriptText(String(value))}'`;
}
