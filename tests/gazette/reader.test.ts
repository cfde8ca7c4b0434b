/** The reader on small texts of our own: other governments' ways, damage, and text that is no gazette. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz } from '../../bench/fuzz.ts';
import { splitAddressees } from '../../src/gazette/frame.ts';
import { labelOf } from '../../src/gazette/label.ts';
import { readIssue } from '../../src/gazette/read.ts';
import type { GazetteDocument } from '../../src/gazette/types.ts';
import { splitUnits } from '../../src/gazette/units.ts';

const read = (text: string): GazetteDocument[] => readIssue(text.split('\n'), { key: '2025-2' }).documents;

const NUMBER_FIRST = `
海州市人民政府办公室文件
海政办发〔2025〕7号

海州市人民政府办公室关于印发海州市港区停车收费办法的通知

各县（市、区）人民政府，市政府各部门、省驻海州各单位：

《海州市港区停车收费办法》已经市政府同意，现印发给你们，请遵照执行。《海州市停车收费暂行办法》（海政办发〔2019〕3号）同时废止。

海州市人民政府办公室
2025年4月9日
（此件公开发布）
`;

describe('other governments', () => {
  it('print the number above the title', () => {
    const [document] = read(NUMBER_FIRST);
    expect(document).toMatchObject({
      number: '海政办发〔2025〕7号',
      title: '海州市人民政府办公室关于印发海州市港区停车收费办法的通知',
      issuer: '海州市人民政府办公室',
      dated: '2025-04-09',
      repeals: ['海政办发〔2019〕3号'],
    });
    expect(document?.addressees).toEqual(['各县（市、区）人民政府', '市政府各部门', '省驻海州各单位']);
  });

  it('appoint with other words', () => {
    const [document] = read(`
海州市人民政府关于赵明远等职务任免的通知
海政任〔2025〕2号
各县（市、区）人民政府，市政府各部门：
经研究，决定任命：
赵明远为市水务局局长；
免去钱立诚的市水务局局长职务；
孙文同志任市统计局副局长（试用期一年）。
海州市人民政府
2025年5月6日
`);
    expect(document?.appoints.map(({ person, post, probation }) => [person, post, probation])).toContainEqual([
      '孙文',
      '市统计局副局长',
      true,
    ]);
    expect(document?.removes.map(({ person, post }) => [person, post])).toEqual([['钱立诚', '市水务局局长']]);
  });
});

describe('parts', () => {
  it('divides addressees between bodies only', () => {
    expect(splitAddressees('各乡（镇）人民政府、街道办事处，省、市驻海州单位')).toEqual([
      '各乡（镇）人民政府',
      '街道办事处',
      '省、市驻海州单位',
    ]);
  });

  it('keeps collective names of units together', () => {
    expect(splitUnits('各乡（镇）人民政府、街道办事处，市水务局、市统计局')).toEqual([
      '各乡（镇）人民政府、街道办事处',
      '市水务局',
      '市统计局',
    ]);
    expect(splitUnits('东滩、北港街道办，市水务局、东港公司')).toEqual([
      '东滩街道办',
      '北港街道办',
      '市水务局',
      '东港公司',
    ]);
  });

  it.each([
    ['一、总体要求', 1, 1],
    ['（十二）其他', 2, 12],
    ['(三)范围', 2, 3],
    ['12.完成', 3, 12],
    ['（4）标准', 4, 4],
    ['③检查', 5, 3],
    ['第二十一条本办法', 6, 21],
    ['第三章附则', 0, 3],
    ['附件2', 7, 2],
    ['-1.第一项', 3, 1],
  ])('labels %s', (text, level, ordinal) => {
    expect(labelOf(text)).toMatchObject({ level, ordinal });
  });

  it.each(['3.5万元', '一些单位', '附件如下所列各表由各单位填报'.slice(0, 2) + '表'])('%s is no item', (text) => {
    expect(labelOf(text)?.level).not.toBe(3);
  });
});

describe('any text', () => {
  it('is never refused', () => {
    expect(read('')).toEqual([]);
    expect(read('只有一行，没有文号。')).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom(...'〔2025〕号海政发关于的通知一、（二）1.\t 组长：王附件年月日。，') }),
          { maxLength: 60 },
        ),
        (lines) => {
          readIssue(lines, { key: '2025-2' });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('survives mutation', () => {
    expect(fuzz([NUMBER_FIRST.split('\n')], 200, 5)).toBeGreaterThan(0);
  });
});

describe('a table', () => {
  it('has an empty first cell where a row is indented and one cell short', () => {
    const [document] = read(`
海州市人民政府关于公布海堤险点的通知
海政发〔2025〕9号
各县（市、区）人民政府：
现公布如下。
海堤险点表
序号\t编号\t名称\t类型
1\tHD01\t东堤\t渗漏
\tHD02\t西堤\t沉陷
3\tHD03\t北堤\t裂缝
海州市人民政府
2025年5月6日
`);
    expect(document!.tables[0]!.rows.map(({ cells }) => cells)).toEqual([
      ['1', 'HD01', '东堤', '渗漏'],
      ['', 'HD02', '西堤', '沉陷'],
      ['3', 'HD03', '北堤', '裂缝'],
    ]);
  });
});
