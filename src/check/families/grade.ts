/** Grades of a contribution: what a person pays and what the fund pays make the fee, for every class of people. */
import { add, compare, divide, multiply, type Rational, rational, toDecimal } from '../../text/rational.ts';
import { type Amount, amountsIn, isNear } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';

export const grade: Family = {
  name: 'grade',
  explanation: '各档个人缴纳与资助之和、按比例计算的资助额，应与缴费标准相合。',
  check: (subject) => (subject.orderly ? siblings(subject) : []),
};

/** 个人缴纳70元，资助280元 in each of several items: they make one fee that the text names; so must the others. */
function siblings({ passages }: Subject): Remark[] {
  const wholes = passages
    .flatMap((passage) => amountsIn(passage.text).map((amount) => ({ passage, amount })))
    .filter(({ amount }) => amount.dimension === '元');
  const groups = [...Map.groupBy(passages, ({ parent }) => parent).values()].filter((group) => group.length >= 3);
  return groups.flatMap((group) => {
    const judged = group.flatMap((passage) => partsOf(passage));
    if (judged.length < 2) return [];
    const best = wholes
      .map((whole) => ({
        whole,
        right: judged.filter(
          ({ passage, make }) =>
            passage !== whole.passage && make.some((value) => compare(value, whole.amount.base) === 0),
        ),
      }))
      .sort((a, b) => b.right.length - a.right.length)[0];
    if (!best || best.right.length < 2)
      return agreed(
        judged,
        wholes.filter(({ passage }) => !group.includes(passage)),
      );
    return judged.flatMap((one): Remark[] => {
      if (best.right.includes(one) || one.passage === best.whole.passage) return [];
      const value = one.make.find((made) => isNear(made, best.whole.amount.base, 15));
      if (!value) return [];
      return [
        {
          type: 'sum',
          lines: [one.passage.line, best.whole.passage.lineAt(best.whole.amount.start)],
          stated: one.shown,
          found: best.whole.amount.text,
          severity: 'high',
          message: `“${one.shown}”与标准${best.whole.amount.text}不合，并列各项都相合。`,
        },
      ];
    });
  });
}

/** The items agree on a fee that no other paragraph names, and one nearly does. */
function agreed(judged: Parts[], wholes: { passage: Passage; amount: Amount }[]): Remark[] {
  const values = judged.flatMap(({ make }) => make);
  const fee = values.find(
    (value) => judged.filter(({ make }) => make.some((one) => compare(one, value) === 0)).length >= 3,
  );
  if (!fee || wholes.some(({ amount }) => compare(amount.base, fee) === 0)) return [];
  const near = wholes.find(({ amount }) => isNear(fee, amount.base, 15) && amount.base.n > 0n);
  if (!near) return [];
  const agreeing = judged.filter(({ make }) => make.some((one) => compare(one, fee) === 0));
  return [
    {
      type: 'sum',
      lines: [near.passage.lineAt(near.amount.start), ...agreeing.map(({ passage }) => passage.line)],
      stated: near.amount.text,
      found: `${toDecimal(fee)}元`,
      severity: 'high',
      message: `标准为${near.amount.text}，而所列各档都按${toDecimal(fee)}元计算。`,
    },
  ];
}

interface Parts {
  passage: Passage;
  make: Rational[];
  shown: string;
}

/** What the amounts of one item make: their sum, and the base of which a percentage gives an amount. */
function partsOf(passage: Passage): Parts[] {
  const amounts = amountsIn(passage.text).filter(({ loose }) => !loose);
  const money = amounts.filter(({ dimension, per }) => dimension === '元' && per === null);
  const percents = amounts.filter(({ unit }) => unit === '%');
  const make: Rational[] = [];
  if (money.length === 2) make.push(add(money[0]!.base, money[1]!.base));
  if (percents.length === 1 && percents[0]!.value.n > 0n)
    make.push(...money.map((one) => divide(multiply(one.base, rational(100)), percents[0]!.value)));
  if (make.length === 0) return [];
  return [{ passage, make, shown: amounts.map(({ text }) => text).join('、') }];
}
