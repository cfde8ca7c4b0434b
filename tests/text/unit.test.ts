import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/text/error.ts';
import { compare, fromDecimal, rational, round, toDecimal } from '../../src/text/rational.ts';
import { add, convert, type Measure, parseMeasure, parseUnit, printMeasure } from '../../src/text/unit.ts';
import { anyText } from './arbitrary.ts';

const measure = (s: string): Measure => {
  const read = parseMeasure(s);
  expect(read, s).not.toBeNull();
  return read!;
};
const inUnit = (s: string, unit: string) => convert(measure(s), parseUnit(unit)!).value;

describe('parseMeasure and convert', () => {
  it.each([
    ['8509万元', '元', 85_090_000n, 1n],
    ['1.2亿元', '万元', 12_000n, 1n],
    ['3角', '元', 3n, 10n],
    ['1亩', '㎡', 2000n, 3n],
    ['15亩', '公顷', 1n, 1n],
    ['1.5万亩', '公顷', 1000n, 1n],
    ['2384㎡', '亩', 447n, 125n],
    ['9.7425 公顷', '平方米', 97_425n, 1n],
    ['1平方公里', '亩', 1500n, 1n],
    ['三公里', '米', 3000n, 1n],
    ['2万吨', '公斤', 20_000_000n, 1n],
    ['95%', '‰', 950n, 1n],
    ['百分之九十五', '%', 95n, 1n],
    ['5.3‰', '%', 53n, 100n],
    ['90分钟', '小时', 3n, 2n],
    ['2年', '个月', 24n, 1n],
    ['5 个工作日', '工作日', 5n, 1n],
    ['30天', '日', 30n, 1n],
    ['120户', '户', 120n, 1n],
    ['十万亩', '万亩', 10n, 1n],
    ['600元/亩', '元/公顷', 9000n, 1n],
    ['43.2元/人·月', '元/人/年', 2592n, 5n],
  ])('%s in %s', (s, unit, n, d) => expect(inUnit(s, unit)).toEqual({ n, d }));

  it.each(['', '元', '万元', '8509', '8509某', '1.2.3元', '12/元'])('refuses %j', (s) =>
    expect(parseMeasure(s)).toBeNull(),
  );

  it.each([
    ['1元', '亩'],
    ['1工作日', '日'],
    ['1月', '日'],
    ['24小时', '日'],
    ['1元/亩', '元'],
    ['1户', '人'],
  ])('%s is no %s', (s, unit) => expect(() => inUnit(s, unit)).toThrow(UserError));

  it('adds in the unit of the first, and refuses to add 元 to 亩', () => {
    expect(add(measure('1万元'), measure('500元')).value).toEqual(rational(21, 20));
    expect(() => add(measure('1元'), measure('1亩'))).toThrow(/亩.*元/);
  });

  it('prints', () => {
    expect(printMeasure(measure('8509万元'))).toBe('8509 万元');
    expect(printMeasure(measure('95%'))).toBe('95%');
    expect(printMeasure(convert(measure('1亩'), parseUnit('㎡')!))).toBe('约 666.67 ㎡');
  });

  it('printMeasure is undone by parseMeasure; conversion there and back changes nothing', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const pairs = fc.constantFrom(['元', '亿元'], ['亩', '公顷'], ['吨', '千克'], ['%', '‰'], ['元/亩', '万元/公顷']);
    fc.assert(
      fc.property(cents, pairs, (n, [from, to]) => {
        const m = { value: rational(n, 100n), unit: parseUnit(from!)! };
        expect(parseMeasure(printMeasure(m))).toEqual(m);
        expect(convert(convert(m, parseUnit(to!)!), m.unit)).toEqual(m);
      }),
    );
  });

  it('never throws on any string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parseMeasure(text);
        parseUnit(text);
      }),
      { numRuns: 500 },
    );
    for (const c of '元万/1亿每') {
      parseMeasure(c.repeat(100_000));
      parseUnit(c.repeat(29));
    }
  });
});

describe('rational', () => {
  it('rounds half away from zero', () => {
    expect([
      round(rational(2000, 3), 2),
      round(rational(5, 1000), 2),
      round(rational(-5, 1000), 2),
      round(rational(-1, 1000), 2),
    ]).toEqual(['666.67', '0.01', '-0.01', '0.00']);
    expect(toDecimal(rational(1, 8))).toBe('0.125');
    expect(toDecimal(rational(1, 3))).toBeNull();
  });

  it('toDecimal is undone by fromDecimal', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 30 }), (n, places) => {
        const r = rational(n, 10n ** BigInt(places));
        expect(compare(fromDecimal(toDecimal(r)!)!, r)).toBe(0);
      }),
    );
  });
});
