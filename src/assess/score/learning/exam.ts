import { examine, logLoss } from '../examine';
import type { Examination } from '../learned';
import { type Blend, blended, shiftTo } from './blend';
import type { Parts } from './parts';

/** What came out on leads that the models had not seen. */
export interface Exam {
  examination: Examination;
  tried: { name: string; logLoss: number }[];
  /** by how much the log-loss is lower than that of the base rate, both knowing the level, and the standard error of that */
  gain: number;
  error: number;
}

/** Fewer won, or fewer lost, than this cannot show that there is no signal: only that a model does harm. */
const TOO_FEW_TO_TELL = 40;
/** A gain smaller than this share of the base rate's log-loss ranks nobody, even where it is no chance. */
const LEAST_GAIN = 0.015;
/** Who ranks at least this well for certain is of use, whatever the base rate does meanwhile. */
const RANKS = 0.55;
/** One-sided 95 %. */
const Z95 = 1.64;

/**
 * Judges the blend on the newest fifth, or on every fold with a blend learned from the others.
 * @param judged the leads kept of each part's judged ones
 */
export function sit(
  parts: Parts,
  judged: readonly number[][],
  won: Uint8Array,
  worth: Float64Array,
  additive: Float64Array,
  boosted: Float64Array | undefined,
  blendOf: (parts: readonly (readonly number[])[]) => Blend,
): Exam {
  const sat: { lead: number; base: number; logOdds: number }[] = [];
  for (const [k, part] of parts.list.entries()) {
    if (parts.inTime && k < parts.list.length - 1) continue;
    const others = judged.filter((_, other) => other !== k);
    const blend = blendOf(others);
    const base = baseOf(parts, won, worth, part.learn);
    for (const lead of judged[k]!)
      sat.push({ lead, base, logOdds: blended(blend, additive[lead]!, boosted?.[lead] ?? 0) });
  }
  const n = Math.max(1, sat.length);
  const base = sat.reduce((sum, each) => sum + each.base, 0) / n;
  const predicted = sat.map(({ lead, logOdds }) => ({ probability: sigmoid(logOdds), won: won[lead] === 1 }));
  const lossOf = (logOddsOf: (lead: number) => number) =>
    sat.reduce((sum, { lead }) => sum + logLoss(sigmoid(logOddsOf(lead)), won[lead] === 1), 0) / n;
  const { baseLevel, level } = levels(sat, won, parts.inTime);
  const gains = sat.map(
    ({ lead, base: own, logOdds }) =>
      logLoss(sigmoid(logit(own) + baseLevel), won[lead] === 1) -
      logLoss(sigmoid(logOdds + level), won[lead] === 1),
  );
  const gain = gains.reduce((sum, each) => sum + each, 0) / n;
  const error = Math.sqrt(gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / n / n);
  const examination = examine(predicted, base);
  return {
    examination,
    gain,
    error,
    tried: [
      { name: 'base', logLoss: examination.baseLogLoss },
      { name: 'logistic', logLoss: lossOf((lead) => additive[lead]!) },
      ...(boosted ? [{ name: 'boosted', logLoss: lossOf((lead) => boosted[lead]!) }] : []),
      { name: 'blend', logLoss: examination.logLoss },
    ],
  };
}

/**
 * What to add to the log-odds of the base and of the blend for comparing them. In time the base rate may have moved
 * since: that says nothing about who is more likely than whom, so both are told the new one.
 */
function levels(
  sat: readonly { lead: number; base: number; logOdds: number }[],
  won: Uint8Array,
  inTime: boolean,
): { baseLevel: number; level: number } {
  if (!inTime) return { baseLevel: 0, level: 0 };
  const outcomes = Uint8Array.from(sat, ({ lead }) => won[lead]!);
  const all = [...sat.keys()];
  return {
    baseLevel: shiftTo(all, outcomes, (i) => logit(sat[i]!.base)),
    level: shiftTo(all, outcomes, (i) => sat[i]!.logOdds),
  };
}

/**
 * Whether the answers are better than the base rate, by more than chance.
 * @param fewerOf the smaller of the numbers of won and lost learned from
 */
export function isUsable({ examination, gain, error }: Exam, fewerOf: number): boolean {
  const { won, lost, aucLow, auc } = examination;
  if (won === 0 || lost === 0) return false;
  if (fewerOf < TOO_FEW_TO_TELL) return gain > -Z95 * error || auc > 0.45;
  if (gain <= 0 || aucLow <= 0.5) return false;
  if (examination.logLoss > (1 + LEAST_GAIN) * examination.baseLogLoss) return false;
  return aucLow > RANKS || (gain > Z95 * error && gain > LEAST_GAIN * examination.baseLogLoss);
}

/** Share of won, newer leads counting more; in time it is moved halfway to that of the newest fifth, as models are. */
export function baseOf(parts: Parts, won: Uint8Array, worth: Float64Array, leads: Int32Array): number {
  const all = shareOf(won, worth, leads);
  if (!parts.inTime) return all;
  const newest = shareOf(won, worth, leads.slice(-Math.round(0.2 * leads.length)));
  return sigmoid((logit(all) + logit(newest)) / 2);
}

/** With half a lead of each added. */
function shareOf(won: Uint8Array, worth: Float64Array, leads: Int32Array): number {
  let wins = 0.5;
  let all = 1;
  for (const lead of leads) {
    wins += worth[lead]! * won[lead]!;
    all += worth[lead]!;
  }
  return wins / all;
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
