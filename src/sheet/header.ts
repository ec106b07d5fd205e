import { plain } from '../decide/rule';
import type { Cell, Column, Tab } from './tab';

/** Where each of our columns stands: key → column number from 1. */
export type Header = Map<string, number>;

/**
 * Finds the columns by their headers, in either language, wherever they were moved to.
 * @param aliases headers that people gave to our columns: key → text
 * @returns the places found, and the columns that were not
 */
export function findColumns(
  tab: Tab,
  headerRow: Cell[],
  aliases: Record<string, string>,
): { header: Header; missing: Column[] } {
  const texts = headerRow.map((cell) => plain(String(cell)));
  const header: Header = new Map();
  const missing: Column[] = [];
  for (const column of tab.columns) {
    const names = [aliases[column.key], column.label.en, column.label.fr].filter(
      (name) => name !== undefined,
    );
    const place = names.map((name) => texts.indexOf(plain(name!))).find((found) => found >= 0);
    if (place === undefined) missing.push(column);
    else header.set(column.key, place + 1);
  }
  return { header, missing };
}
