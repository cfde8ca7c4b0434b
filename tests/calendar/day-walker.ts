/**
 * The plainest possible clock: one day after the other, texts of days, lists. It shares no code with src/calendar; it is slow
 * and meant to be read against the specification. Answers every error that applies, since their order is free.
 */
export interface WalkerClock {
  unit: 'working-day' | 'calendar-day' | 'month' | 'hour' | 'minute' | 'n-before-event';
  amount: number;
  of?: 'calendar-day' | 'working-day';
  roll?: 'none' | 'next-working-day' | 'previous-working-day';
  pauses?: { reasons: string[] };
  extension?: { max: number | null; notify?: string };
  restart?: { reasons: string[] };
  override?: { by: string; when: string };
  onExpire: 'overdue' | 'escalate' | 'deemed-consent' | 'close' | 'none';
}

export interface WalkerQuestion {
  start?: string;
  event?: string;
  restart?: { date: string; reason: string };
  pauses?: { from: string; to?: string; reason: string }[];
  extend?: number | { amount: number; granted?: string; approved?: boolean; notified?: boolean };
  setDue?: string;
  asOf?: string;
}

export interface WalkerAnswer {
  errors: Set<string>;
  due?: string | null;
  state?: string;
}

export interface PublicDays {
  first: string;
  last: string;
  rest: ReadonlySet<string>;
  work: ReadonlySet<string>;
}

class NotPublished extends Error {}

/** All days of the walk, as texts, in order. */
const ALL: string[] = [];
const INDEX = new Map<string, number>();
for (let at = Date.UTC(2019, 0, 1); at < Date.UTC(2034, 0, 1); at += 86_400_000) {
  INDEX.set(new Date(at).toISOString().slice(0, 10), ALL.length);
  ALL.push(new Date(at).toISOString().slice(0, 10));
}
const next = (day: string): string => ALL[INDEX.get(day)! + 1]!;
const previous = (day: string): string => ALL[INDEX.get(day)! - 1]!;

export function walk(clock: WalkerClock, question: WalkerQuestion, days: PublicDays): WalkerAnswer {
  const errors = new Set<string>();
  const isTime = clock.unit === 'hour' || clock.unit === 'minute';
  const start = question.start ?? question.event!;
  const extension = typeof question.extend === 'number' ? { amount: question.extend } : question.extend;
  const isBefore = (a: string): boolean =>
    isTime && a.length > 10 ? Date.parse(a) < Date.parse(start) : shanghai(a) < shanghai(start);

  if (question.setDue && !clock.override) errors.add('override-not-allowed');
  if (question.restart && !clock.restart?.reasons.includes(question.restart.reason)) errors.add('restart-not-allowed');
  for (const pause of question.pauses ?? []) {
    if (!clock.pauses?.reasons.includes(pause.reason)) errors.add('pause-not-allowed');
    if (pause.to && pause.to < pause.from) errors.add('invalid-input');
  }
  if (clock.unit !== 'n-before-event')
    for (const day of [question.restart?.date, question.setDue, question.asOf, extension?.granted])
      if (day !== undefined && isBefore(day)) errors.add('invalid-input');
  if (extension && !clock.extension) errors.add('extension-not-allowed');
  if (extension && (!Number.isInteger(extension.amount) || extension.amount < 1)) errors.add('invalid-input');
  if (extension && clock.extension) {
    if (clock.extension.max !== null && extension.amount > clock.extension.max) errors.add('extension-too-long');
    if (extension.approved === false) errors.add('extension-not-approved');
    if (extension.notified === false && clock.extension.notify) errors.add('extension-not-approved');
  }
  if (errors.size > 0) return { errors };

  const zero = question.restart?.date ?? start;
  try {
    if (extension?.granted) {
      const without = question.setDue ? { due: question.setDue } : find(clock, zero, 0, question, days);
      if (without.due !== null && later(extension.granted, without.due))
        return { errors: new Set(['extension-after-expiry']) };
    }
    const found = question.setDue
      ? { due: question.setDue, last: question.setDue }
      : find(clock, zero, extension?.amount ?? 0, question, days);
    return question.asOf === undefined
      ? { errors, due: found.due }
      : { errors, due: found.due, state: state(clock, question, found, question.asOf) };
  } catch (error) {
    if (error instanceof NotPublished) return { errors: new Set(['calendar-not-published']) };
    throw error;
  }
}

export interface CadenceOfWalk {
  every: 'week' | 'month' | 'quarter' | 'half-year' | 'year';
  days: (number | string)[];
}

/** Every due day in from..to, rolled; days a month to either side are looked at, so that none rolls in or out unseen. */
export function walkCadence(
  rule: CadenceOfWalk,
  roll: WalkerClock['roll'],
  from: string,
  to: string,
  days: PublicDays,
): string[] {
  const found = new Set<string>();
  for (let i = INDEX.get(from)! - 31; i <= INDEX.get(to)! + 31; i++) {
    let due = ALL[i]!;
    if (!isNamed(rule, due)) continue;
    if (roll === 'next-working-day') while (!works(due, days)) due = next(due);
    if (roll === 'previous-working-day') while (!works(due, days)) due = previous(due);
    if (from <= due && due <= to) found.add(due);
  }
  return [...found].sort();
}

function isNamed({ every, days }: CadenceOfWalk, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const [month, number] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  const isLast = next(day).slice(8) === '01';
  if (every === 'week') return days.includes(weekday);
  if (every === 'month')
    return days.includes(number) || (isLast && days.some((n) => n === 'end' || Number(n) > number));
  if (every === 'year')
    return days.includes(day.slice(5)) || (day.slice(5) === '02-28' && isLast && days.includes('02-29'));
  return isLast && month % (every === 'quarter' ? 3 : 6) === 0;
}

interface Found {
  last: string | null;
  due: string | null;
}

function find(clock: WalkerClock, zero: string, extra: number, question: WalkerQuestion, days: PublicDays): Found {
  if (clock.unit === 'hour' || clock.unit === 'minute') return findInstant(clock, zero, extra, question);
  const last = findLast(clock, zero, extra, question, days);
  if (last === null) return { last, due: null };
  let due = last;
  if (clock.roll === 'next-working-day') while (!works(due, days)) due = next(due);
  if (clock.roll === 'previous-working-day') while (!works(due, days)) due = previous(due);
  return { last, due };
}

function findLast(clock: WalkerClock, zero: string, extra: number, question: WalkerQuestion, days: PublicDays) {
  const amount = clock.amount + extra;
  let day = shanghai(zero);
  if (clock.unit === 'n-before-event') {
    for (let left = amount; left > 0; ) {
      day = previous(day);
      if (clock.of === 'calendar-day' || works(day, days)) left--;
    }
    return day;
  }
  let left = clock.unit === 'month' ? daysOfMonths(day, amount) : amount;
  while (left > 0) {
    day = next(day);
    if (question.pauses?.some((pause) => pause.from <= day && !pause.to)) return null;
    const isWorking = clock.unit !== 'working-day' || works(day, days);
    if (isWorking && !isPaused(day, question)) left--;
  }
  return day;
}

/** Minute by minute would be too slow: a pause takes out whole days, so the time of each day is used up in turn. */
function findInstant(clock: WalkerClock, zero: string, extra: number, question: WalkerQuestion): Found {
  let at = Date.parse(zero);
  let left = (clock.amount + extra) * (clock.unit === 'hour' ? 3_600_000 : 60_000);
  for (;;) {
    const day = shanghai(new Date(at).toISOString());
    const midnight = Date.parse(`${next(day)}T00:00:00+08:00`);
    if (left > 0 && question.pauses?.some((pause) => pause.from <= day && !pause.to)) return { last: null, due: null };
    if (left > 0 && isPaused(day, question)) {
      at = midnight;
      continue;
    }
    if (left <= midnight - at) {
      const due = new Date(at + left + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00';
      return { last: due, due };
    }
    left -= midnight - at;
    at = midnight;
  }
}

function state(clock: WalkerClock, question: WalkerQuestion, { last, due }: Found, asOf: string): string {
  if (due !== null && later(asOf, due)) {
    if (clock.onExpire === 'overdue' || clock.onExpire === 'escalate') return 'overdue';
    return clock.onExpire === 'deemed-consent' ? 'expired-deemed-consent' : 'closed';
  }
  const day = shanghai(asOf);
  const counting = last === null || !later(asOf, last);
  return counting && isPaused(day, question) ? 'paused' : 'running';
}

function isPaused(day: string, question: WalkerQuestion): boolean {
  return (question.pauses ?? []).some((pause) => pause.from <= day && (!pause.to || day <= pause.to));
}

function later(a: string, b: string): boolean {
  return a.length > 10 && b.length > 10 ? Date.parse(a) > Date.parse(b) : shanghai(a) > shanghai(b);
}

function shanghai(text: string): string {
  return text.length === 10 ? text : new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function works(day: string, days: PublicDays): boolean {
  if (day < days.first || day > days.last) throw new NotPublished(day);
  if (days.work.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !days.rest.has(day);
}

/** From a day to the same day number so many months later, or to that month's last day. */
function daysOfMonths(day: string, months: number): number {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const end = Date.UTC(year, month - 1 + months, Math.min(number, lastOfMonth));
  return (end - Date.parse(`${day}T00:00:00Z`)) / 86_400_000;
}
