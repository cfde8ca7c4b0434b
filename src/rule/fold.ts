/**
 * A tree for one day and one set of readings: what these decide is decided once. The branch of a dated value is chosen, a
 * parameter becomes its value. The answers stay the same; only what does not depend on the inputs is gone.
 */
import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { parameterValue } from './gears/run.ts';
import { comparison, negate } from './primitives/comparison.ts';
import type { Branch, Parameter, Tree } from './tree.ts';
import { BOOLEAN, DATE } from './type.ts';
import { Failure, type Value } from './value.ts';

/** What is known before any input. */
export interface Known {
  today: Day;
  readings: ReadonlySet<string>;
  calendar: WorkCalendar;
  replaced: ReadonlyMap<Parameter, Value> | null;
}

export function fold(tree: Tree, known: Known): Tree {
  const go = (part: Tree): Tree => fold(part, known);
  switch (tree.op) {
    case 'today':
      return constant(tree, known.today, DATE);
    case 'reading':
      return constant(tree, known.readings.has(tree.name), BOOLEAN);
    case 'parameter':
      return foldParameter({ ...tree, key: tree.key && go(tree.key), at: tree.at && go(tree.at) }, known);
    case 'call': {
      const args = tree.args.map(go);
      if (DECIDABLE.has(tree.primitive) && args.every((arg) => arg.op === 'const' && arg.value !== null)) {
        return constant(
          tree,
          tree.primitive.apply(
            args.map((arg) => (arg as { value: Value }).value),
            known.calendar,
          ),
          tree.type,
        );
      }
      return { ...tree, args };
    }
    case 'and':
    case 'or': {
      const [left, right] = [go(tree.left), go(tree.right)];
      if (left.op === 'const') return left.value === (tree.op === 'or') ? left : right;
      return { ...tree, left, right };
    }
    case 'field':
    case 'given':
      return { ...tree, of: go(tree.of) };
    case 'default':
      return { ...tree, of: go(tree.of), otherwise: go(tree.otherwise) };
    case 'choose':
      return foldChoice(tree, go);
    case 'extreme':
      return { ...tree, branches: open(tree.branches, go), otherwise: go(tree.otherwise) };
    case 'collect':
      return { ...tree, branches: open(tree.branches, go) };
    case 'over':
      return { ...tree, list: go(tree.list), body: go(tree.body), second: tree.second && go(tree.second) };
    default:
      return tree;
  }
}

/** Comparisons never fail on two values; everything else may, and only where it is needed. */
const DECIDABLE = new Set<unknown>([...Object.values(comparison), negate]);

function constant(tree: Tree, value: Value, type: Tree['type']): Tree {
  return { op: 'const', value, type, source: tree.source, nullable: value === null };
}

function foldParameter(tree: Tree & { op: 'parameter' }, known: Known): Tree {
  if ((tree.key && tree.key.op !== 'const') || (tree.at && tree.at.op !== 'const')) return tree;
  try {
    const day = tree.at ? ((tree.at as { value: Value }).value as number) : known.today;
    const key = tree.key ? (tree.key as { value: Value }).value : null;
    return constant(tree, parameterValue(known, tree.parameter, key, day), tree.type);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      op: 'fail',
      code: error.code,
      message: error.message,
      type: tree.type,
      source: tree.source,
      nullable: false,
    };
  }
}

/** Branches that cannot hold are left out; the first that must hold ends the choice. */
function foldChoice(tree: Tree & { op: 'choose' }, go: (part: Tree) => Tree): Tree {
  const branches = open(tree.branches, go);
  const certain = tree.exclusive ? -1 : branches.findIndex(({ when }) => when.op === 'const');
  if (certain === 0) return branches[0]!.gives;
  const rest =
    certain > 0
      ? { branches: branches.slice(0, certain), otherwise: branches[certain]!.gives }
      : { branches, otherwise: go(tree.otherwise) };
  if (rest.branches.length === 0) return rest.otherwise;
  return { ...tree, ...rest };
}

function open(branches: Branch[], go: (part: Tree) => Tree): Branch[] {
  return branches
    .map((branch) => ({ ...branch, when: go(branch.when) }))
    .filter(({ when }) => !(when.op === 'const' && when.value === false))
    .map((branch) => ({ ...branch, gives: go(branch.gives) }));
}
