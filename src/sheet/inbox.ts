import { fromCell } from './codec';
import { findColumns } from './header';
import type { Cell, Grid } from './tab';
import { MissingColumns } from './table';
import { INBOX } from './tabs/inbox';

/** A body is cut into pieces of this size, one a cell; well under Google's 50,000. Characters. */
const PIECE = 45_000;

/** Starts every piece: so that none is ever parsed as a number, a date or a formula. */
const PIECE_MARK = '~';

/** A post as it stands in the Inbox. */
export interface InboxRow {
  id: string;
  at: Date;
  /** parameter `event` of the URL */
  event: string;
  /** `''`: not taken yet; `…`: waits for something; anything else: settled */
  state: string;
  body: string;
}

/** Marks a row that waits, e.g. for a lead that is not there yet. */
export const WAITS = '…';

/** The cells of a new row. Atomic to append, in the tab's own order of columns. */
export function inboxCells(row: Omit<InboxRow, 'state'>): Cell[] {
  const pieces: string[] = [];
  for (let from = 0; from < row.body.length; from += PIECE) {
    pieces.push(PIECE_MARK + row.body.slice(from, from + PIECE));
  }
  return [row.at, row.id, row.event, '', ...pieces];
}

/** The tab Inbox, read once. Posts are appended to it meanwhile, so rows are only ever marked by id. */
export class Inbox {
  readonly rows: InboxRow[];
  private readonly stateColumn: number;
  private readonly idColumn: number;
  /** rows of the sheet when it was read, the header included */
  readonly length: number;

  /** @throws MissingColumns */
  constructor(
    private readonly grid: Grid,
    aliases: Record<string, string>,
  ) {
    const read = grid.read();
    const { header, missing } = findColumns(INBOX, read[0] ?? [], aliases);
    if (missing.length > 0) throw new MissingColumns(INBOX, missing);
    this.length = read.length;
    this.stateColumn = header.get('state')!;
    this.idColumn = header.get('id')!;
    const cell = (cells: Cell[], key: string) =>
      fromCell(INBOX.columns.find((column) => column.key === key)!, cells[header.get(key)! - 1]);
    this.rows = read
      .slice(1)
      .map((cells) => ({
        id: String(cell(cells, 'id')),
        at: (cell(cells, 'at') as Date | undefined) ?? new Date(0),
        event: String(cell(cells, 'event')),
        state: String(cell(cells, 'state')),
        body: cells
          .slice(header.get('body')! - 1)
          .filter((piece) => String(piece).startsWith(PIECE_MARK))
          .map((piece) => String(piece).slice(PIECE_MARK.length))
          .join(''),
      }))
      .filter(({ id }) => id !== '');
  }

  /** Rows that were not taken yet, in the order in which they came. */
  pending(): InboxRow[] {
    return this.rows.filter(({ state }) => state === '' || state.startsWith(WAITS));
  }

  /** Writes the states of rows: two calls, whatever their number. */
  mark(states: ReadonlyMap<string, string>): void {
    if (states.size === 0) return;
    const now = new Map(this.rows.map(({ id, state }) => [id, state]));
    const places = this.grid.readColumn(this.idColumn).map(String);
    const marked = places.map((id, i) => (states.has(id) ? i : -1)).filter((i) => i >= 0);
    if (marked.length === 0) return;
    const [first, last] = [marked[0]!, marked[marked.length - 1]!];
    const cells = places.slice(first, last + 1).map((id) => [states.get(id) ?? now.get(id) ?? '']);
    this.grid.write(first + 2, this.stateColumn, cells);
  }

  /**
   * Deletes the oldest rows, as long as they are settled and older than `before`, beyond the newest `keep`.
   * @returns how many
   */
  trim(keep: number, before: Date): number {
    let count = 0;
    const most = this.rows.length - keep;
    while (count < most && this.rows[count]!.state !== '' && this.rows[count]!.at < before) count++;
    if (count === 0) return 0;
    const places = this.grid.readColumn(this.idColumn).map(String);
    if (!this.rows.slice(0, count).every(({ id }, i) => places[i] === id)) return 0;
    this.grid.deleteRows(2, count);
    return count;
  }
}
