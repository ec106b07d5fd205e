import type { LeadRecord } from '../lead/record';
import { FACTS } from './facts';
import { type Comparison, type Condition, plain } from './rule';

/** Whether a condition is true of a lead. */
export function holds({ field, comparison, value }: Condition, lead: LeadRecord, now: Date): boolean {
  const actual = FACTS[field].read(lead, now);
  if (typeof actual === 'number') return compareNumbers(actual, comparison, value as number);
  if (typeof actual === 'boolean') return comparison === 'is not' ? actual !== value : actual === value;
  const texts = (Array.isArray(actual) ? actual : [actual]).map(plain).filter((text) => text !== '');
  const wanted = String(value);
  switch (comparison) {
    case 'is':
      return texts.includes(wanted);
    case 'is not':
      return !texts.includes(wanted);
    case 'contains':
      return texts.some((text) => text.includes(wanted));
    case 'is empty':
      return texts.length === 0;
    default:
      return texts.length > 0;
  }
}

function compareNumbers(actual: number, comparison: Comparison, value: number): boolean {
  switch (comparison) {
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case 'is not':
      return actual !== value;
    case 'is empty':
      return false;
    case 'is not empty':
      return true;
    default:
      return actual === value;
  }
}
