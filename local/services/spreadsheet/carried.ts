import type { RangeRef } from '../../world/workbook/state';

const data = new WeakMap<object, unknown>();

/** Ties plain data to an object that a script holds, out of the script's sight. */
export function carry<T extends object>(object: T, plain: unknown): T {
  data.set(object, plain);
  return object;
}

/** The data of an object made here. @throws when it is something else */
export function carried<Plain>(object: unknown): Plain {
  const plain = typeof object === 'object' && object !== null ? data.get(object) : undefined;
  if (plain === undefined) throw new Error(`Invalid argument: ${String(object)}`);
  return plain as Plain;
}

/** Which cells a Range stands for. */
export const cellsOf = (range: unknown) => carried<RangeRef>(range);

/** Refuses arguments of a wrong type with Google's message. @param method e.g. `SpreadsheetApp.Range.setValues` */
export function expect(method: string, args: unknown[], fits: boolean): void {
  if (fits) return;
  throw new Error(
    `The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${method}.`,
  );
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'number[]';
  if (typeof value === 'object') return '(class)';
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : 'number';
  return value && typeof value === 'function'
    ? '(function)'
    : typeof value === 'string'
      ? 'String'
      : 'Boolean';
}

export const isNumber = (value: unknown) => typeof value === 'number' && !Number.isNaN(value);
export const isText = (value: unknown) => typeof value === 'string';
export const isMatrix = (value: unknown) => Array.isArray(value) && value.every(Array.isArray);
