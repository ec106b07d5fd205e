/** Leads to learn from, and others to judge what was learned by. */
export interface Part {
  learn: Int32Array;
  judge: Int32Array;
}

export interface Parts {
  list: Part[];
  /** each part learns from older leads than it judges, the last one judges the newest fifth */
  inTime: boolean;
}

/** In time, each part learns from at least this many won and lost. */
const FEWEST_OF_EACH = 20;
const FOLDS = 5;
/** Few leads are learned from as completely as possible. */
const FOLDS_OF_FEW = 10;
const FEW = 200;

/** @param won in the order of time where `dated`, in any fixed order otherwise */
export function partsOfLeads(won: Uint8Array, dated: boolean): Parts {
  if (dated) {
    const inTime = forward(won);
    const enough = inTime.every(({ learn }) => {
      const wins = learn.reduce((sum, lead) => sum + won[lead]!, 0);
      return wins >= FEWEST_OF_EACH && learn.length - wins >= FEWEST_OF_EACH;
    });
    if (enough) return { list: inTime, inTime: true };
  }
  return { list: folds(won), inTime: false };
}

function forward(won: Uint8Array): Part[] {
  const upTo = (share: number) => Math.round(share * won.length);
  return [0.4, 0.6, 0.8].map((share) => ({
    learn: range(0, upTo(share)),
    judge: range(upTo(share), upTo(share + 0.2)),
  }));
}

/** Won and lost are dealt out evenly. */
function folds(won: Uint8Array): Part[] {
  const count = won.length < FEW ? FOLDS_OF_FEW : FOLDS;
  const dealt = [0, 0];
  const fold = won.map((each) => {
    const next = dealt[each]!;
    dealt[each] = next + 1;
    // The lost from the other end, so that folds are of one size.
    return each ? next % count : count - 1 - (next % count);
  });
  return Array.from({ length: Math.min(count, Math.max(2, won.length)) }, (_, k) => ({
    learn: Int32Array.from([...fold.keys()].filter((lead) => fold[lead] !== k)),
    judge: Int32Array.from([...fold.keys()].filter((lead) => fold[lead] === k)),
  })).filter(({ learn, judge }) => learn.length > 0 && judge.length > 0);
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
