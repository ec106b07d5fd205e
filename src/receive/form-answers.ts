/** Odoo's website form puts inputs that are no field of the lead at the end of its description, under this title. */
const TITLE = /^(?:other information|autres? informations?)\s*:?$/i;
const END = /^(?:metadata|m[ée]tadonn[ée]es)\s*:?$/i;
const ANSWER = /^([^:]{1,80}?)\s*:\s*(.{1,200})$/;

const LABELS = {
  size: /\b(?:taille|effectifs?|size|headcount)\b|salari[ée]s?|employ[ée]s?\b|employees|collaborateurs/i,
  industry: /\b(?:secteur|sector|industry|industrie|m[ée]tier|business)\b|activit[ée]|activity/i,
};

/**
 * Company size and activity from the lines that a website form appended to the description, e.g.
 * `Taille de la société : 25-50`; absent where the form did not ask.
 */
export function formAnswers(description: string): { industry?: string; size?: string } {
  const lines = description.split('\n').map((line) => line.trim());
  const title = lines.findIndex((line) => TITLE.test(line));
  const answers: { industry?: string; size?: string } = {};
  if (title < 0) return answers;
  for (const line of lines.slice(title + 1)) {
    if (END.test(line)) break;
    const answer = ANSWER.exec(line);
    if (!answer) continue;
    const [, label, value] = answer as unknown as [string, string, string];
    if (LABELS.size.test(label)) answers.size ??= value.trim();
    else if (LABELS.industry.test(label)) answers.industry ??= value.trim();
  }
  return answers;
}
