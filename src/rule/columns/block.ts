/** Columns of one block: the steps of a program write into them, a block of rows at a time. */

import { type Exact, multiply } from '../exact.ts';
import type { Value } from '../value.ts';
import { type Column, EMPTY, LARGEST, NoColumn, PLAIN, scaleOf, VALUE } from './column.ts';

/** Rows of a block: its columns stay in the processor's cache. */
export const BLOCK = 2048;

/** All zero, all VALUE. */
export function blank(scale: number): Column {
  return { data: new Float64Array(BLOCK), scale, state: new Uint8Array(BLOCK), mixed: false };
}

/** Every row in one state. */
export function full(state: number): Column {
  const column = blank(0);
  column.state.fill(state);
  column.mixed = state !== VALUE;
  return column;
}

/** One value in every row. Throws NoColumn where it does not fit. */
export function constant(value: Value, isNumber: boolean): Column {
  if (value === null) return full(EMPTY);
  const scale = isNumber ? scaleOf(value as Exact) : 0;
  if (scale === null) throw new NoColumn('endless fraction');
  const scaled = isNumber ? multiply(value as Exact, 10 ** scale) : Number(value);
  if (typeof scaled !== 'number') throw new NoColumn('large number');
  const column = blank(scale);
  column.data.fill(scaled);
  return column;
}

/** Takes `from` into every row where `when` holds; where `when` itself is not known the row goes to the plain gear. */
export function select(out: Column, when: Column, from: Column, rows: number): void {
  const [holds, source, to, state] = [when.data, from.data, out.data, out.state];
  const up = 10 ** (out.scale - from.scale);
  if (from.mixed) {
    for (let row = 0; row < rows; row++) {
      if (holds[row] !== 1) continue;
      to[row] = source[row]! * up;
      state[row] = from.state[row]!;
    }
  } else {
    for (let row = 0; row < rows; row++) {
      if (holds[row] !== 1) continue;
      to[row] = source[row]! * up;
      state[row] = VALUE;
    }
  }
  if (up !== 1) for (let row = 0; row < rows; row++) if (Math.abs(to[row]!) > LARGEST) state[row] = PLAIN;
  if (when.mixed) for (let row = 0; row < rows; row++) if (when.state[row] !== VALUE) state[row] = PLAIN;
}

export function anyMixed(state: Uint8Array, rows: number): boolean {
  for (let row = 0; row < rows; row++) if (state[row] !== VALUE) return true;
  return false;
}
