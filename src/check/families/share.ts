/** Shares: amounts against the whole they are said to be a part of, and shares that should make 100%. */
import {
  add,
  compare,
  divide,
  fromDecimal,
  multiply,
  type Rational,
  rational,
  round,
  toDecimal,
} from '../../text/rational.ts';
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject, Text } from '../subject.ts';

export const share: Family = {
  name: 'share',
  explanation: '占比应等于分项除以总数，并列的占比之和应为100%。',
  check: (subject) => {
    const wrong = [...inSentence(subject), ...ofWhole(subject), ...subject.texts.flatMap(ratios)];
    // A share that its amount refutes also spoils the sum: once is enough.
    return wrong.length > 0 ? wrong : hundred(subject);
  },
};

const RATIO =
  /(?:结构|占比|比重|比例)[^。；]{0,40}?((?:\d{1,2}\.\d{1,2}[∶:：]){2,4}\d{1,2}\.\d{1,2})(?:(?:调整|优化|变化|转变)?[为到至]((?:\d{1,2}\.\d{1,2}[∶:：]){2,4}\d{1,2}\.\d{1,2}))?/gu;

/** 三次产业结构为14.6∶43.9∶41.5: the members make 100. */
function ratios({ text, lineAt }: Text): Remark[] {
  return [...text.matchAll(RATIO)].flatMap((match) =>
    [match[1], match[2]].flatMap((ratio): Remark[] => {
      if (ratio === undefined) return [];
      const members = ratio.split(/[∶:：]/u);
      const sum = members.reduce<Rational>((all, member) => add(all, fromDecimal(member)!), { n: 0n, d: 1n });
      const off = add(sum, rational(-100));
      const distance = off.n < 0n ? { n: -off.n, d: off.d } : off;
      if (compare(distance, rational(members.length, 10)) <= 0 || compare(distance, rational(10)) > 0) return [];
      const line = lineAt(match.index + match[0].lastIndexOf(ratio));
      return [
        {
          type: 'share',
          lines: [line],
          stated: ratio,
          found: toDecimal(sum) ?? '',
          severity: 'high',
          message: `构成比“${ratio}”各项之和为${toDecimal(sum)}，不是100。`,
        },
      ];
    }),
  );
}

/** 补助30元/亩，占服务价格的40%: the two amounts before it stand in that relation. */
function inSentence({ texts }: Subject): Remark[] {
  return texts.flatMap((one) =>
    shares(one).flatMap(({ percent, before }): Remark[] => {
      if (before.length !== 2 || before[0]!.per === null || before[0]!.per !== before[1]!.per) return [];
      const [whole, part] = before as [Amount, Amount];
      if (whole.base.n === 0n || fits(part.base, whole.base, percent)) return [];
      if (!isNear(multiply(whole.base, of100(percent.value)), part.base, 40)) return [];
      return [wrong(one, percent, part, whole)];
    }),
  );
}

interface Share {
  one: Text;
  percent: Amount;
  /** Other amounts before it in its sentence. */
  before: Amount[];
}

function shares(one: Text): Share[] {
  if (!one.text.includes('占')) return [];
  const amounts = amountsIn(one.text);
  return amounts.flatMap((percent, i): Share[] => {
    if (
      percent.unit !== '%' ||
      percent.loose ||
      !/占[^，。；%]{0,24}$/u.test(one.text.slice(Math.max(0, percent.start - 26), percent.start))
    )
      return [];
    // A sentence of more than 200 characters before a share says nothing of it.
    const lead = one.text.slice(Math.max(0, percent.start - 200), percent.start);
    const from = percent.start - lead.length + Math.max(lead.lastIndexOf('。'), lead.lastIndexOf('；'));
    return [
      {
        one,
        percent,
        before: amounts.slice(Math.max(0, i - 8), i).filter(({ start, unit }) => start > from && unit !== '%'),
      },
    ];
  });
}

/** 34.2684公顷，占计划总面积的69.48%; 3.4927公顷，占7.08% …: one whole that fits most of them. */
function ofWhole({ texts, passages }: Subject): Remark[] {
  const pairs = passages
    .flatMap((passage) => shares(passage))
    .filter(({ before }) => before.length > 0 && before.at(-1)!.per === null);
  const groups = Map.groupBy(pairs, ({ before }) => before.at(-1)!.dimension);
  return [...groups].flatMap(([dimension, group]) => {
    if (group.length < 2) return [];
    const wholes = texts.flatMap((text) =>
      amountsIn(text.text)
        .filter((amount) => amount.dimension === dimension && !amount.rate)
        .map((amount) => ({ ...amount, line: text.lineAt(amount.start) })),
    );
    const best = wholes
      .map((whole) => ({
        whole,
        right: group.filter(({ percent, before }) => fits(before.at(-1)!.base, whole.base, percent)),
      }))
      .sort((a, b) => b.right.length - a.right.length)[0];
    if (!best || best.right.length < 2 || best.right.length < group.length / 2) return madeUp(group, wholes);
    return group.flatMap((pair): Remark[] => {
      const part = pair.before.at(-1)!;
      if (best.right.includes(pair) || !isNear(multiply(best.whole.base, of100(pair.percent.value)), part.base, 40))
        return [];
      return [wrong(pair.one, pair.percent, part, best.whole)];
    });
  });
}

/** The shares fit the sum of their amounts, which is printed nowhere, and nearly so in one place. */
function madeUp(group: Share[], wholes: (Amount & { line: number })[]): Remark[] {
  const parts = group.map(({ before }) => before.at(-1)!);
  const sum = parts.reduce<Rational>((all, part) => add(all, part.base), { n: 0n, d: 1n });
  if (group.length < 3 || !group.every(({ percent }, i) => fits(parts[i]!.base, sum, percent))) return [];
  const near = wholes.find((whole) => isNear(sum, whole.base, 15));
  if (!near) return [];
  const found = printIn(sum, near.unit);
  return [
    {
      type: 'sum',
      lines: [near.line, ...group.map(({ one }, i) => one.lineAt(parts[i]!.start))],
      stated: near.text,
      found: `${parts.map(({ text }) => text).join('＋')}＝${found}`,
      severity: 'high',
      message: `总数${near.text}与各分项之和${found}不符，各项占比都按${found}计算。`,
      proposal: found,
    },
  ];
}

function wrong(one: Text, percent: Amount, part: Amount, whole: Amount): Remark {
  const places = /\.(\d+)/u.exec(percent.text)?.[1]?.length ?? 0;
  const found = `${round(multiply(divide(part.base, whole.base), rational(100)), places)}%`;
  return {
    type: 'share',
    lines: [one.lineAt(percent.start), one.lineAt(part.start)],
    stated: percent.text,
    found: `${part.text}÷${whole.text}＝${found}`,
    severity: 'high',
    message: `占比${percent.text}与数额不符：${part.text}占${whole.text}的${found}。`,
    proposal: found,
  };
}

/** Shares of one sentence, or of the items of one list, that nearly but not quite make 100%. */
function hundred({ passages }: Subject): Remark[] {
  const lists = [
    ...passages.map((passage) => shares(passage)),
    ...Map.groupBy(passages, ({ parent }) => parent)
      .values()
      .map((siblings) => siblings.map((passage) => shares(passage)))
      .filter((each) => each.length > 1 && each.filter((one) => one.length === 1).length >= 3)
      .map((each) => each.flat()),
  ];
  return lists.flatMap((list): Remark[] => {
    if (list.length < 3) return [];
    const sum = list.reduce<Rational>((all, { percent }) => add(all, percent.value), { n: 0n, d: 1n });
    const slack = rational(list.length, 100);
    const off = add(sum, rational(-100));
    const distance = off.n < 0n ? { n: -off.n, d: off.d } : off;
    if (compare(distance, slack) <= 0 || compare(distance, rational(10)) > 0) return [];
    return [
      {
        type: 'share',
        lines: list.map(({ one, percent }) => one.lineAt(percent.start)),
        stated: list.map(({ percent }) => percent.text).join('＋'),
        found: `${toDecimal(sum)}%`,
        severity: 'high',
        message: `各项占比之和为${toDecimal(sum)}%，不是100%。`,
      },
    ];
  });
}

const of100 = (value: Rational): Rational => divide(value, rational(100));

/** Is part ÷ whole the percentage, to within one unit of its last digit? */
function fits(part: Rational, whole: Rational, percent: Amount): boolean {
  if (whole.n === 0n) return false;
  const exact = multiply(divide(part, whole), rational(100));
  const places = /\.(\d+)/u.exec(percent.text)?.[1]?.length ?? 0;
  const unit = fromDecimal(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`)!;
  const off = add(exact, { n: -percent.value.n, d: percent.value.d });
  return compare(off.n < 0n ? { n: -off.n, d: off.d } : off, places === 0 ? rational(1, 2) : unit) <= 0;
}
