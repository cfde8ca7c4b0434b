/**
 * Chinese and Arabic numerals, both ways.
 *
 * Integers are `number`: every count and ordinal that an issue prints lies far below 2^53, and what lies above is null.
 * Amounts are decimal strings, shifted and never divided, so no binary fraction arises.
 */
import { compact, halfWidth } from './character.ts';

/** An amount as printed. `value` is a normalised decimal ("15000", "0.05"); `per` 100 or 1000 stands for % and ‰. */
export interface Quantity {
  value: string;
  per: 1 | 100 | 1000;
}

/** A number in a text: offsets `[start, end)`. */
export interface FoundNumber extends Quantity {
  start: number;
  end: number;
}

const DIGITS: Record<string, number> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  貳: 2,
  參: 3,
  陸: 6,
  O: 0,
  o: 0,
  Ο: 0,
  О: 0,
  '◯': 0,
  '0': 0,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
  '8': 8,
  '9': 9,
};
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const BIG: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const TENS: Record<string, string> = { 廿: '二十', 卅: '三十', 卌: '四十' };

/**
 * The integer that `s` prints: 一百零五, 廿三, 两万, 一亿二千万, 二〇二四, 二O二四, 壹佰, １２, "1 2", 1,200.
 * null where `s` is anything else or lies above 2^53.
 */
export function parseNumeral(s: string): number | null {
  const quantity = parseQuantity(s);
  if (quantity === null || quantity.per !== 1 || quantity.value.includes('.')) return null;
  const n = Number(quantity.value);
  return Number.isSafeInteger(n) ? n : null;
}

/** The amount that `s` prints: 1.5万, 3 亿, 95%, 5.3‰, 百分之九十五, 千分之三, 零点五, 半. null where it prints none. */
export function parseQuantity(s: string): Quantity | null {
  if (s.length > 60) return null;
  const text = compact(s);
  const share = /^(百|千)分之(.+)$/.exec(text);
  if (share) return withPer(decimal(share[2]!), share[1] === '百' ? 100 : 1000);
  const last = text.at(-1);
  if (last === '%' || last === '‰') return withPer(decimal(text.slice(0, -1)), last === '%' ? 100 : 1000);
  return withPer(decimal(text), 1);
}

/** 105 → 一百零五. Takes safe integers; 负 stands before a negative one. */
export function printNumeral(n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`printNumeral takes a safe integer, not ${n}`);
  if (n < 0) return '负' + printNumeral(-n);
  if (n === 0) return '零';
  const printed = printSection(n, [
    [1e8, '亿'],
    [1e4, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ]);
  return printed.startsWith('一十') ? printed.slice(1) : printed;
}

/** Digit by digit, as years are printed: "2023" → 二〇二三. */
export function printDigits(digits: string): string {
  return digits.replace(/\d/g, (d) => '〇一二三四五六七八九'[Number(d)]!);
}

const HAN = '〇○零一二两三四五六七八九十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟';
/** 千 before the name of a measure belongs to it: 10万千瓦 is 100000 千瓦. */
const PLAIN = '\\d+(?:,\\d{3})*(?:\\.\\d+)?(?: ?(?:[百万亿]|千(?![瓦伏米克卡帕])){1,2})?';
const NUMBER = new RegExp(
  `[百千]分之(?:${PLAIN}|[${HAN}点]{1,24})|${PLAIN}(?: ?[%‰])?|[${HAN}](?:[${HAN}点Oo]{0,22}[${HAN}])?`,
  'g',
);

/**
 * The numbers in a text, left to right. Numbers apart by a space stay apart (table columns); a 百 or 万 alone is a word
 * (万一, 百姓), not a number.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of halfWidth(text).matchAll(NUMBER)) {
    if (/^[百千万亿]+$/.test(match[0])) continue;
    const quantity = parseQuantity(match[0]);
    if (quantity) found.push({ start: match.index, end: match.index + match[0].length, ...quantity });
  }
  return found;
}

function withPer(value: string | null, per: Quantity['per']): Quantity | null {
  return value === null ? null : { value, per };
}

/** A decimal string without white space → normalised, its 百千万亿 multiplied out. */
function decimal(text: string): string | null {
  if (text === '半') return '0.5';
  const negative = /^[-−－负]/.test(text);
  const body = negative ? text.slice(1) : text;
  const value = arabic(body) ?? pointed(body) ?? han(body)?.toString() ?? null;
  if (value === null || !negative || value === '0') return value;
  return '-' + value;
}

/** 1,234.50万 */
function arabic(text: string): string | null {
  const match = /^(\d+|\d{1,3}(?:[,，]\d{3})+)(?:\.(\d+))?([百千万萬亿億]{0,3})$/.exec(text);
  if (!match) return null;
  let zeros = 0;
  for (const c of match[3]!) zeros += Math.log10(SMALL[c] ?? BIG[c]!);
  const whole = match[1]!.replace(/[,，]/g, '');
  const fraction = match[2] ?? '';
  const digits = whole + fraction.padEnd(zeros, '0');
  return normalised(digits, Math.max(0, fraction.length - zeros));
}

/** 三点一四, 一点五万 */
function pointed(text: string): string | null {
  const match = /^([^点]+)点([^点万亿]+)([万亿]?)$/.exec(text);
  if (!match) return null;
  const whole = han(match[1]!);
  const fraction = [...match[2]!].map((c) => DIGITS[c]);
  if (whole === null || fraction.includes(undefined)) return null;
  return arabic(`${whole}.${fraction.join('')}${match[3]!}`);
}

function normalised(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return scale > 0 && fraction ? `${whole}.${fraction}` : whole;
}

function han(text: string): bigint | null {
  const digits = [...text].map((c) => DIGITS[c]);
  if (text && !digits.includes(undefined)) return digitwise(text, digits.join(''));
  return positional(text.replace(/[廿卅卌]/g, (c) => TENS[c]!));
}

/** 二〇二四, 二O二四, 六49. A Latin O counts as a zero only beside other digits. */
function digitwise(text: string, digits: string): bigint | null {
  return /^[OoΟО]+$/.test(text) ? null : BigInt(digits);
}

/** 一亿二千三百万零五十: sections of 千百十 under 亿 and 万, units falling within each. */
function positional(text: string): bigint | null {
  let total = 0n;
  let section = 0;
  let digit: number | null = null;
  let zero = false;
  let lastSmall = Infinity;
  let lastBig = Infinity;
  let lastUnit = 0;
  for (const c of text) {
    const value = DIGITS[c];
    if (value !== undefined) {
      if (digit !== null) return null;
      if (value === 0) zero = true;
      else digit = value;
      continue;
    }
    const small = SMALL[c];
    const big = BIG[c];
    if (small !== undefined) {
      if (small >= lastSmall || (digit === null && small !== 10)) return null;
      section += (digit ?? 1) * small;
      lastSmall = small;
      lastUnit = small;
    } else if (big !== undefined) {
      const own = section + (digit ?? 0);
      if (own === 0 && (total === 0n || big <= lastBig)) return null;
      if (big > lastBig) {
        if (lastBig !== 1e4) return null;
        total = (total + BigInt(own)) * BigInt(big);
      } else {
        if (big === lastBig) return null;
        total += BigInt(own) * BigInt(big);
      }
      section = 0;
      lastSmall = Infinity;
      lastBig = big;
      lastUnit = big;
    } else return null;
    digit = null;
    zero = false;
  }
  if (lastUnit === 0) return null;
  // 一百二 = 120, 两万五 = 25000: a digit that follows a unit without 零 counts tenths of it.
  if (digit !== null) section += digit * (zero || lastUnit <= 10 ? 1 : lastUnit / 10);
  return total + BigInt(section);
}

function printSection(n: number, units: [number, string][]): string {
  const [head, ...rest] = units;
  if (!head) return n === 0 ? '' : '一二三四五六七八九'[n - 1]!;
  const [size, name] = head;
  const count = Math.floor(n / size);
  const remainder = n % size;
  if (count === 0) return printSection(n, rest);
  const front = (size >= 1e4 ? printSection(count, rest) : printSection(count, [])) + name;
  if (remainder === 0) return front;
  return front + (remainder < size / 10 ? '零' : '') + printSection(remainder, rest);
}
