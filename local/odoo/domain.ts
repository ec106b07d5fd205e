import { valueError } from './odoo-error';
import type { Row, Value } from './tables';

/** Whether a row satisfies one of Odoo's search domains: `['|', ['a', '=', 1], ['b', 'in', [2, 3]]]`, prefix notation. */
export function matches(row: Row, domain: unknown[]): boolean {
  const rest = [...domain];
  let all = true;
  while (rest.length > 0) all = term(row, rest) && all;
  return all;
}

/** Takes one whole term off the front. */
function term(row: Row, rest: unknown[]): boolean {
  const head = rest.shift();
  if (head === '!') return !term(row, rest);
  if (head === '|' || head === '&') {
    const first = term(row, rest);
    const second = term(row, rest);
    return head === '|' ? first || second : first && second;
  }
  if (!Array.isArray(head) || head.length !== 3)
    throw valueError(`Invalid domain term ${JSON.stringify(head)}`);
  const [field, operator, wanted] = head as [string, string, unknown];
  if (!(field in row)) throw valueError(`Invalid field ${field} in leaf ${JSON.stringify(head)}`);
  return compare(row[field]!, operator, wanted);
}

function compare(value: Value, operator: string, wanted: unknown): boolean {
  switch (operator) {
    case '=':
      return value === wanted || (value === false && wanted === null);
    case '!=':
      return value !== wanted;
    case 'in':
      return Array.isArray(wanted) && wanted.includes(value);
    case 'not in':
      return Array.isArray(wanted) && !wanted.includes(value);
    case 'ilike':
      return typeof value === 'string' && value.toLowerCase().includes(String(wanted).toLowerCase());
    case '>':
    case '>=':
    case '<':
    case '<=':
      return value !== false && ordered(value as string | number, operator, wanted as string | number);
    default:
      throw valueError(`Invalid operator ${operator}`);
  }
}

/** Datetimes are compared as texts: `2026-11-22 10:11:36` is less than `2026-11-22 10:11:36.000000`. */
function ordered(value: string | number, operator: string, wanted: string | number): boolean {
  if (operator === '>') return value > wanted;
  if (operator === '>=') return value >= wanted;
  return operator === '<' ? value < wanted : value <= wanted;
}
