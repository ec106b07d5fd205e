import { learn } from '../../src/assess/score/learn';
import type { Example, Value } from '../../src/assess/score/learned';
import { asNumber, asText } from '../../src/assess/score/learning/kinds';
import { predict } from '../../src/assess/score/predict';

/** Learns from leads and says how likely others are to be won. */
export interface Rival {
  name: string;
  learn(leads: readonly Example[]): {
    probabilityOf(lead: Example): number;
    kilobytes?: number;
    usable?: boolean;
  };
}

type Values = Readonly<Record<string, Value>>;

export const agent: Rival = {
  name: 'agent',
  learn(leads) {
    const { model } = learn(leads, { now: 0 });
    return {
      probabilityOf: ({ values }) => predict(model, values).probability,
      kilobytes: JSON.stringify(model).length / 1000,
      usable: model.usable,
    };
  },
};

export const baseRate: Rival = {
  name: 'base rate',
  learn(leads) {
    const base = shareOf(leads);
    return { probabilityOf: () => base };
  },
};

/**
 * Odoo's predictive lead scoring (`_pls_get_naive_bayes_probabilities`): naive Bayes on counts to which 0.1 is added;
 * what is not known is skipped; the product is clamped to 0.01 … 99.99 %. Given every field, which Odoo is not: numbers,
 * which it cannot take, as fifths.
 */
export const odoo: Rival = {
  name: "Odoo's algorithm, every field",
  learn(leads) {
    const readers = readersOf(leads, 5);
    const counts = readers.map((read) => {
      const cells = new Map<string, [number, number]>();
      const totals: [number, number] = [0, 0];
      for (const { values, won } of leads) {
        const value = read(values);
        if (value === '') continue;
        let cell = cells.get(value);
        if (!cell) {
          cell = [0.1, 0.1];
          cells.set(value, cell);
          totals[0] += 0.1;
          totals[1] += 0.1;
        }
        cell[won ? 0 : 1]++;
        totals[won ? 0 : 1]++;
      }
      return { read, cells, totals };
    });
    const base = shareOf(leads);
    return {
      probabilityOf({ values }) {
        let won = Math.log(base);
        let lost = Math.log(1 - base);
        for (const { read, cells, totals } of counts) {
          const cell = cells.get(read(values));
          if (!cell) continue;
          won += Math.log(cell[0] / totals[0]);
          lost += Math.log(cell[1] / totals[1]);
        }
        return Math.min(0.9999, Math.max(0.0001, 1 / (1 + Math.exp(lost - won))));
      },
    };
  },
};

const SWEEPS = 60;

/** Logistic regression: categories one-hot, numbers standardised, ridge of 1; coordinate descent. */
export const logistic: Rival = {
  name: 'logistic regression, one-hot',
  learn(leads) {
    const columns = columnsOf(leads);
    const numbers = new Map(
      columns.flatMap((column) => {
        const known = leads.flatMap(({ values }) => asNumber(values[column]) ?? []);
        const filled = leads.filter(({ values }) => asText(values[column]) !== '').length;
        if (known.length < 0.95 * filled || new Set(known).size < 3) return [];
        const mean = known.reduce((sum, number) => sum + number / known.length, 0);
        const deviation = Math.sqrt(
          known.reduce((sum, number) => sum + (number - mean) ** 2 / known.length, 0),
        );
        return [[column, { mean, deviation: deviation || 1 }] as const];
      }),
    );
    const index = new Map<string, number>();
    const featuresOf = (values: Values, add: boolean) =>
      columns.flatMap((column): [number, number][] => {
        const scale = numbers.get(column);
        const key = scale ? column : `${column}\u0001${asText(values[column])}`;
        if (add && !index.has(key)) index.set(key, index.size);
        const at = index.get(key);
        if (at === undefined) return [];
        return [[at, scale ? ((asNumber(values[column]) ?? scale.mean) - scale.mean) / scale.deviation : 1]];
      });
    const rows = leads.map(({ values }) => featuresOf(values, true));
    const having = Array.from({ length: index.size }, (): [number, number][] => []);
    for (const [lead, row] of rows.entries()) for (const [at, x] of row) having[at]!.push([lead, x]);
    const weights = new Float64Array(index.size);
    const base = shareOf(leads);
    let shift = Math.log(base / (1 - base));
    const logOdds = new Float64Array(leads.length).fill(shift);
    const newton = (of: readonly [number, number][], weight: number, ridge: number) => {
      let gradient = -ridge * weight;
      let curvature = ridge + 1e-6;
      for (const [lead, x] of of) {
        const p = 1 / (1 + Math.exp(-logOdds[lead]!));
        gradient += x * (+leads[lead]!.won - p);
        curvature += x * x * p * (1 - p);
      }
      const change = Math.max(-1, Math.min(1, gradient / curvature));
      for (const [lead, x] of of) logOdds[lead]! += change * x;
      return change;
    };
    const everyone = leads.map((_, lead): [number, number] => [lead, 1]);
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      shift += newton(everyone, 0, 0);
      for (const [at, of] of having.entries()) weights[at]! += newton(of, weights[at]!, 1);
    }
    return {
      probabilityOf({ values }) {
        const z = featuresOf(values, false).reduce((sum, [at, x]) => sum + weights[at]! * x, shift);
        return 1 / (1 + Math.exp(-z));
      },
    };
  },
};

function columnsOf(leads: readonly Example[]): string[] {
  return [...new Set(leads.flatMap(({ values }) => Object.keys(values)))];
}

function shareOf(leads: readonly Example[]): number {
  return leads.filter(({ won }) => won).length / leads.length;
}

/** Each column as a category, numbers of more than a dozen values in equal parts. */
function readersOf(leads: readonly Example[], parts: number): ((values: Values) => string)[] {
  return columnsOf(leads).map((column) => {
    const known = leads.flatMap(({ values }) => asNumber(values[column]) ?? []).sort((a, b) => a - b);
    if (known.length < 0.5 * leads.length || new Set(known).size <= 12)
      return (values) => asText(values[column]);
    const bounds = Array.from(
      { length: parts - 1 },
      (_, i) => known[Math.floor(((i + 1) * known.length) / parts)]!,
    );
    return (values) => {
      const number = asNumber(values[column]);
      return number === undefined ? '' : String(bounds.filter((bound) => number >= bound).length);
    };
  });
}
