import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDocumentNumbers,
  numbered,
  parseDocumentNumber,
  printDocumentNumber,
} from '../../src/text/document-number.ts';
import { anyText, longRuns } from './arbitrary.ts';

const found = (text: string) => findDocumentNumbers(text).map(({ number }) => number.normalized);

describe('parseDocumentNumber', () => {
  it.each([
    ['离政发〔2024〕30号', '离政发〔2024〕30号'],
    ['离政发[2024]30号', '离政发〔2024〕30号'],
    ['离政发(2024)030号', '离政发〔2024〕30号'],
    ['离政发（2024）第30号', '离政发〔2024〕30号'],
    ['离政发【２０２４】３０号', '离政发〔2024〕30号'],
    ['离 政办函 〔 20 2 3 〕 1 2 号', '离政办函〔2023〕12号'],
    ['离政发〔二〇二四〕三十号', '离政发〔2024〕30号'],
    ['离政发〔2O24〕30号', '离政发〔2024〕30号'],
    ['离政发〔2024〔30号', '离政发〔2024〕30号'],
    ['离政发〔2024年〕30号', '离政发〔2024〕30号'],
    ['国标委服务联〔2009〕47号', '国标委服务联〔2009〕47号'],
    ['晋政办发电〔2021〕28 号', '晋政办发电〔2021〕28号'],
    ['发改能源〔2022〕1916 号', '发改能源〔2022〕1916号'],
    ['国务院令第493号', '国务院令第493号'],
    ['中华人民共和国国务院令第 493 号', '国务院令第493号'],
    ['中华人民共和国主席令第六十九号', '主席令第69号'],
    ['公安部令第61号', '公安部令第61号'],
    ['人力资源和社会保障部令第38号', '人力资源和社会保障部令第38号'],
  ])('%s', (printed, normalized) => {
    expect(parseDocumentNumber(printed)?.normalized).toBe(normalized);
  });

  it('gives the parts', () => {
    expect(parseDocumentNumber('离政办发〔2024〕5号')).toEqual({
      kind: 'numbered',
      code: '离政办发',
      year: 2024,
      seq: 5,
      normalized: '离政办发〔2024〕5号',
    });
    expect(parseDocumentNumber('国务院令第493号')).toEqual({
      kind: 'order',
      issuer: '国务院',
      seq: 493,
      normalized: '国务院令第493号',
    });
  });

  it.each([
    '',
    '离政发',
    '〔2024〕30号',
    '离政发〔2024〕30',
    '离政发〔2024〕0号',
    '离政发〔1024〕3号',
    'GB/T 9704—2012',
    '政府常务会议〔2022〕11次',
    '离政发〔2024〕1号、离政发〔2024〕2号',
  ])('refuses %j', (s) => {
    expect(parseDocumentNumber(s)).toBeNull();
  });

  it('undoes printDocumentNumber', () => {
    const code = fc.string({ unit: fc.constantFrom(...'离吕晋国政办发函字财农应急医保'), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(code, fc.integer({ min: 1949, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), (c, year, seq) => {
        const number = numbered(c, year, seq);
        expect(parseDocumentNumber(printDocumentNumber(number))).toEqual(number);
      }),
    );
  });
});

describe('findDocumentNumbers', () => {
  it.each([
    ['按照晋财农〔2021〕56号文件', ['晋财农〔2021〕56号']],
    ['1.按市吕财农〔2017〕1 号文件规定', ['吕财农〔2017〕1号']],
    [
      '根据《关于加强管护的通知》(晋政办发〔2018〕33号、晋统筹办〔2019〕5号)',
      ['晋政办发〔2018〕33号', '晋统筹办〔2019〕5号'],
    ],
    ['印发《关于开展普查的方案》吕政办发〔2022〕12号', ['吕政办发〔2022〕12号']],
    ['以离政函〔2017〕72 号文批复', ['离政函〔2017〕72号']],
    ['(离 政办函〔2023〕12 号)', ['离政办函〔2023〕12号']],
    ['吕人社发〔2022〕46号、〔2022〕48号', ['吕人社发〔2022〕46号', '吕人社发〔2022〕48号']],
    ['晋财农〔2021〕45号、56号文件', ['晋财农〔2021〕45号', '晋财农〔2021〕56号']],
    ['晋政办发〔2023〕52、67号', ['晋政办发〔2023〕52号', '晋政办发〔2023〕67号']],
    ['省政府办公厅云政办发〔2022〕7号', ['云政办发〔2022〕7号']],
    ['（和政发〔2021〕3号）', ['和政发〔2021〕3号']],
    ['教职成〔2020〕7号和教基〔2021〕8号', ['教职成〔2020〕7号', '教基〔2021〕8号']],
    ['国家发展改革委令第16号', ['国家发展改革委令第16号']],
    ['同意你局（2023）5号请示、在（2022）5号楼、政府常务会议〔2022〕11号', []],
    ['离政发〔2021〕5号、6号楼', ['离政发〔2021〕5号']],
    ['市政办发〔2020〕21号', ['市政办发〔2020〕21号']],
    ['依据《事故报告条例》（国务院令第493号）第三条', ['国务院令第493号']],
    ['（2006年国家体育总局令第9号）', ['国家体育总局令第9号']],
    ['常务会议〔2022〕11次、会议纪要（2022）27次', []],
    ['执行 GB 5749—2022 和 GB/T 9704', []],
  ])('%s', (text, numbers) => expect(found(text)).toEqual(numbers));

  it('joins a code that a line break cuts, and keeps a title out of the number line under it', () => {
    expect(found('《关于试点的通知》（晋财农\n\n〔2021〕45 号）')).toEqual(['晋财农〔2021〕45号']);
    expect(found('《关于管护的通知》（晋应\n\n急发〔2021〕45\n\n号）')).toEqual(['晋应急发〔2021〕45号']);
    expect(found('关于印发土地储备计划的通知\n\n离政发〔2023〕10 号')).toEqual(['离政发〔2023〕10号']);
    expect(found('扫 码 咨 询\n 离政发〔2023〕10 号')).toEqual(['离政发〔2023〕10号']);
  });

  it('says where they stand', () => {
    const text = '按照晋财农〔2021〕56号、〔2022〕7号文件，依据国务院令第493号';
    expect(findDocumentNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '晋财农〔2021〕56号',
      '〔2022〕7号',
      '国务院令第493号',
    ]);
    const shared = '晋政办发〔2023〕52、67号';
    expect(findDocumentNumbers(shared).map(({ start, end }) => shared.slice(start, end))).toEqual([
      '晋政办发〔2023〕52',
      '67',
    ]);
  });

  it('never throws, keeps order, is linear on runs of one character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of findDocumentNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        parseDocumentNumber(text);
      }),
      { numRuns: 500 },
    );
    for (const text of longRuns) findDocumentNumbers(text);
  });
});

const truth = ['2022-3', '2023-3', '2024-2'].filter((key) => existsSync(`../shared/truth/${key}.json`));
describe.skipIf(truth.length === 0)('against ../shared/truth (skipped where the folder is absent)', () => {
  it.each(truth)('%s: every cited number is found, and no other', (key) => {
    const text = readFileSync(`../shared/gazettes/${key}.txt`, 'utf8');
    const { documents } = JSON.parse(readFileSync(`../shared/truth/${key}.json`, 'utf8'));
    const wanted = documents.flatMap((d: { number: string; cites: string[]; repeals: string[] }) => [
      d.number,
      ...d.cites,
      ...d.repeals,
    ]);
    const numbers = findDocumentNumbers(text).filter(({ number }) => number.kind === 'numbered');
    expect([...new Set(numbers.map(({ number }) => number.normalized))].sort()).toEqual([...new Set(wanted)].sort());
  });
});
