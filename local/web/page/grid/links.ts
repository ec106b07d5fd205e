import { readHyperlink } from '../../../world/workbook/formula';
import type { Cell } from '../book';

export interface Link {
  start: number;
  end: number;
  url: string;
}

/** Only what a browser may open without harm. */
const SAFE = /^(https?:|mailto:)/i;
const ADDRESS = /^https?:\/\/[^\s<>"]+$/;

/** The links in a cell: of its formula, of its rich text, and the addresses that stand in it. */
export function linksIn({ extra, value }: Cell, shown: string): Link[] {
  if (typeof value !== 'string') return [];
  const formula = extra?.formula ? readHyperlink(extra.formula) : undefined;
  if (formula) return safe([{ start: 0, end: shown.length, url: formula.url }]);
  const runs = extra?.rich?.runs.flatMap(({ start, end, link }) => (link ? [{ start, end, url: link }] : []));
  if (runs?.length) return safe(runs);
  // Within a longer text Sheets leaves addresses as they are.
  return ADDRESS.test(shown) ? [{ start: 0, end: shown.length, url: shown }] : [];
}

function safe(links: Link[]): Link[] {
  return links.filter(({ url }) => SAFE.test(url));
}
