import { describe, expect, it } from 'vitest';
import { addMonths, civil, dayOf, parseDay, printDay, weekday } from '../../src/calendar/day.ts';
import { compareMoments, parseMoment, printMoment } from '../../src/calendar/moment.ts';

describe('days', () => {
  it('agree with the language on 400 years', () => {
    for (let day = dayOf(1850, 1, 1); day <= dayOf(2250, 1, 1); day++) {
      const date = new Date(day * 86_400_000);
      expect(
        printDay(day) === date.toISOString().slice(0, 10) && weekday(day) % 7 === date.getUTCDay(),
        printDay(day),
      ).toBe(true);
      const { year, month, day: number } = civil(day);
      if (dayOf(year, month, number) !== day) expect.fail(printDay(day));
    }
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '20240101',
    '0000-01-01',
    ' 2024-01-01',
    '',
  ])('refuses %j', (text) => expect(parseDay(text)).toBeNull());

  it('counts months to the day number or the end of the month', () => {
    const after = (day: string, months: number) => printDay(addMonths(parseDay(day)!, months));
    expect(after('2024-01-31', 1)).toBe('2024-02-29');
    expect(after('2024-02-29', 12)).toBe('2025-02-28');
    expect(after('2024-02-29', 48)).toBe('2028-02-29');
    expect(after('2022-12-31', 2)).toBe('2023-02-28');
    expect(after('2024-05-31', 0)).toBe('2024-05-31');
  });
});

describe('moments', () => {
  it.each([
    ['2024-06-07T16:00:00Z', '2024-06-08T00:00:00+08:00'],
    ['2024-06-07T09:30+08:00', '2024-06-07T09:30:00+08:00'],
    ['2024-12-31T23:59:59-05:30', '2025-01-01T13:29:59+08:00'],
    ['2024-06-07T09:30:00.250+08', '2024-06-07T09:30:00.250+08:00'],
    ['1969-12-31T00:00:00Z', '1969-12-31T08:00:00+08:00'],
  ])('%s is %s', (text, expected) => expect(printMoment(parseMoment(text)!)).toBe(expected));

  it.each([
    '2024-07-15T08:10:00',
    '2024-02-30T08:10:00Z',
    '2024-07-15T24:00:00Z',
    '2024-07-15T08:60:00Z',
    '2024-07-15 08:10:00Z',
    '2024-07-15T08:10:00+24:00',
    '2024-07-15T08Z',
  ])('refuses %s', (text) => expect(parseMoment(text)).toBeNull());

  it('compares a day with an instant by days', () => {
    const compare = (a: string, b: string) => Math.sign(compareMoments(parseMoment(a)!, parseMoment(b)!));
    expect(compare('2024-08-03', '2024-08-03T09:30:00+08:00')).toBe(0);
    expect(compare('2024-08-03', '2024-08-02T16:00:00Z')).toBe(0);
    expect(compare('2024-08-03', '2024-08-02T15:59:59Z')).toBe(1);
    expect(compare('2024-08-03T09:30:00+08:00', '2024-08-03T01:30:01Z')).toBe(-1);
  });
});
