import type { Tuning } from '../assess/score/expert';
import type { Examination, LearnedModel, LearningReport } from '../assess/score/learned';
import type { Published } from '../assess/score/score';

/** Why a learned model is used, or not. */
export type Verdict = 'good' | 'tooFew' | 'noSignal' | 'notBetter';

/** Won and lost leads, of each, below which nothing is learned. */
export const LEAST = 40;

/** What one learning came to. */
export interface Version {
  /** its instant: ISO text */
  id: string;
  verdict: Verdict;
  won: number;
  lost: number;
  /** epoch ms of the oldest and newest closing */
  from?: number;
  to?: number;
  report?: LearningReport;
  /** how the CRM's own probability did on those of the newest leads of which it is known as it was while they were open */
  odoo?: Examination;
  model?: LearnedModel;
  tuning?: Tuning;
}

/** Versions that can be used again. */
const KEPT = 4;

/** Id of the choice to use no learned model. */
export const EXPERT_ID = 'expert';

/** A model is used only if it beats the base rate on the newest 20 % by every measure, and by more than chance. */
export function verdictOf(model: LearnedModel, { examination: test }: LearningReport): Verdict {
  if (!model.usable) return 'noSignal';
  const better = test.logLoss < test.baseLogLoss && test.brier < test.baseBrier && test.aucLow > 0.5;
  return better ? 'good' : 'notBetter';
}

/** Those to be kept, newest first: the good ones, and the newest of all whatever came of it. */
export function kept(versions: readonly Version[], currentId: string | undefined): Version[] {
  const newestFirst = [...versions].sort((a, b) => b.id.localeCompare(a.id));
  const good = newestFirst.filter(({ verdict }) => verdict === 'good');
  const chosen = new Set(good.slice(0, KEPT));
  const current = good.find(({ id }) => id === currentId);
  if (current) chosen.add(current);
  if (newestFirst[0]) chosen.add(newestFirst[0]);
  return newestFirst.filter((version) => chosen.has(version));
}

/** The version to go back to from the one in use: the good one before it, else the expert. */
export function previousTo(versions: readonly Version[], currentId: string | undefined): string {
  const good = versions.filter(({ verdict }) => verdict === 'good').map(({ id }) => id);
  const older = good.filter((id) => currentId === undefined || id < currentId).sort();
  return older.pop() ?? EXPERT_ID;
}

export function publishedOf({ id, won, lost, model, tuning }: Version): Published {
  return { id, at: id, won, lost, model: model!, tuning: tuning! };
}

export function readVersions(contents: ReadonlyMap<string, string>): Version[] {
  return [...contents].flatMap(([, text]) => {
    try {
      return [JSON.parse(text) as Version];
    } catch {
      return [];
    }
  });
}

export function contentsOf(versions: readonly Version[]): Map<string, string> {
  return new Map(versions.map((version) => [version.id, JSON.stringify(version)]));
}
