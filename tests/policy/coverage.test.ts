/** Which amounts of a document a policy accounts for. */
import { describe, expect, it } from 'vitest';
import { coverage } from '../../src/policy/prove/coverage.ts';
import { load } from '../rule/support.ts';

const LINES = [
  '各户补助三百元，', // 1: accounted for by a value
  '应当全部于10日内办完。', // 2: by a branch in words
  '依照第三条、第十二条，', // 3: references
  '做到一户一档、一事一议，', // 4: ways of speaking
  '另发燃料费80元，', // 5: open
  '办理期限一年。', // 6: open: one year is a period
  '2024年3月5日', // 7: the end of a letter
];

describe('coverage of a document', () => {
  const { policies } = load(
    'rules:\n  r:\n    title: 规则\n    asks: 几？\n    inputs: {k: {title: 户别, type: boolean}}\n    outputs:\n' +
      '      a: {title: 补助, type: money, value: 300 元, cite: "2024-9:1"}\n' +
      '      b: {title: 怎样, type: choice, of: [按期, 不限], first-of: [{when: 户别, then: 按期, cite: "2024-9:2"}], otherwise: 不限}\n',
  );
  const [found] = coverage(
    policies,
    [{ number: '样政发〔2024〕1号', issue: '2024-9', lines: [1, LINES.length] }],
    new Map([['2024-9', LINES]]),
  );

  it('counts amounts, and takes the cites of every branch', () => {
    expect(found).toMatchObject({ amounts: 4, accounted: 2 });
    expect(found!.open).toEqual([
      { line: 5, text: '80元' },
      { line: 6, text: '一年' },
    ]);
  });

  it('leaves out documents that no policy names', () => {
    expect(
      coverage(
        policies,
        [{ number: '样政发〔2024〕2号', issue: '2024-9', lines: [1, 2] }],
        new Map([['2024-9', LINES]]),
      ),
    ).toEqual([]);
  });
});
