/**
 * A narrow search that lays an order of a page's blocks from its head. Rival beginnings of equal length are compared by how
 * far each of their steps falls short of the best that the block could have had.
 */
import { advance, alike, type Numbering, stepOf } from './numbering.ts';
import type { Puzzle } from './sequence.ts';

/** What the search sums up. */
export interface Evidence {
  puzzle: Puzzle;
  /** The puzzle's links with its starts as row n and its ends as column n. */
  joints: Float64Array;
  /** Weight of each step of the numbering, and of brothers that look alike. */
  steps: Float64Array;
  brothers: number;
  /** The most that numbering could give each block. */
  most: Float64Array;
}

/** How many beginnings of an order are followed up, and by how much the best may lead. */
const WIDTH = 32;
const REACH = 6;
/** The most blocks of a page: the used ones are bits of two words. */
export const MOST = 60;
const WORD = 30;
/** A number for each block; sums of them stand for sets of blocks. */
const HASH = Array.from({ length: MOST + 1 }, (_, i) => 1000 * Math.floor(((i + 1) * 0x9e3779b97f4a7) % 0x1fffffffff));
const MODULUS = 0x1fffffffffff;

/** A beginning of an order. They are many and short-lived: two fronts of them are made once a page and written over. */
interface Beginning {
  last: number;
  score: number;
  /** Blocks used, as bits. */
  low: number;
  high: number;
  /** The same for all beginnings with the same blocks. */
  hash: number;
  state: Numbering;
}

/** The order of the best beginning that holds all blocks. */
export function beam({ puzzle, joints, steps, brothers, most }: Evidence): number[] {
  const { n, labels, headings, colons, colon, numbering } = puzzle;
  const shortfalls = shortfallsOf(joints, n);
  let front = Array.from({ length: WIDTH }, () => beginning(numbering));
  let next = Array.from({ length: WIDTH }, () => beginning(numbering));
  front[0]!.last = n;
  let size = 1;
  const growths = new Growths();
  const lasts = new Int16Array(n * WIDTH);
  const origins = new Int16Array(n * WIDTH);
  for (let depth = 0; depth < n; depth += 1) {
    growths.clear();
    let bar = Number.NEGATIVE_INFINITY;
    for (let f = 0; f < size; f += 1) {
      const { last, low, high, state, score: before, hash } = front[f]!;
      const afterColon = last === n ? colon : colons[last]!;
      const row = last * (n + 1);
      for (let to = 0; to < n; to += 1) {
        if (((to < WORD ? low >> to : high >> (to - WORD)) & 1) === 1) continue;
        let score = before + shortfalls[row + to]!;
        // A label only takes away; what ends a page may add.
        if (score < bar || (score <= growths.worst && depth < n - 1)) continue;
        const label = labels[to];
        if (label) {
          const step = stepOf(state, label, afterColon);
          score += steps[step]! - most[to]!;
          if (step < 2) score += brothers * alike(state, label.level, headings[to]!);
        }
        if (depth === n - 1) score += joints[to * (n + 1) + n]!;
        if (score < bar) continue;
        bar = Math.max(bar, score - REACH);
        growths.keep(f, to, score, ((hash + HASH[to]!) % MODULUS) + to);
      }
    }
    size = 0;
    for (let g = 0; g < growths.size; g += 1) {
      if (growths.scores[g]! < bar) break;
      const to = growths.to[g]!;
      lasts[depth * WIDTH + size] = to;
      origins[depth * WIDTH + size] = growths.from[g]!;
      const from = front[growths.from[g]!]!;
      const grown = next[size]!;
      size += 1;
      grown.last = to;
      grown.score = growths.scores[g]!;
      grown.low = to < WORD ? from.low | (1 << to) : from.low;
      grown.high = to < WORD ? from.high : from.high | (1 << (to - WORD));
      grown.hash = growths.keys[g]! - to;
      for (let m = 0; m < grown.state.length; m += 1) grown.state[m] = from.state[m]!;
      if (labels[to]) advance(grown.state, labels[to]!, headings[to]!);
    }
    [front, next] = [next, front];
  }
  const order = new Array<number>(n);
  for (let depth = n - 1, at = 0; depth >= 0; depth -= 1) {
    order[depth] = lasts[depth * WIDTH + at]!;
    at = origins[depth * WIDTH + at]!;
  }
  return order;
}

function beginning(numbering: Numbering): Beginning {
  return { last: 0, score: 0, low: 0, high: 0, hash: 0, state: numbering.slice() };
}

/** The joints, each less the best that its second block could have had. */
function shortfallsOf(joints: Float64Array, n: number): Float64Array {
  const out = joints.slice();
  for (let j = 0; j < n; j += 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i <= n; i += 1) if (i !== j) best = Math.max(best, joints[i * (n + 1) + j]!);
    for (let i = 0; i <= n; i += 1) out[i * (n + 1) + j]! -= best;
  }
  return out;
}

/** The best beginnings with one more block, one for each key, the best first. */
class Growths {
  size = 0;
  /** The score of the last where there is no room left. */
  worst = Number.NEGATIVE_INFINITY;
  readonly from = new Int16Array(WIDTH);
  readonly to = new Int16Array(WIDTH);
  readonly scores = new Float64Array(WIDTH);
  /** The same for all with the same blocks and the same last one. */
  readonly keys = new Float64Array(WIDTH);

  clear(): void {
    this.size = 0;
    this.worst = Number.NEGATIVE_INFINITY;
  }

  keep(from: number, to: number, score: number, key: number): void {
    const { scores, keys } = this;
    if (score <= this.worst) return;
    let gap = this.size - 1;
    while (gap >= 0 && keys[gap] !== key) gap -= 1;
    if (gap >= 0) {
      if (scores[gap]! >= score) return;
    } else {
      if (this.size < WIDTH) this.size += 1;
      gap = this.size - 1;
    }
    for (; gap > 0 && scores[gap - 1]! < score; gap -= 1) {
      scores[gap] = scores[gap - 1]!;
      keys[gap] = keys[gap - 1]!;
      this.from[gap] = this.from[gap - 1]!;
      this.to[gap] = this.to[gap - 1]!;
    }
    scores[gap] = score;
    keys[gap] = key;
    this.from[gap] = from;
    this.to[gap] = to;
    if (this.size === WIDTH) this.worst = scores[WIDTH - 1]!;
  }
}
