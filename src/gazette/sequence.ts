/**
 * The order of the blocks of one page: of all orders, the one with the greatest sum of evidence, of each pair of neighbours
 * (evidence.ts) and of the numbering (numbering.ts). A narrow search lays an order from the head of the page (beam.ts);
 * then runs of blocks are moved until no move gains.
 */
import { beam, MOST } from './beam.ts';
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

/** On a page of many blocks no run longer than this changes places with another as long. */
const MANY = 12;
const LONGEST = 3;
const ROUNDS = 3;
/** Rivals that are worse by this much, in log-odds, say nothing. */
const FAR = 2;

/** Solves a page. More blocks than `MOST` are no text but a torn table: they stay as printed. */
export function solve(puzzle: Puzzle): Solution {
  const search = new Search(puzzle);
  const order = puzzle.n > MOST ? Array.from({ length: puzzle.n }, (_, i) => i) : search.climb(search.beam());
  const sure = puzzle.n > MOST ? order.map(() => 0.5) : search.certainty(order);
  return { order, sure, numbering: search.numberingAfter(order) };
}

class Search {
  readonly #puzzle: Puzzle;
  /** The puzzle's links with its starts as row n and its ends as column n. */
  readonly #joints: Float64Array;
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
    this.#joints = jointsOf(puzzle);
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

  /** An order to begin the climb with. */
  beam(): number[] {
    const [puzzle, joints, steps] = [this.#puzzle, this.#joints, this.#steps];
    return beam({ puzzle, joints, steps, brothers: this.#brothers, most: this.#most });
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
    const { n, colons } = this.#puzzle;
    const size = n + 1;
    const joints = this.#joints;
    let order = beginning;
    let numbers = this.#begin(order);
    const before = this.#before;
    // The order itself between two looks; only the runs that change places are written and written back.
    const candidate = Int16Array.from(order);
    for (let i = 0; i < n - 1; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const ahead = i > 0 ? order[i - 1]! : n;
        const head = order[i]!;
        const tail = order[j - 1]!;
        const middle = order[j]!;
        const fixed = joints[ahead * size + middle]! - joints[ahead * size + head]! - joints[tail * size + middle]!;
        const colon = colons[tail]! || (i > 0 && colons[ahead]!);
        const far = n > MANY && j - i > LONGEST ? Math.min(n, j + LONGEST) : n;
        for (let k = j + 1; k <= far; k += 1) {
          const end = order[k - 1]!;
          const next = k < n ? order[k]! : n;
          const delta = fixed + joints[end * size + head]! + joints[tail * size + next]! - joints[end * size + next]!;
          // Where one of the runs has no numbers the numbering stays as it is.
          const numbersMove = colon || colons[end]! || (before[j]! > before[i]! && before[k]! > before[j]!);
          if (delta + (numbersMove ? this.#ceiling - numbers : 0) <= least) continue;
          let gain = delta;
          if (numbersMove) {
            swap(order, i, j, k, candidate);
            gain += this.#numbers(candidate, numbers + least - delta, i, k) - numbers;
          }
          let taken: number[] | null = null;
          if (gain > least) {
            if (!numbersMove) swap(order, i, j, k, candidate);
            taken = visit(candidate, gain, [i, j, k]);
          } else if (!numbersMove) continue;
          if (!taken) {
            for (let m = i; m < k; m += 1) candidate[m] = order[m]!;
            continue;
          }
          order = taken;
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

function jointsOf({ n, links, starts, ends }: Puzzle): Float64Array {
  const joints = new Float64Array((n + 1) * (n + 1));
  for (let i = 0; i < n; i += 1) {
    joints.set(links.subarray(i * n, (i + 1) * n), i * (n + 1));
    joints[i * (n + 1) + n] = ends[i]!;
  }
  joints.set(starts, n * (n + 1));
  return joints;
}

/** Writes the runs [i, j) and [j, k) of `order` in each other's place. */
function swap(order: number[], i: number, j: number, k: number, into: Int16Array): void {
  let at = i;
  for (let m = j; m < k; m += 1) into[at++] = order[m]!;
  for (let m = i; m < j; m += 1) into[at++] = order[m]!;
}
