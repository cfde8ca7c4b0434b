/** Thresholds that leave a value to nobody or give it to two: above 1% is banned, below 1% is allowed, and 1%? */
import { compare, fromDecimal, type Rational, toDecimal } from '../../text/rational.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';

export const threshold: Family = {
  name: 'threshold',
  explanation:
    '分档标准应首尾相接：既不留空档，也不让同一数值落入两档；“以上”“以下”包括本数，“超过”“不满”不包括（民法典第1259条）。',
  check: (subject) => [
    ...opposites(subject),
    ...doubled(subject),
    ...inSentence(subject),
    ...(subject.orderly ? tiers(subject) : []),
  ],
};

const SIDE = /(\p{Script=Han}{2})(高于|大于|超过|低于|小于)(\d+(?:\.\d+)?)(%|‰|[\p{Script=Han}]{1,3})/gu;
const ABOVE = /高于|大于|超过/u;

/** X高于1% here and X低于1% there: exactly 1% is neither. */
function opposites({ passages }: Subject): Remark[] {
  const sides = passages.flatMap((passage) =>
    [...passage.text.matchAll(SIDE)].flatMap((match) => {
      const [printed, subject, word, value, unit] = match;
      if (/[不得应须]$/u.test(subject!)) return [];
      return [
        { printed, key: `${subject} ${value}${unit![0]}`, above: ABOVE.test(word!), line: passage.lineAt(match.index) },
      ];
    }),
  );
  const groups = Map.groupBy(sides, ({ key }) => key);
  const pairs = [...groups.values()].flatMap((group) => {
    const above = group.find((side) => side.above);
    const below = group.find((side) => !side.above);
    return above && below ? [[above, below] as const] : [];
  });
  if (pairs.length === 0) return [];
  const shown = pairs.map(([above, below]) => `“${above.printed}”与“${below.printed}”`).join('、');
  return [
    {
      type: 'threshold-gap',
      lines: [...new Set(pairs.flatMap(([above, below]) => [above.line, below.line]))],
      stated: pairs.map(([above]) => above.printed).join('、'),
      found: pairs.map(([, below]) => below.printed).join('、'),
      severity: 'high',
      message: `${shown}之间，正好等于界限的情形没有规定。`,
    },
  ];
}

/** 超过1000万元以上: the first word leaves the bound out, the second takes it in. */
const DOUBLED =
  /(?:超过|大于|高于|多于)\d+(?:\.\d+)?[\p{Script=Han}%㎡]{1,4}?(?:及)?以上|(?:低于|小于|少于|不足)\d+(?:\.\d+)?[\p{Script=Han}%㎡]{1,4}?(?:及)?以下/gu;

function doubled({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(DOUBLED)].map(
      (match): Remark => ({
        type: 'threshold-overlap',
        lines: [lineAt(match.index)],
        stated: match[0],
        found: '是否包括本数前后矛盾',
        severity: 'low',
        message: `“${match[0]}”中“${match[0].slice(0, 2)}”不包括本数，“${match[0].slice(-2)}”包括本数，是否包括本数不明。`,
      }),
    ),
  );
}

/** Said once, it holds for all: 包含下限不包括上限, “以上”包括本数，“以下”不包括本数. */
const RULE = /(?:不包括|不含|不包含)(?:本数|上限|下限)|含下限|含上限/u;

/** 500-1000人…，1000人以上…: the range ends on its last number, and 以上 begins with it. */
const MEETING = [
  /(?<![\d.年])\d+(?:\.\d+)?[-—–~～至](\d+(?:\.\d+)?)([\p{Script=Han}㎡%]{1,3}?)(?!以|（不含)[^。；\d]{0,20}[、，](?:[^。；\d]{0,20})(?<![\d.])\1\2(?:（含）|及)?以上/gu,
  /(?<![\d.])(\d+(?:\.\d+)?)([\p{Script=Han}㎡%]{1,3}?)(?:（含）|及)?以下[^。；\d]{0,20}[、，](?:[^。；\d]{0,20})(?<![\d.])\1[-—–~～至]\d+(?:\.\d+)?\2/gu,
];

function inSentence({ passages, texts }: Subject): Remark[] {
  if (passages.some(({ text }) => RULE.test(text))) return [];
  return texts.flatMap(({ text, lineAt }) =>
    MEETING.flatMap((pattern) => [...text.matchAll(pattern)]).map(
      (match): Remark => ({
        type: 'threshold-overlap',
        lines: [lineAt(match.index)],
        stated: match[0],
        found: `${match[1]}${match[2]}同属两档`,
        severity: 'low',
        message: `“${match[0]}”中，${match[1]}${match[2]}同属两档。`,
      }),
    ),
  );
}

interface Tier {
  passage: Passage;
  from: Rational | null;
  to: Rational | null;
  /** Does the tier hold its own bound? */
  closedFrom: boolean;
  closedTo: boolean;
  unit: string;
  printed: string;
}

const N = '(\\d+(?:\\.\\d+)?)';
const UNIT = '([\\p{Script=Han}㎡%]{1,4}?)';
const BETWEEN = new RegExp(
  `${N}${UNIT}?(以上|（含）以上|及以上|不满|[-—~～至])，?(?:且?(?:不足|不满|低于|小于))?${N}${UNIT}(以下|以内|不满|（不含）)?(?:的|，|：|；|。|$)`,
  'u',
);

/** Neighbouring items of one list, each a range of the same measure. */
function tiers({ passages }: Subject): Remark[] {
  const rule = passages.some(({ text }) => RULE.test(text));
  const groups = Map.groupBy(passages, ({ parent }) => parent);
  return [...groups.values()].flatMap((group) => {
    const found = group.flatMap((passage) => tierOf(passage));
    if (found.length < 2) return [];
    return found.flatMap((tier, i): Remark[] => {
      const previous = found[i - 1];
      if (!previous || previous.unit !== tier.unit) return [];
      const [low, high] =
        previous.to && tier.from && compare(previous.to, tier.from) <= 0 ? [previous, tier] : [tier, previous];
      if (!low.to || !high.from) return [];
      const order = compare(low.to, high.from);
      const lines = [tier.passage.line, previous.passage.line];
      if (order < 0 && !isNext(low.to, high.from))
        return [
          {
            type: 'threshold-gap',
            lines,
            stated: `${low.printed}；${high.printed}`,
            found: `${toDecimal(low.to)}至${toDecimal(high.from)}${tier.unit}没有规定`,
            severity: 'medium',
            message: `“${low.printed}”与“${high.printed}”之间有空档。`,
          },
        ];
      if (order === 0 && low.closedTo && high.closedFrom && !rule)
        return [
          {
            type: 'threshold-overlap',
            lines,
            stated: `${low.printed}；${high.printed}`,
            found: `${toDecimal(low.to)}${tier.unit}同属两档`,
            severity: 'low',
            message: `“${low.printed}”与“${high.printed}”都包括${toDecimal(low.to)}${tier.unit}。`,
          },
        ];
      return [];
    });
  });
}

function tierOf(passage: Passage): Tier[] {
  const match = BETWEEN.exec(passage.text.slice(0, 60));
  if (!match) return [];
  const [printed, from, , word, to, unit, end] = match;
  return [
    {
      passage,
      from: fromDecimal(from!),
      to: fromDecimal(to!),
      closedFrom: !/不满/u.test(word!),
      closedTo: /以下|以内/u.test(end ?? '') && !/不足|不满|低于|小于/u.test(printed!),
      unit: unit!,
      printed: printed!.replace(/[，：；。的]$/u, ''),
    },
  ];
}

/** 15日 and 16日 adjoin: both whole, and one apart. */
function isNext(a: Rational, b: Rational): boolean {
  return a.d === 1n && b.d === 1n && b.n - a.n === 1n;
}
