/** Whether a formula can hold: tries the values of one variable after another and stops as soon as the formula is decided. */
import type { Formula, Point, Variables } from './formula.ts';

/** The values under which it holds, as text; null where it never does; 'unknown' where the search became too long. */
export function solve(formula: Formula, variables: Variables): string[] | null | 'unknown' {
  const search = { left: BUDGET };
  const found = assign(formula, variables, new Map(), search);
  return found ?? (search.left < 0 ? 'unknown' : null);
}

const BUDGET = 3_000;

function assign(
  formula: Formula,
  variables: Variables,
  chosen: Map<string, Point>,
  search: { left: number },
): string[] | null {
  if (--search.left < 0) return null;
  const value = decided(formula, chosen);
  if (value === true) return [...chosen.values()].map(({ text }) => text);
  if (value === false) return null;
  const variable = firstOpen(formula, chosen)!;
  for (const point of variables.points(variable)) {
    chosen.set(variable, point);
    const found = assign(formula, variables, chosen, search);
    if (found) return found;
    chosen.delete(variable);
  }
  return null;
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
