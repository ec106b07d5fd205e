import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** A file that cannot be used; the message says where and why. */
export class CsvError extends Error {}

/** A table as it stands in a file. */
export interface CsvTable {
  file: string;
  columns: string[];
  rows: Record<string, string>[];
  /** the line of the file on which each row begins, from 1 */
  lines: number[];
}

/**
 * Reads a CSV file with a header: comma, semicolon, tab or bar between cells; quotes, line breaks within them, a byte
 * order mark and both kinds of line ends are understood; empty lines are skipped.
 * @throws CsvError that names the file, and the line where there is one
 */
export function readCsv(file: string): CsvTable {
  const text = contentOf(file);
  if (text.trim() === '') throw new CsvError(`${file}: the file is empty.`);
  const lines: number[] = [];
  const cells: string[][] = [];
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors, meta }) => {
      const error = errors.find(({ type }) => type === 'Quotes');
      if (error)
        throw new CsvError(`${file}, line ${line}: a quote is never closed, or stands within a cell.`);
      if (data.length > 1 || data[0]!.trim() !== '') {
        cells.push(data);
        lines.push(line);
      }
      line += breaksIn(text, from, meta.cursor);
      from = meta.cursor;
    },
  });
  const [header, ...rows] = cells;
  const columns = header!.map((name) => name.trim());
  checkHeader(file, columns);
  for (const [at, row] of rows.entries())
    if (row.length !== columns.length)
      throw new CsvError(
        `${file}, line ${lines[at + 1]}: ${row.length} cells, but the header names ${columns.length} columns${
          row.length < columns.length ? `; "${columns[row.length]}" is missing` : ''
        }.`,
      );
  return {
    file,
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]!]))),
    lines: lines.slice(1),
  };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CsvError(`${file}: there is no such file.`);
    if (code === 'EISDIR') throw new CsvError(`${file}: a folder, not a CSV file.`);
    throw new CsvError(`${file}: cannot be read (${code}).`);
  }
}

/** What stands most often in the header, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"(?:[^"]|"")*"/g, '');
  return [',', ';', '\t', '|'].reduce((best, each) =>
    header.split(each).length > header.split(best).length ? each : best,
  );
}

function breaksIn(text: string, from: number, to: number): number {
  return text.slice(from, to).split(/\r\n|\n|\r/).length - 1;
}

function checkHeader(file: string, columns: readonly string[]): void {
  const seen = new Set<string>();
  for (const [at, name] of columns.entries()) {
    if (name === '') throw new CsvError(`${file}, line 1: column ${at + 1} has no name.`);
    if (seen.has(name)) throw new CsvError(`${file}, line 1: two columns are named "${name}".`);
    seen.add(name);
  }
}
