import type { MetadataQuery, MetadataScope } from '../../world/workbook/metadata';
import type { MetadataLocation, MetadataState } from '../../world/workbook/state';
import { call, emulated } from '../door';
import { cellsOf } from './carried';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility, memberOf, nameOf } from './enums';
import { range } from './range';
import { sheet } from './sheet';
import { spreadsheet } from './spreadsheet';

type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Location = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
type Owner = 'Spreadsheet' | 'Sheet' | 'Range';

/** @param more a value, a visibility, or both, as Google's overloads have it */
export function addMetadata(owner: Owner, scope: MetadataScope, key: string, more: unknown[]): void {
  const value = typeof more[0] === 'string' ? more[0] : null;
  const visibility = more.find((each) => typeof each === 'object' && each !== null);
  call(`${owner}.addDeveloperMetadata`, scope, String(key), value, nameOf(visibility ?? 'DOCUMENT'));
}

/** The metadata of the spreadsheet, sheet or range itself. */
export function metadataOf(owner: Owner, ...where: unknown[]): Metadata[] {
  return call<MetadataState[]>(`${owner}.getDeveloperMetadata`, ...where).map(({ id }) => metadata(id));
}

export function metadataFinder(scope: MetadataScope): Finder {
  const query: MetadataQuery = {};
  const narrow = (more: MetadataQuery) => {
    Object.assign(query, more);
    return self;
  };
  const self = emulated('DeveloperMetadataFinder', {
    withId: (id) => narrow({ id }),
    withKey: (key) => narrow({ key }),
    withValue: (value) => narrow({ value }),
    withVisibility: (visibility) => narrow({ visibility: nameOf(visibility) }),
    withLocationType: (type) => narrow({ locationType: nameOf(type) }),
    onIntersectingLocations: () => narrow({ intersecting: true }),
    find: () =>
      call<MetadataState[]>('DeveloperMetadataFinder.find', scope, query).map((state) =>
        metadata(state.id, state),
      ),
  } satisfies Partial<Finder>) as Finder;
  return self;
}

/** @param known its state as just read: reading its parts then asks the world no more */
function metadata(id: number, known?: MetadataState): Metadata {
  let state = known;
  const get = () => {
    state ??= call<MetadataState>('DeveloperMetadata.get', id);
    return state;
  };
  const set = (method: string, change: unknown) => {
    call(`DeveloperMetadata.${method}`, id, change);
    state = undefined;
    return self;
  };
  const self = emulated('DeveloperMetadata', {
    getId: () => id,
    getKey: () => get().key,
    getValue: () => get().value,
    getVisibility: () => memberOf(DeveloperMetadataVisibility, get().visibility),
    getLocation: () => metadataLocation(get().location),
    setKey: (key) => set('setKey', { key }),
    setValue: (value) => set('setValue', { value }),
    setVisibility: (visibility) => set('setVisibility', { visibility: nameOf(visibility) }),
    moveToColumn: (column) => set('moveToColumn', cellsOf(column)),
    moveToRow: (row) => set('moveToRow', cellsOf(row)),
    moveToSheet: (target) => set('moveToSheet', { sheetId: target.getSheetId() }),
    moveToSpreadsheet: () => set('moveToSpreadsheet', {}),
    remove: () => call('DeveloperMetadata.remove', id),
  } satisfies Partial<Metadata>) as Metadata;
  return self;
}

function metadataLocation(location: MetadataLocation): Location {
  const { type } = location;
  return emulated('DeveloperMetadataLocation', {
    getLocationType: () => memberOf(DeveloperMetadataLocationType, type),
    getSpreadsheet: () => (type === 'SPREADSHEET' ? spreadsheet : null),
    getSheet: () => (type === 'SHEET' ? sheet(location.sheetId) : null),
    getColumn: () => (type === 'COLUMN' ? wholeLine(location.sheetId, location.index, 'getColumn') : null),
    getRow: () => (type === 'ROW' ? wholeLine(location.sheetId, location.index, 'getRow') : null),
  } satisfies Partial<Location>) as Location;
}

function wholeLine(sheetId: number, index: number, which: 'getColumn' | 'getRow') {
  const own = sheet(sheetId);
  const size = which === 'getRow' ? [index, 1, 1, own.getMaxColumns()] : [1, index, own.getMaxRows(), 1];
  return range(sheetId, call('Sheet.getRange', sheetId, ...size));
}
