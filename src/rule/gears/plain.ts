/** The plain gear: a tree becomes one closure; nothing is recorded. */
import { add, type Exact, multiply, subtract } from '../exact.ts';
import { equal, order } from '../primitive.ts';
import { comparison, inSet } from '../primitives/comparison.ts';
import { date } from '../primitives/date.ts';
import { number } from '../primitives/number.ts';
import type { Input } from '../rule.ts';
import type { Branch, Tree } from '../tree.ts';
import { Failure, type Value } from '../value.ts';
import { missing, parameterValue, type Run } from './run.ts';

export type Compiled = (run: Run) => Value;

/** What a tree may name besides itself: the inputs, and the steps before it, compiled. */
export interface Names {
  inputs: Input[];
  steps: Compiled[];
}

export function compile(tree: Tree, names: Names): Compiled {
  switch (tree.op) {
    case 'const': {
      const { value } = tree;
      return () => value;
    }
    case 'input':
      return compileInput(names.inputs[tree.index]!, tree.index);
    case 'step': {
      const [index, step] = [tree.index, names.steps[tree.index]!];
      return (run) => {
        const known = run.steps[index];
        if (known !== undefined) return known;
        const value = step(run);
        run.steps[index] = value;
        return value;
      };
    }
    case 'today':
      return (run) => run.today;
    case 'parameter':
      return compileParameter(tree, names);
    case 'item':
      return (run) => run.items[tree.depth]!;
    case 'field': {
      const of = needed(tree.of, names);
      return (run) => (of(run) as Value[])[tree.index]!;
    }
    case 'call':
      return compileCall(tree, names);
    case 'and': {
      const [left, right] = [needed(tree.left, names), needed(tree.right, names)];
      return (run) => (left(run) as boolean) && right(run);
    }
    case 'or': {
      const [left, right] = [needed(tree.left, names), needed(tree.right, names)];
      return (run) => (left(run) as boolean) || right(run);
    }
    case 'given': {
      const of = compile(tree.of, names);
      return (run) => of(run) !== null;
    }
    case 'default': {
      const [of, otherwise] = [compile(tree.of, names), compile(tree.otherwise, names)];
      return (run) => of(run) ?? otherwise(run);
    }
    case 'choose':
      return tree.exclusive ? compileExclusive(tree, names) : compileChoice(tree.branches, tree.otherwise, names);
    case 'extreme':
      return compileExtreme(tree, names);
    case 'collect':
      return compileCollect(tree, names);
    case 'over':
      return compileOver(tree, names);
    case 'reading':
      return (run) => run.readings.has(tree.name);
    case 'fail':
      return () => {
        throw new Failure(tree.code, tree.message);
      };
  }
}

/** The same, where 空 will not do: the Failure names what is missing. */
function needed(tree: Tree, names: Names): Compiled {
  const value = compile(tree, names);
  if (!tree.nullable) return value;
  return (run) => value(run) ?? absent(tree, names);
}

/** Throws the Failure for a value that is needed and missing. */
export function absent(tree: Tree, names: Pick<Names, 'inputs'>): never {
  if (tree.op === 'input') throw missing(names.inputs[tree.index]!.title, names.inputs[tree.index]!.key);
  throw missing(tree.source.text || '所需的值', null);
}

function compileInput(input: Input, index: number): Compiled {
  return (run) => {
    const value = run.inputs[index];
    if (value === undefined) throw missing(input.title, input.key);
    return value;
  };
}

function compileParameter(tree: Tree & { op: 'parameter' }, names: Names): Compiled {
  const { parameter } = tree;
  const key = tree.key ? needed(tree.key, names) : null;
  const at = tree.at ? needed(tree.at, names) : null;
  return (run) => parameterValue(run, parameter, key ? key(run) : null, at ? (at(run) as number) : run.today);
}

function compileCall(tree: Tree & { op: 'call' }, names: Names): Compiled {
  const { primitive } = tree;
  const args = tree.args.map((arg) => needed(arg, names));
  const [a, b] = args;
  const whole = FAST.get(primitive);
  if (whole && a && b) {
    const right = tree.args[1]!;
    if (right.op !== 'const' || right.value === null) return (run) => whole(a(run), b(run));
    const { value } = right;
    return (run) => whole(a(run), value);
  }
  if (primitive === inSet && tree.args[1]!.op === 'const') {
    const bit = 1 << (tree.args[1]!.value as number);
    return (run) => ((a!(run) as number) & bit) !== 0;
  }
  if (args.length === 1) return (run) => primitive.apply([a!(run)], run.calendar);
  if (args.length === 2) return (run) => primitive.apply([a!(run), b!(run)], run.calendar);
  return (run) =>
    primitive.apply(
      args.map((arg) => arg(run)),
      run.calendar,
    );
}

/** Two-place operations without the array of arguments. */
const FAST = new Map<unknown, (a: Value, b: Value) => Value>([
  [comparison['='], (a, b) => equal(a, b)],
  [comparison['!='], (a, b) => !equal(a, b)],
  [comparison['<'], (a, b) => (typeof a === 'number' && typeof b === 'number' ? a < b : order(a, b) < 0)],
  [comparison['<='], (a, b) => (typeof a === 'number' && typeof b === 'number' ? a <= b : order(a, b) <= 0)],
  [comparison['>'], (a, b) => (typeof a === 'number' && typeof b === 'number' ? a > b : order(a, b) > 0)],
  [comparison['>='], (a, b) => (typeof a === 'number' && typeof b === 'number' ? a >= b : order(a, b) >= 0)],
  [date.difference, (a, b) => (a as number) - (b as number)],
  [number.add, (a, b) => add(a as Exact, b as Exact)],
  [number.subtract, (a, b) => subtract(a as Exact, b as Exact)],
  [number.multiply, (a, b) => multiply(a as Exact, b as Exact)],
]);

function compileChoice(branches: Branch[], otherwise: Tree, names: Names): Compiled {
  return branches.reduceRight<Compiled>(
    (rest, branch) => {
      const [when, gives] = [needed(branch.when, names), compile(branch.gives, names)];
      return (run) => (when(run) ? gives(run) : rest(run));
    },
    compile(otherwise, names),
  );
}

/** Every condition is asked: two that hold with different values are a conflict, not an accident. */
function compileExclusive(tree: Tree & { op: 'choose' }, names: Names): Compiled {
  const branches = tree.branches.map(({ when, gives }) => ({
    when: needed(when, names),
    gives: compile(gives, names),
  }));
  const otherwise = compile(tree.otherwise, names);
  return (run) => {
    let found = -1;
    for (let i = 0; i < branches.length; i++) {
      if (!branches[i]!.when(run)) continue;
      if (found >= 0) throw conflict(tree, found, i);
      found = i;
    }
    return found >= 0 ? branches[found]!.gives(run) : otherwise(run);
  };
}

export function conflict(tree: Tree & { op: 'choose' }, a: number, b: number): Failure {
  const [x, y] = [tree.branches[a]!.source, tree.branches[b]!.source];
  return new Failure(
    'conflict',
    `两条规定同时适用而没有先后：${x.file}:${x.line} 与 ${y.file}:${y.line}；请起草单位明确。`,
  );
}

function compileExtreme(tree: Tree & { op: 'extreme' }, names: Names): Compiled {
  const branches = tree.branches.map(({ when, gives }) => ({ when: needed(when, names), gives: needed(gives, names) }));
  const otherwise = compile(tree.otherwise, names);
  const join = JOIN[tree.pick];
  return (run) => {
    let result: Value = null;
    for (const { when, gives } of branches)
      if (when(run)) result = result === null ? gives(run) : join(result, gives(run));
    return result ?? otherwise(run);
  };
}

export const JOIN = {
  max: (a: Value, b: Value): Value => (order(b, a) > 0 ? b : a),
  min: (a: Value, b: Value): Value => (order(b, a) < 0 ? b : a),
  sum: (a: Value, b: Value): Value => add(a as Exact, b as Exact),
};

function compileCollect(tree: Tree & { op: 'collect' }, names: Names): Compiled {
  const branches = tree.branches.map(({ when, gives }) => ({ when: needed(when, names), gives: needed(gives, names) }));
  const set = tree.type.kind === 'set';
  return (run) => {
    const members: Value[] = [];
    for (const { when, gives } of branches) if (when(run)) members.push(gives(run));
    return set ? members.reduce<number>((bits, member) => bits | (1 << (member as number)), 0) : members;
  };
}

function compileOver(tree: Tree & { op: 'over' }, names: Names): Compiled {
  const [list, body] = [
    needed(tree.list, names),
    tree.how === 'map' ? compile(tree.body, names) : needed(tree.body, names),
  ];
  const second = tree.second ? needed(tree.second, names) : null;
  return (run) =>
    over(
      tree,
      list(run) as Value[],
      (item) => within(run, tree.depth, item, body),
      second && ((item) => within(run, tree.depth, item, second)),
    );
}

function within(run: Run, depth: number, item: Value, body: Compiled): Value {
  run.items[depth] = item;
  return body(run);
}

/** What going through a list gives, with the body as a function of one element. */
export function over(
  tree: Tree & { op: 'over' },
  list: Value[],
  body: (item: Value) => Value,
  second: ((item: Value) => Value) | null,
): Value {
  switch (tree.how) {
    case 'map':
      return list.map(body);
    case 'filter':
      return list.filter((item) => body(item));
    case 'any':
      return list.some((item) => body(item));
    case 'all':
      return list.every((item) => body(item));
    case 'count':
      return list.filter((item) => body(item)).length;
    case 'first':
      return list.find((item) => body(item)) ?? null;
    case 'sum':
      return list.reduce<Value>((sum, item) => add(sum as Exact, body(item) as Exact), 0);
    case 'max':
    case 'min': {
      if (list.length === 0) throw new Failure('invalid-input', '列表是空的，没有最大最小；请核对输入。');
      return list.map(body).reduce(JOIN[tree.how]);
    }
    case 'sort':
    case 'sort-down': {
      const sign = tree.how === 'sort' ? 1 : -1;
      return list
        .map((item) => ({ item, by: body(item) }))
        .sort((a, b) => sign * order(a.by, b.by))
        .map(({ item }) => item);
    }
    case 'repeated': {
      const keys = list.map(body);
      return keys.some((key, i) => keys.slice(0, i).some((other) => equal(key, other)));
    }
    case 'pairs':
      return list.map((item) => [body(item), second!(item)]);
  }
}
