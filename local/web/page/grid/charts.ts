import type { ChartView } from '../../sheet-view';
import { h, svg } from '../elements';
import { numberText, say } from '../words';
import { type Grid, LETTERS_HEIGHT, ROW_NUMBER_WIDTH } from './grid';

/** Google's series colours. */
const COLOURS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6', '#7baaf7', '#f07b72'];

const MARGIN = { top: 44, right: 16, bottom: 48, left: 56 };

interface Series {
  name: string;
  numbers: number[];
  colour: string;
}

interface Plot {
  width: number;
  height: number;
  labels: string[];
  series: Series[];
}

/** The charts of a sheet at their places over its cells. */
export function drawCharts(layer: HTMLElement, { sheet, rows, columns }: Grid): void {
  layer.replaceChildren(
    ...sheet.charts.map((chart) => {
      const { row, column, offsetX, offsetY } = chart.position;
      const figure = drawChart(chart);
      figure.style.left = `${ROW_NUMBER_WIDTH + columns.start(column) + offsetX}px`;
      figure.style.top = `${LETTERS_HEIGHT + rows.start(row) + offsetY}px`;
      return figure;
    }),
  );
}

function drawChart(chart: ChartView): HTMLElement {
  const width = Number(chart.options.width) || 600;
  const height = Number(chart.options.height) || 371;
  const title = String(chart.options.title ?? '');
  const plot = { width, height, ...dataOf(chart) };
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' });
  picture.setAttribute(
    'aria-label',
    `${title || say('chart')}: ${plot.series.map((each) => summary(each, plot.labels)).join('; ')}`,
  );
  const draw =
    chart.type === 'PIE'
      ? pie
      : chart.type === 'BAR'
        ? bars
        : chart.type === 'COLUMN' || chart.type === 'COMBO' || chart.type === 'HISTOGRAM'
          ? columnsOf
          : lines;
  picture.append(
    text(16, 26, title, 'chart-title'),
    ...draw(plot, chart.type),
    ...(chart.type === 'PIE' ? [] : legend(plot)),
  );
  return h('figure', { class: 'chart' }, picture);
}

/** The first column names the points, the first row the series where it holds no numbers. */
function dataOf({ table, options }: ChartView): Pick<Plot, 'labels' | 'series'> {
  const [first = []] = table;
  const hasNames = first.slice(1).some((value) => typeof value === 'string');
  const body = (hasNames ? table.slice(1) : table).filter((row) => row.some((value) => value !== null));
  const colours = (options.colors as string[] | undefined) ?? COLOURS;
  return {
    labels: body.map((row) => String(row[0] ?? '')),
    series: first.slice(1).map((name, index) => ({
      name: hasNames ? String(name ?? '') : '',
      numbers: body.map((row) => Number(row[index + 1] ?? 0) || 0),
      colour: colours[index % colours.length] ?? COLOURS[0]!,
    })),
  };
}

function columnsOf(plot: Plot): SVGElement[] {
  const { x, y, band } = scales(plot);
  const size = (band * 0.7) / plot.series.length;
  const columns = plot.series.flatMap(({ numbers, colour }, place) =>
    numbers.map((number, index) => {
      const [top, bottom] = [Math.min(y(number), y(0)), Math.max(y(number), y(0))];
      return svg('rect', {
        x: x(index) - band * 0.35 + place * size,
        y: top,
        width: size,
        height: bottom - top,
        fill: colour,
      });
    }),
  );
  return [...axes(plot), ...columns];
}

function lines(plot: Plot, type: string): SVGElement[] {
  const { x, y } = scales(plot);
  const drawn = plot.series.flatMap(({ numbers, colour }) => {
    const points = numbers.map((number, index) => `${x(index)},${y(number)}`);
    if (type === 'SCATTER')
      return numbers.map((number, index) =>
        svg('circle', { cx: x(index), cy: y(number), r: 4, fill: colour }),
      );
    const line = svg('polyline', {
      points: points.join(' '),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
    });
    if (type !== 'AREA') return [line];
    const floor = [`${x(0)},${y(0)}`, ...points, `${x(numbers.length - 1)},${y(0)}`].join(' ');
    return [svg('polygon', { points: floor, fill: colour, opacity: 0.3 }), line];
  });
  return [...axes(plot), ...drawn];
}

function bars({ width, height, labels, series }: Plot): SVGElement[] {
  const left = 150;
  const most = Math.max(1, ...series.flatMap(({ numbers }) => numbers));
  const band = (height - MARGIN.top - MARGIN.bottom) / Math.max(1, labels.length);
  const size = (band * 0.7) / series.length;
  return [
    ...labels.map((label, index) =>
      text(left - 8, MARGIN.top + band * (index + 0.5) + 4, cut(label, 20), 'chart-label end'),
    ),
    ...series.flatMap(({ numbers, colour }, place) =>
      numbers.flatMap((number, index) => {
        const long = (number / most) * (width - left - 70);
        const top = MARGIN.top + band * index + band * 0.15 + place * size;
        return [
          svg('rect', { x: left, y: top, width: Math.max(0, long), height: size, fill: colour }),
          text(left + long + 6, top + size / 2 + 4, numberText(number), 'chart-label'),
        ];
      }),
    ),
  ];
}

function pie({ width, height, labels, series: [series] }: Plot): SVGElement[] {
  const total = series?.numbers.reduce((sum, number) => sum + Math.max(0, number), 0) ?? 0;
  if (!series || total === 0) return [];
  const [cx, cy, radius] = [width * 0.34, height / 2 + 12, Math.min(width * 0.3, height / 2 - 40)];
  let angle = -Math.PI / 2;
  return series.numbers.flatMap((number, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    const share = Math.max(0, number) / total;
    const point = (at: number) => `${cx + radius * Math.cos(at)} ${cy + radius * Math.sin(at)}`;
    const [from, to] = [angle, angle + share * 2 * Math.PI];
    angle = to;
    const slice =
      share > 0.999
        ? svg('circle', { cx, cy, r: radius, fill: colour })
        : svg('path', {
            d: `M${cx} ${cy}L${point(from)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${point(to)}Z`,
            fill: colour,
          });
    const row = 60 + index * 22;
    return [
      slice,
      svg('rect', { x: width * 0.68, y: row - 10, width: 12, height: 12, fill: colour }),
      text(
        width * 0.68 + 18,
        row,
        `${cut(labels[index] ?? '', 16)} ${Math.round(share * 100)} %`,
        'chart-label',
      ),
    ];
  });
}

function scales({ width, height, labels, series }: Plot) {
  const numbers = series.flatMap((each) => each.numbers);
  const [least, most] = [Math.min(0, ...numbers), niceTop(Math.max(0, ...numbers))];
  const band = (width - MARGIN.left - MARGIN.right) / Math.max(1, labels.length);
  const floor = height - MARGIN.bottom;
  return {
    most,
    band,
    x: (index: number) => MARGIN.left + band * (index + 0.5),
    y: (number: number) => floor - ((number - least) / (most - least || 1)) * (floor - MARGIN.top - 16),
  };
}

function niceTop(number: number): number {
  if (number <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(number));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= number)!;
}

function axes(plot: Plot): SVGElement[] {
  const { most, x, y } = scales(plot);
  const every = Math.ceil(plot.labels.length / 10);
  return [
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
      svg('line', {
        x1: MARGIN.left,
        x2: plot.width - MARGIN.right,
        y1: y(most * part),
        y2: y(most * part),
        class: 'chart-line',
      }),
      text(MARGIN.left - 8, y(most * part) + 4, numberText(most * part), 'chart-label end'),
    ]),
    ...plot.labels.map((label, index) =>
      index % every
        ? svg('g')
        : text(x(index), plot.height - MARGIN.bottom + 18, cut(label, 12), 'chart-label middle'),
    ),
  ];
}

function legend({ series, height }: Plot): SVGElement[] {
  return series
    .filter(({ name }) => name)
    .flatMap(({ name, colour }, index) => [
      svg('rect', { x: MARGIN.left + index * 120, y: height - 20, width: 12, height: 12, fill: colour }),
      text(MARGIN.left + index * 120 + 18, height - 10, cut(name, 14), 'chart-label'),
    ]);
}

function text(x: number, y: number, words: string, className: string): SVGElement {
  const element = svg('text', { x, y, class: className });
  element.textContent = words;
  return element;
}

function cut(words: string, length: number): string {
  return words.length > length ? `${words.slice(0, length - 1)}…` : words;
}

function summary({ name, numbers }: Series, labels: string[]): string {
  return `${name} ${numbers.map((number, index) => `${labels[index]} ${numberText(number)}`).join(', ')}`.trim();
}
