/**
 * The order of the blocks of one page: of all orders, the one with the greatest sum of evidence, of each pair of neighbours
 * (evidence.ts) and of the numbering (numbering.ts). A narrow search lays an order from the head of the page; then runs
 * of blocks are moved until no move gains.
 */
import type { Label } from './label.ts';
import { advance, alike, type Numbering, STEPS, stepOf, stepsOpen } from './numbering.ts';
import { WEIGHTS } from './weights.ts';

/** A page as numbers: block i of n, in printed order. */
export interface Puzzle {
  n: number;
  /** `links[i * n + j]`: evidence for j right behind i. */
  links: Float64Array;
  /** Evidence for a block at the head and at the end of the page. */
  starts: Float64Array;
  ends: Float64Array;
  labels: (Label | null)[];
  headings: boolean[];
  /** It ends with a colon. */
  colons: boolean[];
  /** The page before ends with a colon. */
  colon: boolean;
  numbering: Numbering;
  /** Ordinals by level that the next page takes for granted: it has their successors but not themselves. */
  wanted: number[][];
}

export interface Solution {
  order: number[];
  /** For each place: how likely its block stands rightly behind the one before it. */
  sure: number[];
  numbering: Numbering;
}

/** More blocks than this are no text but a torn table: they stay as printed. */
const MOST = 60;
/** On a page of many blocks no run longer than this changes places with another as long. */
const MANY = 12;
const LONGEST = 2;
const ROUNDS = 3;
/** Rivals that are worse by this much, in log-odds, say nothing. */
const FAR = 2;

/** Solves a page. */
export function solve(puzzle: Puzzle): Solution {
  const search = new Search(puzzle);
  const order = puzzle.n > MOST ? Array.from({ length: puzzle.n }, (_, i) => i) : search.climb(search.beam());
  const sure = puzzle.n > MOST ? order.map(() => 0.5) : search.certainty(order);
  return { order, sure, numbering: search.numberingAfter(order) };
}

/** How many beginnings of an order are followed up, and by how much the best may lead. */
const BEAM = 16;
const REACH = 8;
/** A number for each block; sums of them stand for sets of blocks. */
const HASH = Array.from({ length: MOST + 1 }, (_, i) => 1000 * Math.floor(((i + 1) * 0x9e3779b97f4a7) % 0x1fffffffff));

interface Beginning {
  last: number;
  from: Beginning | null;
  score: number;
  used: Uint8Array;
  hash: number;
  state: Numbering;
}

class Search {
  readonly #puzzle: Puzzle;
  readonly #steps = Float64Array.from(STEPS, (name) => WEIGHTS[name]!);
  readonly #brothers = WEIGHTS['brothers alike']!;
  readonly #goesOn = WEIGHTS['numbers go on over the page']!;
  /** The most that numbering could give each block, and all of them. */
  readonly #most: Float64Array;
  readonly #ceiling: number;
  readonly #state: Numbering;
  /** Of the order begun with, for its first k blocks: how many are numbered; the evidence; what the rest could add; the state. */
  readonly #before: Int16Array;
  readonly #sums: Float64Array;
  readonly #hopes: Float64Array;
  readonly #states: Int16Array;
  /** What its numbering gives at the end of the page. */
  #last = 0;

  constructor(puzzle: Puzzle) {
    this.#puzzle = puzzle;
    this.#state = puzzle.numbering.slice();
    this.#before = new Int16Array(puzzle.n + 1);
    this.#sums = new Float64Array(puzzle.n + 1);
    this.#hopes = new Float64Array(puzzle.n + 1);
    this.#states = new Int16Array((puzzle.n + 1) * puzzle.numbering.length);
    this.#most = this.#mostOf(puzzle);
    const last = puzzle.wanted.filter((ordinals) => ordinals.length > 0).length * this.#goesOn;
    this.#ceiling = this.#most.reduce((sum, one) => sum + one, last);
    this.#hopes[0] = this.#ceiling;
  }

  /**
   * An order to begin the climb with, laid from the head of the page. Rival beginnings of equal length are compared by how
   * far each of their steps falls short of the best that the block could have had.
   */
  beam(): number[] {
    const { n, links, starts, ends, labels, headings, colons, colon, numbering } = this.#puzzle;
    const best = starts.slice();
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) if (i !== j) best[j] = Math.max(best[j]!, links[i * n + j]!);
    let front: Beginning[] = [
      { last: -1, from: null, score: 0, used: new Uint8Array(n), hash: 0, state: numbering.slice() },
    ];
    for (let depth = 0; depth < n; depth += 1) {
      const grown: { from: Beginning; to: number; score: number }[] = [];
      let bar = Number.NEGATIVE_INFINITY;
      for (const from of front) {
        const afterColon = from.last < 0 ? colon : colons[from.last]!;
        for (let to = 0; to < n; to += 1) {
          if (from.used[to]) continue;
          let score = from.score + (from.last < 0 ? starts[to]! : links[from.last * n + to]!) - best[to]!;
          if (score < bar) continue;
          const label = labels[to];
          if (label) {
            const step = stepOf(from.state, label, afterColon);
            score += this.#steps[step]! - this.#most[to]!;
            if (step < 2) score += this.#brothers * alike(from.state, label.level, headings[to]!);
          }
          if (depth === n - 1) score += ends[to]!;
          bar = Math.max(bar, score - REACH);
          if (score >= bar) grown.push({ from, to, score });
        }
      }
      grown.sort((a, b) => b.score - a.score);
      front = [];
      const seen = new Set<number>();
      for (const { from, to, score } of grown) {
        const hash = (from.hash + HASH[to]!) % 0x1fffffffffff;
        const key = hash + to;
        if (seen.has(key)) continue;
        seen.add(key);
        const used = from.used.slice();
        used[to] = 1;
        const state = labels[to] ? from.state.slice() : from.state;
        if (labels[to]) advance(state, labels[to]!, headings[to]!);
        front.push({ last: to, from, score, used, hash, state });
        if (front.length >= BEAM) break;
      }
    }
    const order: number[] = [];
    for (let at: Beginning | null = front[0]!; at && at.last >= 0; at = at.from) order.push(at.last);
    return order.reverse();
  }

  /** Moves runs of blocks to better places until none gains. */
  climb(beginning: number[]): number[] {
    let order = beginning;
    let gained = true;
    for (let round = 0; round < ROUNDS && gained; round += 1) {
      gained = false;
      this.#scan(order, 1e-6, (candidate) => {
        gained = true;
        order = Array.from(candidate);
        return order;
      });
    }
    return order;
  }

  /**
   * How likely each block stands rightly behind the one before it: its weight against all single moves that would part the
   * two. As measured on shuffled pages, four in five are right where no move comes near, and moves speak with half their
   * log-odds.
   */
  certainty(order: number[]): number[] {
    const rivals = new Float64Array(order.length + 1);
    this.#scan(order, -FAR, (_, gain, cuts) => {
      for (const place of cuts) rivals[place]! += Math.exp(gain);
      return null;
    });
    return order.map((_, k) => 1 / (1.25 + 2.2 * Math.sqrt(rivals[k]!)));
  }

  numberingAfter(order: number[]): Numbering {
    const state = this.#puzzle.numbering.slice();
    for (const i of order) {
      const label = this.#puzzle.labels[i];
      if (label) advance(state, label, this.#puzzle.headings[i]!);
    }
    return state;
  }

  /**
   * Visits the orders one move away that gain more than `least`: two neighbouring runs [i, j) and [j, k) change places.
   * Where the visitor returns an order the scan goes on from it.
   */
  #scan(
    beginning: number[],
    least: number,
    visit: (candidate: Int16Array, gain: number, cuts: [number, number, number]) => number[] | null,
  ): void {
    const { n, links, colons } = this.#puzzle;
    let order = beginning;
    let numbers = this.#begin(order);
    const before = this.#before;
    const candidate = new Int16Array(n);
    for (let i = 0; i < n - 1; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const fixed = this.#link(order, i - 1, j) - this.#link(order, i - 1, i) - this.#link(order, j - 1, j);
        const colon = colons[order[j - 1]!]! || (i > 0 && colons[order[i - 1]!]!);
        const far = n > MANY && j - i > LONGEST ? Math.min(n, j + LONGEST) : n;
        for (let k = j + 1; k <= far; k += 1) {
          const end = order[k - 1]!;
          const delta = fixed + links[end * n + order[i]!]! + this.#link(order, j - 1, k) - this.#link(order, k - 1, k);
          // Where one of the runs has no numbers the numbering stays as it is.
          const numbersMove = colon || colons[end]! || (before[j]! > before[i]! && before[k]! > before[j]!);
          if (delta + (numbersMove ? this.#ceiling - numbers : 0) <= least) continue;
          let gain = delta;
          if (numbersMove) {
            swap(order, i, j, k, candidate);
            gain += this.#numbers(candidate, numbers + least - delta, i, k) - numbers;
          }
          if (gain <= least) continue;
          if (!numbersMove) swap(order, i, j, k, candidate);
          const next = visit(candidate, gain, [i, j, k]);
          if (!next) continue;
          order = next;
          numbers = this.#begin(order);
          j = i;
          break;
        }
      }
    }
  }

  /** Takes `order` as the one whose neighbours are visited, and returns the evidence of its numbering. */
  #begin(order: number[]): number {
    const { n, labels, headings, numbering } = this.#puzzle;
    const size = numbering.length;
    const state = this.#state;
    state.set(numbering);
    this.#states.set(state);
    let hope = this.#ceiling;
    for (let k = 0; k < n; k += 1) {
      const i = order[k]!;
      const label = labels[i];
      this.#before[k + 1] = this.#before[k]! + (label ? 1 : 0);
      this.#sums[k + 1] = this.#sums[k]! + (label ? this.#step(order, k, label) : 0);
      if (label) advance(state, label, headings[i]!);
      hope -= this.#most[i]!;
      this.#hopes[k + 1] = hope;
      this.#states.set(state, (k + 1) * size);
    }
    this.#last = this.#overThePage();
    return this.#sums[n]! + this.#last;
  }

  /** The evidence for the blocks at places a and b side by side; beyond the ends for the head and the end of the page. */
  #link(order: ArrayLike<number>, a: number, b: number): number {
    const { n, links, starts, ends } = this.#puzzle;
    return a < 0 ? starts[order[b]!]! : b >= n ? ends[order[a]!]! : links[order[a]! * n + order[b]!]!;
  }

  /**
   * The evidence of the numbering of an order that differs from the one begun with only at the places [from, until); −∞ as
   * soon as it cannot reach `needed`.
   */
  #numbers(order: ArrayLike<number>, needed: number, from: number, until: number): number {
    const { n, labels, headings } = this.#puzzle;
    const state = this.#state;
    const size = state.length;
    for (let m = 0; m < size; m += 1) state[m] = this.#states[from * size + m]!;
    let sum = this.#sums[from]!;
    let hope = this.#hopes[from]!;
    for (let k = from; k < n; k += 1) {
      if (k > until && this.#isAsBefore(k)) return sum + this.#sums[n]! - this.#sums[k]! + this.#last;
      const j = order[k]!;
      const label = labels[j];
      if (!label) continue;
      sum += this.#step(order, k, label);
      hope -= this.#most[j]!;
      if (sum + hope < needed) return Number.NEGATIVE_INFINITY;
      advance(state, label, headings[j]!);
    }
    return sum + this.#overThePage();
  }

  /** Is the state of the numbering what it was before place k of the order begun with? */
  #isAsBefore(k: number): boolean {
    const size = this.#state.length;
    for (let m = 0; m < size; m += 1) if (this.#state[m] !== this.#states[k * size + m]) return false;
    return true;
  }

  #step(order: ArrayLike<number>, k: number, label: Label): number {
    const { headings, colons, colon } = this.#puzzle;
    const step = stepOf(this.#state, label, k === 0 ? colon : colons[order[k - 1]!]!);
    return this.#steps[step]! + (step < 2 ? this.#brothers * alike(this.#state, label.level, headings[order[k]!]!) : 0);
  }

  #overThePage(): number {
    let sum = 0;
    for (const [level, ordinals] of this.#puzzle.wanted.entries())
      if (ordinals.length > 0) sum += ordinals.includes(this.#state[level]!) ? this.#goesOn : -this.#goesOn;
    return sum;
  }

  /** A number continues only where its predecessor is on the page or before it. */
  #mostOf({ labels, numbering }: Puzzle): Float64Array {
    const held = new Set(labels.map((label) => label && label.level * 1000 + label.ordinal));
    return Float64Array.from(labels, (label) => {
      if (!label) return 0;
      const continues =
        held.has(label.level * 1000 + label.ordinal - 1) || numbering[label.level] === label.ordinal - 1;
      return Math.max(...stepsOpen(label, continues).map((step) => this.#steps[step]!)) + Math.abs(this.#brothers);
    });
  }
}

/** Writes `order` with the runs [i, j) and [j, k) in each other's place. */
function swap(order: number[], i: number, j: number, k: number, into: Int16Array): void {
  let at = 0;
  for (let m = 0; m < i; m += 1) into[at++] = order[m]!;
  for (let m = j; m < k; m += 1) into[at++] = order[m]!;
  for (let m = i; m < j; m += 1) into[at++] = order[m]!;
  for (let m = k; m < order.length; m += 1) into[at++] = order[m]!;
}
