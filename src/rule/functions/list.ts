/** Going through lists: 合计, 计数, 各, 筛选 …; and sets as wholes. */
import { build, buildCondition, call, fit, same } from '../build.ts';
import { equal, type Primitive } from '../primitive.ts';
import { expected, Mistake, type Scope } from '../scope.ts';
import type { Argument } from '../syntax.ts';
import type { Over, Source, Tree } from '../tree.ts';
import { BOOLEAN, describe, PLAIN_NUMBER, type Type } from '../type.ts';
import type { Value } from '../value.ts';
import { arity, type Maker } from './function.ts';

export const listFunctions: Record<string, Maker> = {
  合计: number('sum'),
  最大: number('max'),
  最小: number('min'),
  各: (args, scope, source) => {
    const { list, body, depth } = through(args, scope, source, (arg, inner) => build(arg.value, inner));
    return {
      op: 'over',
      how: 'map',
      list,
      body,
      second: null,
      depth,
      type: { kind: 'list', of: body.type },
      source,
      nullable: false,
    };
  },
  筛选: condition('filter', (list) => list.type),
  任一: condition('any', () => BOOLEAN),
  全部: condition('all', () => BOOLEAN),
  首个: condition('first', (list) => elementOf(list)),
  计数: (args, scope, source) =>
    args.length === 1 ? size(args, scope, source) : condition('count', () => PLAIN_NUMBER)(args, scope, source),
  排序: sorted('sort'),
  降序: sorted('sort-down'),
  有重复: (args, scope, source) => {
    const { list, body, depth } = through(
      args.length === 1 ? [args[0]!, itself(args[0]!)] : args,
      scope,
      source,
      (arg, inner) => build(arg.value, inner),
    );
    return { op: 'over', how: 'repeated', list, body, second: null, depth, type: BOOLEAN, source, nullable: false };
  },
  对照: (args, scope, source) => {
    arity(args, 3, source);
    const { list, body, depth, inner } = through(args.slice(0, 2), scope, source, (arg, within) =>
      build(arg.value, within),
    );
    const second = build(args[2]!.value, inner);
    return {
      op: 'over',
      how: 'pairs',
      list,
      body,
      second,
      depth,
      type: { kind: 'map', key: body.type, value: second.type },
      source,
      nullable: false,
    };
  },
  去重: whole((list) => list.filter((x, i) => list.findIndex((y) => equal(x, y)) === i), '去重'),
  接续: pairOfLists((a, b) => [...a, ...b], '接续'),
  减去: pairOfLists((a, b) => a.filter((x) => !b.some((y) => equal(x, y))), '减去'),
  其后: (args, scope, source) => {
    arity(args, 2, source);
    const list = listOf(args[0]!, scope);
    return call(list.type, [list, build(args[1]!.value, scope, elementOf(list))], source, {
      name: '其后',
      apply: ([items, item]) => {
        const at = (items as Value[]).findIndex((x) => equal(x, item!));
        return at < 0 ? [] : (items as Value[]).slice(at + 1);
      },
    });
  },
  并: sets((a, b) => a | b, '并'),
  交: sets((a, b) => a & b, '交'),
  差: sets((a, b) => a & ~b, '差'),
};

function itself(arg: Argument): Argument {
  return { value: { node: 'name', name: '本项', span: arg.value.span }, alias: null };
}

interface Through {
  list: Tree;
  body: Tree;
  depth: number;
  inner: Scope;
}

/** The list of the first argument, and the second built where one element can be seen. */
function through(args: Argument[], scope: Scope, source: Source, make: (arg: Argument, inner: Scope) => Tree): Through {
  arity(args, 2, source);
  const list = listOf(args[0]!, scope);
  const inner = { ...scope, items: [...scope.items, { alias: args[0]!.alias, type: elementOf(list) }] };
  return { list, body: make(args[1]!, inner), depth: scope.items.length, inner };
}

function listOf(arg: Argument, scope: Scope): Tree {
  const tree = build(arg.value, scope);
  if (tree.type.kind === 'set')
    return call({ kind: 'list', of: { kind: 'choice', domain: tree.type.domain } }, [tree], tree.source, members);
  if (tree.type.kind !== 'list' && tree.type.kind !== 'map')
    throw new Mistake(`${expected('列表', tree.type)}。`, tree.source);
  return tree;
}

const members: Primitive = {
  name: '各选项',
  apply: ([bits]) => Array.from({ length: 31 }, (_, i) => i).filter((i) => ((bits as number) & (1 << i)) !== 0),
};

function elementOf(list: Tree): Type {
  if (list.type.kind === 'list') return list.type.of;
  const { key, value } = list.type as Type & { kind: 'map' };
  const fields = value.kind === 'record' ? value.fields : [{ key: 'value', title: '值', type: value, optional: false }];
  return { kind: 'record', fields: [{ key: 'key', title: '键', type: key, optional: false }, ...fields] };
}

function number(how: Over & ('sum' | 'max' | 'min')): Maker {
  return (args, scope, source) => {
    const { list, body, depth } = through(
      args.length === 1 ? [args[0]!, itself(args[0]!)] : args,
      scope,
      source,
      (arg, inner) => build(arg.value, inner),
    );
    if (body.type.kind !== 'number' && !(how !== 'sum' && body.type.kind === 'date'))
      throw new Mistake(`${expected('数', body.type)}。`, body.source);
    return { op: 'over', how, list, body, second: null, depth, type: body.type, source, nullable: false };
  };
}

function condition(how: Over, result: (list: Tree) => Type): Maker {
  return (args, scope, source) => {
    const { list, body, depth } = through(args, scope, source, (arg, inner) => buildCondition(arg.value, inner));
    return { op: 'over', how, list, body, second: null, depth, type: result(list), source, nullable: how === 'first' };
  };
}

function sorted(how: 'sort' | 'sort-down'): Maker {
  return (args, scope, source) => {
    const { list, body, depth } = through(args, scope, source, (arg, inner) => build(arg.value, inner));
    return { op: 'over', how, list, body, second: null, depth, type: list.type, source, nullable: false };
  };
}

function size(args: Argument[], scope: Scope, source: Source): Tree {
  const tree = build(args[0]!.value, scope);
  if (tree.type.kind === 'set')
    return call(PLAIN_NUMBER, [tree], source, {
      name: '个数',
      apply: ([bits]) => (members.apply([bits!], undefined as never) as Value[]).length,
    });
  return call(PLAIN_NUMBER, [listOf(args[0]!, scope)], source, {
    name: '个数',
    apply: ([list]) => (list as Value[]).length,
  });
}

function whole(operation: (list: Value[]) => Value[], name: string): Maker {
  return (args, scope, source) => {
    arity(args, 1, source);
    const list = listOf(args[0]!, scope);
    return call(list.type, [list], source, { name, apply: ([items]) => operation(items as Value[]) });
  };
}

function pairOfLists(operation: (a: Value[], b: Value[]) => Value[], name: string): Maker {
  return (args, scope, source) => {
    arity(args, 2, source);
    const [a, b] = [listOf(args[0]!, scope), listOf(args[1]!, scope)];
    if (!same(a.type, b.type))
      throw new Mistake(`两个列表不是一类：${describe(a.type)}与${describe(b.type)}。`, source);
    return call(a.type, [a, fit(b, a.type)], source, {
      name,
      apply: ([x, y]) => operation(x as Value[], y as Value[]),
    });
  };
}

/** Both sets of one choice; a set written out takes the choice of the other. */
function sets(operation: (a: number, b: number) => number, name: string): Maker {
  return (args, scope, source, wanted) => {
    arity(args, 2, source);
    const written = args.findIndex((arg) => arg.value.node === 'set');
    const other =
      written === -1 ? undefined : build(args[1 - written]!.value, scope, wanted?.kind === 'set' ? wanted : undefined);
    const [a, b] = args.map((arg, i) =>
      i !== written && other ? other : build(arg.value, scope, other?.type ?? wanted),
    ) as [Tree, Tree];
    if (a.type.kind !== 'set' || !same(a.type, b.type))
      throw new Mistake(`${expected('同一组选项的多选', a.type)}。`, source);
    return call(a.type, [a, b], source, { name, apply: ([x, y]) => operation(x as number, y as number) });
  };
}
