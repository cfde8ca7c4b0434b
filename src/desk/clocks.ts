/** The clocks of a case: facts in, last moment in time and the moment of warning out. Pure. */
import { answerClock } from '../calendar/clock.ts';
import { parseDay, printDay } from '../calendar/day.ts';
import { beginning, parseMoment, shanghaiDay } from '../calendar/moment.ts';
import type { ClockQuestion } from '../calendar/question.ts';
import type { ClockSpec } from '../calendar/spec.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import type { ClockFacts } from '../store/desk-schema.ts';
import { Refusal } from './fault.ts';

export interface Counted {
  /** The last instant in time; null while paused, or where `fault` says why none can be known. */
  due: Date | null;
  warn: Date | null;
  fault: string | null;
  explanation: string[];
}

/** The day by which something was to be done, as it stands in a document or was fixed by somebody: no counting. */
export const SET_DAY = '@due';

/** Days before a due day without thresholds of its own on which its light turns yellow. */
const YELLOW_DAYS = 3;

/** Counts a clock from its facts. Refusal invalid where the facts contradict the clock (a pause that it does not allow). */
export function count(spec: ClockSpec | null, facts: ClockFacts, calendar: WorkCalendar): Counted {
  const set = facts.setDue ?? (spec ? undefined : facts.start);
  if (!spec) return counted(set!, null, [`${set}以前。`]);
  const answer = answerClock(spec, question(spec, facts), { calendar });
  if ('error' in answer) {
    if (answer.error === 'calendar-not-published' || answer.error === 'not-stated')
      return { due: null, warn: null, fault: answer.message, explanation: [answer.message] };
    throw new Refusal('invalid', answer.message);
  }
  if (!answer.due) return { due: null, warn: null, fault: null, explanation: answer.explanation };
  return counted(answer.due, warning(spec, answer), answer.explanation);
}

/**
 * Is it somebody's duty to be done by its end? A right that lapses (请求复查) and a period that must only last (公示期) are nobody's
 * work: they make no case late. A day that was set has no specification, and is one.
 */
export function isLimit(spec: ClockSpec | null | undefined): boolean {
  return !spec || (spec.kind !== 'minimum' && spec.onExpire !== 'close' && spec.onExpire !== 'none');
}

/** The last instant of a day, or the instant itself. */
export function lastInstant(due: string): Date {
  const moment = parseMoment(due)!;
  return new Date(moment.kind === 'instant' ? moment.at : beginning(moment.day + 1) - 1);
}

/** The day in Shanghai, YYYY-MM-DD. */
export function dayOf(at: Date): string {
  return printDay(shanghaiDay(at.getTime()));
}

/** The instant at which the day of a moment began in Shanghai. */
export function beginningOfDay(at: Date): Date {
  return new Date(beginning(shanghaiDay(at.getTime())));
}

export type Light = 'green' | 'yellow' | 'red';

/** The light of something that is to be done by `due`. */
export function lightOf(due: Date | null, warn: Date | null, now: Date): Light {
  if (!due) return 'green';
  if (now > due) return 'red';
  return now >= (warn ?? due) ? 'yellow' : 'green';
}

function question(spec: ClockSpec, facts: ClockFacts): ClockQuestion {
  const { unit } = spec.period;
  const { pauses, extend, restart, setDue } = facts;
  const more = { pauses, extend, restart, ...(setDue && { setDue }) };
  const kept = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) as ClockQuestion;
  if (unit === 'cadence') return { at: facts.start };
  if (unit === 'window') return { year: Number(facts.start.slice(0, 4)) };
  if (unit === 'n-before-event') return { event: facts.start, ...kept };
  if (unit === 'fixed-date') return kept;
  return { start: facts.start, ...kept };
}

function counted(due: string, warn: Date | null, explanation: string[]): Counted {
  const last = lastInstant(due);
  const day = parseDay(due.slice(0, 10));
  const usual = day === null ? last : new Date(beginning(day - YELLOW_DAYS + 1));
  return { due: last, warn: warn ?? usual, fault: null, explanation };
}

/** The beginning of the day after which at most `yellow` units are left. */
function warning(
  spec: ClockSpec,
  { due, days }: { due?: string | null; days: { day: string; kind: string }[] },
): Date | null {
  const { period, lights } = spec;
  if (period.unit === 'hour' || period.unit === 'minute') {
    const end = Date.parse(due!);
    return new Date(end - (lights ? lights.yellow * MINUTES[period.unit] : period.milliseconds / 3));
  }
  if (!lights) return null;
  const running = days.filter(({ kind }) => kind === 'counted' || kind === 'due' || kind === 'added');
  const first = running[Math.max(0, running.length - 1 - lights.yellow)];
  return first ? new Date(beginning(parseDay(first.day)!)) : null;
}

const MINUTES = { hour: 3_600_000, minute: 60_000 };
