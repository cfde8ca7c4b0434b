/**
 * A moment as a question names it: a day in Asia/Shanghai, or an instant. Shanghai is +08:00 all year (no summer time since
 * 1991), so its day is plain arithmetic and the zone of the process never enters.
 */
import { type Day, parseDay, printDay } from './day.ts';

/** `at` is in milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = { kind: 'day'; day: Day } | { kind: 'instant'; at: number };

/** A day (YYYY-MM-DD) or an instant (ISO 8601 with an offset); null for anything else, and for what does not exist. */
export function parseMoment(text: string): Moment | null {
  const day = parseDay(text);
  if (day !== null) return { kind: 'day', day };
  const at = parseInstant(text);
  return at === null ? null : { kind: 'instant', at };
}

/** YYYY-MM-DD, or an instant with seconds and +08:00. Throws RangeError outside the years 1 to 9999. */
export function printMoment(moment: Moment): string {
  return moment.kind === 'day' ? printDay(moment.day) : printInstant(moment.at);
}

/** The day in Shanghai. */
export function dayOfMoment(moment: Moment): Day {
  return moment.kind === 'day' ? moment.day : shanghaiDay(moment.at);
}

/** Negative, 0 or positive. A day beside an instant is compared by days: within that day neither is later. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.kind === 'instant' && b.kind === 'instant') return a.at - b.at;
  return dayOfMoment(a) - dayOfMoment(b);
}

export function shanghaiDay(at: number): Day {
  return Math.floor((at + SHANGHAI) / MILLISECONDS_OF_DAY);
}

/** The instant at which a day begins in Shanghai. */
export function beginning(day: Day): number {
  return day * MILLISECONDS_OF_DAY - SHANGHAI;
}

export const MILLISECONDS_OF_DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

const INSTANT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,3})\d*)?)?(?:Z|([+-])([01]\d|2[0-3])(?::([0-5]\d))?)$/;

function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text);
  const day = match && parseDay(match[1]!);
  if (!match || day === null) return null;
  const seconds = (Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4] ?? 0);
  const offset = (match[6] === '-' ? -1 : 1) * (Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0)) * 60_000;
  return day * MILLISECONDS_OF_DAY + seconds * 1000 + Number((match[5] ?? '').padEnd(3, '0')) - offset;
}

function printInstant(at: number): string {
  const local = at + SHANGHAI;
  const day = Math.floor(local / MILLISECONDS_OF_DAY);
  return `${printDay(day)}T${printTime(local - day * MILLISECONDS_OF_DAY)}+08:00`;
}

/** 09:30:00; a fraction of a second is written only where there is one. */
function printTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = milliseconds % 1000;
  return parts.map((n) => String(n).padStart(2, '0')).join(':') + (rest ? `.${String(rest).padStart(3, '0')}` : '');
}
