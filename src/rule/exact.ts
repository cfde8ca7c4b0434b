/**
 * Exact numbers of rules: no binary fraction ever. A whole number that a double holds exactly is a `number`; a fraction
 * of two such numbers is a `Fraction`; only what is larger falls back to big integers. The common case costs one addition.
 */
import { fromDecimal, type Rational, rational, round as roundDecimal, toDecimal } from '../text/rational.ts';

export type Exact = number | Fraction | Rational;

/** In lowest terms, both safe integers, d > 1. */
export interface Fraction {
  n: number;
  d: number;
}

/** How a number is cut to a number of decimals: 四舍五入, 进一, 舍去, 四舍六入五成双. */
export type Rounding = 'half-up' | 'up' | 'down' | 'half-even';

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return slow(a, b, sumOf, (x, y) => ({ n: x.n * y.d + y.n * x.d, d: x.d * y.d }));
}

export function subtract(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0; // −0 becomes 0
  }
  return slow(a, b, productOf, (x, y) => ({ n: x.n * y.n, d: x.d * y.d }));
}

/** Throws RangeError where b = 0. */
export function divide(a: Exact, b: Exact): Exact {
  if (b === 0) throw new RangeError('division by zero');
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) return a / b + 0;
  return multiply(a, inverse(b));
}

export function negate(a: Exact): Exact {
  return typeof a === 'number'
    ? 0 - a
    : typeof a.n === 'number'
      ? { n: -a.n, d: (a as Fraction).d }
      : big(-a.n, (a as Rational).d);
}

/** Negative, 0 or positive. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [parts(a), parts(b)];
  const [left, right] = [x.n * y.d, y.n * x.d];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const [p, q] = [toRational(a), toRational(b)];
  const difference = p.n * q.d - q.n * p.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Cut to `places` decimals (negative: to tens, hundreds) by the named mode; half-up is away from zero. */
export function round(a: Exact, places: number, mode: Rounding): Exact {
  const scale = 10 ** Math.abs(places);
  const scaled = places >= 0 ? multiply(a, scale) : divide(a, scale);
  if (typeof scaled === 'number') return a;
  const whole = roundWhole(toRational(scaled), mode);
  return places >= 0 ? divide(fromBig(whole), scale) : multiply(fromBig(whole), scale);
}

/** "12.50", 12.5 or "2/15" → exact; null where it is no plain number. A double is read by its shortest decimal. */
export function exact(value: unknown): Exact | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : fromText(String(value));
  return typeof value === 'string' ? fromText(value) : null;
}

/** The plain decimal; a fraction without end as n/d ("2/15"). */
export function print(a: Exact): string {
  if (typeof a === 'number') return String(a);
  const short = typeof a.n === 'number' ? printFraction(a as Fraction) : null;
  if (short !== null) return short;
  const r = toRational(a);
  return toDecimal(r) ?? `${r.n}/${r.d}`;
}

/** Without big integers; null where the digits are too many for a double. */
function printFraction({ n, d }: Fraction): string | null {
  let [rest, twos, fives] = [d, 0, 0];
  for (; rest % 2 === 0; rest /= 2) twos++;
  for (; rest % 5 === 0; rest /= 5) fives++;
  if (rest !== 1) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  const scaled = Math.abs(n) * (10 ** places / d);
  if (places > MOST_DIGITS || !Number.isSafeInteger(scaled)) return null;
  const digits = String(scaled).padStart(places + 1, '0');
  return `${n < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Digits that a double always holds. */
const MOST_DIGITS = 15;

/** Rounded half up for people, with `places` decimals at most. */
export function printRounded(a: Exact, places: number): string {
  return typeof a === 'number' ? String(a) : roundDecimal(toRational(a), places);
}

export function isWhole(a: Exact): boolean {
  return typeof a === 'number' || a.d === 1n;
}

/** Numerator and denominator as big integers. */
export function toRational(a: Exact): Rational {
  if (typeof a === 'number') return { n: BigInt(a), d: 1n };
  return typeof a.n === 'bigint' ? (a as Rational) : { n: BigInt(a.n), d: BigInt(a.d) };
}

/** The smallest form of a rational. */
export function fromRational({ n, d }: Rational): Exact {
  return big(n, d);
}

function fromText(text: string): Exact | null {
  return fromShort(text) ?? fromLong(text);
}

/** A decimal of few digits without big integers; null for any other text. */
function fromShort(text: string): Exact | null {
  if (text.length > MOST_DIGITS || text.endsWith('.')) return null;
  const negative = text.charCodeAt(0) === MINUS;
  let [n, d, point] = [0, 1, false];
  const first = negative ? 1 : 0;
  if (first === text.length) return null;
  for (let i = first; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === POINT && !point && i > first) {
      point = true;
      continue;
    }
    if (code < ZERO || code > ZERO + 9) return null;
    n = n * 10 + code - ZERO;
    if (point) d *= 10;
  }
  const g = d === 1 ? 1 : gcd(n, d);
  const over = (negative ? -n : n) / g + 0;
  return d === g ? over : { n: over, d: d / g };
}

const [MINUS, POINT, ZERO] = [45, 46, 48];

function fromLong(text: string): Exact | null {
  const [over, under, ...rest] = text.split('/');
  const n = fromDecimal(over!);
  if (rest.length > 0 || !n) return null;
  if (under === undefined) return big(n.n, n.d);
  const d = fromDecimal(under);
  return d && d.n !== 0n ? big(n.n * d.d, n.d * d.n) : null;
}

interface Parts {
  n: number;
  d: number;
}

/** NaN where the number is big: every check for a safe integer then fails and the exact path is taken. */
function parts(a: Exact): Parts {
  if (typeof a === 'number') return { n: a, d: 1 };
  return typeof a.n === 'number' ? (a as Fraction) : { n: Number.NaN, d: Number.NaN };
}

function sumOf(x: Parts, y: Parts): Parts {
  const [left, right, d] = [x.n * y.d, y.n * x.d, x.d * y.d];
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) ? { n: left + right, d } : { n: Number.NaN, d };
}

function productOf(x: Parts, y: Parts): Parts {
  return { n: x.n * y.n, d: x.d * y.d };
}

function slow(
  a: Exact,
  b: Exact,
  small: (x: Parts, y: Parts) => Parts,
  large: (x: Rational, y: Rational) => Rational,
): Exact {
  const { n, d } = small(parts(a), parts(b));
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) {
    const g = gcd(Math.abs(n), d);
    return d === g ? n / g + 0 : { n: n / g, d: d / g };
  }
  const r = large(toRational(a), toRational(b));
  return big(r.n, r.d);
}

function inverse(a: Exact): Exact {
  const r = toRational(a);
  return big(r.d, r.n);
}

function big(n: bigint, d: bigint): Exact {
  const r = rational(n, d);
  const [over, under] = [Number(r.n), Number(r.d)];
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under)) return r;
  return under === 1 ? over : { n: over, d: under };
}

function fromBig(n: bigint): Exact {
  return big(n, 1n);
}

function roundWhole({ n, d }: Rational, mode: Rounding): bigint {
  const sign = n < 0n ? -1n : 1n;
  const absolute = n * sign;
  const [floor, rest] = [absolute / d, absolute % d];
  const up =
    mode === 'up'
      ? rest > 0n
      : mode === 'down'
        ? false
        : 2n * rest > d || (2n * rest === d && (mode === 'half-up' || floor % 2n === 1n));
  return sign * (floor + (up ? 1n : 0n));
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
