/** What the text says of a whole and what the table's 合计 says of it: 总投资214亿元 above a column 总投资 that ends with 241. */
import { compare, fromDecimal, multiply } from '../../text/rational.ts';
import { parseUnit } from '../../text/unit.ts';
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import type { Subject } from '../subject.ts';

export const tableTotal: Family = {
  name: 'table-total',
  explanation: '正文中写明的总数应与附表合计栏的数一致。',
  check: (subject) => (subject.intact ? subject.grids.flatMap((grid) => remarksOn(grid, subject)) : []),
};

const TOTAL = /^(?:合计|总计|共计)$/u;
const NUMBER = /^\d+(?:\.\d+)?$/u;

function remarksOn({ header, rows, unit }: Grid, subject: Subject): Remark[] {
  const total = rows.find(({ cells }) => cells.some((cell) => TOTAL.test(cell)));
  const scale = unit === null ? null : parseUnit(unit);
  if (!total || !scale) return [];
  return header.flatMap((name, column): Remark[] => {
    const printed = total.cells[column] ?? '';
    // One word in two columns, or too short to be a name, tells nothing.
    if (
      !/^\p{Script=Han}{3,10}$/u.test(name) ||
      !NUMBER.test(printed) ||
      header.indexOf(name) !== header.lastIndexOf(name)
    )
      return [];
    const whole = multiply(fromDecimal(printed)!, scale.factor);
    // Of several wholes of that name, the one that is nearly this: another (总投资 of one project) is far from it.
    const said = mentions(subject, name, unit!).filter(({ amount }) => isNear(amount.base, whole, 40));
    const [first, more] = said;
    if (!first || more || compare(first.amount.base, whole) === 0) return [];
    const { amount, line } = first;
    const parts = rows.flatMap(({ cells }) => (NUMBER.test(cells[column] ?? '') ? fromDecimal(cells[column]!)! : []));
    if (parts.some((part) => compare(multiply(part, scale.factor), amount.base) === 0)) return [];
    const found = printIn(whole, amount.unit);
    return [
      {
        type: 'sum',
        lines: [line, total.line],
        stated: `${name}${amount.text}`,
        found: `表中合计${found}`,
        severity: 'high',
        message: `正文称${name}${amount.text}，表中“${name}”合计为${found}。`,
      },
    ];
  });
}

/** Amounts that stand right behind the name in the text. */
function mentions({ passages }: Subject, name: string, unit: string): { amount: Amount; line: number }[] {
  const dimension = amountsIn(`1${unit}`)[0]?.dimension;
  return passages.flatMap((passage) =>
    amountsIn(passage.text)
      .filter(
        (amount) =>
          amount.dimension === dimension &&
          !amount.rate &&
          !amount.loose &&
          new RegExp(`(?<!\\p{Script=Han}[的])${name}(?:为|达|共计?|合计)?$`, 'u').test(
            passage.text.slice(0, amount.start),
          ),
      )
      .map((amount) => ({ amount, line: passage.lineAt(amount.start) })),
  );
}
