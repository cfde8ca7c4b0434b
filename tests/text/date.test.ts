import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, parseDate, printDate } from '../../src/text/date.ts';
import { isoDate, lastDay } from '../../src/text/point.ts';
import { anyText, longRuns } from './arbitrary.ts';

const only = (text: string) => {
  const found = findDates(text);
  expect(found.length, text).toBe(1);
  return found[0]!.value;
};

describe('parseDate', () => {
  it.each([
    ['2023年7月3日', '2023-07-03'],
    ['2023 年 7 月 3 日', '2023-07-03'],
    ['２０２３年０７月０３日', '2023-07-03'],
    ['二〇二三年七月三日', '2023-07-03'],
    ['二O二四年十二月三十一日', '2024-12-31'],
    ['二0二三年十月廿三日', '2023-10-23'],
    ['二○二三年十一月二十日', '2023-11-20'],
    ['2023-07-03', '2023-07-03'],
    ['2023.7.3', '2023-07-03'],
    ['2023/7/3', '2023-07-03'],
    ['2024年2月29日', '2024-02-29'],
    ['2 0 2 3年7月1 2日', '2023-07-12'],
  ])('%s = %s', (text, iso) => expect(parseDate(text)).toBe(iso));

  it.each([
    '',
    '2023年2月29日',
    '2023年2月30日',
    '2023-13-01',
    '2023年7月',
    '7月3日',
    '2023年7月3日前',
    '于2023年7月3日',
    '2023-07.03',
    '2023年0月1日',
  ])('refuses %j', (text) => expect(parseDate(text)).toBeNull());

  it('undoes printDate in both forms', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('arabic' as const, 'han' as const), (day, form) => {
        const iso = day.toISOString().slice(0, 10);
        expect(parseDate(printDate(iso, form))).toBe(iso);
      }),
    );
  });

  it('prints', () => {
    expect(printDate('2023-07-03')).toBe('2023年7月3日');
    expect(printDate('2023-07-03', 'han')).toBe('二〇二三年七月三日');
  });
});

describe('findDates', () => {
  it.each([
    ['于2023年7月3日印发', { kind: 'date', iso: '2023-07-03' }],
    ['10月1日', { kind: 'day', month: 10, day: 1 }],
    ['2024年6月', { kind: 'month', year: 2024, month: 6, part: null }],
    ['6月中旬', { kind: 'month', year: null, month: 6, part: 2 }],
    ['2024年第三季度', { kind: 'quarter', year: 2024, quarter: 3 }],
    ['第四季度', { kind: 'quarter', year: null, quarter: 4 }],
    ['上半年', { kind: 'half', year: null, half: 1 }],
    ['2025年底', { kind: 'year', year: 2025 }],
    ['7月底前', { kind: 'deadline', by: { kind: 'month', year: null, month: 7, part: null } }],
    ['2022年10月20日前', { kind: 'deadline', by: { kind: 'date', iso: '2022-10-20' } }],
    ['年底前', { kind: 'deadline', by: { kind: 'year', year: null } }],
    ['1.2024年5月底前完成', { kind: 'deadline', by: { kind: 'month', year: 2024, month: 5, part: null } }],
    [
      '4月-10月',
      {
        kind: 'range',
        from: { kind: 'month', year: null, month: 4, part: null },
        to: { kind: 'month', year: null, month: 10, part: null },
      },
    ],
    [
      '7-9月',
      {
        kind: 'range',
        from: { kind: 'month', year: null, month: 7, part: null },
        to: { kind: 'month', year: null, month: 9, part: null },
      },
    ],
    [
      '2022年9月2日至10月20日',
      { kind: 'range', from: { kind: 'date', iso: '2022-09-02' }, to: { kind: 'date', iso: '2022-10-20' } },
    ],
    [
      '2024年7月24日—31日',
      { kind: 'range', from: { kind: 'date', iso: '2024-07-24' }, to: { kind: 'date', iso: '2024-07-31' } },
    ],
    ['2023—2025年', { kind: 'range', from: { kind: 'year', year: 2023 }, to: { kind: 'year', year: 2025 } }],
    [
      '2022年11月至3月',
      {
        kind: 'range',
        from: { kind: 'month', year: 2022, month: 11, part: null },
        to: { kind: 'month', year: null, month: 3, part: null },
      },
    ],
  ])('%s', (text, value) => expect(only(text)).toEqual(value));

  const recurring = { kind: 'recurring', weekdays: [], days: [], point: null, deadline: false };
  it.each([
    ['每周五', { every: 'week', weekdays: [5] }],
    ['每周一、周四', { every: 'week', weekdays: [1, 4] }],
    ['每星期天', { every: 'week', weekdays: [7] }],
    ['每周', { every: 'week' }],
    ['每月25日前', { every: 'month', days: [25], deadline: true }],
    ['每月15日和30日', { every: 'month', days: [15, 30] }],
    ['每月10日、20日、30日前', { every: 'month', days: [10, 20, 30], deadline: true }],
    ['每月1-3日', { every: 'month', days: [1, 2, 3] }],
    ['每月底前', { every: 'month', days: ['end'], deadline: true }],
    ['每半月', { every: 'half-month' }],
    ['每旬', { every: 'ten-days' }],
    ['每季度末', { every: 'quarter', days: ['end'] }],
    ['每半年', { every: 'half-year' }],
    ['每年3月底前', { every: 'year', point: { kind: 'month', year: null, month: 3, part: null }, deadline: true }],
    ['每年12月25日前', { every: 'year', point: { kind: 'day', month: 12, day: 25 }, deadline: true }],
    ['每年底前', { every: 'year', point: { kind: 'year', year: null }, deadline: true }],
    ['每月200元', { every: 'month' }],
  ])('%s', (text, value) => expect(only(text)).toEqual({ ...recurring, ...value }));

  it('leaves other words alone, and days that do not exist', () => {
    expect(findDates('2023年2月30日、13月、3.5月、3个月、第一书记、前期、上级、每人每户')).toEqual([]);
    expect(only('6月20日前后')).toEqual({ kind: 'day', month: 6, day: 20 });
  });

  it('says where they stand', () => {
    const text = '2023 年 7 月 3 日印发，每月25日前报送，年底前完成';
    expect(findDates(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '2023 年 7 月 3 日',
      '每月25日前',
      '年底前',
    ]);
  });

  it('never throws, keeps order, is linear on runs of one character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of findDates(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        parseDate(text);
      }),
      { numRuns: 500 },
    );
    for (const text of longRuns) findDates(text);
  });
});

it('lastDay', () => {
  expect(lastDay({ kind: 'month', year: null, month: 2, part: null }, 2024)).toBe('2024-02-29');
  expect(lastDay({ kind: 'month', year: 2023, month: 6, part: 2 }, 2024)).toBe('2023-06-20');
  expect(lastDay({ kind: 'quarter', year: null, quarter: 3 }, 2024)).toBe('2024-09-30');
  expect(lastDay({ kind: 'half', year: null, half: 1 }, 2024)).toBe('2024-06-30');
  expect(lastDay({ kind: 'day', month: 2, day: 29 }, 2023)).toBeNull();
  expect(isoDate(2023, 4, 31)).toBeNull();
});
