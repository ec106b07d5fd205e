import { call } from '../door';
import { expect, isMatrix } from './carried';
import { memberOf, nameOf, WrapStrategy } from './enums';
import type { At, Range } from './range';

/** How a Range's cells look. */
export function rangeFormats(at: At) {
  const { sheetId, rect } = at;
  const one = (method: string) => () => call<never>(`Range.${method}`, sheetId, rect);
  const send = (method: string, ...values: unknown[]): Range => {
    call(`Range.${method}`, sheetId, rect, ...values);
    return at.self;
  };
  const set = (method: string) => (value: unknown) => {
    const plain = value === null || typeof value === 'string' || typeof value === 'number';
    expect(`SpreadsheetApp.Range.${method}`, [value], plain);
    return send(method, value);
  };
  const setAll = (method: string) => (values: unknown) => {
    expect(`SpreadsheetApp.Range.${method}`, [values], isMatrix(values));
    return send(method, values);
  };
  const wraps = () => call<string[][]>('Range.getWrapStrategies', sheetId, rect);
  const wrapped = (isWrap: boolean) => (isWrap ? 'WRAP' : 'OVERFLOW');
  return {
    getNumberFormat: one('getNumberFormat'),
    getNumberFormats: one('getNumberFormats'),
    setNumberFormat: set('setNumberFormat'),
    setNumberFormats: setAll('setNumberFormats'),
    getBackground: one('getBackground'),
    getBackgrounds: one('getBackgrounds'),
    setBackground: set('setBackground'),
    setBackgrounds: setAll('setBackgrounds'),
    setBackgroundRGB: (red, green, blue) => send('setBackground', hex([red, green, blue])),
    getFontColor: one('getFontColor'),
    getFontColors: one('getFontColors'),
    setFontColor: set('setFontColor'),
    setFontColors: setAll('setFontColors'),
    getFontWeight: one('getFontWeight'),
    getFontWeights: one('getFontWeights'),
    setFontWeight: set('setFontWeight'),
    setFontWeights: setAll('setFontWeights'),
    getFontStyle: one('getFontStyle'),
    getFontStyles: one('getFontStyles'),
    setFontStyle: set('setFontStyle'),
    setFontStyles: setAll('setFontStyles'),
    getFontSize: one('getFontSize'),
    getFontSizes: one('getFontSizes'),
    setFontSize: set('setFontSize'),
    setFontSizes: setAll('setFontSizes'),
    getFontFamily: one('getFontFamily'),
    getFontFamilies: one('getFontFamilies'),
    setFontFamily: set('setFontFamily'),
    setFontFamilies: setAll('setFontFamilies'),
    getFontLine: one('getFontLine'),
    getFontLines: one('getFontLines'),
    setFontLine: set('setFontLine'),
    setFontLines: setAll('setFontLines'),
    getHorizontalAlignment: one('getHorizontalAlignment'),
    getHorizontalAlignments: one('getHorizontalAlignments'),
    setHorizontalAlignment: set('setHorizontalAlignment'),
    setHorizontalAlignments: setAll('setHorizontalAlignments'),
    getVerticalAlignment: one('getVerticalAlignment'),
    getVerticalAlignments: one('getVerticalAlignments'),
    setVerticalAlignment: set('setVerticalAlignment'),
    setVerticalAlignments: setAll('setVerticalAlignments'),
    getWrap: () => wraps()[0]![0] === 'WRAP',
    getWraps: () => wraps().map((line) => line.map((wrap) => wrap === 'WRAP')),
    setWrap: (isWrap) => send('setWrapStrategy', wrapped(isWrap)),
    setWraps: (matrix) =>
      send(
        'setWrapStrategies',
        matrix.map((line) => line.map(wrapped)),
      ),
    getWrapStrategy: () => memberOf(WrapStrategy, call('Range.getWrapStrategy', sheetId, rect)),
    getWrapStrategies: () => wraps().map((line) => line.map((wrap) => memberOf(WrapStrategy, wrap))),
    setWrapStrategy: (strategy) => send('setWrapStrategy', nameOf(strategy)),
    setWrapStrategies: (matrix) =>
      send(
        'setWrapStrategies',
        matrix.map((line) => line.map(nameOf)),
      ),
    setBorder: (
      top: Edge,
      left: Edge,
      bottom: Edge,
      right: Edge,
      vertical: Edge,
      horizontal: Edge,
      color: string | null = null,
      style: unknown = null,
    ) => send('setBorder', [top, left, bottom, right, vertical, horizontal], color, style && nameOf(style)),
  } satisfies Partial<Range>;
}

type Edge = boolean | null;

function hex(channels: number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
