/** Days that come back: 每周五, 每月25日前, 每月15日和30日, 每半月, 每季度, 每年3月底前. */
import { parseNumeral } from './numeral.ts';
import { beforeLength, N, type Point, readPoint, S, sticky } from './point.ts';

export type Every = 'day' | 'week' | 'ten-days' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year';

/** 每周五 → week, weekdays [5]; 每月15日和30日 → month, days [15, 30]; 每年3月底前 → year, point = month 3. */
export interface Recurring {
  kind: 'recurring';
  every: Every;
  /** Monday = 1 … Sunday = 7. */
  weekdays: number[];
  /** Days of the month; 'end' is the last day of the month (of the quarter's last month). */
  days: (number | 'end')[];
  /** every 'year': the day or the part of the year. */
  point: Point | null;
  /** True where 前 makes it a limit. */
  deadline: boolean;
}

/** Reads 每… at `at` of a half-width text. */
export function readRecurring(text: string, at: number): { value: Recurring; end: number } | null {
  const read = week(text, at) ?? monthDays(text, at) ?? yearPoint(text, at) ?? plain(text, at);
  if (!read) return null;
  const before = beforeLength(text, read.end);
  const value: Recurring = {
    kind: 'recurring',
    weekdays: [],
    days: [],
    point: null,
    deadline: before > 0,
    ...read.value,
  };
  return { value, end: read.end + before };
}

type Read = { value: Pick<Recurring, 'every'> & Partial<Recurring>; end: number } | null;

const DAY = `${N}${S}[日号]?`;
const WEEKDAY = '[一二三四五六日天](?![次个批名项家])';
const WEEK = sticky(`每${S}个?(?:周|星期)${S}(${WEEKDAY}(?:${S}[、和]?${S}(?:周|星期)?${WEEKDAY}){0,6})?`);
const MONTH_DAYS = sticky(
  `每${S}个?月的?${S}(?:(${DAY}(?:(?:${S}[、,，和及]${S}|${S}[-—–~至到]${S})${DAY}){0,5})|(月?底|末))`,
);
const YEAR = sticky(`每${S}年度?的?${S}`);
const PLAIN = sticky(`每${S}个?(半年|半个?月|季度?|旬|月|年|[日天])(末|底)?`);

const UNITS: Record<string, Every> = {
  半年: 'half-year',
  半月: 'half-month',
  半个月: 'half-month',
  季: 'quarter',
  季度: 'quarter',
  旬: 'ten-days',
  月: 'month',
  年: 'year',
  日: 'day',
  天: 'day',
};

function week(text: string, at: number): Read {
  WEEK.lastIndex = at;
  const match = WEEK.exec(text);
  if (!match) return null;
  const weekdays = [...(match[1] ?? '')].map((c) => '一二三四五六日'.indexOf(c.replace('天', '日')) + 1);
  return { value: { every: 'week', weekdays: weekdays.filter((n) => n > 0) }, end: at + match[0].trimEnd().length };
}

function monthDays(text: string, at: number): Read {
  MONTH_DAYS.lastIndex = at;
  const match = MONTH_DAYS.exec(text);
  if (!match) return null;
  const end = at + match[0].length;
  if (match[2]) return { value: { every: 'month', days: ['end'] }, end };
  const printed = match[1]!;
  if (!/[日号]\s*$/.test(printed)) return null;
  const days = printed.split(/[、,，和及]/).flatMap(daysOf);
  return days.length > 0 && days.every((d) => d >= 1 && d <= 31) ? { value: { every: 'month', days }, end } : null;
}

/** 15日 → [15], 1-3日 → [1, 2, 3] */
function daysOf(printed: string): number[] {
  const [from, to] = printed
    .replace(/[日号\s]/g, '')
    .split(/[-—–~至到]/)
    .map((n) => parseNumeral(n) ?? 0);
  if (to === undefined) return [from!];
  return to < from! || to > 31 ? [0] : Array.from({ length: to - from! + 1 }, (_, i) => from! + i);
}

function yearPoint(text: string, at: number): Read {
  YEAR.lastIndex = at;
  const match = YEAR.exec(text);
  const read = match && readPoint(text, at + match[0].length);
  return read ? { value: { every: 'year', point: read.point }, end: read.end } : null;
}

function plain(text: string, at: number): Read {
  PLAIN.lastIndex = at;
  const match = PLAIN.exec(text);
  if (!match) return null;
  const every = UNITS[match[1]!]!;
  const end = at + match[0].length;
  if (!match[2]) return { value: { every }, end };
  return { value: every === 'year' ? { every, point: { kind: 'year', year: null } } : { every, days: ['end'] }, end };
}
