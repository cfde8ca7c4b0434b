/**
 * Columns: many values of one expression in typed arrays. A number is a whole number of 10^-scale (an exact decimal without
 * fraction bits), a choice its index, a set its bits, a date its day, a truth 0 or 1.
 */

import { toDecimal } from '../../text/rational.ts';
import { type Exact, exact, fromRational, multiply, toRational } from '../exact.ts';
import type { Type } from '../type.ts';
import type { Value } from '../value.ts';

export interface Column {
  data: Float64Array;
  /** Decimals of a number; 0 for everything else. */
  scale: number;
  /** Per row: VALUE, EMPTY (空), or PLAIN: this row is for the plain gear to answer. */
  state: Uint8Array;
  /** Whether any row of the block may be something else than VALUE. */
  mixed: boolean;
}

export const VALUE = 0;
export const EMPTY = 1;
export const PLAIN = 2;

/** Beyond this a double does not hold every whole number: the row goes to the plain gear. */
export const LARGEST = Number.MAX_SAFE_INTEGER;

/** What a column cannot hold: lists, texts, endless fractions. The whole rule then runs row by row. */
export class NoColumn extends Error {
  override name = 'NoColumn';
}

/** A column for the values of one input; numbers take the scale of the most decimals among them. undefined rows are PLAIN. */
export function columnOf(values: (Value | undefined)[], type: Type): Column {
  const scale = type.kind === 'number' ? Math.max(0, ...distinctScales(values)) : 0;
  const column: Column = {
    data: new Float64Array(values.length),
    scale,
    state: new Uint8Array(values.length),
    mixed: true,
  };
  const factor = 10 ** scale;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === undefined || value === null) column.state[row] = value === null ? EMPTY : PLAIN;
    else if (type.kind !== 'number') column.data[row] = Number(value);
    else {
      const scaled = multiply(value as Exact, factor);
      if (typeof scaled === 'number') column.data[row] = scaled;
      else column.state[row] = PLAIN;
    }
  }
  return column;
}

/** The value of one row in the form of the other gears. */
export function valueAt(column: Column, row: number, type: Type): Value {
  if (column.state[row] === EMPTY) return null;
  const raw = column.data[row]!;
  if (type.kind === 'boolean') return raw === 1;
  if (type.kind !== 'number' || column.scale === 0) return raw;
  return fromRational({ n: BigInt(raw), d: 10n ** BigInt(column.scale) });
}

/** Decimals of an exact number; null where it has no end. */
export function scaleOf(value: Exact): number | null {
  if (typeof value === 'number') return 0;
  const decimal = toDecimal(toRational(value));
  return decimal === null ? null : (decimal.split('.')[1]?.length ?? 0);
}

/** Whether values of the type fit a column. */
export function fits(type: Type): boolean {
  return ['number', 'boolean', 'date', 'month', 'instant', 'choice', 'set'].includes(type.kind);
}

const MOST_DECIMALS = 9;

/** Reads a decimal text straight into a scaled whole number; NaN where it is none or has more decimals. */
export function scaledNumber(text: string, scale: number): number {
  const value = exact(text);
  const scaled = value === null ? null : multiply(value, 10 ** scale);
  return typeof scaled === 'number' ? scaled : Number.NaN;
}

function distinctScales(values: (Value | undefined)[]): number[] {
  const found = new Set<number>();
  for (const value of values) {
    if (value === undefined || value === null || typeof value === 'number') continue;
    const scale = scaleOf(value as Exact);
    if (scale !== null && scale <= MOST_DECIMALS) found.add(scale);
  }
  return [...found];
}
