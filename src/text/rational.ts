/** Exact fractions of big integers: what money, areas and shares are counted in. */

/** In lowest terms, `d` > 0. */
export interface Rational {
  n: bigint;
  d: bigint;
}

export const ONE: Rational = { n: 1n, d: 1n };

/** n / d in lowest terms. Throws RangeError where d = 0. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const [over, under] = [BigInt(n), BigInt(d)];
  if (under === 0n) throw new RangeError('division by zero');
  const g = gcd(over, under) * (under < 0n ? -1n : 1n);
  return { n: over / g, d: under / g };
}

/** "-12.50" → −25/2; null where `s` is not a plain decimal. */
export function fromDecimal(s: string): Rational | null {
  const match = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?$/.exec(s);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const n = BigInt(match[2]! + fraction);
  return rational(match[1] ? -n : n, 10n ** BigInt(fraction.length));
}

/** The decimal string that equals `r`, or null where it has no end (2000/3). */
export function toDecimal(r: Rational): string | null {
  let rest = r.d;
  let places = 0;
  for (const p of [2n, 5n]) {
    let count = 0;
    while (rest % p === 0n) {
      rest /= p;
      count++;
    }
    places = Math.max(places, count);
  }
  return rest === 1n ? round(r, places) : null;
}

/** Rounded half away from zero to `places` decimals, trailing zeros kept: round(2000/3, 2) = "666.67". */
export function round(r: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const absolute = r.n < 0n ? -r.n : r.n;
  const scaled = (2n * absolute * scale + r.d) / (2n * r.d);
  const digits = scaled.toString().padStart(places + 1, '0');
  const sign = r.n < 0n && scaled > 0n ? '-' : '';
  return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** Throws RangeError where b = 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative, 0 or positive, as for Array.sort. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
