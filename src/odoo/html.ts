/** Plain text as safe HTML: escaped, paragraphs at empty lines, line breaks kept; then `ref` in small print. */
export function noteHtml(text: string, ref = ''): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`);
  if (ref) paragraphs.push(`<p><small>${escapeHtml(ref)}</small></p>`);
  return paragraphs.join('');
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
