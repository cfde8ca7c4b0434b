/** Checks of a whole rule at load. */
import type { Rule } from './rule.ts';
import type { Mistake } from './scope.ts';

export function checkRule(_rule: Rule): Mistake[] {
  return [];
}
