/** The page of a mechanism says of each declared element who, how often, by when, with the clause beside it. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { clockQuestion, fieldsOf } from '../../src/site/policy/clock-question.ts';
import { DeclaredSections } from '../../src/site/policy/declared.tsx';
import type { Clause, Stock } from '../../src/site/policy/shelf.ts';
import { load } from '../rule/support.ts';

const SECTIONS = `clocks:
  repair:
    {title: 修复时限, asks: 何时修好？, start: 报修, unit: working-day, amount: 3, cite: 第三条, pauses: {reasons: [待料]}, extension: {max: 2, by: 所长}}
duties:
  walk: {title: 巡灯, bearer: 路灯所, cooperators: [居委会, 派出所], every: week, cite: "2024-9:12"}
  mend: {title: 修灯, bearer: 路灯所, due: 2024-12-31, clock: repair}
indicators:
  lit: {title: 亮灯率, unit: "%", targets: {"2024": {value: ≥ 95%, cite: "2024-9:30"}, "2025": ≥ 98%}}
procedures:
  claim: {title: 报修, by: 路灯所, states: [待修, 已修], actions: {go: {title: 派工, from: 待修, to: 已修}}}
bodies:
  group: {title: 领导小组, chief: 副县长, members: [住建局, 路灯所], office: 路灯所}
`;

const loaded = load(SECTIONS);
const policy = loaded.policies[0]!;
const clause = (cite: string): Clause => ({
  cite,
  lines: [`原文${cite}`],
  address: null,
  place: { issue: '2024-9', from: 1, to: 1 },
  document: null,
});
const page = renderToStaticMarkup(
  createElement('div', null, DeclaredSections({ policy, stock: { clause } as unknown as Stock })),
);
/** What stands under a title up to the next, without tags. */
const under = (title: string): string =>
  page
    .slice(page.indexOf(`<h3>${title}</h3>`))
    .split('<h3>')[1]!
    .replace(/<[^>]+>/gu, ' ');

describe('declared elements', () => {
  it.each([
    ['巡灯', ['承担', '路灯所', '居委会、派出所', '每周', '原文2024-9:12']],
    ['修灯', ['期限', '2024年12月31日', '修复时限']],
    ['亮灯率', ['2024年 ≥ 95%；2025年 ≥ 98%', '原文2024-9:30']],
    ['报修', ['主办', '待修 → 已修', '派工']],
    ['领导小组', ['副县长', '住建局、路灯所', '办公室']],
  ])('%s says %j', (title, words) => {
    for (const word of words) expect(under(title)).toContain(word);
  });

  it('leads to the clock', () => {
    expect(page).toContain('<a href="/m/sample/clocks/repair">修复时限</a>');
  });
});

describe('the form of a clock', () => {
  const spec = policy.clocks[0]!.spec;
  it('keeps pauses and extensions apart, and says in which unit', () => {
    const fields = fieldsOf(spec);
    expect(fields.filter(({ rare }) => !rare).map(({ name }) => name)).toEqual(['start', 'asOf']);
    expect(fields.filter(({ rare }) => rare).map(({ rare }) => rare)).toEqual(['暂停', '暂停', '暂停', '延长']);
    expect(fields.at(-2)).toMatchObject({ title: '延长几个工作日', help: '最长 2 个工作日，由所长批准' });
  });

  it('reads them back', () => {
    expect(clockQuestion(spec, { start: '2024-05-06', 'pause.from': '2024-05-07', extend: '2' })).toMatchObject({
      start: '2024-05-06',
      pauses: [{ from: '2024-05-07', reason: '待料' }],
      extend: 2,
    });
  });
});
