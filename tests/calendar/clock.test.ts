import { describe, expect, it } from 'vitest';
import type { ClockFailure, ClockResult } from '../../src/calendar/answer.ts';
import { answerClock } from '../../src/calendar/clock.ts';
import type { ClockQuestion } from '../../src/calendar/question.ts';
import { calendar, clock, clocks } from './fixture.ts';

type Answer = Partial<ClockResult & ClockFailure>;

function ask(value: Record<string, unknown> | string, question: ClockQuestion): Answer {
  const spec = typeof value === 'string' ? clocks.get(value)! : clock(value);
  return answerClock(spec, question, { calendar, clocks });
}

const days = { unit: 'calendar-day', amount: 10, onExpire: 'overdue' };

describe('the explanation', () => {
  it('lists every skipped day and every make-up day with its reason', () => {
    const { explanation } = ask('official-documents/handling-own-powers', { start: '2024-04-26', asOf: '2024-05-06' });
    expect(explanation).toEqual([
      '2024年4月26日（星期五）起算，当日不计入，从次日数起（民法典第201条）。',
      '期限5个工作日。',
      '以下休息日不计入：4月27日（周末）、5月1日至5月5日（劳动节）。',
      '以下周末上班，计入：2024年4月28日（星期日）劳动节调休上班。',
      '最后一日：2024年5月7日（星期二），当日24时前均为按期。',
      '截至2024年5月6日（星期一）：期限之内，剩余1个工作日。',
    ]);
  });

  it('says why an extension counts', () => {
    const { due, explanation } = ask('info-disclosure/request-answer', {
      start: '2024-03-01',
      extend: { amount: 10, granted: '2024-03-29' },
    });
    expect(due).toBe('2024-04-15');
    expect(explanation![1]).toBe(
      '期限20个工作日；经政府信息公开工作机构负责人同意延长10个工作日（未超过最多20个工作日，2024年3月29日（星期五）决定，原期限尚未届满，已告知申请人），合计30个工作日，自起算日一次数完。',
    );
  });

  it('names the days over which the end rolls', () => {
    const { explanation, days: drawn } = ask('petition/registration-transfer', { start: '2024-09-16' });
    expect(explanation!.at(-2)).toBe(
      '数到2024年10月1日（星期二），是休息日，顺延到下一个工作日2024年10月8日（星期二）（民法典第203条）；顺延经过：10月1日至10月7日（国庆节）。',
    );
    expect(drawn!.filter(({ kind }) => kind === 'added').map(({ day }) => day)).toEqual([
      '2024-10-01',
      '2024-10-02',
      '2024-10-03',
      '2024-10-04',
      '2024-10-05',
      '2024-10-06',
      '2024-10-07',
    ]);
    expect(drawn!.at(-1)).toEqual({ day: '2024-10-08', kind: 'due', reason: '顺延后的到期日' });
  });

  it('shows pauses, a restart and a limit set by another body', () => {
    const paused = ask('info-disclosure/request-answer', {
      start: '2024-03-01',
      restart: { date: '2024-03-06', reason: '补正' },
      pauses: [{ from: '2024-03-11', to: '2024-03-12', reason: '征求第三方意见' }],
    });
    expect(paused.explanation).toContain('以下日子暂停，不计入：3月11日至3月12日（征求第三方意见）。');
    expect(paused.explanation![0]).toContain('因补正重新起算');
    expect(paused.days![0]).toEqual({ day: '2024-03-06', kind: 'start', reason: '起算日，不计入' });
    const set = ask('official-documents/handling-own-powers', { start: '2024-03-04', setDue: '2024-03-30' });
    expect(set.due).toBe('2024-03-30');
    expect(set.explanation![1]).toBe('区政府另行指定了到期日，不再按原期限计算，也不顺延。');
    expect(set.days!.map(({ kind }) => kind)).toEqual(['start', 'due']);
  });

  it('of a period of no days, and of the last day, says so', () => {
    const { explanation } = ask('supervision-13710/same-day', { start: '2024-06-08', asOf: '2024-06-08' });
    expect(explanation).toEqual([
      '期限就是2024年6月8日（星期六）本身，不往前后数。',
      '最后一日：2024年6月8日（星期六），当日24时前均为按期。',
      '截至2024年6月8日（星期六）：期限之内，这是最后一日。',
    ]);
  });

  it('stops at an open pause', () => {
    const answer = ask('info-disclosure/request-answer', {
      start: '2024-03-01',
      pauses: [{ from: '2024-03-18', reason: '征求其他机关意见' }],
      asOf: '2024-04-10',
    });
    expect(answer).toMatchObject({ due: null, state: 'paused', remaining: { amount: 10, unit: 'working-day' } });
    expect(answer.explanation).toContain('暂停尚未结束，到期日未定；暂停结束后再算。');
    expect(answer.days!.at(-1)).toEqual({ day: '2024-03-18', kind: 'paused', reason: '征求其他机关意见' });
  });

  it('draws a backward count up to the event', () => {
    const { days: drawn } = ask(
      { unit: 'n-before-event', amount: 2, of: 'working-day', onExpire: 'overdue' },
      { event: '2024-10-08' },
    );
    expect(drawn![0]).toEqual({ day: '2024-09-29', kind: 'due', reason: '第2个工作日，国庆节调休上班' });
    expect(drawn!.at(-1)).toEqual({ day: '2024-10-08', kind: 'start', reason: '事件日，不计入' });
    expect(drawn!.filter(({ kind }) => kind === 'skipped')).toHaveLength(7);
  });
});

describe('what is left', () => {
  it.each([
    ['2024-03-04', 5],
    ['2024-03-08', 1],
    ['2024-03-11', 0],
    ['2024-03-13', -2],
  ])('on %s: %i working days', (asOf, amount) => {
    const { remaining } = ask('official-documents/handling-own-powers', { start: '2024-03-04', asOf });
    expect(remaining).toEqual({ amount, unit: 'working-day' });
  });

  it('leaves out pauses to come, and is silent beyond the calendar', () => {
    const pauses = [{ from: '2024-03-06', to: '2024-03-07', reason: '听证' }];
    const clockWithPauses = { ...days, pauses: { reasons: ['听证'] } };
    expect(ask(clockWithPauses, { start: '2024-03-04', asOf: '2024-03-05', pauses }).remaining?.amount).toBe(9);
    const late = ask('official-documents/handling-own-powers', { start: '2026-12-21', asOf: '2027-01-04' });
    expect(late.state).toBe('overdue');
    expect(late.remaining).toBeUndefined();
  });

  it('is told in minutes for hours', () => {
    const hours = { unit: 'hour', amount: 1, onExpire: 'overdue', lights: { yellow: 0.5 } };
    expect(() => clock(hours)).toThrow('lights');
    const { remaining } = ask(
      { ...hours, lights: { yellow: 1 } },
      { start: '2024-08-03T09:00:00+08:00', asOf: '2024-08-03T09:29:30+08:00' },
    );
    expect(remaining).toEqual({ amount: 30, unit: 'minute' });
  });
});

describe('lights', () => {
  const lit = { ...days, lights: { yellow: 3 } };
  it.each([
    ['2024-03-10', 'green'],
    ['2024-03-11', 'yellow'],
    ['2024-03-14', 'yellow'],
    ['2024-03-15', 'red'],
  ])('on %s: %s', (asOf, light) => expect(ask(lit, { start: '2024-03-04', asOf }).light).toBe(light));

  it('go out when the clock has closed', () => {
    const closed = ask({ ...lit, onExpire: 'close' }, { start: '2024-03-04', asOf: '2024-03-15' });
    expect(closed).toMatchObject({ state: 'closed', onExpire: 'close' });
    expect(closed.light).toBeUndefined();
  });
});

describe('pauses', () => {
  it('take whole days out of hours', () => {
    const hours = { unit: 'hour', amount: 10, pauses: { reasons: ['鉴定'] } };
    const pauses = [{ from: '2024-03-05', to: '2024-03-06', reason: '鉴定' }];
    expect(ask(hours, { start: '2024-03-04T20:00:00+08:00', pauses }).due).toBe('2024-03-07T06:00:00+08:00');
    expect(ask(hours, { start: '2024-03-05T20:00:00+08:00', pauses }).due).toBe('2024-03-07T10:00:00+08:00');
  });

  it('lengthen a period of months by as many days', () => {
    const month = { unit: 'month', amount: 1, pauses: { reasons: ['鉴定'] } };
    const pauses = [{ from: '2024-02-01', to: '2024-02-03', reason: '鉴定' }];
    expect(ask(month, { start: '2024-01-31', pauses }).due).toBe('2024-03-03');
  });

  it('count once where they overlap, and not at all after the last counted day', () => {
    const paused = { ...days, pauses: { reasons: ['听证'] } };
    const pause = (from: string, to?: string) => ({ from, reason: '听证', ...(to && { to }) });
    const due = (...pauses: { from: string; to?: string; reason: string }[]) =>
      ask(paused, { start: '2024-03-04', pauses }).due;
    expect(due(pause('2024-03-06', '2024-03-08'), pause('2024-03-07', '2024-03-09'))).toBe('2024-03-18');
    expect(due(pause('2024-03-15'))).toBe('2024-03-14');
    expect(due(pause('2024-03-14'))).toBeNull();
    expect(due(pause('2024-02-01', '2024-03-04'))).toBe('2024-03-14');
  });
});

describe('cadences', () => {
  const cadence = (rule: Record<string, unknown>) => ({ unit: 'cadence', onExpire: 'overdue', ...rule });

  it('two numbers beyond the end of a month are one day', () => {
    const dues = ask(cadence({ every: 'month', days: [15, 30, 'end'] }), { from: '2025-02-01', to: '2025-04-30' }).dues;
    expect(dues).toEqual([
      '2025-02-15',
      '2025-02-28',
      '2025-03-15',
      '2025-03-30',
      '2025-03-31',
      '2025-04-15',
      '2025-04-30',
    ]);
  });

  it('of years know 29 February only where there is one', () => {
    const rule = cadence({ every: 'year', days: ['07-01', '02-29'] });
    expect(ask(rule, { from: '2023-01-01', to: '2024-12-31' }).dues).toEqual([
      '2023-02-28',
      '2023-07-01',
      '2024-02-29',
      '2024-07-01',
    ]);
  });

  it('may be spans of days, such as the 1st to the 3rd of each month', () => {
    const rule = cadence({ every: 'month', days: [{ from: 1, to: 3 }] });
    expect(ask(rule, { at: '2024-05-02' })).toMatchObject({ opens: '2024-05-01', due: '2024-05-03' });
    expect(ask(rule, { at: '2024-05-04', asOf: '2024-05-31' })).toMatchObject({ due: '2024-06-03', state: 'not-open' });
    expect(ask(rule, { at: '2024-05-01', asOf: '2024-05-01' }).state).toBe('running');
    expect(ask(rule, { at: '2024-05-01' }).explanation![0]).toBe('到期日：每月1日至3日，遇休息日不变。');
    const february = cadence({ every: 'month', days: [{ from: 29, to: 31 }] });
    expect(ask(february, { at: '2025-02-01' }).due).toBe('2025-02-28');
    expect(ask(cadence({ every: 'week', days: [{ from: 1, to: 3 }] }), { at: '2024-05-02' }).opens).toBe('2024-05-06');
  });

  it('roll where the clock says so', () => {
    const friday = { every: 'week', days: [5] };
    const after = cadence({ ...friday, roll: 'next-working-day' });
    expect(ask(after, { at: '2024-10-05' }).due).toBe('2024-10-08');
    expect(ask(after, { from: '2024-10-01', to: '2024-10-18' }).dues).toEqual([
      '2024-10-08',
      '2024-10-11',
      '2024-10-18',
    ]);
    const before = cadence({ ...friday, roll: 'previous-working-day' });
    expect(ask(before, { at: '2024-10-01' }).due).toBe('2024-10-11');
    expect(ask(before, { at: '2024-09-28' }).due).toBe('2024-09-30');
    expect(ask(before, { at: '2026-12-31' }).error).toBe('calendar-not-published');
    expect(ask(cadence(friday), { at: '2031-01-01' }).due).toBe('2031-01-03');
  });

  it('end with their validity', () => {
    const rule = cadence({ every: 'quarter', days: ['end'], valid: { from: '2024-02-01', to: '2024-10-31' } });
    expect(ask(rule, { at: '2024-02-01' }).due).toBe('2024-03-31');
    for (const at of ['2024-01-31', '2024-10-01', '2024-11-01'])
      expect(ask(rule, { at }).error, at).toBe('no-value-at-date');
    expect(ask(rule, { from: '2023-01-01', to: '2030-01-01' }).dues).toEqual([
      '2024-03-31',
      '2024-06-30',
      '2024-09-30',
    ]);
    expect(ask(rule, { from: '2024-10-01', to: '2030-01-01' }).error).toBe('no-value-at-date');
    expect(ask(rule, {}).error).toBe('invalid-input');
  });

  it('name a day of the last month of a quarter, the halves of a month, the end of a week and of a year', () => {
    const dues = (rule: Record<string, unknown>, from: string, to: string) => ask(cadence(rule), { from, to }).dues;
    expect(dues({ every: 'quarter', days: ['3-25'] }, '2025-01-01', '2025-09-30')).toEqual([
      '2025-03-25',
      '2025-06-25',
      '2025-09-25',
    ]);
    expect(dues({ every: 'quarter', days: ['1-05', 'end'] }, '2025-01-01', '2025-06-01')).toEqual([
      '2025-01-05',
      '2025-03-31',
      '2025-04-05',
    ]);
    expect(dues({ every: 'half-year', days: ['2-31'] }, '2025-01-01', '2025-12-31')).toEqual([
      '2025-02-28',
      '2025-08-31',
    ]);
    expect(dues({ every: 'half-month', days: ['end'] }, '2025-02-01', '2025-03-20')).toEqual([
      '2025-02-15',
      '2025-02-28',
      '2025-03-15',
    ]);
    expect(dues({ every: 'week', days: ['end'] }, '2025-03-01', '2025-03-09')).toEqual(['2025-03-02', '2025-03-09']);
    expect(dues({ every: 'year', days: ['end'] }, '2024-06-01', '2025-12-31')).toEqual(['2024-12-31', '2025-12-31']);
  });

  it('with an hour are over within their day', () => {
    const rule = cadence({ every: 'week', days: [5], time: '18:00' });
    expect(ask(rule, { at: '2024-03-01' }).due).toBe('2024-03-01T18:00:00+08:00');
    expect(ask(rule, { at: '2024-03-01T10:00:01Z' }).due).toBe('2024-03-08T18:00:00+08:00');
    expect(ask(rule, { at: '2024-03-01', asOf: '2024-03-01T18:00:01+08:00' }).state).toBe('overdue');
  });
});

describe('windows', () => {
  const winter = { unit: 'window', from: '11-01', to: '03-15', firstYear: 2023, onExpire: 'close' };
  it('may end in the next year', () => {
    expect(ask(winter, { year: 2023, asOf: '2024-03-15' })).toMatchObject({
      opens: '2023-11-01',
      due: '2024-03-15',
      state: 'running',
    });
    expect(ask(winter, { year: 2023, asOf: '2023-10-31' }).state).toBe('not-open');
    expect(ask(winter, { year: 2023, asOf: '2024-03-16' }).state).toBe('closed');
  });

  it('refuse years without one', () => {
    expect(ask(winter, { year: 2022 }).error).toBe('no-value-at-date');
    expect(ask('medical-insurance/collection-deadline', { year: 2026 }).error).toBe('no-value-at-date');
    for (const year of [undefined, 2024.5, Number.NaN]) expect(ask(winter, { year }).error).toBe('invalid-input');
  });
});

describe('chains', () => {
  const id = 'medical-insurance/data-chain';
  it('name what is wrong with the question', () => {
    expect(ask(id, { events: { chnage: '2024-10-21' } }).message).toContain('没有事件“chnage”；这条链的事件是change');
    expect(ask(id, { events: {}, actual: { 'medical-insurance/push-to-tax': '2024-10-21' } }).error).toBe(
      'invalid-input',
    );
    const early = { 'medical-insurance/list-change-report': '2024-10-18' };
    expect(ask(id, { events: { change: '2024-10-21' }, actual: early }).error).toBe('invalid-input');
    expect(ask(id, { events: { change: '2024-10-18' }, actual: early }).error).toBeUndefined();
    expect(ask(id, { events: { change: '2022-09-15' } }).error).toBe('no-value-at-date');
  });

  it('go on from the day on which a step was really done, late or early', () => {
    const actual = { 'medical-insurance/list-change-report': '2024-10-30' };
    expect(ask(id, { events: { change: '2024-10-21' }, actual }).dues).toEqual({
      'medical-insurance/list-change-report': '2024-10-28',
      'medical-insurance/push-to-tax': '2024-11-06',
      'medical-insurance/tax-feedback': '2024-11-08',
    });
  });

  it('need instants for hours', () => {
    expect(ask('epidemic-response/report-chain', { events: { judged: '2024-08-03' } }).error).toBe('invalid-input');
  });
});

describe('errors', () => {
  const answer = 'info-disclosure/request-answer';
  it.each<[ClockQuestion, string, string]>([
    [{}, 'invalid-input', '缺起算日'],
    [{ start: '2024-02-30' }, 'invalid-input', '不是存在的日期'],
    [{ start: '2024-03-01', asOf: '2024-02-29' }, 'invalid-input', '查询日早于起算日'],
    [{ start: '2024-03-01', extend: 0 }, 'invalid-input', '不小于1的整数'],
    [{ start: '2024-03-01', extend: 1.5 }, 'invalid-input', '不小于1的整数'],
    [{ start: '2024-03-01', extend: { amount: 1, granted: '2024-02-29' } }, 'invalid-input', '延长决定日早于起算日'],
    [{ start: '2024-03-01', extend: { amount: 1, approved: false } }, 'extension-not-approved', '未获同意'],
    [{ start: '2024-03-01', extend: { amount: 1, notified: false } }, 'extension-not-approved', '告知申请人'],
    [{ start: '2024-03-01', extend: 21 }, 'extension-too-long', '最多可延长20个工作日'],
    [{ start: '2024-03-01', extend: { amount: 1, granted: '2024-04-01' } }, 'extension-after-expiry', '届满'],
    [{ start: '2024-03-01', restart: { date: '2024-02-29', reason: '补正' } }, 'invalid-input', '重新起算日早于'],
    [{ start: '2024-03-01', restart: { date: '2024-03-05', reason: '换人' } }, 'restart-not-allowed', '补正'],
    [{ start: '2024-03-01', setDue: '2024-03-29' }, 'override-not-allowed', '没有规定'],
    [
      { start: '2024-03-01', pauses: [{ from: '2024-03-05', to: '2024-03-04', reason: '征求第三方意见' }] },
      'invalid-input',
      '结束日早于开始日',
    ],
    [{ start: '2024-03-01', pauses: [{ from: '2024-03-05', reason: '放假' }] }, 'pause-not-allowed', '不包括“放假”'],
    [{ start: '2026-12-21' }, 'calendar-not-published', '2027-01-01'],
    [{ start: '2024-03-01', clock: { unit: 'month', amount: 1 } }, 'invalid-input', '不接受另写的时钟'],
  ])('%j is %s', (question, error, words) => {
    const got = ask(answer, question);
    expect(got.error).toBe(error);
    expect(got.message).toContain(words);
    expect(got.message).toMatch(/^[^。]*。$/u);
  });

  it('of a clock in the question name the key', () => {
    const inline = (value: unknown) => ask('generic/days-before', { event: '2024-03-01', clock: value });
    expect(inline(undefined).error).toBe('invalid-input');
    const forward = { unit: 'n-before-event', of: 'calendar-day', amount: 1, roll: 'next-working-day' };
    expect(inline(forward)).toMatchObject({ error: 'invalid-input', message: expect.stringContaining('clock.roll：') });
    expect(inline({ unit: 'inline' }).error).toBe('invalid-input');
    expect(inline('month').error).toBe('invalid-input');
  });

  it('come before no date beyond the year 9999', () => {
    expect(ask({ ...days, amount: 10_000_000 }, { start: '2024-03-01' }).error).toBe('invalid-input');
    expect(ask({ unit: 'month', amount: 200_000 }, { start: '2024-03-01' }).error).toBe('invalid-input');
    expect(ask({ unit: 'hour', amount: 200_000_000 }, { start: '2024-03-01T00:00:00Z' }).error).toBe('invalid-input');
  });
});

describe('validity', () => {
  const valid = { ...days, restart: { reasons: ['补正'] }, valid: { from: '2024-03-01', to: '2024-03-31' } };
  it('is about every day on which the clock starts, not about the end', () => {
    expect(ask(valid, { start: '2024-03-31' }).due).toBe('2024-04-10');
    for (const start of ['2024-02-29', '2024-04-01'])
      expect(ask(valid, { start }).error, start).toBe('no-value-at-date');
    const restart = (date: string) => ask(valid, { start: '2024-03-20', restart: { date, reason: '补正' } });
    expect(restart('2024-03-31').due).toBe('2024-04-10');
    expect(restart('2024-04-01').error).toBe('no-value-at-date');
  });

  it('of a named day is about the day asked', () => {
    const named = { unit: 'fixed-date', date: '2024-03-20', onExpire: 'escalate', valid: { from: '2024-03-01' } };
    expect(ask(named, {}).due).toBe('2024-03-20');
    expect(ask(named, { asOf: '2024-02-29T15:59:59Z' }).error).toBe('no-value-at-date');
    expect(ask(named, { asOf: '2024-02-29T16:00:00Z' }).state).toBe('running');
    expect(ask(named, { asOf: '2024-03-21' }).explanation!.at(-1)).toBe(
      '截至2024年3月21日（星期四）：已逾期1日，应当提级督办。',
    );
  });
});

describe('single answers', () => {
  it('take less than a millisecond, explained', () => {
    const spec = clocks.get('info-disclosure/request-answer')!;
    const start = performance.now();
    for (let i = 0; i < 2000; i++)
      answerClock(spec, { start: '2024-03-01', extend: 20, asOf: '2024-04-10' }, { calendar });
    expect((performance.now() - start) / 2000).toBeLessThan(1);
  });
});
