/**
 * Conditions as formulas over variables with few values: a choice has its members, a number or a date the points at and
 * between the bounds that it is compared with. That is enough to find gaps, overlaps and branches that are never reached.
 */
import { compare, type Exact } from '../exact.ts';
import { order } from '../primitive.ts';
import { comparison, inList, inSet, negate } from '../primitives/comparison.ts';
import { printValue } from '../print.ts';
import type { Tree } from '../tree.ts';
import type { Type } from '../type.ts';
import type { Value } from '../value.ts';

export type Formula =
  | { is: 'constant'; value: boolean }
  | { is: 'atom'; variable: string; holds(point: Point): boolean }
  | { is: 'and' | 'or'; parts: Formula[] }
  | { is: 'not'; of: Formula };

/** One value of a variable, or a place between two bounds: `after` the bound `value` (or before all of them). */
export interface Point {
  value: Value;
  side: -1 | 0 | 1;
  text: string;
}

/** What the conditions of one rule speak about. */
export class Variables {
  private readonly bounds = new Map<string, { type: Type; name: string; values: Value[] }>();
  private readonly fixed = new Map<string, Point[]>();
  private readonly names = new Map<Formula, ReadonlySet<string>>();
  private readonly holding = new Map<Formula, Uint8Array>();

  /** Every value that a variable can take as far as the formulas can tell. */
  points(variable: string): Point[] {
    const fixed = this.fixed.get(variable);
    if (fixed) return fixed;
    const { type, name, values } = this.bounds.get(variable)!;
    const sorted = values.toSorted(order).filter((value, i, all) => i === 0 || order(value, all[i - 1]!) !== 0);
    const text = (value: Value, sign: string): string => `${name} ${sign} ${printValue(value, type)}`;
    const points: Point[] = [{ value: sorted[0]!, side: -1, text: text(sorted[0]!, '<') }];
    for (const [i, value] of sorted.entries()) {
      points.push({ value, side: 0, text: text(value, '=') });
      // Between two whole neighbours (two days, 3 and 4 of an integer) there is nothing.
      if (!adjacent(value, sorted[i + 1], type)) points.push({ value, side: 1, text: text(value, '>') });
    }
    this.fixed.set(variable, points);
    return points;
  }

  /** The variables of a formula. */
  namesIn(formula: Formula): ReadonlySet<string> {
    const known = this.names.get(formula);
    if (known) return known;
    const found = new Set(
      formula.is === 'atom'
        ? [formula.variable]
        : (formula.is === 'constant' ? [] : formula.is === 'not' ? [formula.of] : formula.parts).flatMap((part) => [
            ...this.namesIn(part),
          ]),
    );
    this.names.set(formula, found);
    return found;
  }

  /** At which points of its only variable a formula holds, as `holds` says: 1 or 0 for each. */
  pointsOf(
    formula: Formula,
    variable: string,
    holds: (formula: Formula, chosen: Map<string, Point>) => boolean | null,
  ): Uint8Array {
    const known = this.holding.get(formula);
    if (known) return known;
    const chosen = new Map<string, Point>();
    const found = Uint8Array.from(this.points(variable), (point) =>
      holds(formula, chosen.set(variable, point)) ? 1 : 0,
    );
    this.holding.set(formula, found);
    return found;
  }

  finite(variable: string, points: Point[]): string {
    this.fixed.set(variable, points);
    return variable;
  }

  bounded(variable: string, type: Type, name: string, value: Value): string {
    const known = this.bounds.get(variable) ?? { type, name, values: [] };
    known.values.push(value);
    this.bounds.set(variable, known);
    this.fixed.delete(variable);
    return variable;
  }
}

/** The formula of a condition. Every condition of a rule is made before any is solved, so that all bounds are known. */
export function formulaOf(tree: Tree, variables: Variables): Formula {
  if (tree.op === 'const') return { is: 'constant', value: tree.value === true };
  if (tree.op === 'and' || tree.op === 'or')
    return { is: tree.op, parts: [formulaOf(tree.left, variables), formulaOf(tree.right, variables)] };
  if (tree.op === 'call') {
    if (tree.primitive === negate) return { is: 'not', of: formulaOf(tree.args[0]!, variables) };
    const made = comparisonOf(tree, variables) ?? membershipOf(tree, variables);
    if (made) return made;
  }
  return truth(tree, variables);
}

/** Anything else that is true or false: a fact by its name. */
function truth(tree: Tree, variables: Variables): Formula {
  const variable = variables.finite(keyOf(tree), TRUTH(tree.source.text || '条件'));
  return { is: 'atom', variable, holds: ({ value }) => value === true };
}

function TRUTH(name: string): Point[] {
  return [
    { value: true, side: 0, text: name },
    { value: false, side: 0, text: `非 ${name}` },
  ];
}

const TESTS = new Map<unknown, (order: number) => boolean>([
  [comparison['='], (o) => o === 0],
  [comparison['!='], (o) => o !== 0],
  [comparison['<'], (o) => o < 0],
  [comparison['<='], (o) => o <= 0],
  [comparison['>'], (o) => o > 0],
  [comparison['>='], (o) => o >= 0],
]);

function comparisonOf(tree: Tree & { op: 'call' }, variables: Variables): Formula | null {
  const test = TESTS.get(tree.primitive);
  if (!test) return null;
  const [a, b] = tree.args as [Tree, Tree];
  if (a.op === 'const' && b.op === 'const') return { is: 'constant', value: test(order(a.value, b.value)) };
  const [subject, bound, sign] = b.op === 'const' ? [a, b, 1] : a.op === 'const' ? [b, a, -1] : [null, null, 1];
  if (!subject || !bound) {
    const variable = variables.finite(
      `${keyOf(a)}⋈${keyOf(b)}`,
      [-1, 0, 1].map((side) => ({
        value: side,
        side: 0,
        text: `${a.source.text} ${['<', '=', '>'][side + 1]} ${b.source.text}`,
      })),
    );
    return { is: 'atom', variable, holds: ({ value }) => test(value as number) };
  }
  const name = subject.source.text || keyOf(subject);
  if (subject.type.kind === 'boolean') {
    const variable = variables.finite(keyOf(subject), TRUTH(name));
    return { is: 'atom', variable, holds: ({ value }) => test(value === bound.value ? 0 : 1) };
  }
  if (subject.type.kind === 'choice')
    return atChoice(subject, variables, (index) => test(index === bound.value ? 0 : 1));
  if (!['number', 'date', 'instant', 'month'].includes(subject.type.kind)) {
    // Texts and lists are only equal or not; each value compared with is a fact of its own.
    const equal: Formula = {
      is: 'atom',
      variable: variables.finite(
        `${keyOf(subject)}=${JSON.stringify(bound.value)}`,
        TRUTH(`${name} = ${printValue(bound.value, subject.type)}`),
      ),
      holds: ({ value }) => value === true,
    };
    return test(0) ? equal : { is: 'not', of: equal };
  }
  const variable = variables.bounded(keyOf(subject), subject.type, name, bound.value);
  return {
    is: 'atom',
    variable,
    holds: ({ value, side }) => test(sign * (order(value, bound.value) || side)),
  };
}

function membershipOf(tree: Tree & { op: 'call' }, variables: Variables): Formula | null {
  const [whole, one] = tree.args as [Tree, Tree];
  if (tree.primitive === inSet && whole.op === 'const')
    return atChoice(one, variables, (index) => ((whole.value as number) & (1 << index)) !== 0);
  if (tree.primitive !== inSet && tree.primitive !== inList) return null;
  if (one.op !== 'const') return null;
  const variable = variables.finite(`${keyOf(whole)}∋${JSON.stringify(one.value)}`, TRUTH(tree.source.text));
  return { is: 'atom', variable, holds: ({ value }) => value === true };
}

function atChoice(subject: Tree, variables: Variables, holds: (index: number) => boolean): Formula | null {
  if (subject.type.kind !== 'choice') return null;
  const { titles } = subject.type.domain;
  const name = subject.source.text || keyOf(subject);
  const variable = variables.finite(
    keyOf(subject),
    titles.map((title, value) => ({ value, side: 0, text: `${name} = ${title}` })),
  );
  return { is: 'atom', variable, holds: ({ value }) => holds(value as number) };
}

function adjacent(a: Value, b: Value | undefined, type: Type): boolean {
  if (b === undefined) return false;
  const whole = type.kind === 'date' || type.kind === 'month' || (type.kind === 'number' && type.whole === true);
  return whole && compare(b as Exact, a as Exact) === 1;
}

/** One text for the same thing written in two places. */
export function keyOf(tree: Tree): string {
  switch (tree.op) {
    case 'const':
      return JSON.stringify(tree.value, (_, v) => (typeof v === 'bigint' ? String(v) : (v as unknown)));
    case 'input':
    case 'step':
      return `${tree.op}${tree.index}`;
    case 'item':
      return `item${tree.depth}`;
    case 'field':
      return `${keyOf(tree.of)}.${tree.index}`;
    case 'call':
      return `${tree.primitive.name}(${tree.args.map(keyOf).join(',')})`;
    case 'given':
      return `given(${keyOf(tree.of)})`;
    case 'reading':
      return `reading ${tree.name}`;
    case 'today':
      return 'today';
    case 'over':
      return `${tree.how}(${keyOf(tree.list)},${keyOf(tree.body)})`;
    case 'parameter':
      return `${tree.parameter.id}(${tree.key ? keyOf(tree.key) : ''}${tree.at ? `@${keyOf(tree.at)}` : ''})`;
    case 'default':
      return `default(${keyOf(tree.of)},${keyOf(tree.otherwise)})`;
    case 'and':
    case 'or':
      return `${tree.op}(${keyOf(tree.left)},${keyOf(tree.right)})`;
    default:
      return `${tree.source.file}:${tree.source.line}:${tree.source.column}`;
  }
}
