/**
 * Working days of the People's Republic of China: Monday to Friday, less the days off that the yearly notices of the General
 * Office of the State Council name, plus the weekend days that they turn into working days (调休上班).
 */
import { ClockError } from './clock-error.ts';
import { type Day, dayOf, printDay, weekday } from './day.ts';

/** One notice, or a later one that changes days of a year already published. */
export interface CalendarNotice {
  /** The year that the notice publishes or changes. */
  year: number;
  title: string;
  number: string;
  /** Day of signature. */
  date: Day;
  /** First day on which we knew it. */
  known: Day;
  holidays: Holiday[];
}

export interface Holiday {
  name: string;
  rest: Day[];
  work: Day[];
}

/** What is known of the days `from`..`to`, both included; nothing is known of any other day. Empty where `to` < `from`. */
export interface WorkCalendar {
  from: Day;
  to: Day;
  /** Every working day, ascending. */
  days: Int32Array;
  /** Working days in `from`..day, by day − from. */
  upTo: Int32Array;
  /** Days that a notice names. */
  named: ReadonlyMap<Day, { holiday: string; work: boolean }>;
}

/** A day outside the published calendar has no answer. */
export class CalendarNotPublished extends ClockError {
  readonly day: Day;

  constructor(calendar: WorkCalendar, day: Day) {
    const known =
      calendar.to < calendar.from ? '尚无任何年度' : `现有${printDay(calendar.from)}至${printDay(calendar.to)}`;
    super(
      'calendar-not-published',
      `计算需要${printDay(day)}是否为工作日，但该日所在年度的放假安排尚未录入（${known}）；请在国务院办公厅通知公布并录入后再算。`,
    );
    this.day = day;
  }
}

/**
 * The calendar that the notices make, as it was known at the end of the day `knownAt` (all notices if left out). A notice that
 * became known later prevails over an earlier one on the days that it names. Years must follow one another without a gap:
 * a RangeError says which is missing.
 */
export function workCalendar(notices: readonly CalendarNotice[], knownAt: Day = Infinity): WorkCalendar {
  const known = notices.filter((notice) => notice.known <= knownAt).sort((a, b) => a.known - b.known);
  const years = [...new Set(known.map((notice) => notice.year))].sort((a, b) => a - b);
  for (const [i, year] of years.entries())
    if (year !== years[0]! + i) throw new RangeError(`放假安排缺${years[0]! + i}年。`);
  const named = new Map<Day, { holiday: string; work: boolean }>();
  for (const { holidays } of known)
    for (const { name, rest, work } of holidays) {
      for (const day of rest) named.set(day, { holiday: name, work: false });
      for (const day of work) named.set(day, { holiday: name, work: true });
    }
  const from = years.length > 0 ? dayOf(years[0]!, 1, 1) : 0;
  const to = years.length > 0 ? dayOf(years.at(-1)!, 12, 31) : -1;
  const days: Day[] = [];
  const upTo = new Int32Array(to - from + 1);
  for (let day = from; day <= to; day++) {
    if (named.get(day)?.work ?? weekday(day) <= 5) days.push(day);
    upTo[day - from] = days.length;
  }
  return { from, to, days: Int32Array.from(days), upTo, named };
}

/** Throws {@link CalendarNotPublished}. */
export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean {
  requireCovered(calendar, day);
  return calendar.upTo[day - calendar.from]! > (calendar.upTo[day - calendar.from - 1] ?? 0);
}

/** Why a day works or rests: 周末, 春节, 春节调休上班, 工作日. Throws {@link CalendarNotPublished}. */
export function dayReason(calendar: WorkCalendar, day: Day): string {
  requireCovered(calendar, day);
  const named = calendar.named.get(day);
  if (named) return named.work ? `${named.holiday}调休上班` : named.holiday;
  return weekday(day) <= 5 ? '工作日' : '周末';
}

/** The working days after `after` up to `until`, both known. Throws {@link CalendarNotPublished}. */
export function workingDaysIn(calendar: WorkCalendar, after: Day, until: Day): number {
  if (until <= after) return 0;
  requireCovered(calendar, after + 1);
  requireCovered(calendar, until);
  return calendar.upTo[until - calendar.from]! - countTo(calendar, after);
}

/**
 * The n-th working day after `after`, n ≥ 1; null where it would lie behind `until`. Every day on the way is asked about:
 * throws {@link CalendarNotPublished}.
 */
export function nthWorkingDayAfter(calendar: WorkCalendar, after: Day, n: number, until: Day = Infinity): Day | null {
  if (after >= until) return null;
  requireCovered(calendar, after + 1);
  const day = calendar.days[countTo(calendar, after) + n - 1];
  if (day !== undefined && day <= until) return day;
  if (day === undefined && until > calendar.to) throw new CalendarNotPublished(calendar, calendar.to + 1);
  return null;
}

/** The n-th working day before `before`, n ≥ 1. Throws {@link CalendarNotPublished}. */
export function nthWorkingDayBefore(calendar: WorkCalendar, before: Day, n: number): Day {
  requireCovered(calendar, before - 1);
  const day = calendar.days[countTo(calendar, before - 1) - n];
  if (day === undefined) throw new CalendarNotPublished(calendar, calendar.from - 1);
  return day;
}

/** Throws {@link CalendarNotPublished} for a day outside the calendar. */
export function requireCovered(calendar: WorkCalendar, day: Day): void {
  if (day < calendar.from || day > calendar.to) throw new CalendarNotPublished(calendar, day);
}

/** Working days up to and with `day`, which may be the day before the calendar begins. */
function countTo(calendar: WorkCalendar, day: Day): number {
  return day < calendar.from ? 0 : calendar.upTo[day - calendar.from]!;
}
