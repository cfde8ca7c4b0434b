/** Lines joined to paragraphs, and lines of the frame told from text, in words of our own. */
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/gazette/frame-rank.ts';
import { readIssue } from '../../src/gazette/read.ts';
import type { Clause } from '../../src/gazette/types.ts';

const all = (clauses: Clause[]): Clause[] => clauses.flatMap((clause) => [clause, ...all(clause.children)]);

describe('a text that prints a paragraph a line', () => {
  const texts = (body: string): string[] =>
    all(
      readIssue(
        `海州市人民政府关于海堤维修的通知
海政发〔2025〕9号
各县（市、区）人民政府：
今年汛期将至，市政府决定对全部海堤进行一次检查和维修，现将有关事项通知如下。
一、检查范围
市区和各县的全部一线海堤、排涝闸和泵站都在检查范围之内，由所在地的水务部门组织实施。
${body}
海州市人民政府
2025年5月6日`.split('\n'),
        { key: '2025-2' },
      ).documents.flatMap(({ clauses }) => clauses),
    ).map(({ text }) => text);

  it('is joined where the end of a page cuts a sentence', () => {
    expect(
      texts(
        '二、检查办法\n检查分两个阶段进行，每个阶段结束以后，各县要把发现的问题和维修\n安排报市水务局备案，并抄送应急部门。',
      ),
    ).toContain('检查分两个阶段进行，每个阶段结束以后，各县要把发现的问题和维修安排报市水务局备案，并抄送应急部门。');
  });

  it('keeps headings and keys apart', () => {
    const found = texts(
      '二、维修资金安排\n资金由市、县两级财政分担，各承担一半。\n责任单位：市水务局\n完成时限：2025年底。',
    );
    expect(found).toContain('维修资金安排');
    expect(found).toContain('资金由市、县两级财政分担，各承担一半。');
    expect(found).toContain('完成时限：2025年底。');
  });
});

describe('a line of the frame', () => {
  it('signs where it does not open a sentence', () => {
    expect(frameOf('海州市人民政府')).toBe(5);
    expect(frameOf('经海州市人民政府')).toBeNull();
  });

  it('closes with 此复 alone', () => {
    expect(frameOf('此复。')).toBe(3);
  });
});

describe('a numbered heading that fills its line', () => {
  const first = (body: string): string | undefined =>
    readIssue(
      `海州市人民政府关于海堤维修的通知
海政发〔2025〕9号
各县（市、区）人民政府：
${body}
海州市人民政府
2025年5月6日`.split('\n'),
      { key: '2025-2' },
    )
      .documents[0]!.clauses.flatMap((clause) => [clause, ...clause.children])
      .find(({ label }) => label === '（一）')?.text;

  it.each([
    ['stands apart, quotes and all', '（一）强化“人防技防”巡堤能力', '强化“人防技防”巡堤能力'],
    ['goes on in the middle of a list', '（一）做好一线排涝闸、泵站、涵', '做好一线排涝闸、泵站、涵洞、渡槽的检查'],
  ])('%s', (_, heading, text) => {
    const rest = heading.endsWith('涵') ? '洞、渡槽的检查' : '';
    const body = `${heading}
${rest ? `${rest}\n` : ''}各县水务部门要逐段检查一线海
堤和涵洞、渡槽，涵洞裂缝当天上报水务
部门，并设立明显标志，安排专人看守，
直到涵洞维修完成为止。各镇要配齐巡堤人员
和器材，汛期每日巡查两次，做好记录。`;
    expect(first(body)).toBe(text);
  });
});
