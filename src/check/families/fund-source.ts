/** Rows of a table by their source of money against the sources that the text names: 省级资金 of the rows, 省级…资金3199万元. */
import { add, compare, fromDecimal, multiply, type Rational, rational } from '../../text/rational.ts';
import { amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import type { Passage, Subject } from '../subject.ts';

export const fundSource: Family = {
  name: 'fund-source',
  explanation: '项目表按资金来源汇总的数额，不应超过正文所列该来源的资金。',
  check: ({ grids, passages, orderly }: Subject) => (orderly ? grids.flatMap((grid) => remarksOn(grid, passages)) : []),
};

const SOURCE = /^(中央|省级|市级|区级|县级|统筹部门|整合部门)(?:财政)?(?:衔接)?(?:补助)?资金$/u;

function remarksOn(grid: Grid, passages: Passage[]): Remark[] {
  const rows = grid.rows.flatMap(({ line, cells }) => {
    const source = cells.map((cell) => SOURCE.exec(cell)?.[1]).find((one) => one !== undefined);
    const amounts = cells.filter((cell) => /^\d+\.\d{1,2}$/u.test(cell));
    return source && amounts.length === 1 ? [{ line, source, value: fromDecimal(amounts[0]!)! }] : [];
  });
  const groups = Map.groupBy(rows, ({ source }) => source);
  if (rows.length < 5 || groups.size < 2) return [];
  return [...groups].flatMap(([source, group]): Remark[] => {
    const sum = multiply(
      group.reduce<Rational>((all, { value }) => add(all, value), { n: 0n, d: 1n }),
      rational(10_000),
    );
    const pool = poolOf(source, passages);
    // Rows of several sources are in no group: less than the pool is no contradiction, more is.
    if (!pool || compare(sum, pool.base) <= 0 || !isNear(sum, pool.base, 30)) return [];
    const found = printIn(sum, pool.unit);
    return [
      {
        type: 'sum',
        lines: [pool.line, ...group.map(({ line }) => line)],
        stated: `${source}资金${pool.text}`,
        found: `表中${group.length}行合计${found}`,
        severity: 'high',
        message: `正文中${source}资金为${pool.text}，而表中来源为${source}资金的${group.length}行合计${found}，超出正文。`,
      },
    ];
  });
}

function poolOf(
  source: string,
  passages: Passage[],
): { base: Rational; unit: string; text: string; line: number } | null {
  for (const passage of passages) {
    const amounts = amountsIn(passage.text);
    for (const { start, base, unit, text, dimension, rate } of amounts) {
      const lead = passage.text.slice(Math.max(0, start - 24), start);
      const named = new RegExp(`${source}[^，。；、\\d]{0,16}资金$`, 'u').test(lead);
      // Sources stand in a list: one amount alone is some project's.
      if (named && dimension === '元' && !rate && amounts.length >= 3)
        return { base, unit, text, line: passage.lineAt(start) };
    }
  }
  return null;
}
