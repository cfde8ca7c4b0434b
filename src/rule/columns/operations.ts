/** Arithmetic and comparisons of whole blocks; what leaves the range of exact whole numbers goes to the plain gear. */
import type { Rounding } from '../exact.ts';
import { type Column, EMPTY, LARGEST, PLAIN, VALUE } from './column.ts';

/** Fills `data` and `state` for the first `rows` rows of the block. */
export type Fill = (rows: number) => void;

/** a ± b, both brought to the scale of the result. */
export function sum(out: Column, a: Column, b: Column, sign: 1 | -1): Fill {
  const [up, down] = [10 ** (out.scale - a.scale), sign * 10 ** (out.scale - b.scale)];
  return (rows) => {
    const [x, y, to] = [a.data, b.data, out.data];
    let worst = 0;
    for (let row = 0; row < rows; row++) {
      const [left, right] = [x[row]! * up, y[row]! * down];
      to[row] = left + right;
      worst = Math.max(worst, Math.abs(left), Math.abs(right), Math.abs(left + right));
    }
    settle(out, [a, b], rows, worst, (row) => Math.abs(x[row]! * up) + Math.abs(y[row]! * down) > LARGEST);
  };
}

export function product(out: Column, a: Column, b: Column): Fill {
  return (rows) => {
    const [x, y, to] = [a.data, b.data, out.data];
    let worst = 0;
    for (let row = 0; row < rows; row++) {
      const result = x[row]! * y[row]!;
      to[row] = result;
      worst = Math.max(worst, Math.abs(result));
    }
    settle(out, [a, b], rows, worst, (row) => Math.abs(to[row]!) > LARGEST);
  };
}

/** x · factor: a change of sign. */
export function timesConstant(out: Column, a: Column, factor: number): Fill {
  return simple(out, [a], (row) => a.data[row]! * factor);
}

/** a ÷ b cut to the scale of the result. Division by zero goes to the plain gear, which says so. */
export function roundedQuotient(out: Column, a: Column, b: Column, mode: Rounding): Fill {
  const shift = out.scale + b.scale - a.scale;
  const [up, down] = shift >= 0 ? [10 ** shift, 1] : [1, 10 ** -shift];
  const unfit = (row: number): boolean =>
    b.data[row] === 0 || Math.abs(a.data[row]! * up) > LARGEST || Math.abs(b.data[row]! * down) > LARGEST;
  return (rows) => {
    let worst = 0;
    for (let row = 0; row < rows; row++) {
      if (unfit(row)) worst = Number.POSITIVE_INFINITY;
      else out.data[row] = cut(a.data[row]! * up, b.data[row]! * down, mode);
    }
    settle(out, [a, b], rows, worst, unfit);
  };
}

/** x cut to the smaller scale of the result. */
export function rounded(out: Column, a: Column, mode: Rounding): Fill {
  const unit = 10 ** (a.scale - out.scale);
  return simple(out, [a], (row) => cut(a.data[row]!, unit, mode));
}

export function extreme(out: Column, a: Column, b: Column, sign: 1 | -1): Fill {
  const [up, down] = [10 ** (out.scale - a.scale), 10 ** (out.scale - b.scale)];
  return (rows) => {
    let worst = 0;
    for (let row = 0; row < rows; row++) {
      const [x, y] = [a.data[row]! * up, b.data[row]! * down];
      out.data[row] = sign * (y - x) > 0 ? y : x;
      worst = Math.max(worst, Math.abs(x), Math.abs(y));
    }
    settle(
      out,
      [a, b],
      rows,
      worst,
      (row) => Math.abs(a.data[row]! * up) > LARGEST || Math.abs(b.data[row]! * down) > LARGEST,
    );
  };
}

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A truth of two columns in one scale. */
export function compared(out: Column, a: Column, b: Column, sign: Sign): Fill {
  const scale = Math.max(a.scale, b.scale);
  const [up, down] = [10 ** (scale - a.scale), 10 ** (scale - b.scale)];
  const mirrored = sign === '>' || sign === '>=' || sign === '!=';
  // a > b is not (a ≤ b): three loops serve six signs.
  const plain = sign === '>' || sign === '<=' ? 'up-to' : sign === '<' || sign === '>=' ? 'below' : 'same';
  const [yes, no] = mirrored ? [0, 1] : [1, 0];
  return (rows) => {
    const [x, y, to] = [a.data, b.data, out.data];
    let worst = 0;
    if (plain === 'below') for (let row = 0; row < rows; row++) to[row] = x[row]! * up < y[row]! * down ? yes : no;
    else if (plain === 'up-to')
      for (let row = 0; row < rows; row++) to[row] = x[row]! * up <= y[row]! * down ? yes : no;
    else for (let row = 0; row < rows; row++) to[row] = x[row]! * up === y[row]! * down ? yes : no;
    if (up !== down)
      for (let row = 0; row < rows; row++) worst = Math.max(worst, Math.abs(x[row]! * up), Math.abs(y[row]! * down));
    settle(out, [a, b], rows, worst, (row) => Math.abs(x[row]! * up) > LARGEST || Math.abs(y[row]! * down) > LARGEST);
  };
}

/** One value a row from its arguments, where nothing can leave the range. */
export function simple(out: Column, args: Column[], value: (row: number) => number): Fill {
  return (rows) => {
    for (let row = 0; row < rows; row++) out.data[row] = value(row);
    joinStates(out, args, rows);
  };
}

/** A strict operation on what is 空 is for the plain gear: it says what is missing. */
export function joinStates(out: Column, args: Column[], rows: number): void {
  if (out.mixed) out.state.fill(VALUE);
  out.mixed = false;
  for (const { state, mixed } of args) {
    if (!mixed) continue;
    out.mixed = true;
    for (let row = 0; row < rows; row++) if (state[row] === PLAIN || state[row] === EMPTY) out.state[row] = PLAIN;
  }
}

/** The states of a result: rows that left the range go to the plain gear; looked for only where one did. */
function settle(out: Column, args: Column[], rows: number, worst: number, unfit: (row: number) => boolean): void {
  joinStates(out, args, rows);
  if (worst <= LARGEST) return;
  out.mixed = true;
  for (let row = 0; row < rows; row++) if (unfit(row)) out.state[row] = PLAIN;
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
