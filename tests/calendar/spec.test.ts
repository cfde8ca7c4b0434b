import { describe, expect, it } from 'vitest';
import { parseClockSpec } from '../../src/calendar/parse-spec.ts';

function faults(value: unknown): string[] {
  const { diagnostics } = parseClockSpec('test/clock', value);
  return (diagnostics ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const good = { title: '试验', unit: 'working-day', amount: 5, onExpire: 'overdue' };

describe('a clock of a policy file', () => {
  it('is read, with what it leaves out', () => {
    const { spec } = parseClockSpec('test/clock', { ...good, pauses: 'none', extension: 'none', restart: null });
    expect(spec).toMatchObject({
      id: 'test/clock',
      kind: 'limit',
      period: { unit: 'working-day', amount: 5 },
      roll: 'none',
      pauses: [],
      extension: null,
      restart: [],
      override: null,
    });
  });

  it.each<[object, string]>([
    [{ amuont: 5 }, 'amuont: 不认识的键“amuont”；请检查拼写，或删去。'],
    [{ amount: 2.5 }, 'amount: 应为不小于0的整数，不能是“2.5”。'],
    [{ amount: '5' }, 'amount: 应为不小于0的整数，不能是“5”。'],
    [{ unit: 'week' }, 'unit: 应为working-day、'],
    [{ roll: 'forward' }, 'roll: 应为none、'],
    [{ dayZero: 'from-the-moment' }, 'dayZero: 起算日不计入'],
    [{ valid: { from: '2024-02-30' } }, 'valid.from: 应为加引号的日期'],
    [{ valid: { from: '2024-02-01', to: '2024-01-01' } }, 'valid.to: 终止日不能早于开始日。'],
    [{ pauses: { reasons: [] } }, 'pauses.reasons: 须列明事由'],
    [{ extension: { by: '局长' } }, 'extension.max: 须写明'],
    [{ extension: { max: 0 } }, 'extension.max: 应为不小于1的整数'],
    [{ extension: { max: null, when: 'any-time' } }, 'extension.when: 应为before-expiry'],
    [{ lights: { yellow: -1 } }, 'lights.yellow: 应为'],
    [{ cite: 3 }, 'cite: 应为列表。'],
    [{ readings: [{ name: 'x' }] }, 'readings.0: 每种读法须有name和taken。'],
  ])('%j is refused at its key', (change, message) => {
    expect(faults({ ...good, ...change }).join('\n')).toContain(message);
  });

  it.each<[object, string]>([
    [{ unit: 'n-before-event', amount: 3 }, 'of: 须写明'],
    [
      { unit: 'n-before-event', amount: 3, of: 'calendar-day', roll: 'next-working-day' },
      'roll: 事件前的期限不能向后顺延',
    ],
    [{ unit: 'n-before-event', amount: 3, of: 'calendar-day', pauses: { reasons: ['x'] } }, 'pauses: 只有'],
    [{ unit: 'hour', amount: 1, roll: 'next-working-day' }, 'roll: 按小时'],
    [{ unit: 'hour', amount: -1 }, 'amount: 应为不小于0'],
    [{ unit: 'fixed-date' }, 'date: 缺日期'],
    [{ unit: 'cadence', every: 'week', days: [8] }, 'days.0: 不是week周期中的日子'],
    [
      { unit: 'cadence', every: 'month', days: [{ from: 3, to: 1 }] },
      'days.0: 不是month周期中的日子：“{"from":3,"to":1}”',
    ],
    [{ unit: 'cadence', every: 'quarter', days: [1] }, 'days.0: 不是quarter'],
    [{ unit: 'cadence', every: 'year', days: ['02-30'] }, 'days.0: 不是year'],
    [{ unit: 'cadence', every: 'month', days: [] }, 'days: 须写明'],
    [{ unit: 'cadence', every: 'month', days: [1], time: '25:00' }, 'time: 钟点'],
    [{ unit: 'window', from: '13-01', to: '03-01', firstYear: 2024 }, 'from: 应为"MM-DD"'],
    [{ unit: 'window', years: { '2024': { from: '2024-02-01', to: '2024-01-01' } } }, 'years.2024: 须有起止日期'],
    [{ unit: 'window', years: { next: {} } }, 'years.next: 键应为四位年份'],
    [{ unit: 'chain', steps: [] }, 'steps: 至少要有一步'],
    [
      {
        unit: 'chain',
        steps: [
          { clock: 'a/x', after: ['a/y'] },
          { clock: 'a/y', after: ['event'] },
        ],
      },
      'steps.0: “a/y”须排在前面',
    ],
    [{}, 'unit: 须写明单位'],
  ])('%j is refused', (clock, message) => expect(faults({ title: '试验', ...clock }).join('\n')).toContain(message));

  it('that is no mapping is refused', () => {
    for (const value of [null, 'text', [1]]) expect(faults(value)[0]).toBe(': 此处应为一组键和值。');
  });
});
