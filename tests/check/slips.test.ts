/** Levels that do not meet, titles without an end, bureaus and annexes under two names. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { notice, of, plan } from './draft.ts';

describe('slips that no order of the page explains', () => {
  it('levels that leave a number to none', () => {
    const found = (upper: number) =>
      of(
        'trigger-gap',
        plan(
          '（一）一级响应',
          `蝗灾在10日内，有${upper}个以上行政村连片发生。`,
          '（二）二级响应',
          '蝗灾在10日内，有4个以上8个以下行政村连片发生。',
          '鼠害在10日内，有20个以上行政村连片发生。',
        ),
      ).map(({ stated }) => stated);
    expect(found(12)).toEqual(['12个以上行政村']);
    // They meet, whether 以下 takes its number in or not; another event has bounds of its own.
    expect(found(8)).toEqual([]);
    expect(found(9)).toEqual([]);
    expect(found(3)).toEqual([]);
  });

  it('a lesser level started by a higher authority', () => {
    const found = (second: string, third: string) =>
      of(
        'starting-authority',
        plan(
          '一、响应',
          `达到二级响应条件的，${second}决定启动二级响应。`,
          `达到三级响应条件的，${third}启动三级响应。`,
        ),
      ).map(({ stated }) => stated);
    expect(found('县指挥部', '市指挥部办公室')).toEqual(['3级响应：市指挥部']);
    expect(found('市指挥部', '县指挥部办公室')).toEqual([]);
    expect(found('县指挥部', '县指挥部办公室报市指挥部后')).toEqual([]);
  });

  it('days between two matters are no gap between stages', () => {
    const found = (first: string, second: string) =>
      of('window', plan('一、时间', `1.${first}4月1日至4月10日。`, `2.${second}4月15日至6月30日。`)).map(
        ({ type }) => type,
      );
    expect(found('报名时间：', '活动时间：')).toEqual([]);
    expect(found('报名阶段：', '活动阶段：')).toEqual(['threshold-gap']);
  });

  it('a title without its end', () => {
    const found = (text: string) => of('title-mark', notice(text)).map(({ stated }) => stated);
    expect(found('按照《河道整治标准（试行）和县水利局的《采砂指南》执行。')).toEqual([
      '《河道整治标准（试行）和县水利局的',
    ]);
    expect(found('按照《关于印发《河道整治规划和采砂规划》的通知》和《采砂指南》执行。')).toEqual([]);
  });

  it('bureaus with a word left out', () => {
    const found = (text: string) => of('office-name', notice(text)).length;
    expect(found('转县水库移民安置局办理。县水库移民局应当落实。')).toBe(1);
    expect(found('转县水库移民局办理。县水库移民局应当落实。')).toBe(0);
    // Two of one list, and the short form of a department.
    expect(found('由县水库移民安置局、县河道局、县水库移民局办理。')).toBe(0);
    expect(found('由县应急管理局办理。县应急局应当落实。')).toBe(0);
  });

  it('an annex that the text calls otherwise than the list', () => {
    const found = (name: string) =>
      of('annex', notice(`企业应提交河道采砂${name}（附件2）。`, '附件：1.河道采砂申请表', '2.河道采砂安全生产承诺书'))
        .length;
    expect(found('承诺书')).toBe(1);
    expect(found('安全生产承诺书')).toBe(0);
  });
});
