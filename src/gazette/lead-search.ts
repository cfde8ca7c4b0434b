/** The division of tasks, each section counting from 1, with the least contradictions: a search that cools. */
import type { Placed } from './lead.ts';

/** The section of each task: the best of a few searches. */
export function bySearch(
  tasks: readonly Placed[],
  sections: number,
  choices: readonly number[][],
  fits: readonly number[][],
): number[] {
  const found = Array.from({ length: SEARCHES }, (_, seed) => search(tasks, sections, choices, fits, seed + 1));
  return found.reduce((best, one) => (one.gained > best.gained ? one : best)).settled;
}

/** Moves inside pages are tried, gains kept, and losses too while the search is hot. */
function search(
  tasks: readonly Placed[],
  sections: number,
  choices: readonly number[][],
  fits: readonly number[][],
  seed: number,
): { settled: number[]; gained: number } {
  const page = tasks.map((task) => task.page);
  const numbers = tasks.map(({ no }) => no ?? 0);
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const settled = tasks.map(({ section }, t) => (choices[t]!.includes(section) ? section : choices[t]![0]!));
  const together = tasks.map((_, t) => [...tasks.keys()].filter((u) => page[u] === page[t]));
  const members = Array.from(
    { length: sections },
    (_, s) => new Set([...tasks.keys()].filter((t) => settled[t] === s)),
  );
  const worth = (s: number): number => {
    const own = members[s]!;
    let sum = -contradictions(own, page, numbers);
    for (const t of own) sum += fits[t]![s]!;
    return sum;
  };
  const worths = members.map((_, s) => worth(s));
  /** A task and those behind it in its section, as far as its page goes. */
  const behind = (t: number): number[] =>
    together[t]!.filter((u) => settled[u] === settled[t] && numbers[u]! >= numbers[t]!);
  const move = (): [task: number, section: number][] => {
    const t = Math.floor(random() * tasks.length);
    const s = pick(choices[t]!);
    const kind = random();
    if (kind < 0.4) return [[t, s]];
    if (kind < 0.6) return behind(t).map((u) => [u, s]);
    const u = pick(together[t]!);
    return [
      [t, settled[u]!],
      [u, settled[t]!],
    ];
  };
  const put = (t: number, s: number): void => {
    members[settled[t]!]!.delete(t);
    members[s]!.add(t);
    settled[t] = s;
  };
  let best = settled.slice();
  let sum = 0;
  let most = 0;
  const steps = STEPS * tasks.length;
  for (let step = 0; step < steps; step += 1) {
    const changes = move().filter(([t, s]) => settled[t] !== s && choices[t]!.includes(s));
    const before = changes.map(([t]) => settled[t]!);
    const touched = [...new Set([...before, ...changes.map(([, s]) => s)])];
    for (const [t, s] of changes) put(t, s);
    const now = touched.map(worth);
    const gain = touched.reduce((all, s, i) => all + now[i]! - worths[s]!, 0);
    if (gain < 0 && random() >= Math.exp(gain / (HOT * (1 - step / steps) ** 2))) {
      for (const [i, [t]] of changes.entries()) put(t, before[i]!);
      continue;
    }
    for (const [i, s] of touched.entries()) worths[s] = now[i]!;
    sum += gain;
    if (sum <= most + 1e-9) continue;
    most = sum;
    best = settled.slice();
  }
  return { settled: best, gained: most };
}

const SEARCHES = 4;
/** Steps for each task. */
const STEPS = 200;
/** What a loss may be at the beginning. */
const HOT = 1;

/** Numbers in 0..1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Numbers that a section has twice, lacks, or prints on an earlier page than their predecessors. */
function contradictions(own: ReadonlySet<number>, page: readonly number[], numbers: readonly number[]): number {
  if (own.size === 0) return EMPTY;
  let twice = 0;
  let backwards = 0;
  let known = 0;
  let highest = 0;
  for (const t of own) {
    const no = numbers[t]!;
    if (no === 0) continue;
    highest = Math.max(highest, no);
    let first = true;
    for (const u of own) {
      const other = numbers[u]!;
      if (other === no && u < t) first = false;
      if (other > 0 && other < no && page[u]! > page[t]!) backwards += 1;
    }
    if (first) known += 1;
    else twice += 1;
  }
  return TWICE * twice + ABSENT * (highest - known) + BACKWARDS * backwards;
}

const TWICE = 3;
const ABSENT = 1.5;
const BACKWARDS = 1;
/** A heading with nothing under it. */
export const EMPTY = 2;
