import type { ChartState } from '../../world/workbook/state';
import { emulated } from '../door';
import { carry, cellsOf } from './carried';
import { ChartHiddenDimensionStrategy, ChartMergeStrategy, ChartType, memberOf, nameOf } from './enums';
import { range } from './range';

type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Container = GoogleAppsScript.Spreadsheet.ContainerInfo;
/** The setters that the builders of the single chart types add. */
type TypedBuilder = GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder;

/** Where and how big a new chart is, in pixels, as Google places it. */
const NEW_CHART = { width: 600, height: 371 };

export function chart(state: ChartState): Chart {
  const members = {
    getChartId: () => state.id || null,
    getRanges: () => state.ranges.map(({ sheetId, rect }) => range(sheetId, rect)),
    getOptions: () => options(state),
    getContainerInfo: () => container(state),
    getNumHeaders: () => state.headers,
    getTransposeRowsAndColumns: () => state.transpose,
    getMergeStrategy: () => memberOf(ChartMergeStrategy, state.mergeStrategy),
    getHiddenDimensionStrategy: () => memberOf(ChartHiddenDimensionStrategy, state.hiddenDimensionStrategy),
    modify: () => chartBuilder(state),
  } satisfies Partial<Chart>;
  return carry(emulated('EmbeddedChart', members), state) as unknown as Chart;
}

function options(state: ChartState): GoogleAppsScript.Charts.ChartOptions {
  const members = {
    get: (option) => (state.options[option] ?? null) as string,
  } satisfies Partial<GoogleAppsScript.Charts.ChartOptions>;
  return emulated('ChartOptions', members) as GoogleAppsScript.Charts.ChartOptions;
}

function container({ position }: ChartState): Container {
  return emulated('ContainerInfo', {
    getAnchorColumn: () => position.column,
    getAnchorRow: () => position.row,
    getOffsetX: () => position.offsetX,
    getOffsetY: () => position.offsetY,
  } satisfies Partial<Container>) as Container;
}

export function chartBuilder(from?: ChartState): Builder {
  const state: ChartState = from
    ? { ...from, ranges: [...from.ranges], options: { ...from.options }, position: { ...from.position } }
    : {
        id: 0,
        type: 'COLUMN',
        ranges: [],
        options: { ...NEW_CHART },
        position: { row: 1, column: 1, offsetX: 0, offsetY: 0 },
        headers: 0,
        transpose: false,
        mergeStrategy: 'MERGE_COLUMNS',
        hiddenDimensionStrategy: 'IGNORE_ROWS',
      };
  const change = (part: Partial<ChartState>) => {
    Object.assign(state, part);
    return self;
  };
  const as = (type: string) => () => change({ type });
  const option = (name: string) => (value: unknown) => {
    state.options[name] = typeof value === 'object' && !Array.isArray(value) ? nameOf(value) : value;
    return self;
  };
  const members = {
    addRange: (added) => change({ ranges: [...state.ranges, cellsOf(added)] }),
    removeRange(removed) {
      const gone = JSON.stringify(cellsOf(removed));
      return change({ ranges: state.ranges.filter((each) => JSON.stringify(each) !== gone) });
    },
    clearRanges: () => change({ ranges: [] }),
    getRanges: () => state.ranges.map(({ sheetId, rect }) => range(sheetId, rect)),
    asAreaChart: as('AREA') as () => never,
    asBarChart: as('BAR') as () => never,
    asColumnChart: as('COLUMN') as () => never,
    asComboChart: as('COMBO') as () => never,
    asHistogramChart: as('HISTOGRAM') as () => never,
    asLineChart: as('LINE') as () => never,
    asPieChart: as('PIE') as () => never,
    asScatterChart: as('SCATTER') as () => never,
    asTableChart: as('TABLE') as () => never,
    getChartType: () => memberOf(ChartType, state.type),
    setChartType: (type) => change({ type: nameOf(type) }),
    getContainer: () => container(state),
    setPosition: (row, column, offsetX, offsetY) => change({ position: { row, column, offsetX, offsetY } }),
    setNumHeaders: (headers) => change({ headers }),
    setTransposeRowsAndColumns: (transpose) => change({ transpose }),
    setMergeStrategy: (strategy) => change({ mergeStrategy: nameOf(strategy) }),
    setHiddenDimensionStrategy: (strategy) => change({ hiddenDimensionStrategy: nameOf(strategy) }),
    setOption(name, value) {
      state.options[name] = value;
      return self;
    },
    build: () => chart({ ...state, ranges: [...state.ranges], options: { ...state.options } }),
  } satisfies Partial<Builder>;
  const typed = {
    setTitle: option('title') as () => never,
    setColors: option('colors') as () => never,
    setBackgroundColor: option('backgroundColor') as () => never,
    setLegendPosition: option('legend.position') as () => never,
    setXAxisTitle: option('hAxis.title') as () => never,
    setYAxisTitle: option('vAxis.title') as () => never,
    setCurveStyle: option('curveType') as () => never,
    setStacked: () => option('isStacked')(true) as never,
    set3D: () => option('is3D')(true) as never,
  } satisfies Partial<TypedBuilder>;
  const self = emulated('EmbeddedChartBuilder', { ...members, ...typed }) as unknown as Builder;
  return self;
}
