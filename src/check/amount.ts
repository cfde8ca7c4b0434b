/** Amounts in running text: exact values with their units, and whether they are rates, bounds or ranges. */
import { compare, divide, fromDecimal, multiply, type Rational, round, toDecimal } from '../text/rational.ts';
import { parseUnit, type Unit } from '../text/unit.ts';

export interface Amount {
  start: number;
  end: number;
  /** In the printed unit. */
  value: Rational;
  /** In base units: 元, ㎡, 个 … */
  base: Rational;
  /** As printed: 万元, 公顷, 户, %. */
  unit: string;
  /** What is measured: amounts add up only where this agrees. */
  dimension: string;
  /** 每亩60元, 60元/亩: not to be added. */
  rate: boolean;
  /** 亩 in 60元/亩. */
  per: string | null;
  /** 不少于, 以上, 约, 3-5个: says less than an exact number. */
  loose: boolean;
  /** As printed: 12.5万元. */
  text: string;
  /** Printed without its unit: 731.36万. */
  bare: boolean;
}

const UNITS =
  '(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|人次|个百分点|千瓦时|千瓦|公斤|[元亩户人名个家处座台辆头只株套项吨米次所条件㎡栋宗张份孔眼%‰])';
const AMOUNT = new RegExp(
  `(?<!\\d)(\\d{1,15}(?:,\\d{3}){0,4}(?:\\.\\d{1,8})?)(?:((?:万亿|[十百千万亿])?)(${UNITS})(/[\\p{Script=Han}㎡·]{1,6})?|([万亿])(?=[，。；、）]|$))`,
  'gu',
);
const BEFORE_RATE = /(?:每|单价|人均|户均|平均|亩均|按)[^，。；：、\d]{0,10}$/u;
const BEFORE_LOOSE =
  /(?:不少于|不低于|不超过|不高于|不得|至少|最多|最高|大于|小于|超过|高于|低于|达到|约|近|[≥≤＞＜><~～\-—–至到])$/u;
const AFTER_LOOSE = /^(?:以上|以下|以内|左右|及以上|及以下|[~～\-—–]\d)/u;

const units = new Map<string, Unit | null>();

/** The amounts of a text without white space, left to right. */
export function amountsIn(text: string): Amount[] {
  const out: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [printed, digits] = match;
    const start = match.index;
    const before = text.slice(Math.max(0, start - 14), start);
    if (/[第\d.A-Za-z〔（(]$/u.test(before) && /[第\d.A-Za-z]$/u.test(before)) continue;
    // 731.36万 among amounts of 万元: the unit of its neighbour.
    const name = match[3] ? match[2]! + match[3] : inherited(out.at(-1), match[5]!);
    const unit = unitOf(name);
    const value = fromDecimal(digits!.replaceAll(',', ''));
    if (!unit || !value) continue;
    const after = text.slice(start + printed.length, start + printed.length + 4);
    out.push({
      start,
      end: start + printed.length,
      value,
      base: multiply(value, unit.factor),
      unit: name,
      dimension: /[%‰]|百分点/u.test(name) ? '%' : Object.keys(unit.bases).join('·'),
      per: perOf(match[4], before),
      rate: match[4] !== undefined || BEFORE_RATE.test(before),
      loose: BEFORE_LOOSE.test(before) || AFTER_LOOSE.test(after),
      text: printed,
      bare: match[5] !== undefined,
    });
  }
  return out;
}

/** 亩 in 60元/亩 and in 每亩补助60元; 名 in 每名补助3000元/年. */
function perOf(behind: string | undefined, before: string): string | null {
  const ahead =
    /每([\p{Script=Han}]{1,2}?)(?:每[年月日天]|一次性)?(?:补助|补贴|奖励|奖补|给予|资助|发放|收取|投资)?$/u.exec(
      before,
    )?.[1];
  return ahead ?? behind?.slice(1) ?? null;
}

const inherited = (previous: Amount | undefined, scale: string): string =>
  previous?.unit.startsWith(scale) ? previous.unit : '';

function unitOf(name: string): Unit | null {
  const held = units.get(name);
  if (held !== undefined) return held;
  const unit = parseUnit(name);
  units.set(name, unit);
  return unit;
}

/** An amount of base units, printed in `unit` as a person would: 201万元. */
export function printIn(base: Rational, unit: string): string {
  const factor = unitOf(unit)?.factor;
  if (!factor) return '';
  const value = divide(base, factor);
  return `${toDecimal(value) ?? round(value, 4)}${unit}`;
}

/** |a − b| ≤ share × |b| */
export function isNear(a: Rational, b: Rational, percent: number): boolean {
  const difference = { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
  const absolute = difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
  return compare(multiply(absolute, { n: 100n, d: 1n }), multiply(b, { n: BigInt(percent), d: 1n })) <= 0;
}

/** Is `said` what `exact` is when rounded to the places that `said` prints? */
export function isRounded(exact: Rational, said: Amount): boolean {
  const factor = unitOf(said.unit)?.factor;
  const digits = /\.(\d+)/u.exec(said.text)?.[1] ?? '';
  if (!factor) return false;
  const shown = fromDecimal(round(divide(exact, factor), digits.length));
  return shown !== null && compare(shown, said.value) === 0;
}
