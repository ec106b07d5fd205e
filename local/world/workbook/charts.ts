import type { Handlers } from '../execution';
import { type ChartState, storable } from './state';
import type { Workbook } from './workbook';

/** Charts over a sheet: type, ranges, options and place are kept and given back; the page draws them. */
export function chartHandlers(book: Workbook): Handlers {
  const changed = (sheetId: number) => {
    const sheet = book.at(sheetId);
    book.changed(sheet, book.grid(sheet).whole(), 'structure');
  };
  const indexOf = (sheetId: number, id: number | null) => {
    const index = book.at(sheetId).charts.findIndex((chart) => chart.id === id);
    if (index < 0) throw new Error('Embedded chart does not exist.');
    return index;
  };
  return {
    'Sheet.getCharts': (_, sheetId: number) => book.at(sheetId).charts,
    'Sheet.insertChart': (_, sheetId: number, chart: ChartState) => {
      book.at(sheetId).charts.push({ ...storable(chart), id: book.nextId() });
      changed(sheetId);
    },
    'Sheet.updateChart': (_, sheetId: number, chart: ChartState) => {
      book.at(sheetId).charts[indexOf(sheetId, chart.id)] = storable(chart);
      changed(sheetId);
    },
    'Sheet.removeChart': (_, sheetId: number, id: number | null) => {
      book.at(sheetId).charts.splice(indexOf(sheetId, id), 1);
      changed(sheetId);
    },
  };
}
