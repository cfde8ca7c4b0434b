/**
 * Dates as documents print them: full dates, parts of a year, deadlines (…底前), ranges; recurring days are in
 * recurring.ts. All are civil dates without a zone; nothing here asks what day it is.
 */
import { compact, halfWidth } from './character.ts';
import { parseNumeral, printDigits, printNumeral } from './numeral.ts';
import {
  beforeLength,
  day,
  isoDate,
  lastDay,
  month,
  N,
  type Point,
  readPoint,
  S,
  sticky,
  Y,
  yearPoint,
} from './point.ts';
import { type Recurring, readRecurring } from './recurring.ts';

export type DateValue =
  | Point
  /** 7月底前, 7月15日前: the last day of `by` still counts (民法典 art. 1259). */
  | { kind: 'deadline'; by: Point }
  | { kind: 'range'; from: Point; to: Point }
  | Recurring;

/** Offsets `[start, end)`. */
export interface FoundDate {
  start: number;
  end: number;
  value: DateValue;
}

/** The full date that `s` is, as ISO; null for anything else and for days that do not exist (2月30日). */
export function parseDate(s: string): string | null {
  if (s.length > 60) return null;
  const text = compact(s);
  const read = readPoint(text, 0);
  return read?.end === text.length && read.point.kind === 'date' ? read.point.iso : null;
}

/** "2023-07-03" → 2023年7月3日, or 二〇二三年七月三日 in 'han'. */
export function printDate(iso: string, form: 'arabic' | 'han' = 'arabic'): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  if (form === 'arabic') return `${year}年${month}月${day}日`;
  return `${printDigits(String(year))}年${printNumeral(month)}月${printNumeral(day)}日`;
}

/** The dates in a text, left to right, the longest reading of each place. A day that does not exist is not found. */
export function findDates(text: string): FoundDate[] {
  const plain = halfWidth(text);
  const found: FoundDate[] = [];
  BEGINNING.lastIndex = 0;
  for (let match = BEGINNING.exec(plain); match; match = BEGINNING.exec(plain)) {
    const start = match.index;
    const read = match[0] === '每' ? readRecurring(plain, start) : readValue(plain, start);
    if (read) {
      found.push({ start, ...read });
      BEGINNING.lastIndex = read.end;
    } else {
      RUN.lastIndex = start;
      BEGINNING.lastIndex = start + RUN.exec(plain)![0].length;
    }
  }
  return found;
}

const BEGINNING = /[0-9一二三四五六七八九十廿卅第上下年每]/g;
const RUN = /\d+|[\s\S]/y;
/** 1.2023年: a list label before a year, not a decimal. */
const YEAR_AHEAD = /(?:19|20)\d\d\s{0,3}年/y;

function readValue(text: string, start: number): { value: DateValue; end: number } | null {
  if (/\d\.$/.test(text.slice(Math.max(0, start - 2), start))) {
    YEAR_AHEAD.lastIndex = start;
    if (!YEAR_AHEAD.test(text)) return null;
  }
  const first = readPoint(text, start) ?? readOpening(text, start);
  if (!first) return null;
  const second = readRangeEnd(text, first.end, first.point);
  if (second) return { value: { kind: 'range', from: first.point, to: second.point }, end: second.end };
  const before = beforeLength(text, first.end);
  if (before > 0) return { value: { kind: 'deadline', by: first.point }, end: first.end + before };
  return { value: first.point, end: first.end };
}

const RANGE_SIGN = '\\s{0,2}(?:[-—–~～]{1,2}|至|到)\\s{0,2}';
const OPENING_YEAR = sticky(`${Y}(?=${RANGE_SIGN}(?:19|20)\\d\\d${S}年)`);
const OPENING = sticky(`(?:${Y}${S}年${S})?(?<m>${N})(?=${RANGE_SIGN}${N}${S}月(?!${S}${N}${S}[日号]))`);

/** The bare beginning of a range whose unit stands at its end: 7 in 7-9月, 2023 in 2023-2025年. */
function readOpening(text: string, at: number): { point: Point; end: number } | null {
  OPENING_YEAR.lastIndex = at;
  const year = OPENING_YEAR.exec(text);
  if (year) return { point: yearPoint(year.groups!), end: at + year[0].length };
  OPENING.lastIndex = at;
  const match = OPENING.exec(text);
  const point = match && month(match.groups!);
  return point ? { point, end: at + match[0].length } : null;
}

const TO = sticky(RANGE_SIGN);
const BARE_DAY = sticky(`(?<d>${N})${S}[日号]`);

/** 至20日, -10月, 至2025年12月 behind `from`; the year of `from` carries over where the end has none. */
function readRangeEnd(text: string, at: number, from: Point): { point: Point; end: number } | null {
  TO.lastIndex = at;
  const to = TO.exec(text);
  if (!to) return null;
  const start = at + to[0].length;
  const read = readPoint(text, start);
  if (read) return { point: withYear(read.point, from), end: read.end };
  BARE_DAY.lastIndex = start;
  const match = BARE_DAY.exec(text);
  const d = match && parseNumeral(match.groups!.d!);
  if (!d) return null;
  if (from.kind === 'day') {
    const point = day({ m: String(from.month), d: String(d) });
    return point && { point, end: start + match[0].length };
  }
  if (from.kind !== 'date') return null;
  const iso = isoDate(Number(from.iso.slice(0, 4)), Number(from.iso.slice(5, 7)), d);
  return iso ? { point: { kind: 'date', iso }, end: start + match[0].length } : null;
}

function yearOf(point: Point): number | null {
  if (point.kind === 'date') return Number(point.iso.slice(0, 4));
  return point.kind === 'day' ? null : point.year;
}

/** The year of the range's beginning, unless its end would then lie before it (2022年11月至3月). */
function withYear(point: Point, from: Point): Point {
  const year = yearOf(from);
  if (year === null || point.kind === 'date') return point;
  if ((lastDay(point, year) ?? '') < lastDay(from, year)!) return point;
  if (point.kind !== 'day') return { ...point, year: point.year ?? year };
  const iso = isoDate(year, point.month, point.day);
  return iso ? { kind: 'date', iso } : point;
}
