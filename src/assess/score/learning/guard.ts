import type { LeftOut } from '../learned';
import { asNumber, type Reading } from './kinds';

/** Fewer leads than this prove nothing about a column. */
const ENOUGH = 50;
/** A single column that ranks won before lost this well was filled in by the outcome; honest ones stay below 0.9. */
const TOO_GOOD = 0.97;
/** A value is pure when hardly a lead that has it ended the other way … */
const PURE_ODDS = 40;
/** … and pure values give the outcome away when they tell it for this share of the won or of the lost. */
const TOLD = 0.35;
/** The same, where merely being filled in tells it: a reason of loss, a closing date. */
const TOLD_BY_PRESENCE = 0.15;
const PURE_ODDS_OF_PRESENCE = 25;
const IDENTIFIER_NAME =
  /(?:^|[^a-z])(?:id|uuid|guid|key|ref|reference|r[ée]f[ée]rence|number|num[ée]ro|num|nr|no|n°|#)$/i;

/** Why a column is not learned from, `undefined` if it may be. */
export function whyLeftOut(
  column: string,
  reading: Reading,
  texts: readonly string[],
  won: readonly boolean[],
): LeftOut['why'] | undefined {
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'empty';
  const distinct = new Set(filled).size;
  if (distinct === 1 && filled.length === texts.length) return 'constant';
  if (givesAwayOutcome(reading, texts, won)) return 'givesAwayOutcome';
  if (isIdentifier(column, reading, filled, distinct) && filled.length > 0.98 * texts.length)
    return 'identifier';
  return undefined;
}

/** Whether a column names its lead: that is worth nothing for the next one, though its being filled in may be. */
export function isIdentifier(
  column: string,
  reading: Reading,
  filled: readonly string[],
  distinct = new Set(filled).size,
): boolean {
  if (reading === 'category') return filled.length >= 20 && distinct > 0.9 * filled.length;
  if (reading !== 'number' || distinct < 0.99 * filled.length || filled.length < 10) return false;
  if (!filled.every((text) => Number.isInteger(asNumber(text)))) return false;
  if (IDENTIFIER_NAME.test(column.trim())) return true;
  const numbers = filled.map((text) => asNumber(text)!);
  const range = Math.max(...numbers.slice(0, 50_000)) - Math.min(...numbers.slice(0, 50_000));
  // Hundreds of whole numbers close together of which none comes twice are counted, not measured.
  return filled.length >= 200 && range < 10 * filled.length;
}

function givesAwayOutcome(reading: Reading, texts: readonly string[], won: readonly boolean[]): boolean {
  const wins = won.filter(Boolean).length;
  const losses = won.length - wins;
  if (wins < ENOUGH / 2 || losses < ENOUGH / 2) return false;
  const presence = countBy(texts, won, (text) => (text === '' ? '' : 'filled'));
  if (presence.size === 2 && toldByPresence(presence, wins, losses) >= TOLD_BY_PRESENCE) return true;
  const cells = countBy(texts, won, reading === 'number' ? cellsOfNumbers(texts) : (text) => text);
  return told(cells, wins, losses, PURE_ODDS) >= TOLD || area(cells, wins, losses) >= TOO_GOOD;
}

type Cells = Map<string, { won: number; lost: number }>;

function countBy(texts: readonly string[], won: readonly boolean[], cellOf: (text: string) => string): Cells {
  const cells: Cells = new Map();
  for (const [at, text] of texts.entries()) {
    const key = cellOf(text);
    const cell = cells.get(key) ?? { won: 0, lost: 0 };
    cells.set(key, cell);
    if (won[at]) cell.won++;
    else cell.lost++;
  }
  return cells;
}

/** Numbers by fifties of the leads, those that are frequent by themselves: a 0 often stands for "lost". */
function cellsOfNumbers(texts: readonly string[]): (text: string) => string {
  const numbers = texts.flatMap((text) => asNumber(text) ?? []).sort((a, b) => a - b);
  const bounds = Array.from({ length: 49 }, (_, i) => numbers[Math.floor(((i + 1) * numbers.length) / 50)]!);
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return (text) => {
    const number = asNumber(text);
    if (number === undefined) return '';
    if (counts.get(number)! > numbers.length / 50) return `=${number}`;
    return `<${bounds.findIndex((bound) => number < bound)}`;
  };
}

function toldByPresence(cells: Cells, wins: number, losses: number): number {
  const filled = cells.get('filled')!;
  return told(new Map([['filled', filled]]), wins, losses, PURE_ODDS_OF_PRESENCE);
}

/**
 * Largest share, of the won or of the lost, that pure cells tell. A cell is pure for an outcome when the odds in it are
 * `pure` times the odds overall even if two leads and a half more had ended the other way.
 */
function told(cells: Cells, wins: number, losses: number, pure: number): number {
  let ofWon = 0;
  let ofLost = 0;
  const odds = wins / losses;
  for (const { won, lost } of cells.values()) {
    if (won / (lost + 2.5) >= pure * Math.max(odds, 0.25)) ofWon += won / wins;
    if (lost / (won + 2.5) >= pure * Math.max(1 / odds, 0.25)) ofLost += lost / losses;
  }
  return Math.max(ofWon, ofLost);
}

/** Area under the curve of the cells in the order of their won share, cells of few leads drawn to the middle. */
function area(cells: Cells, wins: number, losses: number): number {
  const base = wins / (wins + losses);
  const sorted = [...cells.values()]
    .map(({ won, lost }) => ({ won, lost, share: (won + 20 * base) / (won + lost + 20) }))
    .filter(({ won, lost }) => won + lost >= 5)
    .sort((a, b) => a.share - b.share);
  const inWon = sorted.reduce((sum, { won }) => sum + won, 0);
  const inLost = sorted.reduce((sum, { lost }) => sum + lost, 0);
  // Cells of single leads rank by chance: only what repeats itself is evidence.
  if (inWon < 0.5 * wins || inLost < 0.5 * losses) return 0.5;
  let below = 0;
  let pairs = 0;
  for (const { won, lost } of sorted) {
    pairs += won * (below + lost / 2);
    below += lost;
  }
  return pairs / (inWon * inLost);
}
