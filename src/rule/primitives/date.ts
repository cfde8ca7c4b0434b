/** Dates, months and instants; working days by the calendar. */
import { addMonths, civil, dayOf, exists, weekday } from '../../calendar/day.ts';
import { beginning, shanghaiDay } from '../../calendar/moment.ts';
import {
  CalendarNotPublished,
  isWorkingDay,
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  type WorkCalendar,
} from '../../calendar/working-days.ts';
import { daysIn } from '../../text/point.ts';
import { type Exact, isWhole, multiply } from '../exact.ts';
import type { Primitive } from '../primitive.ts';
import { Failure, type Value } from '../value.ts';

const HOUR = 3_600_000;

export const date = {
  addDays: { name: '加日', apply: ([day, n]) => (day as number) + whole(n!, '日') },
  addMonths: { name: '加月', apply: ([day, n]) => addMonths(day as number, whole(n!, '月')) },
  addWorkingDays: {
    name: '加工作日',
    apply: ([day, n], calendar) => workingDays(day as number, whole(n!, '工作日'), calendar),
  },
  addHours: { name: '加时', apply: ([instant, n]) => (instant as number) + whole(multiply(n as Exact, HOUR), '毫秒') },
  shiftMonth: { name: '加月', apply: ([month, n]) => (month as number) + whole(n!, '月') },
  difference: { name: '相减', apply: ([a, b]) => (a as number) - (b as number) },
  hoursBetween: { name: '相减', apply: ([a, b]) => multiply((a as number) - (b as number), { n: 1, d: HOUR }) },
  year: { name: '年', apply: ([day]) => civil(day as number).year },
  monthNumber: { name: '月', apply: ([day]) => civil(day as number).month },
  dayNumber: { name: '日', apply: ([day]) => civil(day as number).day },
  weekday: { name: '星期', apply: ([day]) => weekday(day as number) },
  lastOfMonth: { name: '月末', apply: ([day]) => lastOf(day as number) },
  firstOfMonth: { name: '月初', apply: ([day]) => (day as number) - civil(day as number).day + 1 },
  lastOfYear: { name: '年末', apply: ([day]) => dayOf(civil(day as number).year, 12, 31) },
  make: { name: '日期', apply: ([y, m, d]) => made(y as number, m as number, d as number) },
  completedYears: { name: '周岁', apply: ([from, to]) => completedMonths(from as number, to as number, 12) },
  completedMonths: { name: '满月数', apply: ([from, to]) => completedMonths(from as number, to as number, 1) },
  monthOf: { name: '月份', apply: ([day]) => monthIndex(day as number) },
  daysInMonth: {
    name: '天数',
    apply: ([month]) => daysIn(Math.floor((month as number) / 12), ((month as number) % 12) + 1),
  },
  firstDay: {
    name: '首日',
    apply: ([month]) => dayOf(Math.floor((month as number) / 12), ((month as number) % 12) + 1, 1),
  },
  monthYear: { name: '年', apply: ([month]) => Math.floor((month as number) / 12) },
  ofInstant: { name: '日期', apply: ([instant]) => shanghaiDay(instant as number) },
  /** Hours since midnight in Shanghai, with fractions. */
  timeOfDay: {
    name: '时点',
    apply: ([instant]) => multiply((instant as number) - beginning(shanghaiDay(instant as number)), { n: 1, d: HOUR }),
  },
  isWorkingDay: { name: '是工作日', apply: ([day], calendar) => asking(() => isWorkingDay(calendar, day as number)) },
  nextWorkingDay: { name: '顺延', apply: ([day], calendar) => nextWorkingDay(day as number, calendar) },
} satisfies Record<string, Primitive>;

/** Labels of periods in data outside: 2024, 2024-H1, 2024-Q2, 2024-05. */
export const label = {
  year: { name: '年名', apply: ([day]) => String(civil(day as number).year) },
  half: {
    name: '半年名',
    apply: ([day]) => `${civil(day as number).year}-H${civil(day as number).month <= 6 ? 1 : 2}`,
  },
  quarter: {
    name: '季度名',
    apply: ([day]) => `${civil(day as number).year}-Q${Math.ceil(civil(day as number).month / 3)}`,
  },
  month: {
    name: '月名',
    apply: ([day]) => `${civil(day as number).year}-${String(civil(day as number).month).padStart(2, '0')}`,
  },
} satisfies Record<string, Primitive>;

function whole(n: Value, unit: string): number {
  if (typeof n === 'number') return n;
  if (!isWhole(n as Exact)) throw new Failure('invalid-input', `日期只能加整数个${unit}；请核对输入。`);
  throw new Failure('invalid-input', `加的${unit}数太大；请核对输入。`);
}

function made(year: number, month: number, day: number): number {
  if (!exists(year, month, day)) {
    throw new Failure('invalid-input', `没有 ${year} 年 ${month} 月 ${day} 日这一天；请核对输入。`);
  }
  return dayOf(year, month, day);
}

function lastOf(day: number): number {
  const { year, month } = civil(day);
  return dayOf(year, month, daysIn(year, month));
}

function monthIndex(day: number): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

/** Completed on the same day number; who was born on 29 February completes a year on 28 February where there is no 29th. */
function completedMonths(from: number, to: number, size: number): number {
  let count = Math.floor((monthIndex(to) - monthIndex(from)) / size);
  while (addMonths(from, count * size) > to) count--;
  return count;
}

/** The n-th working day after `day` (before it where n < 0); n = 0 is the day itself. */
function workingDays(day: number, n: number, calendar: WorkCalendar): number {
  if (n === 0) return day;
  return asking(() => (n > 0 ? nthWorkingDayAfter(calendar, day, n)! : nthWorkingDayBefore(calendar, day, -n)));
}

function nextWorkingDay(day: number, calendar: WorkCalendar): number {
  return asking(() => nthWorkingDayAfter(calendar, day - 1, 1)!);
}

function asking<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarNotPublished) throw new Failure('calendar-not-published', error.message);
    throw error;
  }
}
