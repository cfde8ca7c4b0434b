/** Dates and windows of a text, resolved to days against the year in which its document was signed. */
import { type FoundDate, findDates } from '../text/date.ts';
import { isoDate, lastDay, type Point } from '../text/point.ts';

export interface DatedWindow {
  start: number;
  end: number;
  /** ISO: the first day it may mean and the last. */
  from: string;
  to: string;
  /** The last day that the printed beginning may mean: 7月 → 7月31日. */
  fromLatest: string;
  /** The first day that the printed end may mean: 7月 → 7月1日. */
  toEarliest: string;
  printed: string;
}

/** Ranges with months or days; a range of years alone names a plan, not a window. */
export function windowsIn(text: string, year: number): DatedWindow[] {
  return findDates(text).flatMap(({ start, end, value }): DatedWindow[] => {
    if (value.kind !== 'range' || isYear(value.from) || isYear(value.to)) return [];
    const fromYear = yearOf(value.from) ?? yearBefore(text, start) ?? year;
    const days = [firstDay(value.from, fromYear), lastDay(value.from, fromYear)];
    const toYear = yearOf(value.to) ?? fromYear;
    const ends = [firstDay(value.to, toYear), lastDay(value.to, toYear)];
    if ([...days, ...ends].includes(null)) return [];
    return [
      {
        start,
        end,
        from: days[0]!,
        fromLatest: days[1]!,
        toEarliest: ends[0]!,
        to: ends[1]!,
        printed: text.slice(start, end),
      },
    ];
  });
}

export interface Deadline {
  start: number;
  end: number;
  /** The last day, ISO. */
  by: string;
  printed: string;
  found: FoundDate;
}

/** 5月20日前, 2022年6月中旬前. A year that the text leaves open is the last one named in the sentence, else `year`. */
export function deadlinesIn(text: string, year: number): Deadline[] {
  return findDates(text).flatMap((found): Deadline[] => {
    if (found.value.kind !== 'deadline') return [];
    const by = lastDay(found.value.by, yearBefore(text, found.start) ?? year);
    return by ? [{ start: found.start, end: found.end, by, printed: text.slice(found.start, found.end), found }] : [];
  });
}

const isYear = (point: Point): boolean => point.kind === 'year';

const yearOf = (point: Point): number | null =>
  point.kind === 'date' ? Number(point.iso.slice(0, 4)) : point.kind === 'day' ? null : point.year;

function yearBefore(text: string, at: number): number | null {
  const years = [...text.slice(0, at).matchAll(/((?:19|20)\d\d)年/gu)];
  const last = years.at(-1);
  return last ? Number(last[1]) : null;
}

export function firstDay(point: Point, year: number): string | null {
  if (point.kind === 'date' || point.kind === 'day') return lastDay(point, year);
  const y = point.year ?? year;
  if (point.kind === 'month') return isoDate(y, point.month, point.part === 3 ? 21 : point.part === 2 ? 11 : 1);
  if (point.kind === 'quarter') return isoDate(y, point.quarter * 3 - 2, 1);
  if (point.kind === 'half') return isoDate(y, point.half * 6 - 5, 1);
  return isoDate(y, 1, 1);
}
