/** One value of one column. `null`: not known. Dates are epoch milliseconds in a column of kind `date`. */
export type Value = string | number | null;

/** A closed lead to learn from: what was known while it was open, and how it ended. */
export interface Example {
  values: Readonly<Record<string, Value>>;
  won: boolean;
  /** when it was closed or, where only that is known, created: epoch ms; newer ones count more and are used to test */
  at?: number;
}

/** How a column is read. Without a kind it is found from the values. */
export type Kind = 'category' | 'number' | 'date' | 'text' | 'tags';

/**
 * What was learned: plain JSON, made to be stored in a cell or in script properties (tens of kB).
 * `version` changes with the shape.
 */
export interface LearnedModel {
  version: 1;
  /** share of won among the examples, newer ones counting more */
  base: number;
  /** `undefined` or false: no usable signal, the model answers the base rate for every lead */
  usable: boolean;
  /** the rest belongs to the engine */
  [part: string]: unknown;
}

/** One column's part in a score. All parts and the base's points add up to 100 × probability. */
export interface Contribution {
  column: string;
  /** the value as a person would read it (bin, category, word); `''`: not known */
  value: string;
  /** points of 100, signed, not rounded */
  points: number;
}

export interface Prediction {
  /** 0.005 … 0.995 */
  probability: number;
  /** points of the base: 100 × base rate */
  base: number;
  /** strongest first */
  contributions: Contribution[];
}

/** One column the engine left out, and why, in a word that code can branch on. */
export interface LeftOut {
  column: string;
  why: 'constant' | 'identifier' | 'givesAwayOutcome' | 'knownAfterwards' | 'empty';
}

/** What stands behind a figure: on leads newer than those learned from (or cross-validated where there is no date). */
export interface Examination {
  won: number;
  lost: number;
  auc: number;
  /** 95 % */
  aucLow: number;
  aucHigh: number;
  /** wins in the best-scored fifth, over wins in a fifth taken at random */
  lift: number;
  /** share of all wins that the best-scored fifth holds, 0…1 */
  winsInTop: number;
  brier: number;
  /** of always answering the base rate of the leads learned from */
  baseBrier: number;
  logLoss: number;
  baseLogLoss: number;
  /** expected calibration error, ten equal-width bins */
  calibration: number;
  /** reliability chart: mean prediction, share won, and how many, per tenth */
  bins: { predicted: number; won: number; count: number }[];
}

/** What learning reports beside the model. */
export interface LearningReport {
  won: number;
  lost: number;
  /** epoch ms of the oldest and newest example; absent where none has a date */
  from?: number;
  to?: number;
  /** on the newest 20 % that the examined model never saw (the shipped model is learned again from all) */
  examination: Examination;
  leftOut: LeftOut[];
  /** each column's weight in words' worth: spread of its points over the examples, strongest first */
  importance: { column: string; spread: number; examples: { value: string; points: number }[] }[];
  /** names of what was tried and how it did, e.g. logistic, boosted, blend */
  tried: { name: string; logLoss: number }[];
}
