import type { RichTextState, TextStyleState } from '../../world/workbook/state';
import { emulated } from '../door';
import { carried, carry } from './carried';

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Builder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder;
type Style = GoogleAppsScript.Spreadsheet.TextStyle;
type StyleBuilder = GoogleAppsScript.Spreadsheet.TextStyleBuilder;

/** A text of which parts carry a link or a style. @param start where it stands in the cell's text */
export function richTextValue(state: RichTextState, start = 0): RichText {
  const within = (from = 0, to = state.text.length) =>
    state.runs.filter((run) => run.start <= from && run.end >= to);
  const members = {
    getText: () => state.text,
    getStartIndex: () => start,
    getEndIndex: () => start + state.text.length,
    getLinkUrl: (from?: number, to?: number) => within(from, to).findLast(({ link }) => link)?.link ?? null,
    getTextStyle: (from?: number, to?: number) =>
      textStyle(Object.assign({}, ...within(from, to).map((run) => run.style))),
    getRuns: () => runsOf(state),
    copy: () => richTextBuilder(state),
  } satisfies Partial<RichText>;
  return carry(emulated('RichTextValue', members), state) as unknown as RichText;
}

function runsOf(state: RichTextState): RichText[] {
  const edges = new Set([0, state.text.length, ...state.runs.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].filter((edge) => edge <= state.text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const runs = state.runs
      .filter((run) => run.start <= from && run.end >= to)
      .map((run) => ({ ...run, start: 0, end: to - from }));
    return richTextValue({ text: state.text.slice(from, to), runs }, from);
  });
}

export function richTextBuilder(from: RichTextState = { text: '', runs: [] }): Builder {
  const state: RichTextState = { text: from.text, runs: [...from.runs] };
  const add = (args: unknown[], part: (value: unknown) => object) => {
    const whole = args.length === 1;
    const [start, end] = whole ? [0, state.text.length] : (args as [number, number]);
    if (start < 0 || end > state.text.length || start > end) throw new Error('Text index is out of bounds.');
    state.runs.push({ start, end, ...part(args.at(-1)) });
    return self;
  };
  const members = {
    setText(text) {
      state.text = String(text);
      state.runs = [];
      return self;
    },
    setLinkUrl: (...args: unknown[]) => add(args, (link) => ({ link: link as string | null })),
    setTextStyle: (...args: unknown[]) => add(args, (style) => ({ style: style ? carried(style) : {} })),
    build: () => richTextValue({ text: state.text, runs: [...state.runs] }),
  } satisfies Partial<Builder>;
  const self = emulated('RichTextValueBuilder', members) as unknown as Builder;
  return self;
}

function textStyle(state: TextStyleState): Style {
  const members = {
    isBold: () => state.bold ?? false,
    isItalic: () => state.italic ?? false,
    isUnderline: () => state.underline ?? false,
    isStrikethrough: () => state.strikethrough ?? false,
    getForegroundColor: () => state.color ?? null,
    getFontFamily: () => state.fontFamily ?? null,
    getFontSize: () => state.fontSize ?? null,
    copy: () => textStyleBuilder(state),
  } satisfies Partial<Style>;
  return carry(emulated('TextStyle', members), state) as unknown as Style;
}

export function textStyleBuilder(from: TextStyleState = {}): StyleBuilder {
  const state = { ...from };
  const set = (property: keyof TextStyleState) => (value: string | number | boolean) => {
    Object.assign(state, { [property]: value });
    return self;
  };
  const members = {
    setBold: set('bold'),
    setItalic: set('italic'),
    setUnderline: set('underline'),
    setStrikethrough: set('strikethrough'),
    setForegroundColor: set('color'),
    setFontFamily: set('fontFamily'),
    setFontSize: set('fontSize'),
    build: () => textStyle({ ...state }),
  } satisfies Partial<StyleBuilder>;
  const self = emulated('TextStyleBuilder', members) as unknown as StyleBuilder;
  return self;
}
