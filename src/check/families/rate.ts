/** Rates: 30000亩 at 60元/亩 are 180万元, in a row of a table and in a sentence. */
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
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import { type Passage, sentences } from '../subject.ts';

export const rate: Family = {
  name: 'rate',
  explanation: '单价乘以数量应等于金额；表中多数行相合而个别行不合的，该行有误。',
  check: ({ grids, passages }) => [...grids.flatMap(remarksOn), ...passages.flatMap(inSentence)],
};

const TOTAL =
  /(?:共计?|合计|总计|总额|共需|需资金|资金|补助|投资|计)(?:补助|资金|经费|投资|发放|奖补|需要?)?(?:资金|金额|经费)?(?:为|约)?$/u;

/** 补助3000亩，每亩60元，共18万元: one quantity, one rate and one amount behind both. */
function inSentence(passage: Passage): Remark[] {
  return sentences(passage, true).flatMap(({ text, start }): Remark[] => {
    if (!/元/u.test(text)) return [];
    const amounts = amountsIn(text);
    const rates = amounts.filter(({ per, dimension, loose }) => per !== null && dimension === '元' && !loose);
    const totals = amounts.filter(
      ({ per, rate, dimension, loose }) => per === null && !rate && dimension === '元' && !loose,
    );
    const [rate, total] = [rates[0], totals[0]];
    if (!rate || !total || rates.length > 1 || totals.length > 1) return [];
    const quantities = amounts.filter((one) => !one.rate && isCounted(one, rate.per!));
    const [quantity] = quantities;
    if (!quantity || quantities.length > 1 || quantity.loose || total.start < Math.max(rate.start, quantity.start))
      return [];
    const between = text.slice(Math.max(rate.end, quantity.end), total.start);
    // For months or years it is paid more than once; 另 opens another matter.
    if (/另|还|其中|包括|其余/u.test(between)) return [];
    if (!TOTAL.test(text.slice(0, total.start)) || /每[年月日天季]|[/／][年月日天]|[年月](?:补助|发放)?\d/u.test(text))
      return [];
    const product = multiply(times(quantity), rate.base);
    const slip = compare(product, multiply(total.base, rational(10_000))) === 0;
    if (isRounded(product, total.base) || !(slip || isNear(product, total.base, 40))) return [];
    const found = printIn(product, slip ? `万${total.unit}` : total.unit);
    return [
      {
        type: slip ? 'unit' : 'sum',
        lines: [
          passage.lineAt(start + total.start),
          passage.lineAt(start + rate.start),
          passage.lineAt(start + quantity.start),
        ],
        stated: total.text,
        found: `${quantity.text}×${rate.text}＝${found}`,
        severity: 'high',
        message: `金额${total.text}与单价乘数量不符：${quantity.text}×${rate.text}＝${found}。`,
        proposal: found,
      },
    ];
  });
}

/** Most rows give their amount, so that one that does not is wrong. */
function remarksOn(grid: Grid): Remark[] {
  const judged = grid.rows.flatMap(({ line, cells }) => {
    const found = productOf(cells);
    return found ? [{ line, ...found }] : [];
  });
  const right = judged.filter(({ holds }) => holds).length;
  if (right < 3 || right < judged.length * 0.7) return [];
  return judged
    .filter(({ holds, product, amount }) => !holds && isNear(product, amount, 40))
    .map(({ line, shown, product, printed }): Remark => {
      const found = `${toDecimal(divide(product, rational(10_000)))}万元`;
      return {
        type: 'sum',
        lines: [line],
        stated: printed,
        found: `${shown}＝${found}`,
        severity: 'high',
        message: `表中金额${printed}与单价乘数量不符：${shown}＝${found}。`,
      };
    });
}

interface Product {
  holds: boolean;
  /** 1000亩×800元/亩 */
  shown: string;
  product: Rational;
  amount: Rational;
  /** The amount's cell. */
  printed: string;
}

/** The rates of one cell times the quantities of the others, against the only bare decimal of the row, in 万元. */
function productOf(cells: string[]): Product | null {
  const [printed, more] = cells.filter((cell) => /^\d+\.\d{1,2}$/u.test(cell));
  const found = cells.map((cell) => amountsIn(cell));
  const rates = found.find((own) => own.length > 0 && own.every(({ per }) => per !== null));
  if (printed === undefined || more !== undefined || !rates) return null;
  const amount = multiply(fromDecimal(printed)!, rational(10_000));
  const quantities = found
    .filter((own) => own !== rates)
    .flat()
    .filter((one) => !one.rate && !one.loose && isCounted(one, rates[0]!.per!));
  // Several rates stand beside as many quantities, in order; a total may stand before them.
  const products = runs(quantities, rates.length).map((run) => ({
    shown: run.map((quantity, i) => `${quantity.text}×${rates[i]!.text}`).join('＋'),
    product: run
      .map((quantity, i) => multiply(times(quantity), rates[i]!.base))
      .reduce((sum, one) => add(sum, one), rational(0)),
  }));
  const hit = products.find(({ product }) => isRounded(product, amount));
  const best = hit ?? products.find(({ product }) => isNear(product, amount, 40)) ?? products[0];
  return best ? { ...best, holds: hit !== undefined, amount, printed } : null;
}

/** All runs of `length` neighbours. */
const runs = <T>(all: T[], length: number): T[][] =>
  all.map((_, i) => all.slice(i, i + length)).filter((run) => run.length === length);

/** 13.797万元 may be printed as 13.80. */
function isRounded(value: Rational, amount: Rational): boolean {
  const off = add(value, { n: -amount.n, d: amount.d });
  return compare(off.n < 0n ? { n: -off.n, d: off.d } : off, rational(50)) <= 0;
}

const SCALE = /^[十百千万亿]+(?=.)/u;
const SCALES: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const SAME: Record<string, string> = { 名: '人', 生: '人' };

/** Is the rate one for each of these? 元/人 for 380名, 元/个 for 7家. */
function isCounted({ unit }: Amount, per: string): boolean {
  const bare = unit.replace(SCALE, '');
  return (SAME[bare] ?? bare) === (SAME[per] ?? per) || (per === '个' && /[家座处村]/u.test(bare));
}

/** How many times the rate counts: 1.5万亩 is 15000 at a rate for each 亩. */
function times({ value, unit }: Amount): Rational {
  const scale = [...(SCALE.exec(unit)?.[0] ?? '')].reduce((all, c) => all * (SCALES[c] ?? 1), 1);
  return multiply(value, rational(scale));
}
