/**
 * Units of measure with exact conversion: 8509万元, 266.67公顷, 元/亩.
 *
 * A unit is a factor on base units. Areas: 1 亩 = 2000/3 ㎡ (15 亩 = 1 公顷, 国务院关于在我国统一实行法定计量单位的命令, 1984).
 * Days, working days, hours and months do not convert into each other: how a period of each is counted is the law's
 * (民法典 art. 200–204) and the calendar's.
 */
import { compact } from './character.ts';
import { UserError } from './error.ts';
import { parseQuantity } from './numeral.ts';
import {
  add as addRational,
  divide,
  fromDecimal,
  multiply,
  ONE,
  type Rational,
  rational,
  round,
  toDecimal,
} from './rational.ts';

export interface Unit {
  /** As printed: 万元, 元/亩. */
  name: string;
  /** How many base units one of it is. */
  factor: Rational;
  /** Base unit → exponent: 元/亩 is { 元: 1, ㎡: -1 }. No entry is 0. */
  bases: Record<string, number>;
}

export interface Measure {
  value: Rational;
  unit: Unit;
}

const SIMPLE: Record<string, { factor: Rational; base: string | null }> = {
  ...table('元', { 元: 1, 角: [1, 10], 分: [1, 100], 块: 1, 人民币: 1 }),
  ...table('㎡', {
    '㎡': 1,
    平方米: 1,
    平米: 1,
    'm²': 1,
    m2: 1,
    亩: [2000, 3],
    公顷: 10_000,
    平方公里: 1_000_000,
    平方千米: 1_000_000,
    'km²': 1_000_000,
  }),
  ...table('米', {
    米: 1,
    m: 1,
    厘米: [1, 100],
    cm: [1, 100],
    毫米: [1, 1000],
    mm: [1, 1000],
    公里: 1000,
    千米: 1000,
    km: 1000,
    里: 500,
  }),
  ...table('千克', { 千克: 1, 公斤: 1, kg: 1, 斤: [1, 2], 克: [1, 1000], 毫克: [1, 1_000_000], 吨: 1000, t: 1000 }),
  ...table('立方米', { 立方米: 1, 'm³': 1, m3: 1, 方: 1, 立方: 1, 升: [1, 1000], 毫升: [1, 1_000_000] }),
  ...table('千瓦', { 千瓦: 1, kW: 1, 兆瓦: 1000, MW: 1000 }),
  ...table('千瓦时', { 千瓦时: 1, 度: 1, kWh: 1 }),
  ...table('人', { 人: 1, 名: 1, 人次: 1 }),
  ...table('小时', { 小时: 1, 分钟: [1, 60] }),
  ...table('日', { 日: 1, 天: 1, 周: 7 }),
  ...table('工作日', { 工作日: 1, 个工作日: 1 }),
  ...table('月', { 月: 1, 个月: 1, 年: 12, 年度: 12, 季度: 3, 个季度: 3 }),
  ...table(null, { '%': [1, 100], '‰': [1, 1000], 个百分点: [1, 100], 倍: 1, 成: [1, 10] }),
  ...Object.fromEntries(
    [...'户个家处座台辆头只株套间项次所条件张份口眼班栋宗羽棵盏场支队级期批孔盒'].map((c) => [
      c,
      { factor: ONE, base: c },
    ]),
  ),
};

const PREFIX: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  万亿: 1_000_000_000_000,
};

/** 万元, 亩, 元/亩, 元/人·月, 万千瓦; null where it is no unit that is known. */
export function parseUnit(name: string): Unit | null {
  if (name.length > 30) return null;
  const text = compact(name);
  const [over, ...under] = text.split(/[/／]|每/);
  const parts = [over!, ...under.flatMap((u) => u.split(/[·・]/))].map(simpleUnit);
  if (parts.includes(null)) return null;
  const [first, ...rest] = parts as Unit[];
  return { ...rest.reduce(quotient, first!), name: text };
}

/** "8509万元" → 8509 万元; "95%" → 95 %. null where no number with a known unit stands. */
export function parseMeasure(s: string): Measure | null {
  if (s.length > 90) return null;
  const text = compact(s);
  const number =
    /^(?:[-−负]?[\d.,]+|[〇零一二两三四五六七八九十百千万亿点半廿卅]+)/.exec(text)?.[0] ??
    /^百分之|^千分之/.exec(text)?.[0];
  if (number === undefined) return null;
  if (text.startsWith('百分之') || text.startsWith('千分之')) return share(text);
  // 十万亩 may be split as 十 万亩 or 十万 亩: the longest number that leaves a unit.
  for (let cut = number.length; cut > 0; cut--) {
    const unit = parseUnit(text.slice(cut));
    const quantity = unit && parseQuantity(text.slice(0, cut));
    const value = quantity && quantity.per === 1 && fromDecimal(quantity.value);
    if (value) return { value, unit };
  }
  return null;
}

/** The same measure in another unit, exactly. UserError where the two do not measure the same thing. */
export function convert(measure: Measure, unit: Unit): Measure {
  requireSame(measure.unit, unit);
  return { value: divide(multiply(measure.value, measure.unit.factor), unit.factor), unit };
}

/** The sum in the unit of `a`. UserError where the two do not measure the same thing. */
export function add(a: Measure, b: Measure): Measure {
  return { value: addRational(a.value, convert(b, a.unit).value), unit: a.unit };
}

export function sameKind(a: Unit, b: Unit): boolean {
  const keys = Object.keys(a.bases);
  return keys.length === Object.keys(b.bases).length && keys.every((key) => a.bases[key] === b.bases[key]);
}

/** "8509 万元", "43.2 元/人·月"; an endless fraction is rounded to `places` decimals and says so with 约. */
export function printMeasure({ value, unit }: Measure, places = 2): string {
  const exact = toDecimal(value);
  const space = unit.name === '%' || unit.name === '‰' ? '' : ' ';
  return exact === null ? `约 ${round(value, places)}${space}${unit.name}` : `${exact}${space}${unit.name}`;
}

function requireSame(a: Unit, b: Unit): void {
  if (!sameKind(a, b)) throw new UserError(`单位“${a.name}”与“${b.name}”不是同一种量，不能换算或相加；请核对单位。`);
}

function table(base: string | null, factors: Record<string, number | [number, number]>): typeof SIMPLE {
  const entries = Object.entries(factors).map(([name, f]) => [
    name,
    { factor: Array.isArray(f) ? rational(...f) : rational(f), base },
  ]);
  return Object.fromEntries(entries);
}

function simpleUnit(name: string): Unit | null {
  const known = Object.hasOwn(SIMPLE, name) ? SIMPLE[name]! : null;
  if (known) return { name, factor: known.factor, bases: known.base === null ? {} : { [known.base]: 1 } };
  for (const length of [2, 1]) {
    const prefix = name.slice(0, length);
    const rest = Object.hasOwn(PREFIX, prefix) && name.length > length ? simpleUnit(name.slice(length)) : null;
    if (rest) return { ...rest, name, factor: multiply(rest.factor, rational(PREFIX[prefix]!)) };
  }
  return null;
}

function quotient(a: Unit, b: Unit): Unit {
  const bases = { ...a.bases };
  for (const [base, exponent] of Object.entries(b.bases)) {
    bases[base] = (bases[base] ?? 0) - exponent;
    if (bases[base] === 0) delete bases[base];
  }
  return { name: `${a.name}/${b.name}`, factor: divide(a.factor, b.factor), bases };
}

function share(text: string): Measure | null {
  const quantity = parseQuantity(text);
  const value = quantity && fromDecimal(quantity.value);
  return value ? { value, unit: parseUnit(quantity.per === 1000 ? '‰' : '%')! } : null;
}
