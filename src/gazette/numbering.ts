/** The order that numbering demands: 二、after 一、, children under their heading, never backwards. */
import type { Label } from './label.ts';
import { overlap } from './overlap.ts';

/** Something that carries a label (or none) and stands at a place in print. */
export interface Numbered {
  label: Label | null;
  heading: boolean;
  at: number;
  text: string;
  /** It breaks off at the end of the page and so stands last. */
  trails: boolean;
}

/** Levels in order of nesting: 章 0, 一、 1, 条 1½, （一） 2 … annexes stand apart. */
export const isDeeper = (child: number, parent: number): boolean => depthOf(child) > depthOf(parent);
const depthOf = (level: number): number => (level === 6 ? 1.5 : level === 7 ? -1 : level);

const LEVELS = 8;
const BEAM = 24;

interface State<T> {
  score: number;
  placed: T[];
  used: Uint8Array;
  /** The used items as a sum of powers of two, exact up to 52 items. */
  mask: number;
  open: number[];
  level: number;
  /** Whether the last item of each level was a bare heading: brothers are alike. */
  style: (boolean | null)[];
}

/**
 * Orders labelled items by a small beam search over the numbering state. `open` holds the last ordinal of each level
 * that the pages before have reached; the state after the last item is returned for the next page.
 */
export function orderLabels<T extends Numbered>(
  items: T[],
  open: number[],
  shared: Map<string, number>,
): { order: T[]; open: number[] } {
  const start = Array.from({ length: LEVELS }, (_, level) => open[level] ?? 0);
  if (items.length > 52) return { order: items, open: items.reduce((state, item) => after(state, item.label!), start) };
  let beam: State<T>[] = [
    {
      score: 0,
      placed: [],
      used: new Uint8Array(items.length),
      mask: 0,
      open: start,
      level: deepest(start),
      style: start.map(() => null),
    },
  ];
  for (let depth = 0; depth < items.length; depth += 1) {
    const grown: { score: number; from: State<T>; to: number }[] = [];
    for (const from of beam) {
      const options = items.flatMap((item, to) =>
        from.used[to] ? [] : [{ to, gain: step(from, item, items) + fits(from.placed.at(-1), item, shared) }],
      );
      const best = Math.max(...options.map((option) => option.gain));
      // Where a number continues, a number that jumps is not worth a place in the beam.
      for (const { to, gain } of options) if (gain > best - 4) grown.push({ score: from.score + gain, from, to });
    }
    grown.sort((a, b) => b.score - a.score);
    beam = [];
    const seen = new Set<string>();
    for (const { score, from, to } of grown) {
      const mask = from.mask + 2 ** to;
      const key = `${to}|${mask}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const used = from.used.slice();
      used[to] = 1;
      const item = items[to]!;
      beam.push({
        score,
        placed: [...from.placed, item],
        used,
        mask,
        open: after(from.open, item.label!),
        level: item.label!.level,
        style: from.style.with(item.label!.level, item.heading),
      });
      if (beam.length >= BEAM) break;
    }
  }
  return { order: beam[0]!.placed, open: beam[0]!.open };
}

function after(open: number[], { level, ordinal }: Label): number[] {
  const next = open.slice();
  next[level] = ordinal;
  if (level < 6) for (let deeper = level + 1; deeper < 6; deeper += 1) next[deeper] = 0;
  return next;
}

function deepest(open: number[]): number {
  for (let level = 5; level >= 0; level -= 1) if (open[level]! > 0) return level;
  return -1;
}

function step<T extends Numbered>(state: State<T>, item: T, items: T[]): number {
  const { level, ordinal } = item.label!;
  if (state.placed.at(-1)?.trails) return -3;
  const last = state.placed.at(-1);
  // Lists keep together in print: a far item is a worse continuation than a near one.
  const side = last
    ? (item.at === last.at + 1 ? 0.8 : item.at > last.at ? 0.15 : 0) - Math.min(1, Math.abs(item.at - last.at) * 0.05)
    : 0;
  const before = state.open[level]!;
  if (level >= 6)
    return (
      side +
      (level === 6 && last?.label?.level === 0 && last.heading ? 0.6 : 0) +
      (ordinal === before + 1 ? 3 : ordinal > before ? 0.5 : -4)
    );
  if (ordinal === before + 1) {
    // A child list that begins right under its heading, or a list that goes on.
    if (ordinal === 1)
      return side + (level > state.level ? 3 - (level - state.level - 1) * 0.5 + (last?.heading ? 0.8 : 0) : 1.5);
    const alike = state.style[level] === null ? 0 : state.style[level] === item.heading ? 0.5 : -0.5;
    return side + alike + 3.2 + (level === state.level ? 0.3 : 0) - unfinished(state, level, items) * 0.4;
  }
  if (ordinal === 1) return side - (level > 2 ? 0.5 : 2.5);
  // Its predecessor still waits on this page.
  const waits = items.some(
    (other, i) =>
      !state.used[i] && other !== item && other.label!.level === level && other.label!.ordinal === ordinal - 1,
  );
  if (waits) return side - 4;
  if (ordinal > before) return side - (before === 0 ? 0.8 : 1.2);
  return side - 4;
}

/** A heading stands before what shares its words; two bare headings of one level do not follow each other. */
function fits<T extends Numbered>(last: T | undefined, item: T, shared: Map<string, number>): number {
  if (!last?.heading) return 0;
  if (isDeeper(item.label!.level, last.label!.level)) return overlap(last.text, item.text, shared) * 0.4;
  return item.heading && item.label!.level === last.label!.level ? -0.8 : 0;
}

/** Deeper items that go on from the present state and would be cut off by going up to `level`. */
function unfinished<T extends Numbered>(state: State<T>, level: number, items: T[]): number {
  let count = 0;
  items.forEach((item, i) => {
    const label = item.label!;
    if (
      !state.used[i] &&
      label.level > level &&
      label.level < 6 &&
      label.ordinal > 1 &&
      label.ordinal === state.open[label.level]! + 1
    )
      count += 1;
  });
  return count;
}
