import { logLoss } from './examine';
import type { Example, Kind, LearnedModel, LearningReport } from './learned';
import { fitAdditive } from './learning/additive';
import { learnBlend, shiftTo } from './learning/blend';
import { boostLeads } from './learning/boosted-leads';
import { baseOf, isUsable, sit } from './learning/exam';
import { importanceOf } from './learning/importance';
import { type Leads, prepare } from './learning/leads';
import { pack, unpack } from './learning/packed';
import { type Part, partsOfLeads } from './learning/parts';
import { store } from './learning/store';
import { designOf } from './learning/table';

export interface LearningOptions {
  /** epoch ms: the instant of learning */
  now: number;
  /** the same seed and examples give the same model */
  seed?: number;
  /** days after which an example counts half; without it, what served best among none and parts of the time covered */
  halfLifeDays?: number;
  /** columns whose kind is known; the others' is found from their values */
  kinds?: Readonly<Record<string, Kind>>;
  /** columns that are filled in at or after closing: never learned from */
  knownAfterwards?: readonly string[];
}

/** Learning in steps, so that it can be left at any point and gone on with in another execution. */
export interface Learning {
  readonly done: boolean;
  /** At most about a second of work; nothing once done. */
  step(): void;
  /** @throws Error before it is done */
  result(): { model: LearnedModel; report: LearningReport };
  /** JSON of less than 60 kB; see {@link resume} */
  state(): string;
}

/** Begins to learn; the first step is computed when it is asked for. */
export function learning(examples: readonly Example[], options: LearningOptions): Learning {
  return begin(examples, options);
}

/**
 * Goes on from a {@link Learning.state} with the same examples (in any order) and options. Where the examples are not
 * the same any more, or the state is of another version, it begins again. What was done when it was stored is done again
 * by its last step only.
 */
export function resume(examples: readonly Example[], options: LearningOptions, state: string): Learning {
  return begin(examples, options, state);
}

/** Learns to the end. */
export function learn(
  examples: readonly Example[],
  options: LearningOptions,
): { model: LearnedModel; report: LearningReport } {
  const all = learning(examples, options);
  while (!all.done) all.step();
  return all.result();
}

const STATE_VERSION = 1;
const DAY = 86_400_000;
/** Half-lives that are tried, as parts of the time that the leads cover; 0: all count the same. */
const HALF_LIVES = [0, 1, 0.5, 0.25];
/** Fewer leads than this are not boosted: trees would learn them by heart. */
const ENOUGH_TO_BOOST = 400;
/** Log-odds of leads kept for blending and examining. */
const MOST_KEPT = 8_000;

/** By how much the log-loss must be better for newer leads to count more. */
const LEAST_GAIN = 0.001;
/** Share of the leads, the newest, to whose base rate a model is moved … */
const NEWEST = 0.2;
/** … and how far: a trend may turn. */
const CAUGHT_UP = 0.5;

/** What is stored between executions. */
interface Progress {
  version: number;
  key: string;
  steps: number;
  /** log-loss of each half-life tried */
  halfLives: number[];
  additive: string;
  boosted: string;
}

function begin(examples: readonly Example[], options: LearningOptions, state?: string): Learning {
  const leads = prepare(examples, options.kinds ?? {}, options.knownAfterwards ?? []);
  const work = workOn(leads, options);
  const progress = progressFrom(state, `${leads.key}:${options.seed ?? 0}:${options.halfLifeDays ?? ''}`);
  let result: { model: LearnedModel; report: LearningReport } | undefined;
  return {
    get done() {
      return result !== undefined;
    },
    step() {
      if (result) return;
      if (progress.steps < work.steps) {
        work.step(progress);
        progress.steps++;
      } else result = work.finish(progress);
    },
    result() {
      if (!result) throw new Error('Learning is not done yet: call step() until done.');
      return result;
    },
    state: () => JSON.stringify(progress),
  };
}

function progressFrom(state: string | undefined, key: string): Progress {
  const fresh = { version: STATE_VERSION, key, steps: 0, halfLives: [], additive: '', boosted: '' };
  if (!state) return fresh;
  try {
    const stored = JSON.parse(state) as Progress;
    return stored.version === STATE_VERSION && stored.key === key ? stored : fresh;
  } catch {
    return fresh;
  }
}

/** The steps of learning: try half-lives, learn each part and judge what it left out; then learn from all. */
function workOn(leads: Leads, options: LearningOptions) {
  const { won, at, table } = leads;
  const count = won.length;
  const seed = options.seed ?? 0;
  const design = designOf(table);
  const parts = partsOfLeads(won, at !== undefined);
  const span = at ? (at[count - 1]! - at[0]!) / DAY : 0;
  const tried =
    at && parts.inTime && options.halfLifeDays === undefined && span > 0
      ? HALF_LIVES.map((part) => part * span)
      : [];
  // The last part is the examination: nothing is chosen by it.
  const choosing = parts.inTime ? parts.list.slice(0, -1) : [];
  const kept = keptOf(parts.list, count);

  const worthFor = (halfLife: number) => {
    const worth = new Float64Array(count).fill(1);
    if (at && halfLife > 0)
      for (let i = 0; i < count; i++) worth[i] = 0.5 ** ((at[count - 1]! - at[i]!) / DAY / halfLife);
    return worth;
  };
  const halfLifeOf = ({ halfLives }: Progress) => {
    if (tried.length === 0) return options.halfLifeDays ?? 0;
    // Counting all the same is given up for a gain only.
    const best = halfLives.reduce((b, loss, i) => (loss < halfLives[b]! - LEAST_GAIN ? i : b), 0);
    return tried[best]!;
  };
  const learnPart = (part: Part, worth: Float64Array) => {
    const own = within(worth, part.learn);
    const additive = fitAdditive(design, part.learn, won, own);
    const boosted =
      part.learn.length >= ENOUGH_TO_BOOST ? boostLeads(table, part.learn, won, own, seed) : undefined;
    if (parts.inTime) {
      const newest = part.learn.slice(-Math.round(NEWEST * part.learn.length));
      const shift = CAUGHT_UP * shiftTo(newest, won, (lead) => additive.logOdds[lead]!);
      additive.weights[0]! += shift;
      for (let lead = 0; lead < count; lead++) additive.logOdds[lead]! += shift;
      if (boosted) {
        const shift = CAUGHT_UP * shiftTo(newest, won, (lead) => boosted.logOdds[lead]!);
        boosted.start += shift;
        for (let lead = 0; lead < count; lead++) boosted.logOdds[lead]! += shift;
      }
    }
    return { additive, boosted };
  };
  const tries = tried.length > 0 ? tried.length * choosing.length : 0;

  return {
    steps: tries + parts.list.length,
    step(progress: Progress) {
      if (progress.steps < tries) {
        const which = Math.floor(progress.steps / choosing.length);
        const part = choosing[progress.steps % choosing.length]!;
        const attempt = fitAdditive(design, part.learn, won, within(worthFor(tried[which]!), part.learn));
        const logOdds = (lead: number) => attempt.logOdds[lead]!;
        // A change of the base rate is made up for otherwise: what counts is who is more likely than whom.
        const shift = shiftTo(part.judge, won, logOdds);
        let loss = 0;
        for (const lead of part.judge)
          loss += logLoss(1 / (1 + Math.exp(-logOdds(lead) - shift)), won[lead] === 1);
        progress.halfLives[which] =
          (progress.halfLives[which] ?? 0) + loss / part.judge.length / choosing.length;
        return;
      }
      const part = parts.list[progress.steps - tries]!;
      const { additive, boosted } = learnPart(part, worthFor(halfLifeOf(progress)));
      const some = [...part.judge].filter((lead) => kept.has(lead));
      progress.additive += pack(some.map((lead) => additive.logOdds[lead]!));
      progress.boosted += pack(some.map((lead) => boosted?.logOdds[lead] ?? 0));
    },
    finish(progress: Progress) {
      const judged = parts.list.map((part) => [...part.judge].filter((lead) => kept.has(lead)));
      const given = judged.flat();
      const additive = new Float64Array(count);
      const boosted = new Float64Array(count);
      unpack(progress.additive).forEach((value, i) => {
        additive[given[i]!] = value;
      });
      unpack(progress.boosted).forEach((value, i) => {
        boosted[given[i]!] = value;
      });
      const boosts = parts.list.every((part) => part.learn.length >= ENOUGH_TO_BOOST);
      const blendOf = (some: readonly (readonly number[])[]) =>
        learnBlend(some, { won, additive, boosted: boosts ? boosted : undefined }, parts.inTime);
      const worth = worthFor(halfLifeOf(progress));

      const exam = sit(parts, judged, won, worth, additive, boosts ? boosted : undefined, blendOf);
      const all: Part = { learn: Int32Array.from(won.keys()), judge: new Int32Array(0) };
      const base = baseOf(parts, won, worth, all.learn);
      const wins = won.reduce((sum, each) => sum + each, 0);
      const usable = isUsable(exam, Math.min(wins, count - wins));
      const none: LearnedModel = { version: 1, base, usable: false };
      const whole = usable && store(leads, base, blendOf(judged), learnPart(all, worth), design);
      const report: LearningReport = {
        won: wins,
        lost: count - wins,
        ...(at && { from: at[0]!, to: at[count - 1]! }),
        examination: exam.examination,
        leftOut: leads.leftOut,
        importance: whole ? importanceOf(whole, leads.values) : [],
        tried: exam.tried,
      };
      return { model: whole || none, report };
    },
  };
}

/** Weights of the leads learned from, so that the newest of them count 1. */
function within(worth: Float64Array, learn: Int32Array): Float64Array {
  let most = 0;
  for (const lead of learn) most = Math.max(most, worth[lead]!);
  return most > 0 && most < 1 ? worth.map((each) => each / most) : worth;
}

/** Which leads' log-odds are kept: all, or as many as a state holds, evenly spread. */
function keptOf(parts: readonly Part[], count: number): { has(lead: number): boolean } {
  const judged = parts.reduce((sum, { judge }) => sum + judge.length, 0);
  if (judged <= MOST_KEPT) return { has: () => true };
  const share = MOST_KEPT / judged;
  const kept = new Uint8Array(count).map((_, lead) =>
    Math.floor((lead + 1) * share) > Math.floor(lead * share) ? 1 : 0,
  );
  return { has: (lead) => kept[lead] === 1 };
}
