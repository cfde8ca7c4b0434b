/** What lines say: their numbers with what follows them, and their dates; numerals of every kind as exact numbers. */
import { addMonths, parseDay, printDay } from '../../calendar/day.ts';
import { type DateValue, findDates, parseDate } from '../../text/date.ts';
import { findNumbers } from '../../text/numeral.ts';
import { fromDecimal, multiply, type Rational, rational } from '../../text/rational.ts';

export interface SaidNumber {
  /** As a plain number: 80% is 4/5. */
  value: Rational;
  /** As printed before 万 or %: 80 of 80%, 150 of 150万. */
  printed: Rational;
  share: boolean;
  /** Up to twelve characters behind it. */
  rest: string;
}

export interface Said {
  numbers: SaidNumber[];
  dates: DateValue[];
  /** The years that the lines name. */
  years: number[];
  text: string;
}

/** Reads the texts of the cited lines. */
export function read(texts: string[]): Said {
  const all = texts.flatMap((text) => [text, closed(text)]);
  const numbers = all.flatMap(numbersOf);
  const dates = all.flatMap((text) => [...findDates(text).map(({ value }) => value), ...lastDays(text)]);
  return { numbers, dates, years: all.flatMap(yearsOf), text: all.join('\n') };
}

/** 自2025年2月1日起施行，有效期三年: the last day, 2028-01-31, which is said without being printed. */
function lastDays(text: string): DateValue[] {
  const years = /(?:有效|试行)期限?(?:为|是)?([\d〇一二三四五六七八九十两]+)年/u.exec(text)?.[1];
  const [start, ...others] = [...text.matchAll(/自([^，。；自]{4,30}?)(?:之日)?起(?:施行|执行|实施|生效|试行)/gu)];
  const iso = start && others.length === 0 ? parseDate(start[1]!) : null;
  const length = years ? Number(findNumbers(years)[0]?.value) : Number.NaN;
  if (!iso || !Number.isInteger(length)) return [];
  return [{ kind: 'date', iso: printDay(addMonths(parseDay(iso)!, 12 * length) - 1) }];
}

/** 10 0人 → 100人: blanks that extraction left inside a number or between a number and its unit. */
function closed(text: string): string {
  return text
    .replace(/(?<=\d\.) (?=\d)/gu, '')
    .replace(/(?<=\d) (?=\d{1,2}(?!\d))/gu, '')
    .replace(/(?<=\d)\s+(?=\D)/gu, '');
}

function numbersOf(text: string): SaidNumber[] {
  const found = findNumbers(text).map(({ value, per, start, end }) => ({
    value: multiply(fromDecimal(value)!, rational(1n, BigInt(per))),
    printed: fromDecimal(/^[\d.]+(?=[百千万亿 ]+$)/u.exec(text.slice(start, end))?.[0] ?? value) ?? fromDecimal(value)!,
    share: per !== 1,
    rest: text.slice(end, end + 12).trimStart(),
  }));
  return [...found, ...halves(text)];
}

/** 半年, 半个月, 一半, 全部 (100%): numbers without a numeral. */
function halves(text: string): SaidNumber[] {
  const whole = [...text.matchAll(/全部|全覆盖|百分之百/gu)].map(() => ({
    value: rational(1),
    printed: rational(100),
    share: true,
    rest: '',
  }));
  const half = [...text.matchAll(/半(年|个?月|天|日|小时)|一半/gu)].map((match) => ({
    value: rational(1, 2),
    printed: rational(1, 2),
    share: match[1] === undefined,
    rest: match[1] ?? '',
  }));
  return [...whole, ...half];
}

function yearsOf(text: string): number[] {
  return findDates(text).flatMap(({ value }) =>
    pointsOf(value).flatMap((point) =>
      'iso' in point ? [Number(point.iso.slice(0, 4))] : 'year' in point && point.year !== null ? [point.year] : [],
    ),
  );
}

/** The points of a date as printed: both ends of a range, what a deadline names. */
export function pointsOf(value: DateValue) {
  if (value.kind === 'range') return [value.from, value.to];
  if (value.kind === 'deadline') return [value.by];
  if (value.kind === 'recurring') return value.point ? [value.point] : [];
  return [value];
}
