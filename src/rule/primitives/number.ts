/** Arithmetic, exact. */
import { add, compare, divide, type Exact, multiply, negate, type Rounding, round, subtract } from '../exact.ts';
import type { Primitive } from '../primitive.ts';
import { Failure, type Value } from '../value.ts';

export const number = {
  add: binary('加', add),
  subtract: binary('减', subtract),
  multiply: binary('乘', multiply),
  divide: binary('除', (a, b) => {
    if (compare(b, 0) === 0) throw new Failure('invalid-input', '除数是零，算不出；请核对输入。');
    return divide(a, b);
  }),
  negate: { name: '取负', apply: ([a]) => negate(a as Exact) },
  absolute: { name: '绝对值', apply: ([a]) => (compare(a as Exact, 0) < 0 ? negate(a as Exact) : a!) },
  max: { name: '较高', apply: (args) => extreme(args, 1) },
  min: { name: '较低', apply: (args) => extreme(args, -1) },
} satisfies Record<string, Primitive>;

/** One primitive for each number of decimals and mode. */
export function rounding(places: number, mode: Rounding): Primitive & { places: number; mode: Rounding } {
  return { name: '舍入', places, mode, apply: ([a]) => round(a as Exact, places, mode) };
}

function binary(name: string, operation: (a: Exact, b: Exact) => Exact): Primitive {
  return { name, apply: ([a, b]) => operation(a as Exact, b as Exact) };
}

function extreme(args: Value[], sign: 1 | -1): Value {
  return args.reduce((best, a) => (sign * compare(a as Exact, best as Exact) > 0 ? a : best));
}
