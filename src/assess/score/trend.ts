import type { Trend } from '../../lead/record';
import { DAY_MS } from '../../lead/time';

/** The trend compares with the score of so many days ago. */
export const TREND_DAYS = 7;

/** Points that a score must have moved. */
const MOVED = 5;

/** What is kept of earlier scores: the model they were made with, and by day (since 1970, UTC) those that changed. */
interface Past {
  model: string;
  scores: [day: number, score: number][];
}

/**
 * Where a score is going, against 7 days ago; `''` while the lead is not known that long. A new model moves all
 * scores at once: what it alone moved is taken out, so that the trend is the lead's own.
 * @param kept what was kept last time, `''` at first
 * @param model id of the one that made the score
 */
export function followScore(
  kept: string,
  score: number,
  model: string,
  now: Date,
): { trend: Trend | ''; kept: string } {
  const today = Math.floor(now.getTime() / DAY_MS);
  const past = readPast(kept);
  const last = past.scores[past.scores.length - 1];
  const moved = last && past.model !== model ? score - last[1] : 0;
  const scores = past.scores.map(([day, then]): [number, number] => [day, then + moved]);
  const newest = scores[scores.length - 1];
  if (newest?.[0] === today) newest[1] = score;
  else if (newest?.[1] !== score) scores.push([today, score]);
  const before = scores.filter(([day]) => day <= today - TREND_DAYS);
  const then = before[before.length - 1];
  const needed = scores.slice(Math.max(0, before.length - 1));
  return { trend: then ? trendOf(score - then[1]) : '', kept: JSON.stringify({ m: model, s: needed }) };
}

function trendOf(points: number): Trend {
  if (points >= MOVED) return 'improving';
  return points <= -MOVED ? 'declining' : 'steady';
}

function readPast(kept: string): Past {
  try {
    const { m, s } = JSON.parse(kept) as { m: string; s: [number, number][] };
    if (Array.isArray(s)) return { model: m, scores: s.filter((entry) => entry.every(Number.isFinite)) };
  } catch {
    // A cell that somebody has edited: the trend begins again.
  }
  return { model: '', scores: [] };
}
