import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCadences } from '../../src/gazette/cadence.ts';

describe('cadences', () => {
  it.each([
    ['每周五下午6:00前报送', 'weekly:FRI@18:00'],
    ['每周五17时前报送', 'weekly:FRI@17:00'],
    ['每周一上午9:30召开例会', 'weekly:MON@09:30'],
    ['于每月25日前将进展情况报送', 'monthly:25'],
    ['每月15日和30日报送', 'monthly:15,30'],
    ['每月10日、20日、月底报送', 'tenday:10,20,end'],
    ['实行旬报制度', 'tenday'],
    ['每半个月汇总一次', 'semimonthly'],
    ['每季度报送工作进展', 'quarterly'],
    ['每季度至少召开2次会议', 'quarterly:2x'],
    ['每年3月底前制定计划', 'yearly:03-end'],
    ['每年12月10日前报送', 'yearly:12-10'],
    ['每年年底前报送', 'yearly:year-end'],
    ['每三年修订一次', 'every:3y'],
    ['每年不少于4次专题研究', 'yearly:4x'],
    ['检查不少于4次/年', 'yearly:4x'],
    ['每半年通报', 'halfyearly'],
    ['每日报告', 'daily'],
    ['实时监测', 'realtime'],
    ['定期或不定期召开会议', 'undetermined'],
  ])('%s', (text, normalized) => {
    expect(findCadences(text).map((found) => found.normalized)).toEqual([normalized]);
  });

  it('says where the words stand', () => {
    const [found] = findCadences('各单位要于每月25日前报送');
    expect(found).toMatchObject({ words: '每月25日前', at: 5 });
  });

  it('finds none in a plain date, and never throws', () => {
    expect(findCadences('2024年3月7日前完成')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'每月周年季旬日前底25一五、次至少半 a') }), (text) =>
        Array.isArray(findCadences(text)),
      ),
    );
  });
});
