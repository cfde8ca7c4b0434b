/** The unit of a clock and what belongs to it. */
import { fromDecimal, multiply, rational } from '../text/rational.ts';
import { type Day, dayOf, exists, parseDay } from './day.ts';
import { Fields } from './fields.ts';
import type { CadenceDay, CadencePeriod, CadenceRule, ChainStep, MonthDay, Period, WindowPeriod } from './spec.ts';

const UNITS = [
  'working-day',
  'calendar-day',
  'month',
  'hour',
  'minute',
  'n-before-event',
  'fixed-date',
  'window',
  'cadence',
  'chain',
  'inline',
  'not-stated',
] as const;
const MOST = Number.MAX_SAFE_INTEGER;

export function parsePeriod(fields: Fields): Period {
  if (!fields.has('unit')) fields.fault('unit', `须写明单位（unit）：${UNITS.join('、')}之一。`);
  const unit = fields.oneOf('unit', UNITS, 'not-stated');
  switch (unit) {
    case 'working-day':
    case 'calendar-day':
    case 'month':
      return { unit, amount: fields.whole('amount', 0, MOST) };
    case 'hour':
    case 'minute':
      return parseTime(unit, fields);
    case 'n-before-event':
      if (!fields.has('of')) fields.fault('of', '须写明按calendar-day还是working-day数。');
      return {
        unit,
        amount: fields.whole('amount', 0, MOST),
        of: fields.oneOf('of', ['calendar-day', 'working-day'], 'calendar-day'),
      };
    case 'fixed-date':
      if (!fields.has('date')) fields.fault('date', '缺日期。');
      return { unit, date: fields.day('date') ?? 0 };
    case 'window':
      return parseWindow(fields);
    case 'cadence':
      return parseCadence(fields);
    case 'chain':
      return { unit, steps: parseSteps(fields) };
    case 'inline':
    case 'not-stated':
      return { unit };
  }
}

/** 0.5 hour = 30 minutes, exactly; what is not a whole number of milliseconds is refused. */
function parseTime(unit: 'hour' | 'minute', fields: Fields): Period {
  const amount = fields.take('amount');
  const decimal = typeof amount === 'number' && amount >= 0 ? fromDecimal(String(amount)) : null;
  const exact = decimal && multiply(decimal, rational(unit === 'hour' ? 3_600_000 : 60_000));
  if (exact?.d === 1n) return { unit, amount: Number(amount), milliseconds: Number(exact.n) };
  fields.fault('amount', `应为不小于0的小时或分钟数，不能是“${String(amount)}”。`);
  return { unit, amount: 0, milliseconds: 0 };
}

function parseWindow(fields: Fields): WindowPeriod {
  const years = new Map<number, { from: Day; to: Day }>();
  if (fields.has('years')) {
    for (const [year, entry] of yearEntries(fields.fields('years'))) {
      const span = { from: entry.day('from'), to: entry.day('to') };
      entry.texts('cite');
      entry.end();
      if (span.from === null || span.to === null || span.to < span.from)
        entry.fault(null, '须有起止日期，止不早于起。');
      else years.set(year, { from: span.from, to: span.to });
    }
    return { unit: 'window', yearly: null, years };
  }
  const yearly = {
    from: monthDay(fields, 'from'),
    to: monthDay(fields, 'to'),
    firstYear: fields.whole('firstYear', 1900, 2199),
  };
  if (fields.has('except'))
    for (const [year, entry] of yearEntries(fields.fields('except'))) {
      years.set(year, windowOf(year, monthDay(entry, 'from'), monthDay(entry, 'to')));
      entry.texts('cite');
      entry.end();
    }
  return { unit: 'window', yearly, years };
}

/** A window whose end lies before its beginning in the year (11-01 to 03-15) ends in the next year. */
export function windowOf(year: number, from: MonthDay, to: MonthDay): { from: Day; to: Day } {
  const over = to.month < from.month || (to.month === from.month && to.day < from.day);
  return { from: monthDayIn(year, from), to: monthDayIn(over ? year + 1 : year, to) };
}

/** 29 February is 28 February where there is none. */
export function monthDayIn(year: number, { month, day }: MonthDay): Day {
  return dayOf(year, month, exists(year, month, day) ? day : 28);
}

function yearEntries(fields: Fields): [number, Fields][] {
  return fields.keys().flatMap((key) => {
    const entry = fields.fields(key);
    if (/^\d{4}$/.test(key)) return [[Number(key), entry] as [number, Fields]];
    fields.fault(key, '键应为四位年份。');
    return [];
  });
}

function parseCadence(fields: Fields): CadencePeriod {
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(fields.text('time'));
  if (fields.has('time') && !time) fields.fault('time', '钟点应写作"18:00"。');
  return {
    unit: 'cadence',
    every: parseRule(fields),
    time: time && (Number(time[1]) * 60 + Number(time[2])) * 60_000,
  };
}

function parseRule(fields: Fields): CadenceRule {
  const every = fields.oneOf(
    'every',
    ['week', 'half-month', 'month', 'quarter', 'half-year', 'year', 'dates'],
    'quarter',
  );
  if (!fields.has('every')) fields.fault('every', '须写明周期。');
  const days = fields.list('days');
  if (days.length === 0) fields.fault('days', '须写明周期内的日子。');
  const read = <T>(reader: (item: unknown) => T | null): T[] =>
    days.flatMap((item, i) => {
      const value = reader(item);
      if (value === null) fields.fault('days', `不是${every}周期中的日子：“${JSON.stringify(item)}”。`, i);
      return value ?? [];
    });
  if (every === 'week') return { every, days: read((item) => readDay(item === 'end' ? 7 : item, 7)) };
  if (every === 'month') return { every, days: read((item) => readDay(item === 'end' ? 31 : item, 31)) };
  if (every === 'year') return { every, days: read((item) => readMonthDay(item === 'end' ? '12-31' : item)) };
  if (every === 'dates')
    return { every, days: ascending(read((item) => (typeof item === 'string' ? parseDay(item) : null))) };
  if (every === 'half-month') {
    read((item) => (item === 'end' ? item : null));
    return { every: 'month', days: [15, 31].map((day) => ({ from: day, to: day })) };
  }
  const months = every === 'quarter' ? 3 : 6;
  return { every, days: read((item) => (item === 'end' ? { month: months, day: 31 } : dayWithin(item, months))) };
}

/** 5, or a span {from: 1, to: 3}. */
function readDay(item: unknown, most: number): CadenceDay | null {
  const { from, to } =
    typeof item === 'object' && item !== null ? (item as Partial<CadenceDay>) : { from: item, to: item };
  const isDay = (n: unknown): n is number => Number.isInteger(n) && (n as number) >= 1 && (n as number) <= most;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

function ascending(days: number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

function monthDay(fields: Fields, key: string): MonthDay {
  const value = fields.take(key);
  const read = readMonthDay(value);
  if (!read) fields.fault(key, `应为"MM-DD"，不能是“${String(value)}”。`);
  return read ?? { month: 1, day: 1 };
}

/** 3-25: the 25th of the third month of a period of so many. */
function dayWithin(item: unknown, months: number): MonthDay | null {
  const match = typeof item === 'string' ? /^(\d)-(\d\d)$/.exec(item) : null;
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  return match && month >= 1 && month <= months && day >= 1 && day <= 31 ? { month, day } : null;
}

function readMonthDay(item: unknown): MonthDay | null {
  const match = typeof item === 'string' ? /^(\d\d)-(\d\d)$/.exec(item) : null;
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  // 29 February is a day of some years.
  return match && exists(2024, month, day) ? { month, day } : null;
}

function parseSteps(fields: Fields): ChainStep[] {
  const steps = fields.list('steps').map((item, i) => {
    const step = new Fields(item, [...fields.path, 'steps', String(i)], fields.diagnostics);
    const read = { clock: step.text('clock'), after: step.texts('after') };
    if (read.clock === '' || read.after.length === 0) step.fault(null, '每一步须有clock和after。');
    step.texts('cite');
    step.end();
    return read;
  });
  if (steps.length === 0) fields.fault('steps', '至少要有一步。');
  const ids = steps.map(({ clock }) => clock);
  for (const [i, { clock, after }] of steps.entries()) {
    if (ids.indexOf(clock) !== i) fields.fault('steps', `“${clock}”出现两次。`, i);
    for (const name of after) if (ids.indexOf(name) >= i) fields.fault('steps', `“${name}”须排在前面。`, i);
  }
  return steps;
}
