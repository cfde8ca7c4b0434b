/** Every function of the language by its name. */
import { dateFunctions } from './date.ts';
import type { Maker } from './function.ts';
import { listFunctions } from './list.ts';
import { numberFunctions } from './number.ts';
import { otherFunctions } from './other.ts';

const FUNCTIONS = new Map<string, Maker>(
  Object.entries({ ...numberFunctions, ...dateFunctions, ...listFunctions, ...otherFunctions }),
);

export function functionOf(name: string): Maker | undefined {
  return FUNCTIONS.get(name);
}

export function functionNames(): Iterable<string> {
  return FUNCTIONS.keys();
}
