/** Growth against its bases: 由100万元增加到120万元，增长20%; 由85%提高到90%，提高5个百分点. */
import { add, divide, fromDecimal, multiply, type Rational, rational, round } from '../../text/rational.ts';
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { sentences, type Text } from '../subject.ts';

export const growth: Family = {
  name: 'growth',
  explanation: '写明前后数值又写明增减幅度的，幅度应等于增减额除以原值（百分数之间为百分点之差）。',
  check: ({ texts }) =>
    texts.flatMap((text) => [
      ...(/[%％]|百分点/u.test(text.text) ? [...remarksOn(text), ...byDifference(text)] : []),
      ...(/[由从].*[到至为]/u.test(text.text) ? step(text) : []),
    ]),
};

const UP = '增加|增长|提高|提升|上升|扩大';
const DOWN = '下降|降低|减少|压减|缩减|减少';
const FROM = /[由从](?:20\d\d年)?(?:[^，。；\d]{0,14})$/u;
const TO = new RegExp(
  `^(?:左右)?(?:逐步)?(?:${UP}|${DOWN})?[到至为](?:20\\d\\d年的?)?(?:每\\p{Script=Han}{1,2})*$`,
  'u',
);
const BY = new RegExp(
  `^[，,]?(?:同比|累计|年均)?[^，。；\\d]{0,8}(?:${UP}|${DOWN}|增幅|降幅)(?:达|达到|为|了|约)?$`,
  'u',
);

function remarksOn(text: Text): Remark[] {
  return sentences(text, true).flatMap(({ text: sentence, start }) => {
    const amounts = amountsIn(sentence);
    return amounts.flatMap((before, i): Remark[] => {
      const [after, by] = [amounts[i + 1], amounts[i + 2]];
      if (!after || !by || by.dimension !== '%' || before.dimension !== after.dimension) return [];
      if (!FROM.test(sentence.slice(0, before.start)) || !TO.test(sentence.slice(before.end, after.start))) return [];
      const between = sentence.slice(after.end, by.start);
      if (!BY.test(between) || /年均/u.test(between) || by.text.includes('倍')) return [];
      const points = /百分点/u.test(by.unit);
      if (points !== (before.dimension === '%')) return [];
      const exact = points ? difference(before.value, after.value) : percent(before, after);
      if (exact === null || !isNear(by.value, exact, 60)) return [];
      if (isWithin(difference(by.value, exact), slack(before, after, by, points))) return [];
      const found = `${round(exact, Math.max(1, places(by)))}${points ? '个百分点' : '%'}`;
      return [
        {
          type: 'share',
          lines: [text.lineAt(start + by.start), text.lineAt(start + before.start)],
          stated: by.text,
          found: `${before.text}→${after.text}，${found}`,
          severity: 'high',
          message: `增减幅度${by.text}与前后数值不符：${before.text}到${after.text}为${found}。`,
          proposal: found,
        },
      ];
    });
  });
}

const STEP_BEFORE = new RegExp(`(?:${UP}|${DOWN})[^，。；\\d]{0,4}$`, 'u');
const STEP_BEHIND = new RegExp(`^[，,]?(?:每人每[年月])?(?:${UP}|${DOWN})(?:了)?$`, 'u');

/** 提高10元，由33.2元提高到43.2元; 由33.2元提高到43.2元，提高10元. */
function step(text: Text): Remark[] {
  return sentences(text, true).flatMap(({ text: sentence, start }) => {
    const amounts = amountsIn(sentence);
    return amounts.flatMap((before, i): Remark[] => {
      const after = amounts[i + 1];
      if (!after || before.unit !== after.unit || before.dimension === '%') return [];
      const lead = sentence.slice(0, before.start);
      if (!/[由从][^，。；\d]{0,14}$/u.test(lead) || !TO.test(sentence.slice(before.end, after.start))) return [];
      const [ahead, behind] = [amounts[i - 1], amounts[i + 2]];
      const said =
        behind?.unit === before.unit && STEP_BEHIND.test(sentence.slice(after.end, behind.start))
          ? behind
          : ahead?.unit === before.unit &&
              STEP_BEFORE.test(sentence.slice(0, ahead.start)) &&
              /^[，,](?:即|其中)?[^，。；\d]{0,20}$/u.test(sentence.slice(ahead.end, before.start))
            ? ahead
            : null;
      const exact = difference(before.base, after.base);
      if (!said || said.loose || isWithin(difference(said.base, exact), rational(0))) return [];
      if (!isNear(said.base, exact, 60)) return [];
      const found = printIn(exact, said.unit);
      return [
        {
          type: 'sum',
          lines: [text.lineAt(start + said.start), text.lineAt(start + before.start)],
          stated: said.text,
          found: `${before.text}→${after.text}，相差${found}`,
          severity: 'high',
          message: `增减额${said.text}与前后数值不符：${before.text}到${after.text}相差${found}。`,
          proposal: found,
        },
      ];
    });
  });
}

const MORE = new RegExp(`[比较](?:上年|去年|同期|20\\d\\d年|上年同期)(?:${UP}|${DOWN})(?:了|额)?$`, 'u');

/** 完成128.6亿元，比上年增加6.1亿元，增长5.0%: the base is what is left of the first without the second. */
function byDifference(text: Text): Remark[] {
  return sentences(text, true).flatMap(({ text: sentence, start }) => {
    const amounts = amountsIn(sentence);
    return amounts.flatMap((more, i): Remark[] => {
      const [now, by] = [amounts.slice(0, i).findLast(({ dimension }) => dimension !== '%'), amounts[i + 1]];
      if (!now || !by || by.unit !== '%' || more.dimension !== now.dimension || more.dimension === '%') return [];
      if (!MORE.test(sentence.slice(0, more.start)) || /[。；]/u.test(sentence.slice(now.end, more.start))) return [];
      const way = new RegExp(`^[，,]?(?:同比)?(${UP}|${DOWN}|增幅|降幅)(?:达|为|了)?$`, 'u').exec(
        sentence.slice(more.end, by.start),
      );
      const falls = new RegExp(DOWN, 'u').test(sentence.slice(now.end, more.start));
      if (!way) return [];
      const base = add(now.base, falls ? more.base : { n: -more.base.n, d: more.base.d });
      if (base.n <= 0n) return [];
      const exact = multiply(divide(more.base, base), rational(100));
      const loose = add(
        divide(lastPlace(by), rational(2)),
        multiply(divide(add(half(more), half(now)), base), rational(100)),
      );
      if (!isNear(by.value, exact, 60) || isWithin(difference(by.value, exact), loose)) return [];
      const found = `${round(exact, Math.max(1, places(by)))}%`;
      return [
        {
          type: 'share',
          lines: [text.lineAt(start + by.start), text.lineAt(start + now.start)],
          stated: by.text,
          found: `${more.text}÷（${now.text}${falls ? '＋' : '－'}${more.text}）＝${found}`,
          severity: 'high',
          message: `增减幅度${by.text}与增减额不符：按${now.text}和${more.text}计算为${found}。`,
          proposal: found,
        },
      ];
    });
  });
}

function difference(a: Rational, b: Rational): Rational {
  const off = add(b, { n: -a.n, d: a.d });
  return off.n < 0n ? { n: -off.n, d: off.d } : off;
}

const percent = (before: Amount, after: Amount): Rational | null =>
  before.base.n === 0n ? null : multiply(divide(difference(before.base, after.base), before.base), rational(100));

const places = ({ text }: Amount): number => /\.(\d+)/u.exec(text)?.[1]?.length ?? 0;

/** Half of the last printed place, in base units; people and households are counted, not rounded. */
function half(amount: Amount): Rational {
  if (amount.value.n === 0n) return rational(0);
  if (places(amount) === 0 && !/[万亿%％‰千百]/u.test(amount.unit)) return rational(0);
  return divide(multiply(lastPlace(amount), divide(amount.base, amount.value)), rational(2));
}

const lastPlace = (amount: Amount): Rational =>
  fromDecimal(places(amount) === 0 ? '1' : `0.${'0'.repeat(places(amount) - 1)}1`)!;

/** How far the printed growth may be from the growth of the printed values, which are rounded themselves. */
function slack(before: Amount, after: Amount, by: Amount, points: boolean): Rational {
  const own = divide(lastPlace(by), rational(2));
  if (points) return own;
  const bases = add(half(after), multiply(half(before), divide(after.base, before.base)));
  return add(own, multiply(divide(bases, before.base), rational(100)));
}

const isWithin = (off: Rational, most: Rational): boolean => off.n * most.d <= most.n * off.d;
