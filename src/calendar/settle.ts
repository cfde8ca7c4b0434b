/** A clock that runs from a start, before an event, or to a named day: everything that decides its due date. */
import { ClockError } from './clock-error.ts';
import { countBack, countOn, countTime, type Intervals, mergePauses, requireInstant, rollDay } from './count.ts';
import { addMonths, type Day, printDay } from './day.ts';
import { printSpan } from './fields.ts';
import { compareMoments, dayOfMoment, type Moment, printMoment } from './moment.ts';
import { periodText } from './period-text.ts';
import {
  type ClockQuestion,
  type Pause,
  type ReadExtension,
  readExtension,
  readMoment,
  readOptionalMoment,
  readPauses,
  requireNotBefore,
} from './question.ts';
import { type ClockSpec, type CountUnit, countsFromStart } from './spec.ts';
import type { WorkCalendar } from './working-days.ts';

export interface Settled {
  spec: ClockSpec;
  /** The start as asked, or the event; null for a named day. */
  start: Moment | null;
  /** Day zero: the start, or the day on which the clock started again. */
  zero: Moment | null;
  /** In the clock's own unit, extension included; 0 for a named day. */
  amount: number;
  extension: ReadExtension | null;
  restart: string | null;
  pauses: Pause[];
  /** The pauses that count, once each. */
  paused: Intervals;
  /** The day found, before the roll. */
  last: Moment | null;
  /** null while an open pause stops the clock. */
  due: Moment | null;
  /** The due date was set by a competent body. */
  set: boolean;
}

/** Throws ClockError. */
export function settle(spec: ClockSpec, question: ClockQuestion, calendar: WorkCalendar): Settled {
  requireAllowed(spec, question);
  const asked = readAsked(spec, question);
  requirePausesAllowed(spec, asked.pauses);
  requireInTime(spec, asked);
  const { start, restarted, setDue, pauses, extension } = asked;
  const zero = restarted ?? start;
  const counted = (n: ReadExtension | null): Found =>
    setDue ? { last: setDue, due: setDue } : find(spec, zero, n?.amount ?? 0, pauses, calendar);
  requireGranted(spec, extension, () => counted(null).due);
  return {
    spec,
    start,
    zero,
    amount: ('amount' in spec.period ? spec.period.amount : 0) + (extension?.amount ?? 0),
    extension,
    restart: question.restart ? String(question.restart.reason) : null,
    pauses,
    paused: zero && !setDue ? pausesAfter(spec, zero, pauses) : [],
    ...counted(extension),
    set: setDue !== null,
  };
}

interface Asked {
  start: Moment | null;
  restarted: Moment | null;
  asOf: Moment | null;
  setDue: Moment | null;
  pauses: Pause[];
  extension: ReadExtension | null;
}

/** The question in the moments that the unit needs: but for hours and minutes an instant stands for its Shanghai day. */
function readAsked(spec: ClockSpec, question: ClockQuestion): Asked {
  const needed = (moment: Moment | null): Moment | null =>
    moment && dayUnit(spec) !== null ? { kind: 'day', day: dayOfMoment(moment) } : moment;
  const extension = readExtension(question.extend);
  return {
    start: needed(readStart(spec, question)),
    restarted: question.restart ? needed(readMoment(question.restart.date, '重新起算日')) : null,
    asOf: needed(readOptionalMoment(question.asOf, '查询日')),
    setDue: needed(readOptionalMoment(question.setDue, '另行指定的到期日')),
    pauses: readPauses(question.pauses),
    extension: extension && { ...extension, granted: needed(extension.granted) },
  };
}

/** Throws no-value-at-date outside the validity, and invalid-input for what would lie before the start. */
function requireInTime(spec: ClockSpec, { start, restarted, asOf, setDue, extension }: Asked): void {
  if (spec.period.unit === 'fixed-date') {
    if (asOf && dayOfMoment(asOf) < (spec.valid.from ?? -Infinity)) throw outside(spec, dayOfMoment(asOf));
    return;
  }
  for (const begun of [start!, restarted]) if (begun) requireValid(spec, dayOfMoment(begun));
  if (!countsFromStart(spec.period)) return;
  requireNotBefore(restarted, start!, '重新起算日');
  requireNotBefore(setDue, start!, '另行指定的到期日');
  requireNotBefore(asOf, start!, '查询日');
  requireNotBefore(extension?.granted ?? null, start!, '延长决定日');
}

/** The unit in which days of the count, and days left, are told; null for hours and minutes. */
export function dayUnit({ period }: ClockSpec): 'working-day' | 'calendar-day' | null {
  if (period.unit === 'hour' || period.unit === 'minute') return null;
  const unit = period.unit === 'n-before-event' ? period.of : period.unit;
  return unit === 'working-day' ? unit : 'calendar-day';
}

/** The whole count in days of {@link dayUnit}: a period of months is as many days as lie before its last day. */
export function daysOfCount({ spec, zero, amount }: Settled): number {
  if (spec.period.unit !== 'month') return amount;
  const from = dayOfMoment(zero!);
  return addMonths(from, amount) - from;
}

/** Throws no-value-at-date for a day on which the clock may not start. */
export function requireValid(spec: ClockSpec, day: Day): void {
  if (day < (spec.valid.from ?? day) || day > (spec.valid.to ?? day)) throw outside(spec, day);
}

/** Throws override-, restart- and extension-not-allowed: what the specification does not have. */
export function requireAllowed(spec: ClockSpec, { restart, setDue, extend, pauses }: ClockQuestion): void {
  if (setDue !== undefined && setDue !== null && spec.override === null)
    throw new ClockError('override-not-allowed', `${named(spec)}没有规定可以另行指定到期日；请按原期限计算。`);
  if (extend !== undefined && extend !== null && spec.extension === null)
    throw new ClockError('extension-not-allowed', `${named(spec)}没有规定可以延长；请在原期限内办结。`);
  if (restart !== undefined && restart !== null && !spec.restart.includes(restart.reason))
    throw new ClockError(
      'restart-not-allowed',
      spec.restart.length === 0
        ? `${named(spec)}没有规定可以重新起算；请按原起算日计算。`
        : `${named(spec)}只因${spec.restart.join('、')}重新起算，不包括“${restart.reason}”。`,
    );
  if (spec.pauses.length === 0 && Array.isArray(pauses) && pauses.length > 0)
    throw new ClockError('pause-not-allowed', `${named(spec)}没有规定可以暂停；请连续计算。`);
}

function requirePausesAllowed(spec: ClockSpec, pauses: readonly Pause[]): void {
  const wrong = pauses.find(({ reason }) => !spec.pauses.includes(reason));
  if (wrong)
    throw new ClockError(
      'pause-not-allowed',
      `${named(spec)}只因${spec.pauses.join('、')}暂停，不包括“${wrong.reason}”；请写明规定的事由。`,
    );
}

/** An extension exists if it is not too long, approved, told to whom it must be told, and granted before expiry. */
function requireGranted(spec: ClockSpec, asked: ReadExtension | null, dueWithout: () => Moment | null): void {
  const allowed = spec.extension;
  if (!asked || !allowed) return;
  if (allowed.max !== null && asked.amount > allowed.max)
    throw new ClockError(
      'extension-too-long',
      `最多可延长${periodText(spec, allowed.max)}，不能延长${periodText(spec, asked.amount)}。`,
    );
  if (!asked.approved)
    throw new ClockError('extension-not-approved', `延长须经${allowed.by || '有权机关'}同意；未获同意的，不发生延长。`);
  if (!asked.notified && allowed.notify !== null)
    throw new ClockError('extension-not-approved', `延长须告知${allowed.notify}；未告知的，不发生延长。`);
  const due = asked.granted && dueWithout();
  if (asked.granted && due && compareMoments(asked.granted, due) > 0)
    throw new ClockError(
      'extension-after-expiry',
      `延长决定于${printMoment(asked.granted)}作出，原期限已于${printMoment(due)}届满；延长须在届满前决定。`,
    );
}

function readStart({ period }: ClockSpec, question: ClockQuestion): Moment | null {
  if (period.unit === 'fixed-date') return null;
  return period.unit === 'n-before-event' ? readMoment(question.event, '事件日') : readMoment(question.start, '起算日');
}

interface Found {
  last: Moment | null;
  due: Moment | null;
}

function find(
  spec: ClockSpec,
  zero: Moment | null,
  extra: number,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): Found {
  const { period } = spec;
  if (period.unit === 'hour' || period.unit === 'minute') {
    const start = requireInstant(zero!, '起算');
    const length = period.milliseconds + extra * (period.unit === 'hour' ? 3_600_000 : 60_000);
    const at = countTime(start, length, pausesAfter(spec, zero!, pauses));
    const due: Moment | null = at === null ? null : { kind: 'instant', at };
    return { last: due, due };
  }
  const last = findDay(spec, zero, extra, pauses, calendar);
  if (last === null) return { last: null, due: null };
  return { last: { kind: 'day', day: last }, due: { kind: 'day', day: rollDay(calendar, last, spec.roll) } };
}

function findDay(
  spec: ClockSpec,
  zero: Moment | null,
  extra: number,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): Day | null {
  const { period } = spec;
  if (period.unit === 'fixed-date') return period.date;
  const from = dayOfMoment(zero!);
  if (period.unit === 'n-before-event') return countBack(calendar, period.of, from, period.amount);
  const { unit, amount } = period as { unit: CountUnit; amount: number };
  return countOn(calendar, unit, from, amount + extra, pausesAfter(spec, zero!, pauses));
}

/** Day zero is not counted anyway; for hours and minutes a pause takes out the rest of the day of the start. */
function pausesAfter(spec: ClockSpec, zero: Moment, pauses: readonly Pause[]): Intervals {
  return mergePauses(pauses, dayOfMoment(zero) - (dayUnit(spec) === null ? 1 : 0));
}

function outside(spec: ClockSpec, day: Day): ClockError {
  const span = printSpan(spec.valid.from, spec.valid.to);
  return new ClockError(
    'no-value-at-date',
    `${named(spec)}适用期间为${span}，${printDay(day)}不在其内；请核对日期，或查当时有效的规定。`,
  );
}

function named({ title, id }: ClockSpec): string {
  return `“${title || id}”`;
}
