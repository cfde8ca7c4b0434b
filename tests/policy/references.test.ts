/** What elements say of one another is checked at load; a mistake stands at the place of the name that is wrong. */
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../src/policy/load.ts';

const HEAD = 'id: lamps\ntitle: 路灯\norgan: 县路灯所\ndocuments: [样政发〔2024〕3号]\nvalid: {from: 2024-01-01}\n';
const RULES =
  'rules:\n  count: {title: 数量, asks: 几盏？, outputs: {n: {title: 盏数, type: integer, value: "2"}}}\n' +
  'clocks:\n  repair: {title: 修复, asks: 何时修好？, start: 报修, unit: calendar-day, amount: 3, cite: 第三条}\n';
const ORGANS = 'jurisdiction: "140000"\nplace: 某市某县\norgans:\n  - {name: 县路灯所, kind: 事业单位}\n';

/** Messages with their line and column; the policy is left out as soon as there is one. */
function told(sections: string, organs: string | null = ORGANS, head = HEAD): string[] {
  const { policies, diagnostics } = loadPolicies([
    { path: 'test/lamps/policy.yaml', text: head + RULES },
    { path: 'test/lamps/others.yaml', text: sections },
    ...(organs === null ? [] : [{ path: 'test/organs.yaml', text: organs }]),
  ]);
  expect(policies.length).toBe(diagnostics.length === 0 ? 1 : 0);
  return diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

describe('references of declared elements', () => {
  it('takes a clock and a rule of its own policy by key, and any by its whole id', () => {
    expect(
      told(
        'duties:\n  mend: {title: 修灯, bearer: 路灯所, clock: repair}\n  again: {title: 复查, bearer: 路灯所, clock: lamps/repair}\n' +
          'indicators:\n  lit: {title: 亮灯数, rule: lamps/count}\n',
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'a clock',
      'duties:\n  mend: {title: 修灯, bearer: 路灯所, clock: »repiar}\n',
      '没有“lamps/repiar”这项时限；是不是“lamps/repair”？',
    ],
    [
      'a rule',
      'indicators:\n  lit:\n    title: 亮灯数\n    rule: »lamps/cuont\n',
      '没有“lamps/cuont”这条规则；是不是“lamps/count”？',
    ],
    [
      'a rule named as a clock',
      'duties:\n  mend: {title: 修灯, bearer: 路灯所, clock: »count}\n',
      '没有“lamps/count”这项时限',
    ],
    [
      'a clock of an action',
      'procedures:\n  mend: {title: 修灯, states: [坏, 好], actions: {go: {title: 修, from: 坏, to: 好, clock: »none-such}}}\n',
      '没有“lamps/none-such”这项时限',
    ],
    [
      'a clock inside a plan',
      'plans:\n  dark: {title: 停电, calls: [{to: 值班室, what: 报告, clock: »calling}]}\n',
      '没有“lamps/calling”这项时限',
    ],
    [
      'a step of a chain',
      'clocks:\n  all: {title: 全程, asks: 何时完？, start: 报修, unit: chain, cite: 第三条, steps: [{clock: »lamps/mending, after: [报修]}]}\n',
      '没有“lamps/mending”这项时限',
    ],
    [
      'a state',
      'procedures:\n  mend: {title: 修灯, states: [待修, 已修], actions: {go: {title: 修, from: 待修, to: »修好}}}\n',
      '没有“修好”这种状态；“states”里有 待修、已修',
    ],
    [
      'one of several states',
      'procedures:\n  mend: {title: 修灯, states: [待修, 已修], actions: {go: {title: 修, from: [待修, »在修], to: 已修}}}\n',
      '没有“在修”这种状态',
    ],
    [
      'a type of a column',
      'registers:\n  lamps: {title: 路灯, columns: {height: {title: 高, type: »meters}}}\n',
      'meters',
    ],
    [
      'a choice of a column',
      'registers:\n  lamps: {title: 路灯, columns: {kind: {title: 类, type: choice, of: »灯型}}}\n',
      '灯型',
    ],
    [
      'a unit of a column',
      'registers:\n  lamps: {title: 路灯, columns: {height: {title: 高, type: number, unit: »丈八}}}\n',
      '丈八',
    ],
    [
      'a column of a view',
      'registers:\n  lamps: {title: 路灯, columns: {height: {title: 高, type: number}}}\nviews:\n  all: {title: 全部, of: lamps, columns: [height, »width]}\n',
      '没有“width”这一列；“lamps”有 height',
    ],
    [
      'a document',
      'duties:\n  mend: {title: 修灯, bearer: 路灯所, document: »样政发〔2024〕9号}\n',
      '没有“样政发〔2024〕9号”这件文件',
    ],
  ])('names %s that is not there', (_, marked, message) => {
    const before = marked.slice(0, marked.indexOf('»')).split('\n');
    const [first, ...others] = told(marked.replace('»', ''));
    expect(first).toContain(`test/lamps/others.yaml:${before.length}:${before.at(-1)!.length + 1} `);
    expect(first).toContain(message);
    expect(others).toEqual([]);
  });

  it('does not tell again of an element that is there but wrong', () => {
    const found = told(
      'clocks:\n  slow: {title: 慢, unit: lunar}\nduties:\n  mend: {title: 修灯, bearer: 路灯所, clock: slow}\n',
    );
    expect(found.length).toBeGreaterThan(0);
    for (const message of found) expect(message).not.toContain('这项时限');
  });

  it('knows the organs of a jurisdiction that registers them, and asks nothing of others', () => {
    const misspelt = HEAD.replace('organ: 县路灯所', 'organ: 县路登所');
    expect(told('duties: {}\n', ORGANS, misspelt)).toEqual([
      expect.stringContaining('test/lamps/policy.yaml:3:8 登记的机构里没有“县路登所”'),
    ]);
    expect(told('duties: {}\n', null, misspelt)).toEqual([]);
  });
});
