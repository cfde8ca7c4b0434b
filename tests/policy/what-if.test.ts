/** Another value in place of a parameter's, of every type that a parameter can have. */
import { describe, expect, it } from 'vitest';
import { replacedParameters } from '../../src/cli/what-if.ts';
import { answer, ready } from '../../src/rule/ask.ts';
import { load } from '../rule/support.ts';

const loaded = load(`choices: {季: [春, 秋]}
parameters:
  open: {title: 开放, type: boolean, values: {2024-01-01: {value: true}}}
  last: {title: 截止日, type: date, values: {2024-01-01: {value: 2024-06-30}}}
  season: {title: 季节, type: choice, of: 季, values: {2024-01-01: {value: 春}}}
  place: {title: 地点, type: text, values: {2024-01-01: {value: “东门”}}}
rules:
  r:
    title: 规则
    asks: 怎样？
    outputs:
      open: {title: 是否开放, type: boolean, value: 开放}
      last: {title: 哪天截止, type: date, value: 截止日}
      season: {title: 哪一季, type: choice, of: 季, value: 季节}
      place: {title: 哪里, type: text, value: 地点}
`);
const [policy] = loaded.policies;
const asked = (setting: string) =>
  answer(
    ready(policy!.rules[0]!),
    { at: '2024-03-01', input: {}, replaced: replacedParameters(policy!, [setting]) },
    loaded.calendar,
  );

describe('what if', () => {
  it.each([
    ['open=false', { open: false }],
    ['开放=否', { open: false }],
    ['open=true', { open: true }],
    ['last=2024-12-31', { last: '2024-12-31' }],
    ['sample/season=秋', { season: '秋' }],
    ['place=西门', { place: '西门' }],
    ['place=', { place: '' }],
  ])('%s', (setting, changed) => {
    expect(asked(setting)).toEqual({ open: true, last: '2024-06-30', season: '春', place: '东门', ...changed });
  });

  it.each([
    ['open=yes', '“开放”只能是 true 或 false，不能是“yes”'],
    ['last=2024-02-30', '没有“2024-02-30”这一天'],
    ['season=冬', '“季节”不能是“冬”；可选 春、秋'],
    ['seasons=秋', '没有这个参数；可用 sample/open'],
  ])('%s is refused', (setting, message) => {
    expect(() => asked(setting)).toThrow(message);
  });
});
