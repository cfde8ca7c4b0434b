/**
 * Whether conditions can hold together: what speaks of one variable alone narrows its points at once, then the values of one
 * variable after another are tried, until everything is decided.
 */
import type { Formula, Point, Variables } from './formula.ts';

/** What is taken to hold: the points left to each variable, and the formulas that speak of several. null = they never hold. */
export type Known = { left: ReadonlyMap<string, Uint8Array>; mixed: Formula[] } | null;

export const NOTHING: Known = { left: new Map(), mixed: [] };

/** `known` with one more formula. */
export function and(known: Known, formula: Formula, variables: Variables): Known {
  if (formula.is === 'and') return formula.parts.reduce((all, part) => and(all, part, variables), known);
  if (!known) return null;
  const names = variables.namesIn(formula);
  const [name] = names;
  if (name === undefined || names.size > 1) return { ...known, mixed: [...known.mixed, formula] };
  const before = known.left.get(name);
  const holds = variables.pointsOf(formula, name, decided);
  const points = before ? holds.map((is, i) => is & before[i]!) : holds;
  return points.includes(1) ? { ...known, left: new Map(known.left).set(name, points) } : null;
}

/** The values under which it holds, as text; null where it never does; 'unknown' where the search became too long. */
export function solve(known: Known, variables: Variables): string[] | null | 'unknown' {
  if (!known) return null;
  const points = (name: string): Point[] => {
    const left = known.left.get(name);
    return left ? variables.points(name).filter((_, i) => left[i] === 1) : variables.points(name);
  };
  const search = { left: BUDGET };
  const chosen = new Map<string, Point>();
  if (!assign({ is: 'and', parts: known.mixed }, points, chosen, search)) return search.left < 0 ? 'unknown' : null;
  for (const name of known.left.keys()) if (!chosen.has(name)) chosen.set(name, points(name)[0]!);
  return [...chosen.values()].map(({ text }) => text);
}

const BUDGET = 3_000;

function assign(
  formula: Formula,
  points: (variable: string) => Point[],
  chosen: Map<string, Point>,
  search: { left: number },
): boolean {
  if (--search.left < 0) return false;
  const value = decided(formula, chosen);
  if (value !== null) return value;
  const variable = firstOpen(formula, chosen)!;
  for (const point of points(variable)) {
    chosen.set(variable, point);
    if (assign(formula, points, chosen, search)) return true;
    chosen.delete(variable);
  }
  return false;
}

/** true or false where the chosen values decide it already. */
function decided(formula: Formula, chosen: ReadonlyMap<string, Point>): boolean | null {
  switch (formula.is) {
    case 'constant':
      return formula.value;
    case 'atom': {
      const point = chosen.get(formula.variable);
      return point ? formula.holds(point) : null;
    }
    case 'not': {
      const inner = decided(formula.of, chosen);
      return inner === null ? null : !inner;
    }
    default: {
      const stop = formula.is === 'or';
      let open = false;
      for (const part of formula.parts) {
        const value = decided(part, chosen);
        if (value === stop) return stop;
        open ||= value === null;
      }
      return open ? null : !stop;
    }
  }
}

function firstOpen(formula: Formula, chosen: ReadonlyMap<string, Point>): string | null {
  if (formula.is === 'atom') return chosen.has(formula.variable) ? null : formula.variable;
  if (formula.is === 'not') return firstOpen(formula.of, chosen);
  if (formula.is === 'constant' || decided(formula, chosen) !== null) return null;
  for (const part of formula.parts) {
    const open = firstOpen(part, chosen);
    if (open !== null) return open;
  }
  return null;
}
