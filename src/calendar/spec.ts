/**
 * What a clock is: start · amount · unit · roll · pauses · extension · restart · override · what happens on expiry. Pure
 * data, made by parse-spec.ts from a policy file. All days are whole numbers (day.ts).
 */
import type { Day } from './day.ts';

export interface ClockSpec {
  /** mechanism/clock. */
  id: string;
  title: string;
  document: string;
  /** What the clock answers, for people. */
  asks: string;
  /** A minimum must last at least so long: due is the last day of the shortest permitted period. */
  kind: 'limit' | 'minimum';
  /** First and last day on which the clock may start; null = open. */
  valid: { from: Day | null; to: Day | null };
  /** The event that starts the clock, for people. */
  start: string;
  period: Period;
  roll: Roll;
  /** The only reasons for which days are not counted. */
  pauses: string[];
  extension: Extension | null;
  /** The only reasons for which the clock starts again on another day. */
  restart: string[];
  override: Override | null;
  onExpire: OnExpire;
  lights: Lights | null;
  /** Lines that say the amount, the date, the days. */
  cite: string[];
  /** Lines that belong to it and prove no value. */
  see: string[];
  readings: ClockReading[];
}

export type Period =
  /** Whole number ≥ 0; 0 = the day of the start itself. */
  | { unit: CountUnit; amount: number }
  /** `milliseconds` is `amount` exactly. */
  | { unit: 'hour' | 'minute'; amount: number; milliseconds: number }
  | { unit: 'n-before-event'; amount: number; of: 'calendar-day' | 'working-day' }
  | { unit: 'fixed-date'; date: Day }
  | WindowPeriod
  | CadencePeriod
  | { unit: 'chain'; steps: ChainStep[] }
  /** The question carries the clock. */
  | { unit: 'inline' }
  /** The text gives no number. */
  | { unit: 'not-stated' };

export type CountUnit = 'working-day' | 'calendar-day' | 'month';

export interface WindowPeriod {
  unit: 'window';
  /** The same days of every year from `firstYear` on, unless `years` has others; null = only `years`. */
  yearly: { from: MonthDay; to: MonthDay; firstYear: number } | null;
  years: ReadonlyMap<number, { from: Day; to: Day }>;
}

export interface CadencePeriod {
  unit: 'cadence';
  every: CadenceRule;
  /** Milliseconds after the day's beginning; null = the whole day. */
  time: number | null;
}

export type CadenceRule =
  /** 1 Monday … 7 Sunday. */
  | { every: 'week'; days: CadenceDay[] }
  /** A number beyond the month's end means its last day; 'end' is written as 31. */
  | { every: 'month'; days: CadenceDay[] }
  /** Months counted within the period: 3-25 is the 25th of a quarter's last month; its last day is written as 31. */
  | { every: 'quarter' | 'half-year'; days: MonthDay[] }
  | { every: 'year'; days: MonthDay[] }
  /** Ascending. */
  | { every: 'dates'; days: Day[] };

/** Due on `to`; open from `from` on where the text gives a span (每月1–3日), else the same day. */
export interface CadenceDay {
  from: number;
  to: number;
}

export interface MonthDay {
  month: number;
  day: number;
}

export interface ChainStep {
  clock: string;
  /** Names of outside events, or ids of earlier steps: the step starts on the latest of them. */
  after: string[];
}

/** Where the day found is a rest day. */
export type Roll = 'none' | 'next-working-day' | 'previous-working-day';

/** Granted only before expiry. */
export interface Extension {
  /** In the clock's own unit; null = no maximum stated. */
  max: number | null;
  by: string;
  /** Who must be told; null = nobody is named. */
  notify: string | null;
}

export interface Override {
  by: string;
  when: string;
}

export type OnExpire = 'overdue' | 'escalate' | 'deemed-consent' | 'close' | 'none';

/** Yellow when at most so many of the clock's own units remain; red when overdue. */
export interface Lights {
  yellow: number;
}

/** What was taken where the text is open, and what else could be. */
export interface ClockReading {
  name: string;
  taken: string;
  rival: string;
  reason: string;
}

/** Units that count on from a start. */
export function countsFromStart(period: Period): boolean {
  return ['working-day', 'calendar-day', 'month', 'hour', 'minute'].includes(period.unit);
}
