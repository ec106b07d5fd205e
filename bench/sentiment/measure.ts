import { LABELS, type Text } from '../../train/sentiment/texts';
import type { Verdict } from './packages';

export interface Measured {
  accuracy: number;
  macroF1: number;
  /** of the negative class */
  precision: number;
  recall: number;
  /** expected calibration error in ten bins; 0 where nobody tells a confidence */
  calibration: number;
}

/** @param forced two classes: a neutral verdict is read by the sign of its score */
export function measure(verdicts: Verdict[], texts: Text[], forced: boolean): Measured {
  const said = verdicts.map(({ label, score }) =>
    forced && label === 'neutral' ? (score > 0 ? 'positive' : 'negative') : label,
  );
  const right = said.filter((label, at) => label === texts[at]!.label).length;
  const classes = LABELS.filter((label) => texts.some((text) => text.label === label)).map((label) => {
    const hits = said.filter((one, at) => one === label && texts[at]!.label === label).length;
    const precision = hits / Math.max(1, said.filter((one) => one === label).length);
    const recall = hits / Math.max(1, texts.filter((text) => text.label === label).length);
    return { label, precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
  });
  const negative = classes.find(({ label }) => label === 'negative');
  return {
    accuracy: right / Math.max(1, texts.length),
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, classes.length),
    precision: negative?.precision ?? 0,
    recall: negative?.recall ?? 0,
    calibration: calibrationError(verdicts, said, texts),
  };
}

function calibrationError(verdicts: Verdict[], said: string[], texts: Text[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const [at, { confidence }] of verdicts.entries()) {
    if (confidence === undefined) return 0;
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count++;
    bin.confidence += confidence;
    if (said[at] === texts[at]!.label) bin.right++;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / Math.max(1, texts.length);
}
