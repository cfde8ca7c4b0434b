/** The term of a task, from its own words. */
import { expect, it } from 'vitest';
import { taskDeadline } from '../../src/gazette/task-deadline.ts';

it.each([
  ['新建农村公路36公里，2025年11月底前通车。', '2025-11-30'],
  ['新增学位360个，8月31日前投入使用。', '2025-08-31'],
  ['6月底前完成主体工程，10月底前完成装修。', '2025-10-31'],
  ['年底前建成并投用。', '2025-12-31'],
  ['年内改造村卫生室12所。', '2025-12-31'],
  // Signed on 13 January: the next January's end is that of the same month.
  ['1月底前报送方案。', '2025-01-31'],
  ['2026年6月底前验收。', '2026-06-30'],
])('%s', (text, day) => expect(taskDeadline(text, '2025-01-13')).toBe(day));

it('a month that is over means the next year', () =>
  expect(taskDeadline('3月底前完成。', '2024-12-20')).toBe('2025-03-31'));

it.each([
  '全年地区生产总值增长5.5%左右。',
  '每月25日前报送进展。',
  '2024年底前登记的车辆可以申请。',
  '2023年12月底前已完成的不再安排。',
  '周末开放率不低于90%。',
])('none: %s', (text) => expect(taskDeadline(text, '2025-01-13')).toBeNull());
