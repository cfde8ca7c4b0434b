/** A window of days in a year: 20 February to 15 March. */
import { ClockError } from './clock-error.ts';
import { rollDay } from './count.ts';
import type { Day } from './day.ts';
import { windowOf } from './parse-period.ts';
import { invalid } from './question.ts';
import { requireValid } from './settle.ts';
import type { ClockSpec, WindowPeriod } from './spec.ts';
import type { WorkCalendar } from './working-days.ts';

/** First and last day of the window of `year`. Throws no-value-at-date where the year has none. */
export function openWindow(
  spec: ClockSpec,
  { yearly, years }: WindowPeriod,
  year: number | undefined,
  calendar: WorkCalendar,
): { opens: Day; due: Day } {
  if (year === undefined || !Number.isInteger(year) || year < 1 || year > 9998)
    throw invalid(`缺年度，或“${String(year)}”不是年份；请写四位数的年度。`);
  const window =
    yearly && year < yearly.firstYear ? null : (years.get(year) ?? (yearly && windowOf(year, yearly.from, yearly.to)));
  if (!window)
    throw new ClockError('no-value-at-date', `“${spec.title || spec.id}”在${year}年度没有规定起止日期；请核对年度。`);
  requireValid(spec, window.from);
  return { opens: window.from, due: rollDay(calendar, window.to, spec.roll) };
}
