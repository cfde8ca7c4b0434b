import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, parseNumeral, parseQuantity, printDigits, printNumeral } from '../../src/text/numeral.ts';
import { anyText, longRuns } from './arbitrary.ts';

describe('parseNumeral', () => {
  it.each([
    ['一百零五', 105],
    ['一百二十', 120],
    ['一百二', 120],
    ['廿三', 23],
    ['卅', 30],
    ['十', 10],
    ['十九', 19],
    ['一十九', 19],
    ['两万', 20_000],
    ['两万五', 25_000],
    ['1.5万', 15_000],
    ['一亿二千万', 120_000_000],
    ['一亿零五', 100_000_005],
    ['二〇二四', 2024],
    ['二O二四', 2024],
    ['二o二四', 2024],
    ['二0二三', 2023],
    ['二零二三', 2023],
    ['二○二四', 2024],
    ['１２０', 120],
    ['1 2 0', 120],
    ['一 百\n零 五', 105],
    ['1,200', 1200],
    ['壹贰叁', 123],
    ['壹佰贰拾叁', 123],
    ['零', 0],
    ['〇', 0],
    ['0', 0],
    ['负三', -3],
    ['-12', -12],
    ['三千万亿', 3e15],
    ['六49', 649],
    ['九千万', 90_000_000],
    ['一万零一十', 10_010],
    ['七万亿', 7_000_000_000_000],
  ])('%s = %s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each([
    '',
    '万',
    '百',
    'O',
    '半',
    '1.5',
    '十百',
    '一百百',
    '万一',
    '三个',
    '1,2',
    '第三',
    '百分之五',
    '9007199254740993',
  ])('refuses %j', (text) => expect(parseNumeral(text)).toBeNull());
});

describe('printNumeral', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1010, '一千零一十'],
    [10_010, '一万零一十'],
    [100_000, '十万'],
    [120_000_000, '一亿二千万'],
    [-7, '负七'],
  ])('%s → %s', (n, printed) => expect(printNumeral(n)).toBe(printed));

  it('is undone by parseNumeral', () => {
    const integers = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }),
      fc.maxSafeInteger().map((n) => n || 0),
      fc.constantFrom(1e8, 1e12, 10_001),
    );
    fc.assert(
      fc.property(integers, (n) => {
        expect(parseNumeral(printNumeral(n))).toBe(n);
      }),
    );
  });
});

describe('parseQuantity', () => {
  it.each([
    ['95%', '95', 100],
    ['95 ％', '95', 100],
    ['百分之九十五', '95', 100],
    ['百分之0.5', '0.5', 100],
    ['5.3‰', '5.3', 1000],
    ['千分之三', '3', 1000],
    ['1.5万', '15000', 1],
    ['0.00012万', '1.2', 1],
    ['3 亿', '300000000', 1],
    ['8,509.20', '8509.2', 1],
    ['三点一四', '3.14', 1],
    ['一点五亿', '150000000', 1],
    ['零点零五', '0.05', 1],
    ['半', '0.5', 1],
    ['00.50', '0.5', 1],
    ['0.1000000000000000000000001', '0.1000000000000000000000001', 1],
  ] as const)('%s = %s / %s', (text, value, per) => {
    expect(parseQuantity(text)).toEqual({ value, per });
  });

  it('multiplies 万 and 亿 exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (n) => {
        expect(parseQuantity(`${n}万`)?.value).toBe(String(n * 10_000n));
      }),
    );
  });
});

describe('findNumbers', () => {
  it('finds them with their places', () => {
    const text = '全区155处隐患点，两万五千人，投入1.2亿元，完成百分之九十五，增长 3.5%';
    const found = findNumbers(text).map(({ start, end, value, per }) => [text.slice(start, end), value, per]);
    expect(found).toEqual([
      ['155', '155', 1],
      ['两万五千', '25000', 1],
      ['1.2亿', '120000000', 1],
      ['百分之九十五', '95', 100],
      ['3.5%', '3.5', 100],
    ]);
  });

  it('leaves words and table columns alone', () => {
    expect(findNumbers('万一百姓').map((n) => n.value)).toEqual([]);
    expect(findNumbers('1 2 3').map((n) => n.value)).toEqual(['1', '2', '3']);
  });
});

it('prints years digit by digit', () => expect(printDigits('2023')).toBe('二〇二三'));

it('no string makes it throw, no run of one character makes it slow', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      parseNumeral(text);
      parseQuantity(text);
      for (const { start, end } of findNumbers(text)) expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 500 },
  );
  for (const text of longRuns) {
    parseQuantity(text);
    findNumbers(text);
  }
});
