/** A heading's amount against the amounts of the items under it, and 元 printed for 万元 on the way. */
import { add, compare, type Rational } from '../../text/rational.ts';
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { itemsUnder, type Passage } from '../subject.ts';

export const sumOverItems: Family = {
  name: 'sum-over-items',
  explanation: '一段话给出的总额（或项目数）应等于其下各条所列数额之和；数字相符而单位不同的，多半是漏写了“万”。',
  check: ({ passages, orderly }) =>
    orderly ? [...passages.flatMap(remarksOn), ...passages.flatMap(sharedOut), ...sections(passages)] : [],
};

function remarksOn(head: Passage): Remark[] {
  const items = itemsUnder(head);
  if (items.length < 2) return [];
  const stated = amountsIn(head.text).filter(isPlain);
  const listed = items.map((item) => ({ item, amounts: amountsIn(item.text).filter(isPlain) }));
  return [...new Set(stated.map((one) => one.dimension))].flatMap((dimension): Remark[] => {
    const totals = stated.filter((one) => one.dimension === dimension);
    const parts = listed.map(({ item, amounts }) => ({ item, own: amounts.filter((a) => a.dimension === dimension) }));
    // One total and one amount in each item: anything else needs understanding.
    if (parts.some(({ own }) => own.length !== 1)) return [];
    const sum = parts.reduce<Rational>((all, { own }) => add(all, own[0]!.base), { n: 0n, d: 1n });
    if (totals.some((total) => compare(total.base, sum) === 0)) return [];
    const lines = (total: Amount): number[] => [
      head.lineAt(total.start),
      ...parts.map(({ item, own }) => item.lineAt(own[0]!.start)),
    ];
    const shown = parts.map(({ own }) => own[0]!.text).join('＋');
    const slip = totals.find((total) =>
      isUnitSlip(
        total,
        sum,
        parts.map(({ own }) => own[0]!),
      ),
    );
    if (slip) {
      const found = printIn(sum, parts[0]!.own[0]!.unit);
      return [
        {
          type: 'unit',
          lines: lines(slip),
          stated: slip.text,
          found,
          severity: 'high',
          message: `总额写作“${slip.text}”，而各条合计${shown}＝${found}，单位疑有误。`,
          proposal: found,
        },
      ];
    }
    const total = totals.length === 1 ? totals[0]! : undefined;
    if (!total || !isNear(sum, total.base, 40)) return [];
    const found = printIn(sum, total.unit);
    return [
      {
        type: dimension === '元' || dimension === '㎡' ? 'sum' : 'count',
        lines: lines(total),
        stated: total.text,
        found: `${shown}＝${found}`,
        severity: 'high',
        message: `总数${total.text}与所列各条不符：${shown}＝${found}。`,
        proposal: found,
      },
    ];
  });
}

const isPlain = (one: Amount): boolean => !one.rate && !one.loose && one.dimension !== '%';

/** The same digits in another unit of the same kind. */
function isUnitSlip(total: Amount, sum: Rational, parts: Amount[]): boolean {
  const unit = parts[0]!.unit;
  if (unit === total.unit || parts.some((part) => part.unit !== unit)) return false;
  const digits = parts.reduce<Rational>((all, part) => add(all, part.value), { n: 0n, d: 1n });
  return compare(digits, total.value) === 0 && compare(total.base, sum) !== 0;
}

/** （一）新建食堂10个 / 甲街道2个、乙街道3个、…: a heading that counts, and the sentence under it that shares the number out. */
function sharedOut(head: Passage): Remark[] {
  if (head.label === null || /[。；：]/u.test(head.text)) return [];
  const [total, more] = amountsIn(head.text).filter((one) => isPlain(one) && one.dimension !== '元');
  if (!total || more || total.end !== head.text.length) return [];
  return head.children.slice(0, 3).flatMap((passage): Remark[] => {
    const sentence = /^[^。；]*/u.exec(passage.text)![0];
    const parts = amountsIn(sentence).filter((one) => one.unit === total.unit);
    // Nothing but names and numbers.
    const rest = parts.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), sentence);
    if (parts.length < 4 || parts.some((one) => !isPlain(one)) || !/^(?:\p{Script=Han}{1,8}[、，]?)+$/u.test(rest))
      return [];
    if (rest.split(/[、，]/u).length !== parts.length) return [];
    const sum = parts.reduce<Rational>((all, one) => add(all, one.base), { n: 0n, d: 1n });
    if (compare(sum, total.base) === 0 || !isNear(sum, total.base, 40)) return [];
    const found = printIn(sum, total.unit);
    return [
      {
        type: 'count',
        lines: [head.lineAt(total.start), ...parts.map((one) => passage.lineAt(one.start))],
        stated: total.text,
        found: `${parts.map(({ text }) => text).join('＋')}＝${found}`,
        severity: 'high',
        message: `总数${total.text}与其下所分的数不符：${parts.map(({ text }) => text).join('＋')}＝${found}。`,
        proposal: found,
      },
    ];
  });
}

const ALLOTS = /(?:安排|投入|投资|统筹|整合|下达)[^，。；\d]{0,16}$/u;
const WHOLE = /(?:总额|总投资|总规模|规模|共|合计|总计|计划|预算|统筹整合|到位)[^，。；\d]{0,24}(?:为|达|达到|共)?$/u;

/** Sections that each allot an amount, and the total that the text names before them. */
function sections(passages: Passage[]): Remark[] {
  const groups = [...Map.groupBy(passages, ({ parent }) => parent).values()].filter((group) => group.length >= 3);
  return groups.flatMap((group): Remark[] => {
    const items = group.filter(({ label }) => label !== null);
    const parts = items.map(allotted);
    // 元 among 万元 is a slip of its own.
    if (items.length < 3 || new Set(parts.map((part) => part?.amount.unit)).size !== 1 || parts[0] === null) return [];
    const sum = parts.reduce<Rational>((all, part) => add(all, part!.amount.base), { n: 0n, d: 1n });
    const before = passages.slice(0, passages.indexOf(items[0]!)).flatMap((passage) =>
      amountsIn(passage.text)
        .filter((amount) => isPlain(amount) && amount.dimension === '元')
        .map((amount) => ({ passage, amount })),
    );
    if (before.some(({ amount }) => compare(amount.base, sum) === 0)) return [];
    const whole = before.findLast(
      ({ passage, amount }) => isNear(sum, amount.base, 15) && WHOLE.test(passage.text.slice(0, amount.start)),
    );
    if (!whole) return [];
    const shown = parts.map((part) => part!.amount.text).join('＋');
    const found = printIn(sum, whole.amount.unit);
    return [
      {
        type: 'sum',
        lines: [whole.passage.lineAt(whole.amount.start), ...parts.map((part) => part!.line)],
        stated: whole.amount.text,
        found: `${shown}＝${found}`,
        severity: 'high',
        message: `总额${whole.amount.text}与各类安排之和不符：${shown}＝${found}。`,
        proposal: found,
      },
    ];
  });
}

/** The first amount of a section: in its heading or in the paragraph under it. */
function allotted(item: Passage): { amount: Amount; line: number } | null {
  for (const passage of [item, ...item.children.filter(({ label }) => label === null).slice(0, 1)]) {
    const amount = amountsIn(passage.text).find((one) => isPlain(one) && one.dimension === '元');
    if (amount)
      return ALLOTS.test(passage.text.slice(0, amount.start)) ? { amount, line: passage.lineAt(amount.start) } : null;
  }
  return null;
}
