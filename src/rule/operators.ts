/** Operators between two expressions, by the types of both. */
import { sameKind, type Unit } from '../text/unit.ts';
import { build, buildCondition, call, fit, same, UnknownName } from './build.ts';
import { comparison, inList, inSet, negate } from './primitives/comparison.ts';
import { date } from './primitives/date.ts';
import { number } from './primitives/number.ts';
import { expected, Mistake, type Scope } from './scope.ts';
import type { Operator, Syntax } from './syntax.ts';
import type { Source, Tree } from './tree.ts';
import { BOOLEAN, combine, describe, NO_UNIT, quantity, type Type } from './type.ts';

export function binary(syntax: Syntax & { node: 'binary' }, scope: Scope, source: Source): Tree {
  const { operator } = syntax;
  if (operator === 'and' || operator === 'or') {
    const [left, right] = [buildCondition(syntax.left, scope), buildCondition(syntax.right, scope)];
    return { op: operator, left, right, type: BOOLEAN, source, nullable: false };
  }
  if (operator === '+' || operator === '-') return sum(operator, syntax, scope, source);
  if (operator === '*' || operator === '/')
    return product(operator, build(syntax.left, scope), build(syntax.right, scope), source);
  if (operator === 'has') return membership(syntax.left, syntax.right, scope, source);
  if (operator === 'in') return membership(syntax.right, syntax.left, scope, source);
  return compared(operator, syntax.left, syntax.right, scope, source);
}

/** `甲 在 乙 至 丙`: both ends included. */
export function between(syntax: Syntax & { node: 'between' }, scope: Scope, source: Source): Tree {
  const left = compared('>=', syntax.of, syntax.from, scope, source);
  const right = compared('<=', syntax.of, syntax.to, scope, source);
  return { op: 'and', left, right, type: BOOLEAN, source, nullable: false };
}

export function negation(of: Tree, source: Source): Tree {
  return call(BOOLEAN, [of], source, negate);
}

function compared(operator: Operator, leftSyntax: Syntax, rightSyntax: Syntax, scope: Scope, source: Source): Tree {
  const [left, right] = pair(leftSyntax, rightSyntax, scope);
  const plain =
    operator === 'at-least'
      ? scope.bounds.atLeast
        ? '>='
        : '>'
      : operator === 'at-most'
        ? scope.bounds.atMost
          ? '<='
          : '<'
        : operator;
  const equality = plain === '=' || plain === '!=';
  const [a, b] = alike(left, right, source);
  if (!equality && !ORDERED.has(a.type.kind)) throw new Mistake(`${expected('可以比大小的值', a.type)}。`, a.source);
  const absent = a.type.kind === 'null' || b.type.kind === 'null' || isNull(a) || isNull(b);
  if (absent && equality) {
    const given: Tree = { op: 'given', of: isNull(a) ? b : a, type: BOOLEAN, source, nullable: false };
    return plain === '=' ? negation(given, source) : given;
  }
  return call(BOOLEAN, [a, b], source, comparison[plain as keyof typeof comparison]);
}

const ORDERED = new Set(['number', 'date', 'instant', 'month', 'text', 'never']);

function isNull(tree: Tree): boolean {
  return tree.op === 'const' && tree.value === null;
}

/** Both sides; a name that only the other side's choice knows is looked up there. */
function pair(leftSyntax: Syntax, rightSyntax: Syntax, scope: Scope): [Tree, Tree] {
  try {
    const left = build(leftSyntax, scope);
    return [
      left,
      build(rightSyntax, scope, left.type.kind === 'choice' || left.type.kind === 'set' ? left.type : undefined),
    ];
  } catch (error) {
    if (!(error instanceof UnknownName) || leftSyntax.node !== 'name') throw error;
    const right = build(rightSyntax, scope);
    if (right.type.kind !== 'choice') throw error;
    return [build(leftSyntax, scope, right.type), right];
  }
}

/** Both sides in one type; a literal takes the unit of the other side. */
function alike(left: Tree, right: Tree, source: Source): [Tree, Tree] {
  if (left.type.kind === 'number' && right.type.kind === 'number') {
    if (!sameKind(left.type.unit, right.type.unit) && !isZero(left) && !isZero(right)) {
      throw new Mistake(
        `单位不合：${describe(left.type)}不能与${describe(right.type)}相比或相加；请核对单位。`,
        source,
      );
    }
    return left.op === 'const' ? [fit(left, right.type), right] : [left, fit(right, left.type)];
  }
  if (!same(left.type, right.type))
    throw new Mistake(`两边不是一类值：左边是${describe(left.type)}，右边是${describe(right.type)}。`, source);
  return [left, right];
}

function isZero(tree: Tree): boolean {
  return tree.op === 'const' && tree.value === 0;
}

function membership(inSyntax: Syntax, ofSyntax: Syntax, scope: Scope, source: Source): Tree {
  let whole: Tree;
  let one: Tree;
  if (inSyntax.node === 'set' || inSyntax.node === 'list') {
    one = build(ofSyntax, scope);
    const wanted: Type =
      one.type.kind === 'choice' ? { kind: 'set', domain: one.type.domain } : { kind: 'list', of: one.type };
    whole = build(inSyntax, scope, wanted);
  } else {
    whole = build(inSyntax, scope);
    if (whole.type.kind === 'set') one = build(ofSyntax, scope, { kind: 'choice', domain: whole.type.domain });
    else if (whole.type.kind === 'list') one = build(ofSyntax, scope, whole.type.of);
    else throw new Mistake(`${expected('多选或列表', whole.type)}。`, whole.source);
  }
  return call(BOOLEAN, [whole, one], source, whole.type.kind === 'set' ? inSet : inList);
}

function sum(operator: '+' | '-', syntax: Syntax & { node: 'binary' }, scope: Scope, source: Source): Tree {
  const [left, right] = sides(build(syntax.left, scope), build(syntax.right, scope));
  const minus = operator === '-';
  if (left.type.kind === 'number' && right.type.kind === 'number') {
    const [a, b] = alike(left, right, source);
    const type = isZero(a) ? b.type : a.type;
    return call(type, [a, b], source, minus ? number.subtract : number.add);
  }
  if (left.type.kind === right.type.kind && minus) {
    if (left.type.kind === 'date') return call(quantity('日'), [left, right], source, date.difference);
    if (left.type.kind === 'month') return call(quantity('月'), [left, right], source, date.difference);
    if (left.type.kind === 'instant') return call(quantity('小时'), [left, right], source, date.hoursBetween);
  }
  if (right.type.kind === 'number') {
    const shift = SHIFTS.find(([kind, unit]) => kind === left.type.kind && measures(right.type, unit));
    if (shift) {
      const [, unit, primitive] = shift;
      const amount = fit(right, quantity(unit));
      const signed = minus
        ? amount.op === 'const'
          ? { ...amount, value: -(amount.value as number) }
          : call(amount.type, [amount], source, number.negate)
        : amount;
      return call(left.type, [left, signed], source, primitive);
    }
  }
  throw new Mistake(
    `${describe(left.type)}与${describe(right.type)}不能相${minus ? '减' : '加'}；日期只能加减 日、月、工作日，时刻只能加减 小时、分钟。`,
    source,
  );
}

/** What never has a value takes the type of the other side: the sum has none either. */
function sides(left: Tree, right: Tree): [Tree, Tree] {
  if (left.type.kind === 'never') return [fit(left, right.type), right];
  return right.type.kind === 'never' ? [left, fit(right, left.type)] : [left, right];
}

const SHIFTS = [
  ['date', '日', date.addDays],
  ['date', '月', date.addMonths],
  ['date', '工作日', date.addWorkingDays],
  ['instant', '小时', date.addHours],
  ['month', '月', date.shiftMonth],
] as const;

function measures(type: Type, unit: Parameters<typeof quantity>[0]): boolean {
  return type.kind === 'number' && sameKind(type.unit, (quantity(unit) as { unit: Unit }).unit);
}

/** Shares (80%) multiply as plain numbers. */
function product(operator: '*' | '/', left: Tree, right: Tree, source: Source): Tree {
  for (const side of [left, right]) {
    if (side.type.kind !== 'number' && side.type.kind !== 'never')
      throw new Mistake(`${expected('数', side.type)}。`, side.source);
  }
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return left.type.kind === 'never' ? left : right;
  const [a, b] = [plainShare(left), plainShare(right)];
  const unit = combine((a.type as { unit: Unit }).unit, (b.type as { unit: Unit }).unit, operator === '*' ? 1 : -1);
  return call({ kind: 'number', unit }, [a, b], source, operator === '*' ? number.multiply : number.divide);
}

function plainShare(tree: Tree): Tree {
  const unit = (tree.type as { unit: Unit }).unit;
  return Object.keys(unit.bases).length === 0 ? fit(tree, { kind: 'number', unit: NO_UNIT }) : tree;
}
