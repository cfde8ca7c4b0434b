/** A day or a part of a year, as printed. Civil dates without a zone. */
import { parseNumeral } from './numeral.ts';

/** A day or a part of a year. `year` is null where the text leaves it to the context (7月底). */
export type Point =
  | { kind: 'date'; iso: string }
  | { kind: 'day'; month: number; day: number }
  | { kind: 'month'; year: number | null; month: number; part: Third | null }
  | { kind: 'quarter'; year: number | null; quarter: number }
  | { kind: 'half'; year: number | null; half: 1 | 2 }
  | { kind: 'year'; year: number | null };

/** 上旬, 中旬, 下旬 of a month. */
export type Third = 1 | 2 | 3;

/** The last day of a point, ISO; `year` stands in where the text names none. null where that day does not exist. */
export function lastDay(point: Point, year: number): string | null {
  if (point.kind === 'date') return point.iso;
  if (point.kind === 'day') return isoDate(year, point.month, point.day);
  const y = point.year ?? year;
  if (point.kind === 'month')
    return isoDate(y, point.month, point.part === 1 ? 10 : point.part === 2 ? 20 : daysIn(y, point.month));
  if (point.kind === 'quarter') return isoDate(y, point.quarter * 3, daysIn(y, point.quarter * 3));
  if (point.kind === 'half') return isoDate(y, point.half * 6, daysIn(y, point.half * 6));
  return isoDate(y, 12, 31);
}

/** ISO, or null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads one point at `at` of a half-width text: the longest reading; null where none stands or the day does not exist. */
export function readPoint(text: string, at: number): { point: Point; end: number } | null {
  for (const [pattern, build] of READINGS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const point = build(match.groups ?? {});
    return point && { point, end: at + match[0].length };
  }
  return null;
}

/** 前, 之前, 以前 at `at`: its length, else 0. 前 in 前后, 前期, 前款 is another word. */
export function beforeLength(text: string, at: number): number {
  BEFORE.lastIndex = at;
  return BEFORE.exec(text)?.[0].length ?? 0;
}

/** Stray blanks inside a date. */
export const S = '\\s{0,3}';
/** A year of four digits, in group y. */
export const Y =
  `(?<y>(?:19|20)${S}\\d${S}\\d|[12]${S}[09]${S}\\d${S}\\d|` +
  '[二2][〇○零0OoΟ][〇○零0-9Oo一二三四五六七八九]{2}|一九[〇○零0-9一二三四五六七八九]{2})';
/** One or two digits, or a Chinese numeral up to 三十一. */
export const N = '(?:\\d(?:\\s?\\d)?|[一二三四五六七八九十廿卅](?:\\s{0,2}[一二三四五六七八九十]){0,2})';
const PART = '(?<part>份?上旬|份?中旬|份?下旬|份?月?底|份?末|份?初|份)';
const QUARTER = `第?${S}(?<q>[一二三四1-4])${S}季度(?:末|底)?`;
const HALF = '(?<half>[上下])半年';

const BEFORE = /\s{0,2}(?:之前|以前|前(?![后期款述项列条往来置景提沿言去]))/y;

type Groups = Record<string, string | undefined>;
type Reading = [pattern: RegExp, build: (g: Groups) => Point | null];

/** Longest first. */
const READINGS: Reading[] = [
  [sticky(`${Y}${S}年${S}(?<m>${N})${S}月${S}(?<d>${N})${S}[日号]`), date],
  [sticky(`${Y}(?<sep>[-./])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})(?![\\d.])`), date],
  [sticky(`${Y}${S}年(?:度)?${S}(?<m>${N})${S}月${S}${PART}?`), month],
  [sticky(`(?:${Y}${S}年(?:度)?的?${S}|年)?${QUARTER}`), quarter],
  [sticky(`(?:${Y}${S}年(?:度)?的?${S})?${HALF}`), half],
  [sticky(`${Y}${S}年(?:度)?${S}(?:年?底|年?末)?`), yearPoint],
  [sticky(`(?<m>${N})${S}月${S}(?<d>${N})${S}[日号]`), day],
  [sticky(`(?<m>${N})${S}月${S}${PART}?(?!龄|均|饼|嫂|亮)`), month],
  [sticky('年底|年末'), yearPoint],
];

export function sticky(source: string): RegExp {
  return new RegExp(source, 'y');
}

function readYear(printed: string | undefined): number | null {
  const year = printed === undefined ? null : parseNumeral(printed);
  return year !== null && year >= 1900 && year <= 2199 ? year : null;
}

function date(g: Groups): Point | null {
  const year = readYear(g.y);
  const iso = year === null ? null : isoDate(year, parseNumeral(g.m!) ?? 0, parseNumeral(g.d!) ?? 0);
  return iso === null ? null : { kind: 'date', iso };
}

export function day(g: Groups): Point | null {
  const [m, d] = [parseNumeral(g.m!) ?? 0, parseNumeral(g.d!) ?? 0];
  return isoDate(2000, m, d) === null ? null : { kind: 'day', month: m, day: d };
}

export function month(g: Groups): Point | null {
  const m = parseNumeral(g.m!) ?? 0;
  if (m < 1 || m > 12) return null;
  const part = /上旬|初/.test(g.part ?? '') ? 1 : /中旬/.test(g.part ?? '') ? 2 : /下旬/.test(g.part ?? '') ? 3 : null;
  return { kind: 'month', year: readYear(g.y), month: m, part };
}

function quarter(g: Groups): Point {
  return { kind: 'quarter', year: readYear(g.y), quarter: parseNumeral(g.q!)! };
}

function half(g: Groups): Point {
  return { kind: 'half', year: readYear(g.y), half: g.half === '上' ? 1 : 2 };
}

export function yearPoint(g: Groups): Point {
  return { kind: 'year', year: readYear(g.y) };
}
