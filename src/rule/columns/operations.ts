/** Arithmetic and comparisons of whole blocks; what leaves the range of exact whole numbers goes to the plain gear. */
import type { Rounding } from '../exact.ts';
import { type Column, EMPTY, LARGEST, PLAIN, VALUE } from './column.ts';

/** Fills `data` and `state` for the first `rows` rows of the block. */
export type Fill = (rows: number) => void;

/** a ± b, both in the scale of the result. */
export function sum(out: Column, a: Column, b: Column, sign: 1 | -1): Fill {
  const [up, down] = [10 ** (out.scale - a.scale), sign * 10 ** (out.scale - b.scale)];
  return exactly(
    out,
    [a, b],
    (row) => a.data[row]! * up + b.data[row]! * down,
    (row) => Math.abs(a.data[row]! * up) > LARGEST || Math.abs(b.data[row]! * down) > LARGEST,
  );
}

export function product(out: Column, a: Column, b: Column): Fill {
  return exactly(out, [a, b], (row) => a.data[row]! * b.data[row]!);
}

/** x · factor: changes of scale, and division by a number whose reciprocal is a decimal. */
export function timesConstant(out: Column, a: Column, factor: number): Fill {
  return exactly(out, [a], (row) => a.data[row]! * factor);
}

/** a ÷ b cut to the scale of the result. Division by zero goes to the plain gear, which says so. */
export function roundedQuotient(out: Column, a: Column, b: Column, mode: Rounding): Fill {
  const shift = out.scale + b.scale - a.scale;
  const [up, down] = shift >= 0 ? [10 ** shift, 1] : [1, 10 ** -shift];
  return exactly(
    out,
    [a, b],
    (row) => cut(a.data[row]! * up, b.data[row]! * down, mode),
    (row) => b.data[row] === 0 || Math.abs(a.data[row]! * up) > LARGEST || Math.abs(b.data[row]! * down) > LARGEST,
  );
}

/** x cut to the smaller scale of the result. */
export function rounded(out: Column, a: Column, mode: Rounding): Fill {
  const unit = 10 ** (a.scale - out.scale);
  return exactly(out, [a], (row) => cut(a.data[row]!, unit, mode));
}

export function extreme(out: Column, a: Column, b: Column, sign: 1 | -1): Fill {
  const [up, down] = [10 ** (out.scale - a.scale), 10 ** (out.scale - b.scale)];
  return exactly(out, [a, b], (row) => {
    const [x, y] = [a.data[row]! * up, b.data[row]! * down];
    return sign * (y - x) > 0 ? y : x;
  });
}

/** A truth of two columns in one scale. */
export function compared(out: Column, a: Column, b: Column, test: (x: number, y: number) => boolean): Fill {
  const scale = Math.max(a.scale, b.scale);
  const [up, down] = [10 ** (scale - a.scale), 10 ** (scale - b.scale)];
  if (up === 1 && down === 1) return simple(out, [a, b], (row) => (test(a.data[row]!, b.data[row]!) ? 1 : 0));
  return exactly(
    out,
    [a, b],
    (row) => (test(a.data[row]! * up, b.data[row]! * down) ? 1 : 0),
    (row) => Math.abs(a.data[row]! * up) > LARGEST || Math.abs(b.data[row]! * down) > LARGEST,
  );
}

/** One value a row from its arguments, where nothing can leave the range. */
export function simple(out: Column, args: Column[], value: (row: number) => number): Fill {
  return (rows) => {
    for (let row = 0; row < rows; row++) out.data[row] = value(row);
    joinStates(out, args, rows);
  };
}

function exactly(out: Column, args: Column[], value: (row: number) => number, unfit?: (row: number) => boolean): Fill {
  return (rows) => {
    joinStates(out, args, rows);
    for (let row = 0; row < rows; row++) {
      const result = value(row);
      out.data[row] = result;
      if (!(Math.abs(result) <= LARGEST) || unfit?.(row)) out.state[row] = PLAIN;
    }
  };
}

/** A strict operation on what is 空 is for the plain gear: it says what is missing. */
export function joinStates(out: Column, args: Column[], rows: number): void {
  out.state.fill(VALUE, 0, rows);
  for (const { state } of args) {
    for (let row = 0; row < rows; row++) if (state[row] === PLAIN || state[row] === EMPTY) out.state[row] = PLAIN;
  }
}

/** n / d as a whole number by the named mode, d ≠ 0; exact because both are whole and the remainder is checked. */
function cut(n: number, d: number, mode: Rounding): number {
  const sign = n < 0 !== d < 0 ? -1 : 1;
  const [over, under] = [Math.abs(n), Math.abs(d)];
  const rest = over % under;
  const floor = (over - rest) / under;
  const twice = rest * 2 - under;
  const up =
    mode === 'up'
      ? rest > 0
      : mode === 'down'
        ? false
        : twice > 0 || (twice === 0 && (mode === 'half-up' || floor % 2 === 1));
  return sign * (floor + (up ? 1 : 0)) + 0;
}
