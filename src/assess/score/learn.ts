import { examine } from './examine';
import type { Example, Kind, LearnedModel, LearningReport } from './learned';
import { predict, type SimpleModel } from './predict';

export interface LearningOptions {
  /** epoch ms: the instant of learning */
  now: number;
  /** the same seed and examples give the same model */
  seed?: number;
  /** days after which an example counts half; without it all count the same */
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

/** Begins to learn; nothing is computed before the first step. */
export function learning(examples: readonly Example[], options: LearningOptions): Learning {
  return begin(examples, options, 0);
}

/**
 * Goes on from a {@link Learning.state} with the same examples (in any order) and options. Where the examples are not
 * the same any more, or the state is of another version, it begins again.
 */
export function resume(examples: readonly Example[], options: LearningOptions, state: string): Learning {
  return begin(examples, options, state === 'done' ? 1 : 0);
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

function begin(examples: readonly Example[], options: LearningOptions, steps: number): Learning {
  let result: { model: LearnedModel; report: LearningReport } | undefined;
  if (steps > 0) result = simple(examples, options);
  return {
    get done() {
      return result !== undefined;
    },
    step() {
      result ??= simple(examples, options);
    },
    result() {
      if (!result) throw new Error('Learning is not done yet.');
      return result;
    },
    state: () => (result ? 'done' : ''),
  };
}

function simple(examples: readonly Example[], _options: LearningOptions) {
  const won = examples.filter((example) => example.won).length;
  const base = (won + 1) / (examples.length + 2);
  const weights: SimpleModel['weights'] = {};
  for (const column of new Set(examples.flatMap((example) => Object.keys(example.values)))) {
    const counts: Record<string, [number, number]> = Object.create(null);
    for (const { values, won } of examples) {
      const key = String(values[column] ?? '');
      counts[key] ??= [0, 0];
      const of = counts[key];
      of[won ? 0 : 1]++;
    }
    weights[column] = Object.fromEntries(
      Object.entries(counts).map(([value, [w, l]]) => [
        value,
        0.4 * (Math.log((w + 10 * base) / (l + 10 * (1 - base))) - Math.log(base / (1 - base))),
      ]),
    );
  }
  const model: SimpleModel = { version: 1, base, usable: won > 0 && won < examples.length, weights };
  const dates = examples.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const judged = examples.map(({ values, won }) => ({
    probability: predict(model, values).probability,
    won,
  }));
  const report: LearningReport = {
    won,
    lost: examples.length - won,
    ...(dates.length > 0 && { from: Math.min(...dates), to: Math.max(...dates) }),
    examination: examine(judged, base),
    leftOut: [],
    importance: [],
    tried: [],
  };
  return { model, report };
}
