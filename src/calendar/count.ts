/** The count itself: from a start over days that count to the last day. By jumps, never day by day. */
import { addMonths, type Day, isPrintable } from './day.ts';
import { beginning, dayOfMoment, type Moment } from './moment.ts';
import { invalid, type Pause } from './question.ts';
import type { CountUnit, Roll } from './spec.ts';
import {
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  requireCovered,
  type WorkCalendar,
  workingDaysIn,
} from './working-days.ts';

/** Disjoint pauses, ascending. */
export type Intervals = readonly { from: Day; to: Day }[];

/**
 * Overlapping and touching pauses become one; only days after `start` matter. An open pause stays apart from those before it:
 * nothing is counted, or asked, from its first day on.
 */
export function mergePauses(pauses: readonly Pause[], start: Day): Intervals {
  const opens = pauses.filter(({ to }) => to === OPEN).map(({ from }) => Math.max(from, start + 1));
  const open = Math.min(OPEN, ...opens);
  const merged: { from: Day; to: Day }[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const [from, to] = [Math.max(pause.from, start + 1), Math.min(pause.to, open - 1)];
    const last = merged.at(-1);
    if (to < from) continue;
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return opens.length > 0 ? [...merged, { from: open, to: OPEN }] : merged;
}

/** The end of a pause that has none yet. */
export const OPEN = Number.POSITIVE_INFINITY;

/**
 * The last day of `amount` units after `start`, not rolled; null where an open pause comes first. A period of months is
 * found by its day number and then lengthened by the days paused in it. Throws calendar-not-published, and invalid-input
 * beyond the year 9999.
 */
export function countOn(
  calendar: WorkCalendar,
  unit: CountUnit,
  start: Day,
  amount: number,
  pauses: Intervals,
): Day | null {
  const days = unit === 'month' ? addMonths(start, amount) - start : amount;
  const advance = unit === 'working-day' ? advanceWorkingDays : advanceCalendarDays;
  let cursor = start;
  let left = days;
  for (const { from, to } of pauses) {
    if (left === 0) break;
    const reached = advance(calendar, cursor, left, from - 1);
    if (reached.day !== null) return reached.day;
    left -= reached.counted;
    if (to === OPEN) return null;
    if (unit === 'working-day') for (const day of [from, to]) requireCovered(calendar, day);
    cursor = to;
  }
  const last = left === 0 ? cursor : advance(calendar, cursor, left, OPEN).day;
  if (last === null || !isPrintable(last)) throw invalid('期限超出公元9999年；请核对数量。');
  return last;
}

/** `milliseconds` after `start` (in milliseconds since 1970); paused days are taken out from 00:00 to 24:00. null where an open pause comes first. */
export function countTime(start: number, milliseconds: number, pauses: Intervals): number | null {
  let due = start + milliseconds;
  for (const { from, to } of pauses) {
    const begins = Math.max(beginning(from), start);
    if (due <= begins) break;
    if (to === OPEN) return null;
    due += beginning(to + 1) - begins;
  }
  if (!isPrintable(dayOfMoment({ kind: 'instant', at: due }))) throw invalid('期限超出公元9999年；请核对数量。');
  return due;
}

/** `amount` days before `event`, or the amount-th working day before it; 0 = the day of the event. */
export function countBack(calendar: WorkCalendar, of: 'calendar-day' | 'working-day', event: Day, amount: number): Day {
  if (amount === 0) return event;
  const day = of === 'working-day' ? nthWorkingDayBefore(calendar, event, amount) : event - amount;
  if (!isPrintable(day)) throw invalid('期限早于公元1年；请核对数量。');
  return day;
}

/** Where the day found is a rest day (民法典第203条 says the next working day). Throws calendar-not-published. */
export function rollDay(calendar: WorkCalendar, day: Day, roll: Roll): Day {
  if (roll === 'none') return day;
  requireCovered(calendar, day);
  return roll === 'next-working-day'
    ? nthWorkingDayAfter(calendar, day - 1, 1)!
    : nthWorkingDayBefore(calendar, day + 1, 1);
}

/** Units after `after` up to `until` that are not paused; negative where `until` lies before. Throws calendar-not-published. */
export function countBetween(
  calendar: WorkCalendar,
  unit: CountUnit,
  after: Day,
  until: Day,
  pauses: Intervals,
): number {
  if (until < after) return -countBetween(calendar, unit, until, after, pauses);
  const units = (a: Day, b: Day): number =>
    b <= a ? 0 : unit === 'working-day' ? workingDaysIn(calendar, a, b) : b - a;
  return pauses.reduce(
    (sum, { from, to }) => sum - units(Math.max(after, from - 1), Math.min(until, to)),
    units(after, until),
  );
}

/** The instant in milliseconds, for an hour clock. Throws invalid-input for a day. */
export function requireInstant(moment: Moment, name: string): number {
  if (moment.kind === 'instant') return moment.at;
  throw invalid(`按小时、分钟计算的时钟需要${name}的时刻；请写成2024-07-01T09:00:00+08:00。`);
}

interface Advance {
  /** The day on which the count ends, if not behind the limit. */
  day: Day | null;
  /** Units up to the limit, where `day` is null. */
  counted: number;
}

function advanceCalendarDays(_: WorkCalendar, cursor: Day, left: number, limit: Day): Advance {
  if (cursor + left <= limit) return { day: cursor + left, counted: left };
  return { day: null, counted: Math.max(0, limit - cursor) };
}

function advanceWorkingDays(calendar: WorkCalendar, cursor: Day, left: number, limit: Day): Advance {
  const day = nthWorkingDayAfter(calendar, cursor, left, limit);
  return { day, counted: day === null ? workingDaysIn(calendar, cursor, limit) : left };
}
