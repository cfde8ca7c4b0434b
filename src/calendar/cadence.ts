/** Recurring due dates: every Friday, the 15th and 30th, the 1st to the 3rd, the end of each quarter, a list of dates. */
import { ClockError } from './clock-error.ts';
import { rollDay } from './count.ts';
import { civil, clampedDay, type Day, isPrintable, weekday } from './day.ts';
import { beginning, compareMoments, dayOfMoment, type Moment } from './moment.ts';
import { monthDayIn } from './parse-period.ts';
import { requireValid } from './settle.ts';
import type { CadencePeriod, CadenceRule, ClockSpec } from './spec.ts';
import { isWorkingDay, type WorkCalendar } from './working-days.ts';

export interface CadenceDue {
  due: Moment;
  /** First day of a span (每月1–3日); null where the due date is a day alone. */
  opens: Day | null;
}

/** The first due date on or after `at`. Throws no-value-at-date outside the validity and after the last. */
export function firstDue(spec: ClockSpec, period: CadencePeriod, at: Moment, calendar: WorkCalendar): CadenceDue {
  requireValid(spec, dayOfMoment(at));
  for (const found of duesFrom(spec, period, dayOfMoment(at), Infinity, calendar))
    if (compareMoments(found.due, at) >= 0) return found;
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
  const first = Math.max(dayOfMoment(from), spec.valid.from ?? -Infinity);
  const dues = [...duesFrom(spec, period, first, dayOfMoment(to), calendar)]
    .map(({ due }) => due)
    .filter((due) => compareMoments(due, from) >= 0 && compareMoments(due, to) <= 0);
  if (dues.length > 0) return dues;
  throw new ClockError('no-value-at-date', `“${spec.title || spec.id}”在所问的起止之间没有到期日；请核对起止日期。`);
}

/** A due day as the rule names it, and the first day of its span (the same day where there is none). */
interface Nominal {
  day: Day;
  opens: Day;
}

/** The due dates from `day` to `until` and to the end of the validity, ascending, each once, rolled where the clock rolls. */
function* duesFrom(
  spec: ClockSpec,
  { every, time }: CadencePeriod,
  day: Day,
  until: Day,
  calendar: WorkCalendar,
): Generator<CadenceDue> {
  const end = Math.min(until, spec.valid.to ?? Infinity);
  const from = spec.roll === 'next-working-day' ? restDaysBefore(calendar, every, day) : day;
  const horizon = spec.roll === 'previous-working-day' ? restDaysAfter(calendar, every, end) : end;
  let last = -Infinity;
  for (const nominal of nominalDays(every, from)) {
    if (nominal.day > horizon || !isPrintable(nominal.day)) return;
    const due = rollDay(calendar, nominal.day, spec.roll);
    if (due > end) return;
    if (due < day || due <= last) continue;
    last = due;
    yield {
      due: time === null ? { kind: 'day', day: due } : { kind: 'instant', at: beginning(due) + time },
      opens: nominal.opens < nominal.day ? nominal.opens : null,
    };
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

/** The latest day from which a due date could roll back to `day`: only rest days lie between. */
function restDaysAfter(calendar: WorkCalendar, every: CadenceRule, day: Day): Day {
  if (day === Infinity) return day;
  let last = day;
  const [following] = nominalDays(every, day + 1);
  while (following && last < following.day && !isWorkingDay(calendar, last + 1)) last++;
  return last;
}

function lastNominalBefore(every: CadenceRule, day: Day): Day | null {
  let previous: Day | null = null;
  for (const nominal of nominalDays(every, day - 366)) {
    if (nominal.day >= day) break;
    previous = nominal.day;
  }
  return previous;
}

/** The days that the rule names on or after `from`, ascending. Endless, but for a list of dates. */
function* nominalDays(every: CadenceRule, from: Day): Generator<Nominal> {
  if (every.every === 'dates') {
    yield* every.days.filter((day) => day >= from).map(alone);
    return;
  }
  if (every.every === 'week') {
    const days = [...every.days].sort((a, b) => a.to - b.to);
    for (let sunday = from - weekday(from); ; sunday += 7)
      for (const span of days) if (sunday + span.to >= from) yield { day: sunday + span.to, opens: sunday + span.from };
  }
  for (let { year } = civil(from); ; year++)
    for (const nominal of daysInYear(every, year)) if (nominal.day >= from) yield nominal;
}

/** Ascending. Two numbers beyond the end of a month are the same day twice. */
function daysInYear(every: Exclude<CadenceRule, { every: 'week' | 'dates' }>, year: number): Nominal[] {
  const days =
    every.every === 'year'
      ? every.days.map((day) => alone(monthDayIn(year, day)))
      : every.every === 'month'
        ? MONTHS.flatMap((month) =>
            every.days.map(({ from, to }) => ({
              day: clampedDay(year, month, to),
              opens: clampedDay(year, month, from),
            })),
          )
        : MONTHS.filter((month) => month % (every.every === 'quarter' ? 3 : 6) === 1).flatMap((first) =>
            every.days.map(({ month, day }) => alone(clampedDay(year, first + month - 1, day))),
          );
  return days.sort((a, b) => a.day - b.day);
}

function alone(day: Day): Nominal {
  return { day, opens: day };
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
