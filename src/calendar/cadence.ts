/** Recurring due dates: every Friday, the 15th and 30th, the end of each quarter, a list of dates. */
import { ClockError } from './clock-error.ts';
import { rollDay } from './count.ts';
import { civil, clampedDay, type Day, isPrintable, weekday } from './day.ts';
import { beginning, compareMoments, dayOfMoment, type Moment } from './moment.ts';
import { monthDayIn } from './parse-period.ts';
import { requireValid } from './settle.ts';
import type { CadencePeriod, CadenceRule, ClockSpec } from './spec.ts';
import { isWorkingDay, type WorkCalendar } from './working-days.ts';

/** The first due date on or after `at`. Throws no-value-at-date outside the validity and after the last. */
export function firstDue(spec: ClockSpec, period: CadencePeriod, at: Moment, calendar: WorkCalendar): Moment {
  requireValid(spec, dayOfMoment(at));
  for (const due of duesFrom(spec, period, dayOfMoment(at), calendar)) {
    if (compareMoments(due, at) < 0) continue;
    if (dayOfMoment(due) > (spec.valid.to ?? Infinity)) break;
    return due;
  }
  throw new ClockError('no-value-at-date', `“${spec.title || spec.id}”在此日之后不再有到期日；请核对查询日。`);
}

/** All due dates from..to inside the validity. Throws no-value-at-date where there is none. */
export function duesBetween(
  spec: ClockSpec,
  period: CadencePeriod,
  from: Moment,
  to: Moment,
  calendar: WorkCalendar,
): Moment[] {
  const dues: Moment[] = [];
  for (const due of duesFrom(spec, period, Math.max(dayOfMoment(from), spec.valid.from ?? -Infinity), calendar)) {
    if (compareMoments(due, to) > 0 || dayOfMoment(due) > (spec.valid.to ?? Infinity)) break;
    if (compareMoments(due, from) >= 0) dues.push(due);
  }
  if (dues.length > 0) return dues;
  throw new ClockError('no-value-at-date', `“${spec.title || spec.id}”在所问的起止之间没有到期日；请核对起止日期。`);
}

/** The due dates on or after `day`, ascending, each once, rolled where the clock rolls. */
function* duesFrom(
  spec: ClockSpec,
  { every, time }: CadencePeriod,
  day: Day,
  calendar: WorkCalendar,
): Generator<Moment> {
  const from = spec.roll === 'next-working-day' ? restDaysBefore(calendar, every, day) : day;
  let last = -Infinity;
  for (const nominal of nominalDays(every, from)) {
    if (!isPrintable(nominal)) return;
    const due = rollDay(calendar, nominal, spec.roll);
    if (due < day || due <= last) continue;
    last = due;
    yield time === null ? { kind: 'day', day: due } : { kind: 'instant', at: beginning(due) + time };
  }
}

/** The earliest day from which a rolled due date could reach `day`: only rest days lie between. */
function restDaysBefore(calendar: WorkCalendar, every: CadenceRule, day: Day): Day {
  let first = day;
  // Beyond the last nominal day before `day` no calendar is needed.
  const previous = lastNominalBefore(every, day);
  while (previous !== null && first > previous && !isWorkingDay(calendar, first - 1)) first--;
  return first;
}

function lastNominalBefore(every: CadenceRule, day: Day): Day | null {
  let previous: Day | null = null;
  for (const nominal of nominalDays(every, day - 366)) {
    if (nominal >= day) break;
    previous = nominal;
  }
  return previous;
}

/** The days that the rule names on or after `from`, ascending. Endless, but for a list of dates. */
function* nominalDays(every: CadenceRule, from: Day): Generator<Day> {
  if (every.every === 'dates') {
    yield* every.days.filter((day) => day >= from);
    return;
  }
  if (every.every === 'week') {
    for (let monday = from - weekday(from) + 1; ; monday += 7)
      for (const n of every.days) if (monday + n - 1 >= from) yield monday + n - 1;
  }
  for (let { year } = civil(from); ; year++) for (const day of daysInYear(every, year)) if (day >= from) yield day;
}

/** Ascending; two numbers beyond a month's end are one day. */
function daysInYear(every: Exclude<CadenceRule, { every: 'week' | 'dates' }>, year: number): Day[] {
  const days =
    every.every === 'year'
      ? every.days.map((day) => monthDayIn(year, day))
      : monthsOf(every).flatMap((month) =>
          (every.every === 'month' ? every.days : [31]).map((day) => clampedDay(year, month, day)),
        );
  return [...new Set(days)].sort((a, b) => a - b);
}

function monthsOf({ every }: CadenceRule): number[] {
  const step = every === 'month' ? 1 : every === 'quarter' ? 3 : 6;
  return Array.from({ length: 12 / step }, (_, i) => (i + 1) * step);
}
