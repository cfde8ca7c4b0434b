/** Indicators as the documents state them, reported by those who answer for them, ranked, with the veto lines of the year. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicatorsOf, ranking, report } from '../../../src/desk/indicators.ts';
import { compare, exact } from '../../../src/rule/exact.ts';
import { freshDatabase } from '../../support/database.ts';
import { haveShared, shared } from '../../support/shared.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2025-03-01T09:00:00+08:00' };
const setting = county(clock);

describe('participation in medical insurance', () => {
  const PARTICIPATION = 'medical-insurance/participation';
  const weekly = (subject: string, numerator: number, denominator: number) => ({
    ...{ indicator: PARTICIPATION, subject, period: '2025' },
    numerator: String(numerator),
    denominator: String(denominator),
  });

  it('is reported by each township, ranked, and vetoed below 95 %', async () => {
    const fengshan = at(setting, '凤山街道');
    await report(database, setting, fengshan, [weekly('凤山街道', 19000, 20000)]);
    await expect(report(database, setting, fengshan, [weekly('滨河街道', 1, 2)])).rejects.toThrow(/没有这个职责/u);
    const office = at(setting, '区医疗保障局');
    const done = await report(database, setting, office, [
      weekly('滨河街道', 9499, 10000),
      weekly('吴城镇', 9900, 10000),
    ]);
    expect(done.map(({ value, met }) => [Number(value), met])).toEqual([
      [94.99, false],
      [99, true],
    ]);
    const ranks = await ranking(database, setting, PARTICIPATION, '2025');
    expect(ranks.map(({ subject, rank, met }) => [subject, rank, met])).toEqual([
      ['吴城镇', 1, true],
      ['凤山街道', 2, true],
      ['滨河街道', 3, false],
    ]);
    expect(indicatorsOf(setting).find(({ id }) => id === PARTICIPATION)?.veto).toBe(true);
  });
});

describe('a list of people in need', () => {
  it('goes to the insurers in five working days, to the tax office in five more, and comes back on Friday', async () => {
    const civil = at(setting, '区民政局');
    const office = at(setting, '区医疗保障局');
    const matter = await Matter.open(database, setting, clock, '2024-09-10', civil, {
      procedure: 'medical-insurance/list-change',
      input: { source: '区民政局', month: '2024-09', changedOn: '2024-09-10', added: 3, removed: 1 },
    });
    // 11, 12, 13, Saturday 14 (worked), 18 September.
    expect(await matter.due('medical-insurance/list-change-report')).toBe('2024-09-18');
    await matter.do('2024-09-12', civil, 'hand-over', {}, { papers: ['变动名单'] });
    await matter.do('2024-09-13', office, 'return', { returnReason: '身份证号缺位' });
    await matter.do('2024-09-14', civil, 'hand-over');
    // 18, 19, 20, 23, 24 September.
    expect(await matter.due('medical-insurance/push-to-tax')).toBe('2024-09-24');
    await matter.do('2024-09-19', office, 'push');
    // The next Friday.
    expect(await matter.due('medical-insurance/tax-feedback')).toBe('2024-09-20');
    expect(await matter.do('2024-09-20', at(setting, '区税务局'), 'feed-back', { paid: 2, unpaid: 1 })).toBe('已反馈');
  });
});

describe('the plans for women and children', () => {
  it('measure what falls by what it falls to', async () => {
    const health = at(setting, '区卫生健康局');
    const value = (indicator: string, number: string) => ({ indicator, subject: '', period: '2025', value: number });
    const done = await report(database, setting, health, [
      value('womens-plan/maternal-mortality', '12.5'),
      value('womens-plan/maternal-mortality', '12.6'),
      value('childrens-plan/infant-mortality', '5.2'),
      value('childrens-plan/vaccination', '89.99'),
    ]);
    expect(done.map(({ met }) => met)).toEqual([true, false, true, false]);
    await expect(report(database, setting, health, [value('childrens-plan/myopia-primary', '37')])).rejects.toThrow(
      /区教育体育局/u,
    );
  });
});

describe.skipIf(!haveShared)('what is known of issue 2023-3', () => {
  interface Known {
    document: string;
    indicator: string;
    comparator: string;
    value: string;
    unit: string | null;
    year: number | null;
    line: number;
  }
  const { indicators: truth } = JSON.parse(readFileSync(`${shared}/truth/indicators-2023-3.json`, 'utf8')) as {
    indicators: Known[];
  };

  it('stands in the policies: every target with a number and a year', () => {
    const stated = indicatorsOf(setting).flatMap(({ targets }) =>
      Object.entries(targets).flatMap(([year, target]) => {
        const [, first, last] = /^2023-3:(\d+)(?:-(\d+))?$/u.exec(target.cite ?? '') ?? [];
        return first ? [{ year: Number(year), target, first: Number(first), last: Number(last ?? first) }] : [];
      }),
    );
    // 2024 is the year of insurance, for which 2023 is the year of payment; grades are printed in Chinese numerals.
    const numeric = truth.filter(({ year, value }) => year !== null && /^(?:[\d.]+|[二三]级)$/u.test(value));
    const wanted = (value: string) => value.replace('二级', '2').replace('三级', '3');
    const missed = numeric.filter(
      ({ value, year, line }) =>
        !stated.some(
          ({ target, year: ours, first, last }) =>
            ours === year &&
            Math.abs(line - first) <= 12 &&
            line <= last + 12 &&
            compare(exact(target.value)!, exact(wanted(value))!) === 0,
        ),
    );
    console.log(
      `indicators of 2023-3: ${numeric.length - missed.length} of ${numeric.length} dated numbers are targets`,
    );
    // The output of coal stands in two places, the policy cites the other; the listed cases of 2022 are a fact, no target.
    expect(missed.map(({ indicator }) => indicator)).toEqual(['地方煤矿原煤产量', '挂牌督办案件']);
  });
});
