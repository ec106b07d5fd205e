import type { Host } from '../host';
import { table } from './table';

/** Columns of the tab Leads that the terminal shows, by their header in either language, and their share of the width. */
const COLUMNS = [
  { headers: ['Company', 'Entreprise'], otherwise: ['Contact'], share: 18 },
  { headers: ['Score'], share: 5 },
  { headers: ['Sentiment'], share: 9 },
  { headers: ['Next best action', 'Prochaine action'], share: 22 },
  { headers: ['Last action', 'Dernière action'], share: 24 },
  { headers: ['Because', 'Parce que'], share: 30 },
];

/**
 * What the agent made of its leads, as a table for a terminal `width` characters wide, read from the workbook as a
 * person would read it.
 */
export function report(host: Host, width: number): string {
  const leads = host.world.workbook.view().find(({ name }) => name === 'Leads');
  const [header = [], ...rows] = leads?.values ?? [];
  const place = (names: string[] = []) =>
    header.findIndex((title) => names.some((name) => sameText(title, name)));
  const columns = COLUMNS.map(({ headers, otherwise, share }) => {
    const at = place(headers);
    const instead = place(otherwise);
    const text = (row: unknown[]) => shown(row[at]) || shown(row[instead]);
    return { title: shown(header[at]) || headers[0]!, share, text };
  });
  const lines = rows
    .map((row) => columns.map(({ text }) => text(row)))
    .filter((cells) => cells.some(Boolean));
  return lines.length === 0 ? 'No leads yet.' : table(columns, lines, width);
}

function sameText(title: unknown, name: string): boolean {
  return String(title).trim().toLowerCase() === name.toLowerCase();
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).trim();
}
