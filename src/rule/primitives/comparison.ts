/** Comparisons and membership. */
import { equal, order, type Primitive } from '../primitive.ts';
import type { Value } from '../value.ts';

export const comparison = {
  '=': { name: '等于', apply: ([a, b]) => equal(a!, b!) },
  '!=': { name: '不等于', apply: ([a, b]) => !equal(a!, b!) },
  '<': { name: '小于', apply: ([a, b]) => order(a!, b!) < 0 },
  '<=': { name: '不超过', apply: ([a, b]) => order(a!, b!) <= 0 },
  '>': { name: '超过', apply: ([a, b]) => order(a!, b!) > 0 },
  '>=': { name: '不低于', apply: ([a, b]) => order(a!, b!) >= 0 },
} satisfies Record<string, Primitive>;

export const negate: Primitive = { name: '非', apply: ([a]) => !a };
/** A member in a set that is held as bits. */
export const inSet: Primitive = {
  name: '含',
  apply: ([set, member]) => ((set as number) & (1 << (member as number))) !== 0,
};
export const inList: Primitive = {
  name: '含',
  apply: ([list, item]) => (list as Value[]).some((x) => equal(x, item!)),
};
