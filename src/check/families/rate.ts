/** Rates: 30000亩 at 60元/亩 are 180万元; what a person pays and what the fund pays make the fee. */
import {
  add,
  compare,
  divide,
  fromDecimal,
  multiply,
  type Rational,
  rational,
  toDecimal,
} from '../../text/rational.ts';
import { type Amount, amountsIn, isNear } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import type { Passage, Subject } from '../subject.ts';

export const rate: Family = {
  name: 'rate',
  explanation: '单价乘以数量应等于金额；按标准和比例计算的各档数额应与标准相合。',
  check: (subject) => [...subject.grids.flatMap(rows), ...(subject.orderly ? siblings(subject) : [])],
};

/** Rows that name one rate and one quantity: most of them give the amount, so that one that does not is wrong. */
function rows(grid: Grid): Remark[] {
  const judged = grid.rows.flatMap(({ line, cells }) => {
    const found = productOf(cells);
    return found ? [{ line, ...found }] : [];
  });
  const right = judged.filter(({ holds }) => holds).length;
  if (right < 3 || right < judged.length * 0.7) return [];
  return judged
    .filter(({ holds }) => !holds)
    .flatMap(({ line, shown, product, amount }): Remark[] => {
      if (!isNear(product, amount.base, 40)) return [];
      const found = `${toDecimal(divide(product, rational(10_000)))}万元`;
      return [
        {
          type: 'sum',
          lines: [line],
          stated: amount.printed,
          found: `${shown}＝${found}`,
          severity: 'high',
          message: `表中金额${amount.printed}与单价乘数量不符：${shown}＝${found}。`,
        },
      ];
    });
}

interface Product {
  holds: boolean;
  shown: string;
  product: Rational;
  amount: { base: Rational; printed: string };
}

function productOf(cells: string[]): Product | null {
  // The amount is a bare decimal in a cell of its own, in 万元.
  const printed = cells.filter((cell) => /^\d+\.\d{1,2}$/u.test(cell));
  if (printed.length !== 1) return null;
  const amount = { base: multiply(fromDecimal(printed[0]!)!, rational(10_000)), printed: printed[0]! };
  const all = cells.map((cell) => amountsIn(cell));
  const rates = all.find((found) => found.length > 0 && found.every(({ per }) => per !== null));
  if (!rates) return null;
  const quantities = all
    .filter((found) => found !== rates)
    .flat()
    .filter(({ rate: isRate, loose }) => !isRate && !loose);
  const of = (one: Amount): Amount[] => quantities.filter((quantity) => counts(quantity, one.per!));
  if (rates.length === 1) {
    const own = of(rates[0]!);
    if (own.length === 0) return null;
    const products = own.map((quantity) => ({
      quantity,
      value: multiply(scaled(quantity, rates[0]!.per!), rates[0]!.base),
    }));
    const hit = products.find(({ value }) => compare(value, amount.base) === 0 || isNearly(value, amount));
    const shown = hit ?? products.find(({ value }) => isNear(value, amount.base, 40)) ?? products[0]!;
    return {
      holds: hit !== undefined,
      shown: `${shown.quantity.text}×${rates[0]!.text}`,
      product: shown.value,
      amount,
    };
  }
  // Several rates beside as many quantities, in order; a total may stand before them.
  const own = quantities.filter((quantity) => counts(quantity, rates[0]!.per!));
  const last = [own.slice(-rates.length), own.slice(1, rates.length + 1), own.slice(0, rates.length)].filter(
    (set) => set.length === rates.length,
  );
  const sums = last.map((set) => ({
    set,
    value: sumOf(set.map((quantity, i) => multiply(scaled(quantity, rates[i]!.per!), rates[i]!.base))),
  }));
  if (sums.length === 0) return null;
  const hit = sums.find(({ value }) => compare(value, amount.base) === 0);
  const shown = hit ?? sums.find(({ value }) => isNear(value, amount.base, 40)) ?? sums[0]!;
  return {
    holds: hit !== undefined,
    shown: shown.set.map((quantity, i) => `${quantity.text}×${rates[i]!.text}`).join('＋'),
    product: shown.value,
    amount,
  };
}

const sumOf = (values: Rational[]): Rational => values.reduce<Rational>((sum, one) => add(sum, one), { n: 0n, d: 1n });

/** 13.797万元 printed as 13.80. */
const isNearly = (value: Rational, { base }: { base: Rational }): boolean => {
  const off = add(value, { n: -base.n, d: base.d });
  return compare(off.n < 0n ? { n: -off.n, d: off.d } : off, rational(50)) <= 0;
};

const SAME: Record<string, string> = { 名: '人', 人: '人', 生: '人', 亩: '亩', 万亩: '亩' };

function counts({ unit }: Amount, per: string): boolean {
  const bare = unit.replace(/^[十百千万亿]+(?=.)/u, '');
  return (SAME[bare] ?? bare) === (SAME[per] ?? per) || (per === '个' && /[个家座处村]/u.test(bare));
}

/** How many times the rate counts: 1.5万亩 at a rate for each 亩 is 15000. */
function scaled({ value, unit }: Amount, _per: string): Rational {
  const scale = /^[十百千万亿]+(?=.)/u.exec(unit)?.[0] ?? '';
  const factor = [...scale].reduce(
    (all, c) => all * ({ 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }[c] ?? 1),
    1,
  );
  return multiply(value, rational(factor));
}

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
    if (!best || best.right.length < 2) return agreed(judged, wholes);
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

/** The items agree on a fee that is printed nowhere, and nearly so in one place. */
function agreed(judged: Parts[], wholes: { passage: Passage; amount: Amount }[]): Remark[] {
  const values = judged.flatMap(({ make }) => make);
  const fee = values.find(
    (value) => judged.filter(({ make }) => make.some((one) => compare(one, value) === 0)).length >= 3,
  );
  if (!fee || wholes.some(({ amount }) => compare(amount.base, fee) === 0)) return [];
  const near = wholes.find(
    ({ amount, passage }) =>
      isNear(fee, amount.base, 15) &&
      passage !== judged[0]!.passage &&
      amount.base.n > 0n &&
      !judged.some((one) => one.passage === passage),
  );
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
