/** The specimen, read: what it says was taken from its text by hand. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDuties } from '../../src/gazette/duties.ts';
import { readFileLines } from '../../src/gazette/input/decode.ts';
import { readIssue } from '../../src/gazette/read.ts';
import { findTasks } from '../../src/gazette/tasks.ts';
import type { Clause, GazetteDocument } from '../../src/gazette/types.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const source = readFileSync(resolve(samples, '2025-1.txt'), 'utf8').split('\n');
const issue = readIssue(source, { key: 'x' });
const held = (number: string): GazetteDocument => issue.documents.find((document) => document.number === number)!;

describe('the issue', () => {
  it('knows its masthead and imprint', () => {
    expect(issue.issue).toMatchObject({
      key: '2025-1',
      year: 2025,
      number: 1,
      total: 9,
      published: '2025-03-31',
      title: '临溪县人民政府公报',
      scrambled: false,
    });
    expect(issue.issue.imprint).toMatchObject({ 主编: '江慎之', 邮编: '999901' });
  });

  it('holds 16 documents in print order, and the contents name each', () => {
    expect(issue.documents).toHaveLength(16);
    expect(issue.issue.toc?.map((entry) => entry.number)).toEqual(issue.documents.map((document) => document.number));
    expect(held('临政函〔2025〕1号').tocPage).toBe(8);
  });

  it('says which number of a series it lacks', () => {
    expect(issue.missing).toEqual([{ type: 'number-gap', what: '本期未刊载临政发〔2025〕4号', lines: null }]);
  });
});

describe('documents', () => {
  it('have their frame', () => {
    expect(held('临政发〔2025〕1号')).toMatchObject({
      series: '临政发',
      year: 2025,
      seq: 1,
      issuer: '临溪县人民政府',
      kind: '通知',
      dated: '2025-01-13',
      mark: '此件公开发布',
      title: '临溪县人民政府关于印发临溪县2025年政府重点工作任务分解方案的通知',
      addressees: ['各乡镇人民政府', '街道办事处', '县直各有关单位'],
      contactUnit: '临溪县人民政府办公室',
      contactPhone: '0920-5550101',
    });
    expect(held('临政函〔2025〕1号')).toMatchObject({ kind: '函', mark: '此件予以公开', addressees: ['苏晴岚委员'] });
  });

  it('appoint and remove', () => {
    const { appoints, removes } = held('临政发〔2025〕2号');
    expect(appoints.map(({ person, post, probation }) => [person, post, probation])).toEqual([
      ['梁照野', '县应急管理局局长', false],
      ['宋闻溪', '县水利局副局长', true],
      ['方砚秋', '县政务服务中心主任', false],
    ]);
    expect(removes.map(({ person, post }) => [person, post])).toEqual([
      ['韩知秋', '县应急管理局局长'],
      ['方砚秋', '县政务服务中心副主任'],
      ['孟怀谷', '县水利局副局长'],
    ]);
  });

  it('repeal and amend by number, with the sentence', () => {
    expect(held('临政发〔2025〕5号').repeals).toEqual(['临政发〔2018〕9号', '临政办发〔2020〕31号']);
    expect(held('临政办发〔2025〕3号').repeals).toEqual(['临政办发〔2019〕22号']);
    expect(held('临政办函〔2025〕4号').amends).toEqual(['临政办发〔2023〕15号']);
    expect(held('临政办函〔2025〕4号').relations[0]?.evidence).toContain('作如下调整');
    expect(held('临政发〔2025〕1号').repeals).toEqual([]);
  });

  it('set up a body with its office', () => {
    const { body } = held('临政办函〔2025〕1号');
    expect(body).toMatchObject({ name: '临溪县防汛抗旱指挥部', office: '县应急管理局' });
    expect(body?.members.map(({ role, person }) => `${role} ${person}`)).toEqual([
      '总指挥 沈望川',
      '副总指挥 顾明远',
      '副总指挥 白景行',
      '成员 江慎之',
      '成员 梁照野',
      '成员 柳叔同',
      '成员 秦望岳',
      '成员 丁岚',
      '成员 贺兰舟',
      '成员 魏长河',
    ]);
  });

  it('keep tables as rows and cells', () => {
    const [table] = held('临政发〔2025〕3号').tables;
    expect(table).toMatchObject({ title: '临溪县2025年财政涉农资金整合项目表', unit: '万元' });
    expect(table?.header).toHaveLength(8);
    expect(table?.rows.every((row) => row.cells.length <= 8)).toBe(true);
  });

  it('name the annex that is not printed', () => {
    const missing = held('临政办发〔2025〕3号').missing.filter((one) => one.type === 'annex');
    expect(missing.map((one) => one.what)).toEqual(['附件2《临溪县地质灾害易发区分布图》文中提到，但正文未刊载']);
  });
});

describe('clauses', () => {
  const all = (clauses: Clause[]): Clause[] => clauses.flatMap((clause) => [clause, ...all(clause.children)]);

  it('have unique anchors and lines inside their document', () => {
    for (const document of issue.documents) {
      const anchors = all(document.clauses).map((clause) => clause.anchor);
      expect(new Set(anchors).size).toBe(anchors.length);
      for (const clause of all(document.clauses)) {
        for (const [first, last] of clause.lines) {
          expect(first).toBeGreaterThanOrEqual(document.lines[0]);
          expect(last).toBeLessThanOrEqual(document.lines[1]);
        }
      }
    }
  });

  it('stand where numbering puts them', () => {
    const found = all(held('临政办函〔2025〕5号').clauses).find((clause) => clause.anchor === '一-（二）');
    expect(found?.text).toBe('县直有关行业主管部门每月25日前报送本行业月度分析。');
    expect(source[found!.lines[0]![0] - 1]).toContain('每月25日前');
  });
});

describe('work', () => {
  it('is divided among units', () => {
    const [found] = findTasks(issue);
    expect(found).toMatchObject({ document: '临政发〔2025〕1号' });
    expect(found?.sections.map((section) => [section.lead, section.tasks])).toEqual([
      ['县发展和改革局', 2],
      ['县交通运输局', 2],
      ['县卫生健康局', 2],
      ['县教育体育局', 2],
    ]);
    expect(found?.tasks[1]).toMatchObject({
      no: '2',
      lead: '县发展和改革局',
      cooperating: ['县财政局', '县自然资源局', '云台镇人民政府'],
    });
  });

  it('recurs', () => {
    const duties = findDuties(issue).duties.filter((duty) => duty.document === '临政办函〔2025〕5号');
    expect(duties.map((duty) => duty.cadenceNormalized)).toEqual([
      'weekly:FRI@17:00',
      'monthly:25',
      'quarterly',
      'monthly:15,30',
      'yearly:12-10',
    ]);
    expect(duties[0]).toMatchObject({ bearer: ['各乡镇', '街道'], receiver: ['县安全生产委员会办公室'] });
  });
});

describe('the same issue in other forms', () => {
  it.each(['2025-1.docx', '2025-1.pdf'])('%s holds the same documents', async (name) => {
    const other = readIssue(await readFileLines(resolve(samples, name)), { key: 'x' });
    const facts = ({ number, title, dated, mark, contactPhone, repeals, amends, body }: GazetteDocument) => ({
      number,
      title,
      dated,
      mark,
      contactPhone,
      repeals,
      amends,
      members: body?.members.length,
    });
    expect(other.documents.map(facts)).toEqual(issue.documents.map(facts));
  });

  it('is found again under damage', () => {
    const damaged = readIssue(readFileSync(resolve(samples, '2025-1-damaged.txt'), 'utf8').split('\n'), { key: 'x' });
    expect(damaged.issue.scrambled).toBe(true);
    expect(damaged.documents.map((document) => document.number)).toEqual(
      issue.documents.map((document) => document.number),
    );
    const same = (field: 'dated' | 'mark' | 'contactPhone' | 'kind'): number =>
      damaged.documents.filter((document, i) => document[field] === issue.documents[i]![field]).length;
    for (const field of ['dated', 'mark', 'contactPhone', 'kind'] as const)
      expect(same(field), field).toBeGreaterThanOrEqual(14);
    for (const document of damaged.documents) expect(document.damage.length, document.number ?? '').toBeGreaterThan(0);
  });
});
