/** What is asked of a clock, as a program or a case writes it, and its reading into days and instants. */
import { ClockError } from './clock-error.ts';
import type { Day } from './day.ts';
import { compareMoments, dayOfMoment, type Moment, parseMoment } from './moment.ts';

/** Days are YYYY-MM-DD, instants ISO 8601 with an offset. Which of them a clock needs, its unit says. */
export interface ClockQuestion {
  start?: string | undefined;
  /** n-before-event. */
  event?: string | undefined;
  /** Cadence: the first due date on or after it. */
  at?: string | undefined;
  /** Cadence: all due dates from..to. */
  from?: string | undefined;
  to?: string | undefined;
  /** Window. */
  year?: number | undefined;
  /** Chain: days of outside events. */
  events?: Record<string, string> | undefined;
  /** Chain: when a step was really done, by clock id. */
  actual?: Record<string, string> | undefined;
  restart?: { date: string; reason: string } | undefined;
  pauses?: { from: string; to?: string | undefined; reason: string }[] | undefined;
  extend?: number | AskedExtension | undefined;
  setDue?: string | undefined;
  asOf?: string | undefined;
  /** A clock of unit inline, as data. */
  clock?: unknown;
}

export interface AskedExtension {
  amount: number;
  granted?: string | undefined;
  approved?: boolean | undefined;
  notified?: boolean | undefined;
}

/** `to` is Infinity while the pause is open. */
export interface Pause {
  from: Day;
  to: Day;
  reason: string;
}

export interface ReadExtension {
  amount: number;
  granted: Moment | null;
  approved: boolean;
  notified: boolean;
}

/** A day or instant of the question; `name` is what the person called it. Throws invalid-input. */
export function readMoment(value: unknown, name: string): Moment {
  const moment = typeof value === 'string' ? parseMoment(value) : null;
  if (moment) return moment;
  if (value === undefined || value === null) throw invalid(`缺${name}；请写日期（如2024-07-01）或带时区的时刻。`);
  throw invalid(`${name}“${String(value)}”不是存在的日期或带时区的时刻；请写成2024-07-01或2024-07-01T09:00:00+08:00。`);
}

export function readOptionalMoment(value: unknown, name: string): Moment | null {
  return value === undefined || value === null ? null : readMoment(value, name);
}

/** Throws invalid-input where `moment` lies before `start`. */
export function requireNotBefore(moment: Moment | null, start: Moment, name: string): void {
  if (moment && compareMoments(moment, start) < 0) throw invalid(`${name}早于起算日；请核对两个日期。`);
}

/** Throws invalid-input. */
export function readPauses(asked: ClockQuestion['pauses']): Pause[] {
  if (asked === undefined || asked === null) return [];
  if (!Array.isArray(asked)) throw invalid('暂停应写成列表，每项含from、to（未结束则不写）和reason。');
  return asked.map((pause) => {
    const from = dayOfMoment(readMoment(pause?.from, '暂停开始日'));
    const to = readOptionalMoment(pause?.to, '暂停结束日');
    const end = to ? dayOfMoment(to) : Number.POSITIVE_INFINITY;
    if (end < from) throw invalid('暂停的结束日早于开始日；请核对暂停的起止日期。');
    return { from, to: end, reason: String(pause?.reason ?? '') };
  });
}

/** Throws invalid-input. */
export function readExtension(asked: ClockQuestion['extend']): ReadExtension | null {
  if (asked === undefined || asked === null) return null;
  const { amount, granted, approved, notified } = typeof asked === 'object' ? asked : { amount: asked };
  if (!Number.isSafeInteger(amount) || amount < 1)
    throw invalid(`延长的数量应为不小于1的整数，不能是“${String(amount)}”。`);
  return {
    amount,
    granted: readOptionalMoment(granted, '延长决定日'),
    approved: readFlag(approved, 'approved'),
    notified: readFlag(notified, 'notified'),
  };
}

/** Left out means duly done. */
function readFlag(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'boolean') return value;
  throw invalid(`${name}应为true或false，不能是“${String(value)}”。`);
}

export function invalid(message: string): ClockError {
  return new ClockError('invalid-input', message);
}
