import { expect, it } from 'vitest';
import { expectedShare, measuredShare } from '../../src/gazette/confidence.ts';
import { labelOf } from '../../src/gazette/label.ts';
import { advance, numberingStart, STEPS, stepOf } from '../../src/gazette/numbering.ts';

it('the more an order is expected to be right, the more it is said to be, from nothing to certainty', () => {
  const shares = Array.from({ length: 101 }, (_, i) => measuredShare(i / 100));
  expect([shares[0], shares[100]]).toEqual([0, 1]);
  for (const [i, share] of shares.slice(1).entries()) expect(share).toBeGreaterThanOrEqual(shares[i]!);
  for (const expected of [0.1, 0.5, 0.79, 0.85, 0.99])
    expect(expectedShare(measuredShare(expected))).toBeCloseTo(expected);
});

it('a decimal under the chapter of another number stands wrongly', () => {
  const state = numberingStart();
  advance(state, labelOf('二、灾害分级')!, true);
  const step = (text: string) => STEPS[stepOf(state, labelOf(text)!, false)];
  expect([step('2.1分级标准'), step('3.1启动条件')]).toEqual(['first below heading', 'number goes back']);
});
