/** A function of the language: how its arguments are checked, and what it becomes. */
import { build, call } from '../build.ts';
import type { Primitive } from '../primitive.ts';
import { expected, Mistake, type Scope } from '../scope.ts';
import type { Argument } from '../syntax.ts';
import type { Source, Tree } from '../tree.ts';
import { describe, type Type } from '../type.ts';

export type Maker = (args: Argument[], scope: Scope, source: Source, wanted?: Type) => Tree;

/** A function of fixed argument types. */
export function fixed(params: Type[], result: Type, primitive: Primitive): Maker {
  return (args, scope, source) => {
    arity(args, params.length, source);
    return call(
      result,
      args.map((arg, i) => build(arg.value, scope, params[i]!)),
      source,
      primitive,
    );
  };
}

export function arity(args: Argument[], count: number, source: Source): void {
  if (args.length !== count) throw new Mistake(`这个函数要 ${count} 个参数，写了 ${args.length} 个。`, source);
}

/** An argument of one kind of type. */
export function argument<K extends Type['kind']>(
  arg: Argument,
  scope: Scope,
  kind: K,
  what: string,
): Tree & { type: Extract<Type, { kind: K }> } {
  const tree = build(arg.value, scope);
  if (tree.type.kind !== kind) throw new Mistake(`${expected(what, tree.type)}。`, tree.source);
  return tree as Tree & { type: Extract<Type, { kind: K }> };
}

/** The text written in an argument. */
export function literal(arg: Argument | undefined, source: Source): string {
  if (arg?.value.node === 'text') return arg.value.text;
  if (arg?.value.node === 'name') return arg.value.name;
  throw new Mistake('这里要写明一段文字，如 “……”。', source);
}

/** The whole number written in an argument. */
export function wholeLiteral(arg: Argument | undefined, source: Source): number {
  const value = arg?.value;
  if (value?.node === 'number' && value.unit === '' && /^\d{1,2}$/u.test(value.digits)) return Number(value.digits);
  if (value?.node === 'minus' && value.of.node === 'number' && /^\d$/u.test(value.of.digits))
    return -Number(value.of.digits);
  throw new Mistake('这里要写明一个整数，如小数位数 2。', source);
}

export function typeError(what: string, tree: Tree): Mistake {
  return new Mistake(`这里要${what}，写的是${describe(tree.type)}。`, tree.source);
}
