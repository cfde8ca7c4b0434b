/** What a value of a rule can be. Every expression has exactly one type, known when the policy is loaded. */
import { divide, type Rational } from '../text/rational.ts';
import { parseUnit, sameKind, type Unit } from '../text/unit.ts';
import { type Exact, fromRational } from './exact.ts';

export type Type =
  /** `whole`: an input that must be a whole number. */
  | { kind: 'number'; unit: Unit; whole?: boolean }
  | { kind: 'boolean' }
  /** Days since 1970-01-01. */
  | { kind: 'date' }
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  | { kind: 'instant' }
  /** Months since 0000-01. */
  | { kind: 'month' }
  | { kind: 'text' }
  /** One of the members, held by its index. */
  | { kind: 'choice'; domain: Domain }
  /** Some of the members, held as bits. */
  | { kind: 'set'; domain: Domain }
  | { kind: 'list'; of: Type }
  | { kind: 'record'; fields: Field[] }
  /** Key to value, in order; held as a list of records of the two. */
  | { kind: 'map'; key: Type; value: Type }
  /** What never has a value: 未载明, 输入无效; fits everywhere. */
  | { kind: 'never' }
  /** 空. */
  | { kind: 'null' };

/** The members of a choice or a set. `titles` are the names in expressions, `values` the ones outside. */
export interface Domain {
  values: string[];
  titles: string[];
}

export interface Field {
  /** The key in the data outside. */
  key: string;
  /** The Chinese name in expressions. */
  title: string;
  type: Type;
  optional: boolean;
}

/** A set is held in the bits of one 32-bit integer. */
export const MOST_MEMBERS = 31;

export const NO_UNIT: Unit = { name: '', factor: { n: 1n, d: 1n }, bases: {} };
export const BOOLEAN: Type = { kind: 'boolean' };
export const DATE: Type = { kind: 'date' };
export const TEXT: Type = { kind: 'text' };
export const PLAIN_NUMBER: Type = { kind: 'number', unit: NO_UNIT };

/** A number of 日, 月, 工作日 or 小时: they do not convert into each other (民法典 art. 200–204). */
export function quantity(unit: '日' | '月' | '工作日' | '小时'): Type {
  return { kind: 'number', unit: { name: unit, factor: { n: 1n, d: 1n }, bases: { [unit]: 1 } } };
}

/** Units as a policy knows them: its own (学时, 分 as a score) before those of the language. */
export type Units = ReadonlySet<string>;

/** The unit of that name, or null. A policy's own unit measures itself only; 元/学时 is a quotient with it. */
export function unitOf(name: string, own: Units): Unit | null {
  const text = name.trim();
  if (text === '') return NO_UNIT;
  if (own.has(text)) return { name: text, factor: { n: 1n, d: 1n }, bases: { [text]: 1 } };
  const [over, ...under] = text.split('/');
  if (under.length === 0) return parseUnit(text);
  const [top, ...rest] = [over!, ...under.flatMap((part) => part.split(/[·・]/u))].map((part) => unitOf(part, own));
  if (!top || rest.some((part) => part === null)) return null;
  return { ...(rest as Unit[]).reduce((unit, part) => combine(unit, part, -1), top), name: text };
}

/** The product (`sign` 1) or quotient (−1) of two units. */
export function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const bases = { ...a.bases };
  for (const [base, exponent] of Object.entries(b.bases)) {
    bases[base] = (bases[base] ?? 0) + sign * exponent;
    if (bases[base] === 0) delete bases[base];
  }
  const factor = sign === 1 ? { n: a.factor.n * b.factor.n, d: a.factor.d * b.factor.d } : divide(a.factor, b.factor);
  return { name: nameOf(a, b, bases, sign), factor: divide(factor, { n: 1n, d: 1n }), bases };
}

/** What a number in `from` is multiplied by to stand in `to`; null where they do not measure the same thing. */
export function conversion(from: Unit, to: Unit): Exact | null {
  if (!sameKind(from, to)) return null;
  if (from.factor.n === to.factor.n && from.factor.d === to.factor.d) return 1;
  const ratio: Rational = divide(from.factor, to.factor);
  return fromRational(ratio);
}

/** The Chinese name of a type, for messages. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.unit.name === '' ? '数' : `以“${type.unit.name}”计的数`;
    case 'boolean':
      return '是非';
    case 'date':
      return '日期';
    case 'instant':
      return '时刻';
    case 'month':
      return '月份';
    case 'text':
      return '文本';
    case 'choice':
      return `选项（${shorten(type.domain)}）`;
    case 'set':
      return `多选（${shorten(type.domain)}）`;
    case 'list':
      return `列表（${describe(type.of)}）`;
    case 'record':
      return `记录（${type.fields.map((f) => f.title).join('、')}）`;
    case 'map':
      return `对照表（${describe(type.key)} → ${describe(type.value)}）`;
    case 'never':
      return '无值';
    case 'null':
      return '空';
  }
}

function shorten({ titles }: Domain): string {
  return titles.length > 4 ? `${titles.slice(0, 3).join('、')}等${titles.length}项` : titles.join('、');
}

function nameOf(a: Unit, b: Unit, bases: Record<string, number>, sign: 1 | -1): string {
  if (b.name === '' && Object.keys(b.bases).length === 0) return a.name;
  if (Object.keys(bases).length === 0) return '';
  // 元/亩 × 亩 is 元 again.
  if (sign === 1) {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const [over, ...under] = x.name.split('/');
      const at = under.indexOf(y.name);
      if (at >= 0) return [over, ...under.filter((_, i) => i !== at)].join('/');
    }
    return a.name === '' ? b.name : `${a.name}·${b.name}`;
  }
  return `${a.name === '' ? '1' : a.name}/${b.name}`;
}
