/**
 * Rows of a CSV text; a field in double quotes may hold the delimiter, line ends and doubled quotes.
 * @throws Error when a quote is not closed
 */
export function parseCsv(csv: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length || row.length > 0) {
    const [field, end] = csv[at] === '"' ? quoted(csv, at + 1) : plain(csv, at, delimiter);
    row.push(field);
    at = end;
    if (csv.startsWith(delimiter, at)) {
      at += delimiter.length;
      if (at === csv.length) row.push('');
      if (at < csv.length) continue;
    }
    const lineEnd = /^\r?\n|^\r/.exec(csv.slice(at, at + 2))?.[0] ?? '';
    if (lineEnd === '' && at < csv.length) throw new Error('Could not parse text.');
    at += lineEnd.length;
    rows.push(row);
    row = [];
  }
  return rows;
}

function plain(csv: string, from: number, delimiter: string): [string, number] {
  let end = from;
  while (end < csv.length && !csv.startsWith(delimiter, end) && csv[end] !== '\n' && csv[end] !== '\r') end++;
  return [csv.slice(from, end), end];
}

function quoted(csv: string, from: number): [string, number] {
  for (let end = csv.indexOf('"', from); end >= 0; end = csv.indexOf('"', end + 2)) {
    if (csv[end + 1] !== '"') return [csv.slice(from, end).replace(/""/g, '"'), end + 1];
  }
  throw new Error('Could not parse text.');
}
