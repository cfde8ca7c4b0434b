/** What an expression can do with values: one entry per operation; all are total but for a named Failure. */
import type { WorkCalendar } from '../calendar/working-days.ts';
import { compare, type Exact } from './exact.ts';
import type { Value } from './value.ts';

/** A strict operation: all arguments have a value when it is applied. */
export interface Primitive {
  name: string;
  apply(args: Value[], calendar: WorkCalendar): Value;
}

/** The order of two values of one type. */
export function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b);
  return compare(a as Exact, b as Exact);
}

/** Equality of two values of one type; 空 equals only 空. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => equal(x, b[i]!));
  return typeof a === 'object' && typeof b === 'object' && compare(a as Exact, b as Exact) === 0;
}
