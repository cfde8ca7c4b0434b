/** Grades of one measure, each given by its bounds: 90分以上, 80分以上90分以下, 80分以下 leave no value out and give none to two. */
import { compare, fromDecimal, type Rational, toDecimal } from '../../text/rational.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';

export const tierChain: Family = {
  name: 'tier-chain',
  explanation: '按同一指标分档的，各档应首尾相接：前一档的上限就是后一档的下限，不留空档、不重叠。',
  check: (subject) => [...subject.passages.flatMap((passage) => clauses(passage)), ...items(subject)],
};

interface Range {
  from: Rational | null;
  to: Rational | null;
  unit: string;
  printed: string;
  line: number;
}

const N = '(\\d+(?:\\.\\d+)?)';
const UNIT = '([\\p{Script=Han}㎡%]{1,4}?)';
const ABOVE = '(?:（含[^（）]*）)?(?:以上|及以上)';
const BELOW = '(?:（(?:不)?含[^（）]*）)?(?:以下|以内|及以下)';
const UNDER = '(?:且|，)?(?:不足|不满|未满|低于|小于|少于)';
const RANGE = new RegExp(
  `(?<![\\d.])(?:${N}${UNIT}?${ABOVE}、?(?:(?:至|到)?${N}${UNIT}${BELOW}|${UNDER}${N}${UNIT}(?=的|，|：|；|。|$))|${N}${UNIT}${ABOVE}|${N}${UNIT}${BELOW}|(?:不足|不满|未满)${N}${UNIT}(?=的|，|：|；|。|$))`,
  'gu',
);

function rangesIn(text: string, lineAt: (at: number) => number): Range[] {
  return [...text.matchAll(RANGE)].map((match) => {
    const [printed, low, , high, highUnit, under, underUnit, above, aboveUnit, below, belowUnit, less, lessUnit] =
      match;
    const value = (digits: string | undefined): Rational | null => (digits === undefined ? null : fromDecimal(digits));
    return {
      from: value(low ?? above),
      to: value(high ?? under ?? below ?? less),
      unit: (highUnit ?? underUnit ?? aboveUnit ?? belowUnit ?? lessUnit)!,
      printed,
      line: lineAt(match.index),
    };
  });
}

/** 90分以上为优秀，80分以上90分以下为良好，…: the clauses of one sentence. */
function clauses(passage: Passage): Remark[] {
  return [...passage.text.matchAll(/[^。；]+/gu)].flatMap((sentence) =>
    ofUnits(
      [rangesIn(sentence[0], (at) => passage.lineAt(sentence.index + at))].flatMap((ranges) =>
        ranges.map((one) => [one]),
      ),
    ),
  );
}

/** The items of one list, of which each gives a range of the same measure. */
function items({ passages, orderly }: Subject): Remark[] {
  if (!orderly) return [];
  const groups = Map.groupBy(
    passages.filter(({ label }) => label !== null),
    ({ parent }) => parent,
  );
  return [...groups.values()].flatMap((group) =>
    ofUnits(group.map((passage) => rangesIn(passage.text.slice(0, 80), (at) => passage.lineAt(at)))),
  );
}

/** Each unit that every place gives once makes a chain. */
function ofUnits(places: Range[][]): Remark[] {
  const units = new Set(places.flatMap((ranges) => ranges.map(({ unit }) => unit)));
  return [...units].flatMap((unit) => {
    const own = places.map((ranges) => ranges.filter((range) => range.unit === unit));
    const given = own.filter((ranges) => ranges.length > 0);
    // Among items, one of another kind (其他情形) may stand; in a sentence every range is a place of its own.
    if (given.length < 3 || given.some((ranges) => ranges.length > 1) || given.length < own.length - 1) return [];
    return chain(given.flat());
  });
}

function chain(ranges: Range[]): Remark[] {
  const sorted = ranges.toSorted((a, b) => (a.from === null ? -1 : b.from === null ? 1 : compare(a.from, b.from)));
  const joints = sorted.slice(1).map((above, i) => ({ below: sorted[i]!, above }));
  // A grade without a bound in the middle belongs to another scale.
  if (joints.some(({ below, above }) => below.to === null || above.from === null)) return [];
  const broken = joints.filter(({ below, above }) => !meet(below.to!, above.from!));
  if (broken.length !== 1 || joints.length < 2) return [];
  const [{ below, above }] = broken as [(typeof broken)[number]];
  const gap = compare(below.to!, above.from!) < 0;
  const span = `${toDecimal(gap ? below.to! : above.from!)}至${toDecimal(gap ? above.from! : below.to!)}${above.unit}`;
  return [
    {
      type: gap ? 'threshold-gap' : 'threshold-overlap',
      lines: [above.line, below.line],
      stated: `${below.printed}；${above.printed}`,
      found: gap ? `${span}没有规定` : `${span}同属两档`,
      severity: 'medium',
      message: gap
        ? `“${below.printed}”与“${above.printed}”之间有空档。`
        : `“${below.printed}”与“${above.printed}”重叠：${span}同属两档。`,
    },
  ];
}

/** On one bound, or on neighbouring whole numbers: 59分以下, 60分以上. */
const meet = (to: Rational, from: Rational): boolean =>
  compare(to, from) === 0 || (to.d === 1n && from.d === 1n && from.n - to.n === 1n);
