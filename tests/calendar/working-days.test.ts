import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseDay, printDay } from '../../src/calendar/day.ts';
import { parseCalendar } from '../../src/calendar/parse-calendar.ts';
import {
  CalendarNotPublished,
  dayReason,
  isWorkingDay,
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  workCalendar,
  workingDaysIn,
} from '../../src/calendar/working-days.ts';
import { calendar, notices } from './fixture.ts';

const day = (text: string): number => parseDay(text)!;

describe('working days', () => {
  it('are those of chinese-days on every day of 2022–2026', async () => {
    const { isWorkday } = await import('chinese-days');
    for (let d = calendar.from; d <= calendar.to; d++)
      if (isWorkingDay(calendar, d) !== isWorkday(printDay(d))) expect.fail(printDay(d));
    expect([printDay(calendar.from), printDay(calendar.to)]).toEqual(['2022-01-01', '2026-12-31']);
  });

  it('are as many as the shared facts say', (context) => {
    const path = resolve(import.meta.dirname, '../../../shared/cases/calendar.yaml');
    if (!existsSync(path)) context.skip(`${path} is not there`);
    const { years } = parse(readFileSync(path, 'utf8')) as { years: Record<string, { counts: { working: number } }> };
    for (const [year, { counts }] of Object.entries(years))
      expect(workingDaysIn(calendar, day(`${year}-01-01`) - 1, day(`${year}-12-31`)), year).toBe(counts.working);
  });

  it('have a reason each', () => {
    const reason = (text: string): string => dayReason(calendar, day(text));
    expect(reason('2024-04-27')).toBe('周末');
    expect(reason('2024-04-28')).toBe('劳动节调休上班');
    expect(reason('2024-05-01')).toBe('劳动节');
    expect(reason('2022-12-31')).toBe('元旦');
    expect(reason('2024-02-09')).toBe('工作日');
  });

  it('outside the published years are refused, on both sides', () => {
    for (const text of ['2021-12-31', '2027-01-01'])
      expect(() => isWorkingDay(calendar, day(text)), text).toThrow(CalendarNotPublished);
    expect(() => nthWorkingDayAfter(calendar, day('2026-12-31'), 1)).toThrow('2027-01-01');
    expect(() => nthWorkingDayBefore(calendar, day('2022-01-04'), 1)).toThrow('2021-12-31');
    expect(nthWorkingDayAfter(calendar, day('2021-12-31'), 1)).toBe(day('2022-01-04'));
    expect(nthWorkingDayBefore(calendar, day('2027-01-01'), 1)).toBe(day('2026-12-31'));
  });

  it('are known from the day of the notice on', () => {
    const before = workCalendar(notices, day('2023-10-24'));
    expect(printDay(before.to)).toBe('2023-12-31');
    expect(() => isWorkingDay(before, day('2024-01-02'))).toThrow(CalendarNotPublished);
    expect(isWorkingDay(workCalendar(notices, day('2023-10-25')), day('2024-01-02'))).toBe(true);
    expect(() => isWorkingDay(workCalendar(notices, day('2021-01-01')), day('2022-01-04'))).toThrow('尚无任何年度');
  });

  it('change with a later notice, and only from the day it was known', () => {
    const change = {
      year: 2026,
      title: '关于延长2026年春节假期的通知',
      number: '试验',
      date: day('2026-02-20'),
      known: day('2026-02-20'),
      holidays: [{ name: '春节延长', rest: [day('2026-02-24')], work: [day('2026-03-01')] }],
    };
    const changed = workCalendar([...notices, change]);
    expect(isWorkingDay(changed, day('2026-02-24'))).toBe(false);
    expect(isWorkingDay(changed, day('2026-03-01'))).toBe(true);
    expect(dayReason(changed, day('2026-02-24'))).toBe('春节延长');
    expect(isWorkingDay(workCalendar([...notices, change], day('2026-02-19')), day('2026-02-24'))).toBe(true);
  });

  it('are asked millions of times in a second', () => {
    const start = performance.now();
    let working = 0;
    for (let i = 0; i < 2_000_000; i++) if (isWorkingDay(calendar, calendar.from + (i % 1800))) working++;
    expect(working).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the file of the calendar', () => {
  const notice = { year: 2022, title: '通知', number: '1号', date: '2021-10-25', known: '2021-10-25', holidays: [] };
  const faults = (value: unknown): string[] =>
    (parseCalendar(value).diagnostics ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('says what is wrong, and where', () => {
    expect(faults({ notices: [notice] })).toEqual([]);
    expect(faults({ notices: [] })).toEqual(['notices: 没有放假安排通知。']);
    expect(faults({ notices: [notice, { ...notice, year: 2024 }] })).toEqual(['notices: 缺2023年的放假安排。']);
    expect(faults({ notices: [{ ...notice, holidays: [{ name: '元旦', rest: ['2022-02-30'] }] }] })).toEqual([
      'notices.0.holidays.0.rest.0: 应为加引号的日期，不能是“2022-02-30”。',
    ]);
    expect(faults({ notices: [{ ...notice, known: '2021-10-24' }] })).toEqual([
      'notices.0.known: 知悉日不能早于通知日期。',
    ]);
    expect(faults('text')).toContain(': 此处应为一组键和值。');
  });
});
