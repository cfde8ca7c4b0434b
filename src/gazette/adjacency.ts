/**
 * What an issue itself shows to stand side by side: counts of characters that follow each other inside its lines. It is the
 * evidence for joining text that damage has cut (a broken post, a sentence that runs on in another block).
 */
export interface Adjacency {
  /** Evidence that `right` continues `left`: about −2 (never seen) … +4 (a known word runs over the joint). */
  joint(left: string, right: string): number;
}

/** All digits are one: what stands beside a number stands beside any number. */
function charAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39 ? 0x30 : code;
}

const WEIGHT = 0.35;

const SIZE = 1 << 19;

/** Learns from lines without white space; each line is taken for itself. */
export function learnAdjacency(lines: Iterable<string>): Adjacency {
  const singles = new Uint32Array(0x10000);
  let total = 0;
  const pairs = new Uint16Array(SIZE);
  const triples = new Uint16Array(SIZE);
  for (const line of lines) {
    let a = 0;
    let b = 0;
    for (let i = 0; i < line.length; i += 1) {
      const c = charAt(line, i);
      singles[c]! += 1;
      total += 1;
      if (b !== 0) bump(pairs, hash(b, c));
      if (a !== 0) bump(triples, hash(hash(a, b), c));
      a = b;
      b = c;
    }
  }
  const pair = (a: number, b: number): number => pairs[hash(a, b)]!;
  const triple = (a: number, b: number, c: number): number => triples[hash(hash(a, b), c)]!;
  return {
    joint(left, right) {
      const n = left.length;
      if (n === 0 || right.length === 0) return 0;
      const l1 = charAt(left, n - 1);
      const r1 = charAt(right, 0);
      const two = pair(l1, r1);
      const back = n > 1 ? triple(charAt(left, n - 2), l1, r1) : 0;
      const ahead = right.length > 1 ? triple(l1, r1, charAt(right, 1)) : 0;
      // How much more often the two stand side by side than chance would have it: a comma says little, a word much.
      const chance = (singles[l1]! + 1) * (singles[r1]! + 1);
      const lift = Math.log2(((two + 0.05) * Math.max(total, 1)) / chance);
      return Math.max(-2, Math.min(2, lift * WEIGHT)) + level(back) + level(ahead);
    },
  };
}

/** What a count is worth: more than eight say no more. */
const LEVELS = Float64Array.from({ length: 10 }, (_, count) => Math.min(1.6, Math.log2(1 + count) * 0.5));
const level = (count: number): number => LEVELS[Math.min(9, count)]!;

const hash = (a: number, b: number): number =>
  ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 13) & (SIZE - 1);

function bump(table: Uint16Array, at: number): void {
  if (table[at]! < 0xffff) table[at]! += 1;
}
