/** Classes of a plan: what the text calls 教育帮扶项目 the table calls 教育扶贫项目, or gives another amount. */
import { compare, fromDecimal, multiply, rational } from '../../text/rational.ts';
import { parseUnit } from '../../text/unit.ts';
import { amountsIn, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import { difference, likeness } from '../similar.ts';
import type { Passage, Subject } from '../subject.ts';

export const className: Family = {
  name: 'class-name',
  explanation: '正文与附表对同一类别的名称和数额应当一致。',
  check: ({ grids, passages, orderly }: Subject) => (orderly ? grids.flatMap((grid) => remarksOn(grid, passages)) : []),
};

function remarksOn(grid: Grid, passages: Passage[]): Remark[] {
  const classes = grid.rows.flatMap(({ line, cells }) => {
    if (!/^[一二三四五六七八九十]{1,2}$/u.test(cells[0] ?? '') || !/^\p{Script=Han}{4,16}$/u.test(cells[1] ?? ''))
      return [];
    const numbers = cells.slice(2).filter((cell) => /^\d+(?:\.\d+)?$/u.test(cell));
    return [{ line, name: cells[1]!, amount: numbers.length === 1 ? numbers[0]! : null }];
  });
  if (classes.length < 2) return [];
  const headed = passages.filter(
    ({ label, text }) => label !== null && /^\p{Script=Han}{4,16}(?:$|。|安排)/u.test(text),
  );
  return classes.flatMap((one): Remark[] => {
    const exact = headed.find(({ text }) => text.startsWith(one.name));
    if (exact) return one.amount === null ? [] : amounts(one.line, one.name, one.amount, exact, grid);
    const similar = headed.find(({ text }) => {
      const name = /^\p{Script=Han}+/u.exec(text.replace(/安排.*$/u, ''))![0];
      return (
        name.length === one.name.length &&
        likeness(name, one.name) >= 0.6 &&
        !classes.some((other) => other.name === name)
      );
    });
    if (!similar) return [];
    const name = /^\p{Script=Han}+/u.exec(similar.text.replace(/安排.*$/u, ''))![0];
    const [mine, theirs] = difference(name, one.name);
    return [
      {
        type: 'name-variant',
        lines: [similar.line, one.line],
        stated: name,
        found: one.name,
        severity: 'low',
        message: `正文称“${name}”，表中称“${one.name}”（“${mine}”与“${theirs}”不一致）。`,
      },
    ];
  });
}

/** The class's amount in the table, in its unit, against the first amount that the text gives it. */
function amounts(line: number, name: string, printed: string, passage: Passage, grid: Grid): Remark[] {
  const said = amountsIn(passage.text).find(({ dimension, rate, loose }) => dimension === '元' && !rate && !loose);
  const unit = parseUnit(grid.unit ?? '万元');
  const value = fromDecimal(printed);
  if (!said || !unit || !value || compare(multiply(value, unit.factor), said.base) === 0) return [];
  // Without 单位：万元 the unit is a guess: only the same digits elsewhere would tell.
  const found = printIn(multiply(value, grid.unit ? unit.factor : rational(10_000)), said.unit);
  return [
    {
      type: 'sum',
      lines: [line, passage.lineAt(said.start)],
      stated: `表中${name}${printed}`,
      found: `正文${said.text}`,
      severity: 'high',
      message: `“${name}”在表中为${found}，在正文中为${said.text}。`,
    },
  ];
}
