/** How a clock stands on a day: its state, what is left, its light. */
import type { ClockState, Remaining } from './answer.ts';
import { countBetween } from './count.ts';
import { beginning, compareMoments, dayOfMoment, type Moment } from './moment.ts';
import { daysOfCount, dayUnit, type Settled } from './settle.ts';
import type { ClockSpec, OnExpire } from './spec.ts';
import { CalendarNotPublished, type WorkCalendar } from './working-days.ts';

/** On the due day, and at the due instant, the clock still runs. */
export function stateOf({ spec, pauses, last, due }: Settled, asOf: Moment): ClockState {
  if (due !== null && compareMoments(asOf, due) > 0) return expiredState(spec.onExpire);
  const day = dayOfMoment(asOf);
  // A pause after the last counted day has no effect.
  const counting = last === null || compareMoments(asOf, last) <= 0;
  return counting && pauses.some(({ from, to }) => from <= day && day <= to) ? 'paused' : 'running';
}

/** A clock that lapses without consequence is closed: a right is gone, or a minimum period is over. */
export function expiredState(onExpire: OnExpire): ClockState {
  if (onExpire === 'overdue' || onExpire === 'escalate') return 'overdue';
  return onExpire === 'deemed-consent' ? 'expired-deemed-consent' : 'closed';
}

/** What is left after `asOf`; null where the calendar does not reach, or a day cannot say how many minutes are left. */
export function remainingOf(settled: Settled, asOf: Moment, calendar: WorkCalendar): Remaining | null {
  const { spec, zero, due, paused } = settled;
  const unit = dayUnit(spec);
  if (unit === null && due?.kind !== 'day') return minutesLeft(settled, asOf);
  const from = Math.max(
    dayOfMoment(asOf),
    zero && spec.period.unit !== 'n-before-event' ? dayOfMoment(zero) : -Infinity,
  );
  try {
    if (due === null)
      return {
        amount: daysOfCount(settled) - countBetween(calendar, unit!, dayOfMoment(zero!), from, paused),
        unit: unit!,
      };
    const end = dayOfMoment(due);
    // Days of lateness are not paused: the count was over.
    return {
      amount: countBetween(calendar, unit ?? 'calendar-day', from, end, from > end ? [] : paused),
      unit: unit ?? 'calendar-day',
    };
  } catch (error) {
    if (error instanceof CalendarNotPublished) return null;
    throw error;
  }
}

/** Yellow from the threshold on, red when overdue; none without thresholds, and none once the clock has closed. */
export function lightOf(spec: ClockSpec, state: ClockState, left: Remaining | null): 'green' | 'yellow' | 'red' | null {
  if (spec.lights === null) return null;
  if (state === 'overdue') return 'red';
  if (state === 'closed' || state === 'expired-deemed-consent') return null;
  const threshold = spec.lights.yellow * (spec.period.unit === 'hour' ? 60 : 1);
  return left !== null && left.amount <= threshold ? 'yellow' : 'green';
}

function minutesLeft({ zero, due, paused, spec, amount }: Settled, asOf: Moment): Remaining | null {
  if (asOf.kind !== 'instant') return null;
  const start = zero?.kind === 'instant' ? zero.at : asOf.at;
  const now = Math.max(start, asOf.at);
  const inPause = (a: number, b: number): number =>
    paused.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(b, beginning(to + 1)) - Math.max(a, beginning(from))),
      0,
    );
  const length = amount * (spec.period.unit === 'hour' ? 3_600_000 : 60_000);
  const left =
    due?.kind === 'instant'
      ? due.at - now - (due.at > now ? inPause(now, due.at) : 0)
      : length - (now - start - inPause(start, now));
  return { amount: Math.floor(left / 60_000), unit: 'minute' };
}
