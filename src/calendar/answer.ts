/** What a clock answers. Days and instants are text, as they leave the program. */
import type { ClockErrorCode } from './clock-error.ts';
import type { OnExpire } from './spec.ts';

export type ClockAnswer = ClockResult | ClockFailure;

export interface ClockFailure {
  error: ClockErrorCode;
  message: string;
}

export interface ClockResult {
  /** Last day (in time until 24:00) or last instant in time; null while an open pause stops the clock. Not for lists. */
  due?: string | null;
  /** Cadence from..to: the list. Chain: clock id → due. */
  dues?: string[] | Record<string, string | null>;
  /** Window, and cadence with spans of days: first day. */
  opens?: string;
  /** Only where the question has `asOf`. */
  state?: ClockState;
  /** Only with `state`; left out where the calendar does not reach. */
  remaining?: Remaining;
  /** Only with `state`, where the clock has thresholds. */
  light?: 'green' | 'yellow' | 'red';
  /** What follows, once `asOf` lies after due. */
  onExpire?: OnExpire;
  /** How it was counted, in Chinese sentences. */
  explanation: string[];
  /** Every day from the start to the due day, for drawing; empty where nothing was counted by days. */
  days: DrawnDay[];
}

export type ClockState = 'running' | 'paused' | 'overdue' | 'expired-deemed-consent' | 'closed' | 'not-open';

/** What is left after `asOf` (which is itself still in time); negative = so much too late. Minutes are rounded down. */
export interface Remaining {
  amount: number;
  unit: 'working-day' | 'calendar-day' | 'minute';
}

export interface DrawnDay {
  day: string;
  kind: DrawnKind;
  reason: string;
}

/** added: a day by which the roll moved the end. */
export type DrawnKind = 'start' | 'counted' | 'skipped' | 'paused' | 'added' | 'due';
