import type { Handler, Handlers } from '../execution';
import { contains, intersects, type Rect } from './a1';
import type { MetadataLocation, MetadataState } from './state';
import type { Workbook } from './workbook';

/** Where metadata is added or sought. */
export type MetadataScope = { sheetId?: number; rect?: Rect };

export interface MetadataQuery {
  id?: number;
  key?: string;
  value?: string;
  visibility?: string;
  locationType?: string;
  /** also what only touches the scope */
  intersecting?: boolean;
}

/** Developer metadata: stays with its row or column wherever that goes. */
export function metadataHandlers(book: Workbook): Handlers {
  const find = (id: number) => {
    const metadata = book.state.metadata.find((each) => each.id === id);
    if (!metadata) throw new Error('The developer metadata does not exist.');
    return metadata;
  };
  const add = (
    scope: MetadataScope,
    key: string,
    value: string | null,
    visibility: MetadataState['visibility'],
  ) => {
    book.state.metadata.push({
      id: book.nextId(),
      key,
      value,
      visibility,
      location: locationOf(book, scope),
    });
  };
  const search = (scope: MetadataScope, query: MetadataQuery) =>
    book.state.metadata.filter((each) => matches(each, query) && isWithin(book, each.location, scope, query));
  const change: Handler = (_, id: number, changed: Partial<MetadataState>) => {
    Object.assign(find(id), changed);
  };
  const move: Handler = (_, id: number, scope: MetadataScope) => {
    find(id).location = locationOf(book, scope);
  };
  return {
    'Spreadsheet.addDeveloperMetadata': (_, ...args: Parameters<typeof add>) => add(...args),
    'Sheet.addDeveloperMetadata': (_, ...args: Parameters<typeof add>) => add(...args),
    'Range.addDeveloperMetadata': (_, ...args: Parameters<typeof add>) => add(...args),
    'DeveloperMetadataFinder.find': (_, scope: MetadataScope, query: MetadataQuery) => search(scope, query),
    'Spreadsheet.getDeveloperMetadata': () => search({}, { locationType: 'SPREADSHEET' }),
    'Sheet.getDeveloperMetadata': (_, sheetId: number) => search({ sheetId }, { locationType: 'SHEET' }),
    'Range.getDeveloperMetadata': (_, sheetId: number, rect: Rect) => {
      const own = locationOf(book, { sheetId, rect });
      return book.state.metadata.filter(({ location }) => JSON.stringify(location) === JSON.stringify(own));
    },
    'DeveloperMetadata.get': (_, id: number) => find(id),
    'DeveloperMetadata.setKey': change,
    'DeveloperMetadata.setValue': change,
    'DeveloperMetadata.setVisibility': change,
    'DeveloperMetadata.moveToColumn': move,
    'DeveloperMetadata.moveToRow': move,
    'DeveloperMetadata.moveToSheet': move,
    'DeveloperMetadata.moveToSpreadsheet': move,
    'DeveloperMetadata.remove': (_, id: number) => {
      const metadata = find(id);
      book.state.metadata = book.state.metadata.filter((each) => each !== metadata);
    },
  };
}

function locationOf(book: Workbook, { sheetId, rect }: MetadataScope): MetadataLocation {
  if (sheetId === undefined) return { type: 'SPREADSHEET' };
  if (!rect) return { type: 'SHEET', sheetId };
  const sheet = book.at(sheetId);
  if (rect.columns === 1 && rect.row === 1 && rect.rows === sheet.rowCount)
    return { type: 'COLUMN', sheetId, index: rect.column };
  if (rect.rows === 1 && rect.column === 1 && rect.columns === sheet.columnCount)
    return { type: 'ROW', sheetId, index: rect.row };
  throw new Error(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

function matches(metadata: MetadataState, query: MetadataQuery): boolean {
  return (
    (query.id ?? metadata.id) === metadata.id &&
    (query.key ?? metadata.key) === metadata.key &&
    (query.value === undefined || query.value === metadata.value) &&
    (query.visibility ?? metadata.visibility) === metadata.visibility &&
    (query.locationType ?? metadata.location.type) === metadata.location.type
  );
}

function isWithin(
  book: Workbook,
  location: MetadataLocation,
  scope: MetadataScope,
  query: MetadataQuery,
): boolean {
  if (scope.sheetId === undefined) return true;
  if (location.type === 'SPREADSHEET') return query.intersecting === true;
  if (location.sheetId !== scope.sheetId) return false;
  if (!scope.rect) return true;
  if (location.type === 'SHEET') return query.intersecting === true;
  const { rowCount, columnCount } = book.at(location.sheetId);
  const place: Rect =
    location.type === 'ROW'
      ? { row: location.index, rows: 1, column: 1, columns: columnCount }
      : { row: 1, rows: rowCount, column: location.index, columns: 1 };
  return query.intersecting ? intersects(scope.rect, place) : contains(scope.rect, place);
}
