import type { Grade } from '../../lead/record';
import { expertOpinion, type Tuning } from './expert';
import type { LearnedModel, Prediction, Value } from './learned';
import { predict } from './predict';
import type { ExpertWeights } from './weights';

/** A model that was learned from closed leads and has stood its test. */
export interface Published {
  /** tells one version from another */
  id: string;
  /** when it was learned, ISO text */
  at: string;
  won: number;
  lost: number;
  model: LearnedModel;
  /** how the expert's part is read beside it */
  tuning: Tuning;
}

/** What scores are made with. */
export interface Scoring {
  expert: ExpertWeights;
  grades: Grades;
  /** absent: the expert alone */
  published?: Published;
}

/** Lowest score of each grade; below C it is D. */
export interface Grades {
  A: number;
  B: number;
  C: number;
}

/** One column's part in a score, in whole points. `column` `''`: all the others together. */
export interface Reason {
  column: string;
  value: string;
  points: number;
}

export interface Score {
  /** 1–99: probability of winning × 100 */
  score: number;
  grade: Grade;
  /** what a lead of which nothing is known has; with the points of all reasons it adds up to the score */
  base: number;
  /** strongest first, the others together last */
  reasons: Reason[];
}

/** With so many of the rarer outcome the learned model and the expert weigh the same. */
const HALFWAY = 40;

/** The learned model's share of the score, 0…1: it grows with the rarer outcome's number. */
export function learnedShare(published: { won: number; lost: number } | undefined): number {
  if (!published) return 0;
  const rarer = Math.min(published.won, published.lost);
  return rarer / (rarer + HALFWAY);
}

/** The score of a lead by what is known of it. */
export function scoreOf(values: Readonly<Record<string, Value>>, scoring: Scoring): Score {
  const { probability, base, contributions } = opinion(values, scoring);
  const score = Math.max(1, Math.min(99, Math.round(100 * probability)));
  const start = Math.round(base);
  const told = contributions
    .map(({ column, value, points }) => ({ column, value, points: Math.round(points) }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const rest = score - start - told.reduce((sum, { points }) => sum + points, 0);
  const reasons = rest === 0 ? told : [...told, { column: '', value: '', points: rest }];
  return { score, grade: gradeOf(score, scoring.grades), base: start, reasons };
}

/** The learned model's opinion and the expert's, each by its share; their parts still add up. */
export function opinion(values: Readonly<Record<string, Value>>, scoring: Scoring): Prediction {
  const { published, expert } = scoring;
  if (!published) return expertOpinion(values, expert);
  const share = learnedShare(published);
  const parts = new Map<string, { column: string; value: string; points: number }>();
  const sides = [
    { weight: share, side: predict(published.model, values) },
    { weight: 1 - share, side: expertOpinion(values, expert, published.tuning) },
  ];
  for (const { weight, side } of sides) {
    for (const { column, value, points } of side.contributions) {
      const known = parts.get(column);
      if (known) known.points += weight * points;
      else parts.set(column, { column, value, points: weight * points });
    }
  }
  const sum = (of: (side: Prediction) => number) =>
    sides.reduce((total, { weight, side }) => total + weight * of(side), 0);
  return {
    probability: sum(({ probability }) => probability),
    base: sum(({ base }) => base),
    contributions: [...parts.values()],
  };
}

export function gradeOf(score: number, grades: Grades): Grade {
  if (score >= grades.A) return 'A';
  if (score >= grades.B) return 'B';
  return score >= grades.C ? 'C' : 'D';
}
