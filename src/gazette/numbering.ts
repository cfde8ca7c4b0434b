/** What numbering says of the order of blocks: 二、after 一、, children under their heading, never backwards. */
import type { Label } from './label.ts';

/** Levels in order of nesting: 章 0, 一、 1, 条 1½, （一） 2 … annexes stand apart. */
const DEPTH = [0, 2, 4, 6, 8, 10, 3, -2];
export const depthOf = (level: number): number => DEPTH[level]!;

/** Ordinals reached on each level, then the depth of the last label, then whether it was a bare heading. */
export type Numbering = Int16Array;

const LEVELS = 8;
const CURRENT = LEVELS;
const BARE = LEVELS + 1;
const STYLE = LEVELS + 2;

export function numberingStart(): Numbering {
  const state = new Int16Array(STYLE + LEVELS);
  state[CURRENT] = -1;
  return state;
}

/** How a label follows the state of the numbering. */
export const STEPS = [
  'number continues',
  'number continues above',
  'first below heading',
  'first below item',
  'first, level skipped',
  'first again',
  'number jumps',
  'number from nowhere',
  'number goes back',
  'article continues',
  'article jumps',
  'article goes back',
  'annex continues',
  'annex jumps',
  'first below colon',
] as const;

/** Index in STEPS of the step that `label` takes from `state`. */
export function stepOf(state: Numbering, { level, ordinal, above }: Label, colon: boolean): number {
  const before = state[level]!;
  // 3.1 under chapter 2 stands as wrongly as a number that goes back.
  if (above !== null && state[level - 1]! > 0 && state[level - 1] !== above) return 8;
  if (level === 6) return ordinal === before + 1 ? 9 : ordinal > before ? 10 : 11;
  if (level === 7) return ordinal === before + 1 || ordinal === 0 ? 12 : 13;
  const depth = depthOf(level);
  const current = state[CURRENT]!;
  if (ordinal > 1 && ordinal === before + 1) return depth < current ? 1 : 0;
  if (ordinal === 1) {
    if (colon) return 14;
    if (depth <= current) return 5;
    if (depth - current > 3 && current >= 0) return 4;
    return state[BARE] === 1 ? 2 : 3;
  }
  if (ordinal > before) return before > 0 ? 6 : 7;
  return 8;
}

/** The steps that a label could take at best. */
export function stepsOpen({ level, ordinal }: Label, continues: boolean): number[] {
  if (level === 6) return continues ? [9, 10, 11] : [10, 11];
  if (level === 7) return [12, 13];
  if (ordinal === 1) return [2, 3, 4, 5, 14];
  return continues ? [0, 1] : [6, 7, 8];
}

/** Do brothers look alike: 1 both bare headings or both not, −1 different, 0 no brother yet. */
export function alike(state: Numbering, level: number, heading: boolean): number {
  const style = state[STYLE + level]!;
  return style === 0 ? 0 : (style === 2) === heading ? 1 : -1;
}

/** Moves the state on, in place. */
export function advance(state: Numbering, { level, ordinal }: Label, heading: boolean): void {
  state[level] = ordinal;
  state[CURRENT] = depthOf(level);
  state[BARE] = heading ? 1 : 0;
  if (ordinal === 1) state[STYLE + level] = 0;
  state[STYLE + level] = heading ? 2 : 1;
  if (level === 7) {
    for (let l = 0; l < 7; l += 1) state[l] = 0;
    return;
  }
  if (level === 6) {
    for (let deeper = 2; deeper < 6; deeper += 1) state[deeper] = 0;
    return;
  }
  for (let deeper = level + 1; deeper < 6; deeper += 1) state[deeper] = 0;
}
