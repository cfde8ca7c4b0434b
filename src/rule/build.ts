/** An expression's tree → checked: names resolved, units and types known. Throws Mistake at the first thing that is wrong. */
import { parseDay } from '../calendar/day.ts';
import { exact, multiply } from './exact.ts';
import { functionNames, functionOf } from './functions/index.ts';
import { between, binary, negation } from './operators.ts';
import { number } from './primitives/number.ts';
import { expected as expectation, Mistake, type Named, type Scope, suggestion } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { Source, Tree } from './tree.ts';
import { BOOLEAN, conversion, DATE, type Domain, describe, NO_UNIT, TEXT, type Type, unitOf } from './type.ts';
import type { Value } from './value.ts';

/** Builds `syntax`; where `wanted` is given the result fits it (converted to its unit) or a Mistake says why not. */
export function build(syntax: Syntax, scope: Scope, wanted?: Type): Tree {
  const tree = buildOpen(syntax, scope, wanted);
  return wanted ? fit(tree, wanted) : tree;
}

/** A boolean expression. */
export function buildCondition(syntax: Syntax, scope: Scope): Tree {
  const tree = build(syntax, scope);
  if (tree.type.kind !== 'boolean' && tree.type.kind !== 'never')
    throw new Mistake(`${expectation('一个条件', tree.type)}。`, tree.source);
  return tree;
}

/** The same value in the wanted type: other units converted, a member as text; Mistake where it does not fit. */
export function fit(tree: Tree, wanted: Type): Tree {
  const type = tree.type;
  if (type.kind === 'never' || type.kind === 'null') return { ...tree, type: wanted };
  if (wanted.kind === 'number' && type.kind === 'number') {
    if (tree.op === 'const' && tree.value === 0) return { ...tree, type: wanted };
    const ratio = conversion(type.unit, wanted.unit);
    if (ratio === null) {
      throw new Mistake(`单位不合：这里要${describe(wanted)}，写的是${describe(type)}；请核对单位。`, tree.source);
    }
    return scaled(tree, ratio, wanted);
  }
  if (wanted.kind === 'text' && type.kind === 'choice') return call(TEXT, [tree], tree.source, memberText(type.domain));
  if (wanted.kind === 'list' && type.kind === 'list') {
    if (type.of.kind === 'never') return { ...tree, type: wanted };
    if (wanted.of.kind === 'number' && type.of.kind === 'number' && conversion(type.of.unit, wanted.of.unit) !== null)
      return fitList(tree, wanted);
  }
  if (!same(type, wanted)) throw new Mistake(`${expectation(describe(wanted), type)}。`, tree.source);
  return { ...tree, type: wanted };
}

/** Whether two types are the same but for the names of units. */
export function same(a: Type, b: Type): boolean {
  if (a.kind === 'never' || b.kind === 'never' || a.kind === 'null' || b.kind === 'null') return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'number' && b.kind === 'number') return conversion(a.unit, b.unit) === 1;
  if ((a.kind === 'choice' && b.kind === 'choice') || (a.kind === 'set' && b.kind === 'set'))
    return sameDomain(a.domain, b.domain);
  if (a.kind === 'list' && b.kind === 'list') return same(a.of, b.of);
  if (a.kind === 'map' && b.kind === 'map') return same(a.key, b.key) && same(a.value, b.value);
  if (a.kind === 'record' && b.kind === 'record') {
    return (
      a.fields.length === b.fields.length &&
      a.fields.every((f, i) => f.key === b.fields[i]!.key && same(f.type, b.fields[i]!.type))
    );
  }
  return true;
}

export function constant(value: Value, type: Type, source: Source): Tree {
  return { op: 'const', value, type, source, nullable: value === null };
}

export function call(
  type: Type,
  args: Tree[],
  source: Source,
  primitive: Extract<Tree, { op: 'call' }>['primitive'],
): Tree {
  return { op: 'call', primitive, args, type, source, nullable: false };
}

function scaled(tree: Tree, ratio: ReturnType<typeof exact> & {}, wanted: Type): Tree {
  if (ratio === 1) return { ...tree, type: wanted };
  if (tree.op === 'const') return { ...tree, type: wanted, value: multiply(tree.value as number, ratio) };
  return call(
    wanted,
    [tree, constant(ratio, { kind: 'number', unit: NO_UNIT }, { ...tree.source, text: '' })],
    tree.source,
    number.multiply,
  );
}

function fitList(tree: Tree, wanted: Type & { kind: 'list' }): Tree {
  if (same(tree.type, wanted)) return { ...tree, type: wanted };
  if (tree.op === 'over' && tree.how === 'map') return { ...tree, type: wanted, body: fit(tree.body, wanted.of) };
  throw new Mistake(`列表的单位不合：这里要${describe(wanted)}；请在“各(…)”里换算。`, tree.source);
}

function buildOpen(syntax: Syntax, scope: Scope, wanted?: Type): Tree {
  const source = scope.source(syntax.span);
  switch (syntax.node) {
    case 'number': {
      const unit = unitOf(syntax.unit, scope.units);
      if (!unit) throw new Mistake(`不认识单位“${syntax.unit}”；请改用常用单位，或在“units”里登记。`, source);
      return constant(exact(syntax.digits)!, { kind: 'number', unit }, source);
    }
    case 'date': {
      if (syntax.text.length === 7) {
        const [year, month] = syntax.text.split('-').map(Number) as [number, number];
        if (month < 1 || month > 12) throw new Mistake(`没有“${syntax.text}”这个月。`, source);
        return constant(year * 12 + month - 1, { kind: 'month' }, source);
      }
      const day = parseDay(syntax.text);
      if (day === null) throw new Mistake(`没有“${syntax.text}”这一天。`, source);
      return constant(day, DATE, source);
    }
    case 'text': {
      if (wanted?.kind === 'choice') return member(syntax.text, wanted.domain, source);
      return constant(syntax.text, TEXT, source);
    }
    case 'name':
      return name(syntax.name, scope, source, wanted);
    case 'set':
    case 'list':
      return collection(syntax, scope, source, wanted);
    case 'call': {
      const named = scope.names.get(syntax.name);
      if (named?.kind === 'parameter' && named.parameter.key) {
        if (syntax.args.length !== 1)
          throw new Mistake(`“${syntax.name}”要按一项来查，如 ${syntax.name}(单位)。`, source);
        const key = build(syntax.args[0]!.value, scope, named.parameter.key);
        return {
          op: 'parameter',
          parameter: named.parameter,
          key,
          at: null,
          type: named.parameter.type,
          source,
          nullable: false,
        };
      }
      const make = functionOf(syntax.name);
      if (!make) throw new Mistake(`没有“${syntax.name}”这个函数${suggestion(syntax.name, functionNames())}`, source);
      return make(syntax.args, scope, source, wanted);
    }
    case 'field':
      return field(build(syntax.of, scope), syntax.name, source);
    case 'at': {
      const of = build(syntax.of, scope);
      if (of.op !== 'parameter') throw new Mistake('“于”前要一个有日期的参数，如 缴费标准 于 2024-09-01。', of.source);
      return { ...of, at: build(syntax.date, scope, DATE), source };
    }
    case 'not':
      return negation(buildCondition(syntax.of, scope), source);
    case 'minus': {
      const of = build(syntax.of, scope, wanted?.kind === 'number' ? wanted : undefined);
      if (of.type.kind !== 'number') throw new Mistake(`${expectation('数', of.type)}。`, of.source);
      return of.op === 'const'
        ? { ...of, value: multiply(of.value as number, -1), source }
        : call(of.type, [of], source, number.negate);
    }
    case 'binary':
      return binary(syntax, scope, source);
    case 'between':
      return between(syntax, scope, source);
    case 'if': {
      const gives = build(syntax.gives, scope, wanted);
      const type = wanted ?? (gives.type.kind === 'never' || gives.type.kind === 'null' ? undefined : gives.type);
      const otherwise = build(syntax.otherwise, scope, type);
      const whole = type ?? otherwise.type;
      const when = buildCondition(syntax.when, scope);
      return {
        op: 'choose',
        branches: [{ when, gives: fit(gives, whole), source }],
        otherwise,
        exclusive: false,
        type: whole,
        source,
        nullable: gives.nullable || otherwise.nullable,
      };
    }
  }
}

/** Innermost first: the list that is gone through, then the rule's names, then a member of the choice that is wanted. */
function name(text: string, scope: Scope, source: Source, wanted?: Type): Tree {
  for (let depth = scope.items.length - 1; depth >= 0; depth--) {
    const { alias, type } = scope.items[depth]!;
    const item: Tree = { op: 'item', depth, type, source, nullable: false };
    if (text === alias || (text === '本项' && depth === scope.items.length - 1)) return item;
    if (type.kind === 'record' && type.fields.some((f) => f.title === text)) return field(item, text, source);
  }
  if (text === '当日') return { op: 'today', type: DATE, source, nullable: false };
  if (text === '是' || text === '否') return constant(text === '是', BOOLEAN, source);
  if (text === '空') return constant(null, { kind: 'null' }, source);
  const named = scope.names.get(text);
  if (wanted?.kind === 'choice' && wanted.domain.titles.includes(text) && !isChoice(named))
    return member(text, wanted.domain, source);
  if (named?.kind === 'input')
    return { op: 'input', index: named.index, type: named.type, source, nullable: named.optional };
  if (named?.kind === 'step')
    return { op: 'step', index: named.index, type: named.type, source, nullable: named.nullable };
  if (named?.kind === 'parameter') {
    if (named.parameter.key) throw new Mistake(`“${text}”是一张表，要写按什么来查，如 ${text}(单位)。`, source);
    return {
      op: 'parameter',
      parameter: named.parameter,
      key: null,
      at: null,
      type: named.parameter.type,
      source,
      nullable: false,
    };
  }
  const members = wanted?.kind === 'choice' || wanted?.kind === 'set' ? wanted.domain.titles : [];
  throw new UnknownName(
    `不认识“${text}”${suggestion(text, [...scope.names.keys(), ...members]) || '；请核对名称，或先在“inputs”“let”“parameters”里写明。'}`,
    source,
  );
}

/** A step or an input that is a choice itself; any other of the same name cannot be meant where an option is wanted. */
function isChoice(named: Named | undefined): boolean {
  return named !== undefined && (named.kind === 'parameter' ? named.parameter.type : named.type).kind === 'choice';
}

/** A name that nothing answers to; it may still be a member of a choice on the other side of a comparison. */
export class UnknownName extends Mistake {}

function member(text: string, domain: Domain, source: Source): Tree {
  const index = domain.titles.indexOf(text);
  if (index < 0)
    throw new Mistake(
      `选项里没有“${text}”${suggestion(text, domain.titles) || `；可选 ${domain.titles.join('、')}。`}`,
      source,
    );
  return constant(index, { kind: 'choice', domain }, source);
}

function field(of: Tree, title: string, source: Source): Tree {
  if (of.type.kind !== 'record') throw new Mistake(`${expectation('一条记录', of.type)}，没有“${title}”。`, of.source);
  const index = of.type.fields.findIndex((f) => f.title === title);
  const found = of.type.fields[index];
  if (!found)
    throw new Mistake(
      `记录里没有“${title}”${suggestion(
        title,
        of.type.fields.map((f) => f.title),
      )}`,
      source,
    );
  return { op: 'field', of, index, type: found.type, source, nullable: found.optional };
}

function collection(syntax: Syntax & { node: 'set' | 'list' }, scope: Scope, source: Source, wanted?: Type): Tree {
  const parts = syntax.node === 'set' ? syntax.members : syntax.items;
  if (wanted?.kind === 'set') {
    const choice: Type = { kind: 'choice', domain: wanted.domain };
    const members = parts.map((part) => build(part, scope, choice));
    if (members.every((m) => m.op === 'const')) {
      return constant(
        members.reduce((bits, m) => bits | (1 << (m.value as number)), 0),
        wanted,
        source,
      );
    }
    throw new Mistake('集合里要写明每一个选项。', source);
  }
  const of = wanted?.kind === 'list' ? wanted.of : undefined;
  const items: Tree[] = [];
  for (const part of parts) items.push(build(part, scope, of ?? items[0]?.type));
  const type: Type = wanted?.kind === 'list' ? wanted : { kind: 'list', of: items[0]?.type ?? { kind: 'never' } };
  return call(type, items, source, { name: '列表', apply: (args) => args });
}

/** The wanted type of one element where it is known. */
export function memberText(domain: Domain): Extract<Tree, { op: 'call' }>['primitive'] {
  return { name: '文本', apply: ([index]) => domain.values[index as number]! };
}

function sameDomain(a: Domain, b: Domain): boolean {
  return a === b || (a.values.length === b.values.length && a.values.every((value, i) => value === b.values[i]));
}
