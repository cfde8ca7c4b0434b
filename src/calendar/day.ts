/**
 * A day as a whole number: days since 1970-01-01 in the proleptic Gregorian calendar, without a zone. All counting is done
 * on these; YYYY-MM-DD stands only at the edges.
 */
import { daysIn } from '../text/point.ts';

export type Day = number;

export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** "2024-02-29" → 19782; null for any other form and for days that do not exist. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return exists(year, month, day) ? dayOf(year, month, day) : null;
}

/** NaN where anything but a digit stands there. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/** 19782 → "2024-02-29". Throws RangeError outside the years 1 to 9999. */
export function printDay(day: Day): string {
  if (!isPrintable(day)) throw new RangeError(`no four-digit year for day ${day}`);
  const date = civil(day);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** A day that YYYY-MM-DD can write. */
export function isPrintable(day: Day): boolean {
  return day >= FIRST && day <= LAST;
}

export function exists(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Days since 1970-01-01. Years are shifted to begin in March, so that the leap day is the last of its year. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH;
}

/** The inverse of {@link dayOf}. */
export function civil(day: Day): CivilDate {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day with the same day number `months` later, or that month's last day if there is none (民法典第202条). */
export function addMonths(day: Day, months: number): Day {
  const date = civil(day);
  const month = date.year * 12 + date.month - 1 + months;
  return clampedDay(Math.floor(month / 12), (month % 12) + 1, date.day);
}

/** The day, or the month's last day where the number lies beyond it. */
export function clampedDay(year: number, month: number, day: number): Day {
  return dayOf(year, month, Math.min(day, daysIn(year, month)));
}

const DAYS_OF_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;
const FIRST = dayOf(1, 1, 1);
const LAST = dayOf(9999, 12, 31);

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
