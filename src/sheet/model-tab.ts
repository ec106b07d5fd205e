import { findColumns } from './header';
import type { Cell, Grid, PageLook } from './tab';
import { MissingColumns } from './table';
import { MODEL } from './tabs/model';

/** What a version keeps is cut into pieces of this size, one a cell; well under Google's 50,000. Characters. */
const PIECE = 45_000;

/** One line of the page. `choose`: id of the version that a tick in this line asks for. */
export interface Line {
  role: PageLook['roles'][number];
  what?: string;
  ours?: string;
  odoos?: string;
  base?: string;
  words?: string;
  choose?: string;
}

/** The tab Model, read once: a page for people, and in hidden cells the versions it tells of. */
export class ModelTab {
  /** what is kept, by version */
  readonly kept = new Map<string, string>();
  /** the version that a person has ticked */
  readonly ticked?: string;
  private readonly read: Cell[][];
  private readonly places: Map<string, number>;

  /** @throws MissingColumns */
  constructor(
    private readonly grid: Grid,
    aliases: Record<string, string>,
  ) {
    this.read = grid.read();
    const { header, missing } = findColumns(MODEL, this.read[0] ?? [], aliases);
    if (missing.length > 0) throw new MissingColumns(MODEL, missing);
    this.places = header;
    for (const cells of this.read.slice(1)) {
      const at = (key: string) => cells[header.get(key)! - 1] ?? '';
      const of = String(at('keptOf'));
      // Pieces stand below each other in their order.
      if (of !== '') this.kept.set(of, (this.kept.get(of) ?? '') + String(at('kept')).slice(1));
      const choose = String(at('version'));
      if (choose !== '' && at('use') === true) this.ticked ??= choose;
    }
  }

  /** Writes the page anew; all that it keeps goes in one call, so that it is never torn. */
  write(lines: readonly Line[], kept: ReadonlyMap<string, string>): void {
    const pieces = [...kept].flatMap(([id, text]) => cut(text).map((piece) => ({ id, piece })));
    const rows = Math.max(this.read.length - 1, lines.length, pieces.length);
    const width = Math.max(this.read[0]!.length, ...this.places.values());
    const place = (key: string) => this.places.get(key)! - 1;
    const cells = Array.from({ length: rows }, (_, i) => {
      const own = this.read[i + 1] ?? [];
      const row: Cell[] = Array.from({ length: width }, (_, n) => own[n] ?? '');
      for (const key of ['what', 'ours', 'odoos', 'base', 'words'] as const)
        row[place(key)] = lines[i]?.[key] ?? '';
      row[place('use')] = lines[i]?.choose === undefined ? '' : false;
      row[place('version')] = lines[i]?.choose ?? '';
      row[place('keptOf')] = pieces[i]?.id ?? '';
      row[place('kept')] = pieces[i] ? `~${pieces[i].piece}` : '';
      return row;
    });
    this.grid.writePage(cells, {
      roles: lines.map(({ role }) => role),
      tickAt: this.places.get('use')!,
      ticks: lines.flatMap(({ choose }, i) => (choose === undefined ? [] : [i])),
      from: Math.min(...PAGE.map((key) => this.places.get(key)!)),
      to: Math.max(...PAGE.map((key) => this.places.get(key)!)),
    });
  }
}

/** Columns that people see. */
const PAGE = ['use', 'what', 'ours', 'odoos', 'base', 'words'];

function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PIECE) pieces.push(text.slice(from, from + PIECE));
  return pieces;
}
