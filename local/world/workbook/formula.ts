/**
 * The local host keeps formulas but does not calculate: it knows the value of a constant and of HYPERLINK,
 * everything else shows `#N/A`.
 */
import type { CellValue } from './display';

/** What a cell shows whose formula the local host does not calculate. */
export const NOT_CALCULATED = '#N/A';

/** @param formula with its leading `=` */
export function calculate(formula: string): CellValue {
  const expression = formula.slice(1).trim();
  const link = readHyperlink(formula);
  if (link) return link.text;
  if (/^-?\d+(\.\d+)?$/.test(expression)) return Number(expression);
  if (/^"([^"]|"")*"$/.test(expression)) return unquote(expression);
  if (/^(true|false)(\(\))?$/i.test(expression)) return /^t/i.test(expression);
  return NOT_CALCULATED;
}

const TEXT = '"((?:[^"]|"")*)"';
const HYPERLINK = new RegExp(
  `^=\\s*(?:HYPERLINK|LIEN_HYPERTEXTE)\\(\\s*${TEXT}\\s*(?:[,;]\\s*(?:${TEXT}|(-?\\d+(?:[.,]\\d+)?))\\s*)?\\)$`,
  'i',
);

/** The address and the label of `=HYPERLINK("url"; "label")`. */
export function readHyperlink(formula: string): { url: string; text: string } | undefined {
  const match = HYPERLINK.exec(formula.trim());
  if (!match) return undefined;
  const url = match[1]!.replaceAll('""', '"');
  return { url, text: match[2]?.replaceAll('""', '"') ?? match[3] ?? url };
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll('""', '"');
}
